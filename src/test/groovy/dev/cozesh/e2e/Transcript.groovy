package dev.cozesh.e2e

import java.util.regex.Pattern

/**
 * Commands and what they print, as a page shows them: a line that starts with {@code $ } is a command,
 * goes on behind a backslash, and what follows is its output.
 */
class Transcript {
  /** One command with the output that the page promises. */
  static class Step {
    String command
    List<String> expected
  }

  static List<Step> of(List<String> lines) {
    def steps = []
    def open = false
    lines.each { line ->
      if (open) {
        steps.last().command += '\n' + line
      } else if (line.startsWith('$ ')) {
        steps << new Step(command: line.drop(2), expected: [])
      } else if (steps) {
        steps.last().expected << line
        return
      } else {
        throw new AssertionError((Object) "a transcript starts with a command, not with: $line")
      }
      open = line.endsWith('\\')
    }
    steps
  }

  /**
   * Whether the promised lines are what was printed. Each line comes from one of the two streams, and
   * each stream's own order is kept; how the two run into each other is not asked, nor are blank lines
   * at the end. A promised {@code …} stands for anything within its line, alone on a line for any
   * lines; ids of 19 digits and ports of this machine stand for any others.
   */
  static boolean matches(List<String> expected, String out, String err) {
    reached(trimmed(expected), trimmed(out.readLines()), trimmed(err.readLines()))
  }

  private static boolean reached(List<String> expected, List<String> out, List<String> err) {
    // Each element of the set: so many lines of out and of err are accounted for.
    def places = [[0, 0]] as Set
    expected.each { line ->
      places = line.trim() == '…' ? anyLines(places, out.size(), err.size()) : oneLine(places, pattern(line), out, err)
    }
    [out.size(), err.size()] in places
  }

  private static Set<List<Integer>> anyLines(Set<List<Integer>> places, int out, int err) {
    places.collectMany { place -> [(place[0]..out), (place[1]..err)].combinations() } as Set
  }

  private static Set<List<Integer>> oneLine(Set<List<Integer>> places, String pattern, List<String> out, List<String> err) {
    places.collectMany { place ->
      def (o, e) = place
      def next = []
      if (o < out.size() && out[o].stripTrailing() ==~ pattern) next << [o + 1, e]
      if (e < err.size() && err[e].stripTrailing() ==~ pattern) next << [o, e + 1]
      next
    } as Set
  }

  private static String pattern(String line) {
    line.stripTrailing().split('…', -1).collect { literal(it) }.join('.*')
  }

  private static String literal(String text) {
    def parts = []
    def from = 0
    def varying = text =~ /(?<![0-9])[0-9]{19}(?![0-9])|(?<=127\.0\.0\.1:|localhost:)[0-9]+/
    while (varying.find()) {
      parts << quoted(text.substring(from, varying.start())) << (varying.group().length() == 19 ? '[0-9]{19}' : '[0-9]+')
      from = varying.end()
    }
    (parts << quoted(text.substring(from))).join('')
  }

  private static String quoted(String text) {
    text ? Pattern.quote(text) : ''
  }

  private static List<String> trimmed(List<String> lines) {
    def last = lines.findLastIndexOf { !it.isBlank() }
    lines.take(last + 1)
  }
}
