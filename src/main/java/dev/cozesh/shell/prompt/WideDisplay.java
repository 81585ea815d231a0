package dev.cozesh.shell.prompt;

import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;

/**
 * Draws rows that end in a character of two columns. To reach the right margin JLine writes the
 * last column of the row again, and a wide character does not fit there: it is wrapped, and stands
 * twice.
 */
final class WideDisplay extends Display {
  private static final int WIDE = 2;

  WideDisplay(Terminal terminal) {
    super(terminal, false);
  }

  @Override
  protected void moveVisualCursorTo(int target, List<AttributedString> rows) {
    int row = target / columns1;
    boolean toMargin = cursorPos != target && target % columns1 == columns && row < rows.size();
    if (!toMargin || columns < WIDE || !endsWide(rows.get(row))) {
      super.moveVisualCursorTo(target, rows);
      return;
    }
    moveVisualCursorTo(target - WIDE);
    rows.get(row).columnSubSequence(columns - WIDE, columns).print(terminal);
    cursorPos += WIDE;
  }

  private boolean endsWide(AttributedString row) {
    if (row.columnLength() != columns) {
      return false; // one column is left: the wide character behind it stands in the next row
    }
    AttributedString last = row.columnSubSequence(columns - WIDE, columns);
    return last.columnLength() == WIDE && last.toString().codePointCount(0, last.length()) == 1;
  }
}
