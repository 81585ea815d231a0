package dev.cozesh.shell.prompt;

import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;

/**
 * Takes a pasted text into the buffer as {@link Paste} says; runs nothing of it. It stands in for
 * the line editor's own, which doubles line breaks of Windows, and repeats the first of two texts
 * pasted at once.
 */
public final class PasteWidget implements Widget {
  private final LineReaderImpl reader;

  private PasteWidget(LineReaderImpl reader) {
    this.reader = reader;
  }

  /** Makes a reader paste in this way. */
  public static void install(LineReaderImpl reader) {
    reader.getWidgets().put(LineReader.BEGIN_PASTE, new PasteWidget(reader));
  }

  @Override
  public boolean apply() {
    reader.getBuffer().write(Paste.normalised(read()));
    return true;
  }

  private String read() {
    StringBuilder text = new StringBuilder();
    int end = LineReaderImpl.BRACKETED_PASTE_END.length();
    while (true) {
      int c = reader.readCharacter();
      if (c < 0) {
        throw new EndOfFileException();
      }
      text.appendCodePoint(c);
      int from = text.length() - end;
      if (c == '~' && from >= 0 && text.indexOf(LineReaderImpl.BRACKETED_PASTE_END, from) >= 0) {
        return text.substring(0, from);
      }
    }
  }
}
