package dev.cozesh.shell.prompt;

import java.io.IOException;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's line editor on a display that knows wide characters at the right margin. */
class WideReader extends LineReaderImpl {
  /**
   * @throws IOException as the interface has it; nothing is read yet
   */
  WideReader(Terminal terminal, String name) throws IOException {
    super(terminal, name);
  }

  @Override
  protected void redisplay(boolean flush) {
    if (display != null && !(display instanceof WideDisplay)) {
      WideDisplay wide = new WideDisplay(terminal);
      wide.setDelayLineWrap(display.delayLineWrap());
      wide.resize(size.getRows(), size.getColumns());
      display = wide;
    }
    super.redisplay(flush);
  }
}
