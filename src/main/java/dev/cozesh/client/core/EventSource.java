package dev.cozesh.client.core;

import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.sse.SseDecoder;
import dev.cozesh.http.sse.SseEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * An answer's body as events, one at a time. Looks at the first byte that is not blank: Coze sends
 * a refusal as bare JSON, a gateway sends HTML, and both under the type of an event stream.
 */
final class EventSource {
  private static final int BUFFER_BYTES = 16 << 10;
  private static final int MAX_FOREIGN_BYTES = 1 << 20;
  private static final int[] MARK = {0xEF, 0xBB, 0xBF};

  private final InputStream body;
  private final SseDecoder decoder = new SseDecoder();

  private byte[] buffer = {};
  private int marked;
  private boolean begun;
  private Optional<String> foreign = Optional.empty();

  EventSource(InputStream body) {
    this.body = body;
  }

  /** Waits for the next event; false when the bytes are over, or are no event stream. */
  boolean advance() {
    while (!decoder.advance()) {
      int length = read();
      if (length < 0) {
        return false;
      }
      int from = begun ? 0 : firstOf(length);
      if (from < length && !begun) {
        begun = true;
        if (buffer[from] == '{' || buffer[from] == '<') {
          foreign = Optional.of(foreign(from, length));
          return false;
        }
      }
      decoder.give(buffer, 0, length);
    }
    return true;
  }

  SseEvent event() {
    return decoder.event();
  }

  /** Whether the event has data, as it must have to be one. */
  boolean isDispatched() {
    return decoder.isDispatched();
  }

  /** What came, when it is no event stream. */
  Optional<String> foreign() {
    return foreign;
  }

  /** The event that the end of the bytes left unfinished. */
  Optional<SseEvent> rest() {
    return decoder.end();
  }

  private int read() {
    if (buffer.length == 0) {
      buffer = new byte[BUFFER_BYTES];
    }
    try {
      return body.read(buffer, 0, buffer.length);
    } catch (IOException e) {
      throw new IllegalStateException("an open answer's body throws its own kinds", e);
    }
  }

  /** Index of the first byte that is neither blank nor of a byte order mark. */
  private int firstOf(int length) {
    int at = 0;
    while (at < length && isBlank(buffer[at] & 0xff)) {
      at++;
    }
    return at;
  }

  private boolean isBlank(int value) {
    if (marked < MARK.length && value == MARK[marked]) {
      marked++;
      return true;
    }
    return value == ' ' || value == '\t' || value == '\n' || value == '\r';
  }

  /** Reads what is no event stream: until it is a whole document, ends, breaks off or is long. */
  private String foreign(int from, int length) {
    byte[] text = Arrays.copyOfRange(buffer, from, length);
    while (text.length < MAX_FOREIGN_BYTES && !isWhole(text)) {
      int more;
      try {
        more = read();
      } catch (CozeTransportException e) {
        break;
      }
      if (more < 0) {
        break;
      }
      int before = text.length;
      text = Arrays.copyOf(text, before + more);
      System.arraycopy(buffer, 0, text, before, more);
    }
    return new String(text, StandardCharsets.UTF_8);
  }

  private static boolean isWhole(byte[] text) {
    String read = new String(text, StandardCharsets.UTF_8).strip();
    return read.endsWith("}") && Envelope.parse(read).isPresent() || read.endsWith("</html>");
  }
}
