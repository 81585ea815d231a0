package dev.cozesh.shell.exchange;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeTransportException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * Bytes on their way to a reader, noted. When they are over, break off or are left, that is told,
 * once. Closing is for any thread, reading for one.
 */
final class RecordedStream extends InputStream {
  /** Why a stream ends in a recording before its last byte. */
  static final TapedAnswer.Broken LEFT =
      new TapedAnswer.Broken(
          "the recording of this stream ends here",
          "it was closed at this place while it was recorded",
          "record it anew to its end",
          true);

  private static final int MOST_BYTES = 64 << 20;
  private static final int MOST_OF_A_LAST_EVENT = 64 << 10;
  // The events by which chats and runs end, here and on self-hosted servers.
  private static final Pattern LAST_EVENT =
      Pattern.compile(
          "(?i)(?m)^event: ?(done|interrupt|error|conversation\\.stream\\.done"
              + "|conversation\\.chat\\.(cancell?ed|failed))\\r?\\n([^\\r\\n]+\\r?\\n)*\\r?\\n\\z");

  private final InputStream in;
  private final BiConsumer<byte[], Optional<TapedAnswer.Broken>> whenOver;
  private final ByteArrayOutputStream noted = new ByteArrayOutputStream();
  private boolean told;

  /**
   * @param whenOver gets the bytes and how they broke off
   */
  RecordedStream(InputStream in, BiConsumer<byte[], Optional<TapedAnswer.Broken>> whenOver) {
    this.in = in;
    this.whenOver = whenOver;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = in.read(bytes, offset, length);
      if (read < 0) {
        over(Optional.empty());
      } else {
        note(bytes, offset, read);
      }
      return read;
    } catch (CozeTransportException e) {
      over(Optional.of(TapedAnswer.Broken.of(e)));
      throw e;
    } catch (CozeException e) {
      over(Optional.of(LEFT));
      throw e;
    }
  }

  private synchronized void note(byte[] bytes, int offset, int length) {
    if (!told && noted.size() + length <= MOST_BYTES) {
      noted.write(bytes, offset, length);
    } else {
      over(Optional.of(LEFT));
    }
  }

  private synchronized void over(Optional<TapedAnswer.Broken> how) {
    if (!told) {
      told = true;
      whenOver.accept(noted.toByteArray(), how);
    }
  }

  /** Who has heard the last event hangs up; then nothing is missing. */
  @Override
  public synchronized void close() {
    String text = noted.toString(StandardCharsets.UTF_8);
    String lastEvent = text.substring(Math.max(0, text.length() - MOST_OF_A_LAST_EVENT));
    over(LAST_EVENT.matcher(lastEvent).find() ? Optional.empty() : Optional.of(LEFT));
  }
}
