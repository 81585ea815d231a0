package dev.cozesh.shell.prompt

/** A screen that obeys what a line editor sends: cursor moves and erasing. Every character takes one cell. */
class TinyScreen {
  private final int columns
  private final List<StringBuilder> rows
  private int row
  private int column

  TinyScreen(int columns, int height) {
    this.columns = columns
    rows = (1..height).collect { new StringBuilder() }
  }

  void feed(String text) {
    def matcher = text =~ /\u001b\[([0-9;?]*)([a-zA-Z])|\u001b[=>()][0-9A-B]?|[\s\S]/
    while (matcher.find()) {
      if (matcher.group(2)) {
        obey(matcher.group(2), matcher.group(1))
      } else if (matcher.group().length() == 1) {
        put(matcher.group() as char)
      }
    }
  }

  List<String> lines() {
    rows*.toString()*.stripTrailing()
  }

  private void put(char c) {
    if (c == '\n' as char) {
      row++
    } else if (c == '\r' as char) {
      column = 0
    } else if (c == '\b' as char) {
      column--
    } else if (c >= (' ' as char)) {
      def line = rows[row]
      line << ' ' * Math.max(0, column + 1 - line.length())
      line.setCharAt(column++, c)
    }
  }

  private void obey(String what, String how) {
    int count = how.isInteger() ? how.toInteger() : 1
    switch (what) {
      case 'A': row -= count; break
      case 'B': row += count; break
      case 'C': column += count; break
      case 'D': column -= count; break
      case 'G': column = count - 1; break
      case 'K': rows[row].length = Math.min(column, rows[row].length()); break
      case 'P': rows[row].delete(column, column + count); break
      case 'J':
        rows[row].length = Math.min(column, rows[row].length())
        rows.drop(row + 1).each { it.length = 0 }
        break
      case 'm':
      case 'h':
      case 'l': break
      default: throw new IllegalStateException("unknown sequence $how$what")
    }
  }
}
