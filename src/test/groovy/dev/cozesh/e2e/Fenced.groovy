package dev.cozesh.e2e

/** One fenced block of a Markdown page. */
class Fenced {
  String page
  int line
  String language
  List<String> lines

  /** The blocks of a page in one language, in order; the language is the first word behind the fence. */
  static List<Fenced> of(String page, String text, String language) {
    def blocks = []
    Fenced open = null
    def indent = 0
    text.readLines().eachWithIndex { line, at ->
      def fence = line =~ /^( {0,3})```+ *([^ `]*)[^`]*$/
      if (open) {
        if (line ==~ /^ {0,3}```+ *$/) {
          blocks << open
          open = null
        } else {
          open.lines << (line.take(indent).isBlank() ? line.drop(indent) : line)
        }
      } else if (fence.find()) {
        indent = fence.group(1).length()
        open = new Fenced(page: page, line: at + 1, language: fence.group(2), lines: [])
      }
    }
    if (open) {
      throw new AssertionError((Object) "$open is not closed")
    }
    blocks.findAll { it.language == language }
  }

  String text() {
    lines.join('\n') + '\n'
  }

  @Override
  String toString() {
    "$page:$line"
  }
}
