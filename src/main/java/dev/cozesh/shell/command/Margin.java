package dev.cozesh.shell.command;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Whether what was printed last, on any of its streams, ended its line. Thread-safe. */
final class Margin {
  private volatile boolean open;

  /** Whether the next thing printed would stand behind something. */
  boolean isOpen() {
    return open;
  }

  /** What stood on the line was taken away. */
  void clear() {
    open = false;
  }

  /** The same stream, watched. */
  PrintStream watching(OutputStream stream) {
    return new PrintStream(new Watched(stream), true, StandardCharsets.UTF_8);
  }

  private final class Watched extends FilterOutputStream {
    Watched(OutputStream stream) {
      super(stream);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      open = b != '\n';
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
      if (length > 0) {
        open = bytes[offset + length - 1] != '\n';
      }
    }
  }
}
