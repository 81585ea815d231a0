package dev.cozesh.client.core;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** An opened answer's bytes, whose failures name the log id and are told to the listener. */
final class ToldStream extends InputStream {
  private static final int MAX_ENVELOPE_BYTES = 16 << 10;

  private final Opened opened;
  private final Reading reading;
  private final InputStream body;

  private byte[] begin = {};
  private int at;
  private boolean over;
  private volatile boolean closed;

  ToldStream(Opened opened, Reading reading) {
    this.opened = opened;
    this.reading = reading;
    this.body = opened.answer().body();
  }

  /**
   * Looks at how the bytes begin, and leaves them to be read: Coze has sent refusals under another
   * type than JSON. Answers the envelope when it is one that names an error, and nothing else.
   */
  Optional<String> refusal() {
    try {
      byte[] first = readNBytes(1);
      if (first.length == 0 || first[0] != '{') {
        begin = first;
        return Optional.empty();
      }
      byte[] more = readNBytes(MAX_ENVELOPE_BYTES);
      begin = Arrays.copyOf(first, 1 + more.length);
      System.arraycopy(more, 0, begin, 1, more.length);
      return more.length == MAX_ENVELOPE_BYTES
          ? Optional.empty()
          : Optional.of(new String(begin, StandardCharsets.UTF_8)).filter(ToldStream::namesError);
    } catch (IOException e) {
      throw new IllegalStateException("an open answer's body throws its own kinds", e);
    }
  }

  private static boolean namesError(String text) {
    return Envelope.parse(text).filter(JsonNode::isObject).filter(Envelope::namesError).isPresent();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (at < begin.length && !closed) {
      int read = Math.min(length, begin.length - at);
      System.arraycopy(begin, at, bytes, offset, read);
      at += read;
      return read;
    }
    try {
      int read = body.read(bytes, offset, length);
      if (read < 0 && !over) {
        over = true;
        opened.ended();
      }
      return read;
    } catch (CozeException e) {
      CozeException failure = reading.withLogId(e, opened.head().logId(), "");
      close();
      opened.failed(failure);
      throw failure;
    }
  }

  @Override
  public void close() {
    closed = true;
    opened.answer().close();
  }
}
