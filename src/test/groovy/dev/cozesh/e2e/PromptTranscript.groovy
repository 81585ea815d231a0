package dev.cozesh.e2e

import java.util.regex.Pattern

/**
 * What was done at a terminal, as a page shows it: lines that begin with the prompt of a shell or of cozesh, with what
 * was typed behind it, and what was printed until the next prompt.
 */
class PromptTranscript {
  private static final Pattern PROMPT = ~/^(cozesh\[[^>]*\](?: dry)?>|\$)(?: (.*))?$/
  /** Ours names what is missing; a shell's is bare. */
  private static final Pattern MORE = ~/^(?:… \S*)?> (.*)$/

  /** One input and its output. */
  static class Step {
    /** The prompt in front of the first line. */
    String prompt
    List<String> typed
    /** The lines of the page that hold the input, as they stand there. */
    List<String> head
    List<String> expected

    /** Whether the promised lines are those of the screen, input included. */
    boolean matches(List<String> screen) {
      def completed = typed[0].endsWith('⇥')
      Transcript.matches((completed ? [] : head) + expected.findAll { it != '^C' }, screen.join('\n'), '')
    }

    @Override
    String toString() {
      (head + expected).join('\n')
    }
  }

  static List<Step> of(List<String> lines) {
    def steps = []
    lines.each { line ->
      def last = steps ? steps.last() : null
      def more = line =~ MORE
      if (isPrompt(line) && !(last && last.typed[0].endsWith('⇥') && last.expected.empty)) {
        steps << new Step(prompt: line - typed(line), typed: [typed(line)], head: [shown(line)], expected: [])
      } else if (!last) {
        throw new AssertionError((Object) "a transcript starts with a prompt, not with: $line")
      } else if (last.expected.empty && more.matches() && !last.typed[0].endsWith('⇥')) {
        last.typed << more.group(1)
        last.head << line
      } else {
        last.expected << line
      }
    }
    steps
  }

  /** Whether the prompt of cozesh stands in it, so that it takes a terminal. */
  static boolean isAtPrompt(List<String> lines) {
    lines.any { isPrompt(it) && it.startsWith('cozesh') }
  }

  static boolean isPrompt(String line) {
    line ==~ PROMPT
  }

  /** What stands behind a prompt. */
  static String typed(String line) {
    def found = line =~ PROMPT
    found.matches() && found.group(2) ? found.group(2).stripTrailing() : ''
  }

  /** A key that leaves no trace on the screen stands only on the page. */
  private static String shown(String line) {
    typed(line) == '^D' ? line[0..<-2] : line
  }
}
