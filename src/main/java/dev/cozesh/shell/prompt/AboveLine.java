package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * What threads of earlier lines print while the next one is typed: it appears above that, line by
 * line, and neither tears the other. At other times the stream as it is. Thread-safe.
 */
final class AboveLine extends OutputStream {
  private final OutputStream stream;
  private final BooleanSupplier typing;
  private final Consumer<String> above;
  private ByteArrayOutputStream held = new ByteArrayOutputStream();

  /**
   * @param typing whether a line is being typed
   * @param above shows whole lines above it
   */
  AboveLine(OutputStream stream, BooleanSupplier typing, Consumer<String> above) {
    this.stream = requireNonNull(stream, "stream");
    this.typing = requireNonNull(typing, "typing");
    this.above = requireNonNull(above, "above");
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    if (!typing.getAsBoolean()) {
      release();
      stream.write(bytes, offset, length);
      return;
    }
    held.write(bytes, offset, length);
    byte[] all = held.toByteArray();
    int end = all.length;
    while (end > 0 && all[end - 1] != '\n') {
      end--;
    }
    if (end > 0) {
      held = new ByteArrayOutputStream();
      held.write(all, end, all.length - end);
      above.accept(new String(all, 0, end, StandardCharsets.UTF_8));
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    if (!typing.getAsBoolean()) {
      release();
    }
    stream.flush();
  }

  /** The beginning of a line that was not ended while something was typed. */
  private void release() throws IOException {
    if (held.size() > 0) {
      byte[] rest = held.toByteArray();
      held = new ByteArrayOutputStream();
      stream.write(rest);
    }
  }
}
