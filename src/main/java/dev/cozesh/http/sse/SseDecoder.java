package dev.cozesh.http.sse;

import static java.util.Objects.checkFromIndexSize;

import dev.cozesh.error.CozeDataException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Bytes to events, incrementally, in whatever pieces they come. Line ends, fields, comments, byte
 * order mark and malformed UTF-8 are read exactly as the standard says; charset parameters are not
 * looked at, the standard knows only UTF-8. Holds one unfinished event at most. Not thread-safe.
 *
 * <p>Two ways to use it: {@link #feed} pushes all events of a piece; {@link #give} and {@link
 * #advance} pull them one by one, so that nothing is read behind the event a caller stops at.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML: server-sent
 *     events</a>
 */
public final class SseDecoder {
  /** The longest line, and the most data of one event, in bytes: 8 MiB. */
  public static final int MAX_EVENT_BYTES = 8 << 20;

  /** The most {@code data} lines of one event. */
  public static final int MAX_DATA_LINES = 65_536;

  /** The longest name of a field, in bytes: 64 KiB. */
  public static final int MAX_NAME_BYTES = 64 << 10;

  private static final byte[] NOTHING = {};
  private static final String DEFAULT_TYPE = "message";

  private byte[] piece = NOTHING;
  private int at;
  private int to;

  private byte[] begun = new byte[256];
  private int begunLength;
  private boolean atStart = true;
  private boolean afterReturn;

  private byte[] typeBytes = NOTHING;
  private String knownType = "";
  private String type = "";
  private String data = "";
  private StringBuilder moreData;
  private int dataLines;
  private int dataBytes;
  private Optional<String> id = Optional.empty();
  private String lastEventId = "";

  private SseEvent event;
  private boolean dispatched;

  /** Begins a stream. */
  public SseDecoder() {}

  /**
   * Reads a piece to its end and hands over each event that it completes.
   *
   * @param bytes what holds the piece
   * @param offset where it begins
   * @param length how long it is
   * @param sink takes the events
   * @throws CozeDataException when an event or a line is larger than the bounds
   */
  public void feed(byte[] bytes, int offset, int length, Consumer<? super SseEvent> sink) {
    give(bytes, offset, length);
    while (advance()) {
      if (dispatched) {
        sink.accept(event);
      }
    }
  }

  /**
   * Lays down the next piece, to be read by {@link #advance}. The array is not copied: it must not
   * change before {@code advance} has answered false. What was left of the piece before is dropped.
   *
   * @param bytes what holds the piece
   * @param offset where it begins
   * @param length how long it is
   */
  public void give(byte[] bytes, int offset, int length) {
    checkFromIndexSize(offset, length, bytes.length);
    piece = bytes;
    at = offset;
    to = offset + length;
  }

  /**
   * Goes on to the next blank line that ends something; false when the piece holds none any more.
   *
   * @return whether there is an event
   * @throws CozeDataException when an event or a line is larger than the bounds
   */
  public boolean advance() {
    if (afterReturn && at < to) {
      afterReturn = false;
      if (piece[at] == '\n') {
        at++;
      }
    }
    while (at < to) {
      int end = Lines.end(piece, at, to);
      if (end == to) {
        keep(at, to);
        at = to;
        return false;
      }
      int from = at;
      at = end + 1;
      if (piece[end] == '\r') {
        skipLineFeed();
      }
      if (ended(from, end)) {
        return true;
      }
    }
    return false;
  }

  /** {@return what {@link #advance} came to} */
  public SseEvent event() {
    if (event == null) {
      throw new IllegalStateException("no event yet");
    }
    return event;
  }

  /**
   * {@return whether {@link #event} has a data field: without one the standard dispatches nothing}
   */
  public boolean isDispatched() {
    return dispatched;
  }

  /**
   * The input is over. Answers the event that no blank line ended: the standard drops it, since it
   * may be a part; who knows better may take it.
   *
   * @return that event
   */
  public Optional<SseEvent> end() {
    if (begunLength > 0) {
      line(begun, 0, begunLength);
      begunLength = 0;
    }
    boolean any = dataLines > 0 || !type.isEmpty();
    return any && finish() ? Optional.of(event) : Optional.empty();
  }

  private void skipLineFeed() {
    if (at == to) {
      afterReturn = true;
    } else if (piece[at] == '\n') {
      at++;
    }
  }

  /** Takes the line that ends in this piece; true when it was blank and ended something. */
  private boolean ended(int from, int end) {
    if (begunLength == 0) {
      return line(piece, from, end);
    }
    keep(from, end);
    int length = begunLength;
    begunLength = 0;
    boolean finished = line(begun, 0, length);
    if (begun.length > MAX_NAME_BYTES) {
      begun = new byte[256];
    }
    return finished;
  }

  private void keep(int from, int end) {
    int length = begunLength + (end - from);
    if (length > MAX_EVENT_BYTES) {
      throw tooLarge("a line is longer than " + MAX_EVENT_BYTES + " bytes");
    }
    if (length > begun.length) {
      int roomier = Math.max(length, Math.min(begun.length * 2, MAX_EVENT_BYTES));
      begun = Arrays.copyOf(begun, roomier);
    }
    System.arraycopy(piece, from, begun, begunLength, end - from);
    if (begunLength <= MAX_NAME_BYTES && length > MAX_NAME_BYTES) {
      checkName(begun, 0, length);
    }
    begunLength = length;
  }

  private boolean line(byte[] bytes, int start, int end) {
    int from = start;
    if (atStart) {
      atStart = false;
      from = isMark(bytes, from, end) ? from + 3 : from;
    }
    if (from == end) {
      return finish();
    }
    if (end - from > MAX_NAME_BYTES) {
      checkLine(bytes, from, end);
    }
    switch (bytes[from]) {
      case 'd' -> {
        if (isField("data", bytes, from, end)) {
          data(bytes, value(bytes, from + 4, end), end);
        }
      }
      case 'e' -> {
        if (isField("event", bytes, from, end)) {
          type(bytes, value(bytes, from + 5, end), end);
        }
      }
      case 'i' -> {
        if (isField("id", bytes, from, end)) {
          id(Utf8.text(bytes, value(bytes, from + 2, end), end));
        }
      }
      default -> {
        // A comment, a field of no meaning here, or one that the standard does not know.
      }
    }
    return false;
  }

  private static boolean isMark(byte[] bytes, int from, int end) {
    return end - from >= 3
        && bytes[from] == (byte) 0xEF
        && bytes[from + 1] == (byte) 0xBB
        && bytes[from + 2] == (byte) 0xBF;
  }

  private static boolean isField(String name, byte[] bytes, int from, int end) {
    int length = name.length();
    if (end - from < length || end - from > length && bytes[from + length] != ':') {
      return false;
    }
    for (int i = 1; i < length; i++) {
      if (bytes[from + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Where a field's value begins: behind the colon and one space. */
  private static int value(byte[] bytes, int colon, int end) {
    int from = Math.min(colon + 1, end);
    return from < end && bytes[from] == ' ' ? from + 1 : from;
  }

  private void data(byte[] bytes, int from, int end) {
    dataBytes += end - from + 1;
    dataLines++;
    if (dataBytes > MAX_EVENT_BYTES) {
      throw tooLarge("its data is longer than " + MAX_EVENT_BYTES + " bytes");
    }
    if (dataLines > MAX_DATA_LINES) {
      throw tooLarge("it has more than " + MAX_DATA_LINES + " data lines");
    }
    String text = Utf8.text(bytes, from, end);
    if (dataLines == 1) {
      data = text;
    } else {
      if (moreData == null) {
        moreData = new StringBuilder(data);
      }
      moreData.append('\n').append(text);
    }
  }

  private void type(byte[] bytes, int from, int end) {
    if (!Arrays.equals(bytes, from, end, typeBytes, 0, typeBytes.length)) {
      typeBytes = Arrays.copyOfRange(bytes, from, end);
      knownType = Utf8.text(bytes, from, end);
    }
    type = knownType;
  }

  private void id(String text) {
    if (text.indexOf('\0') < 0) {
      id = Optional.of(text);
      lastEventId = text;
    }
  }

  /** Makes what was collected an event; false when there was nothing. */
  private boolean finish() {
    if (dataLines == 0 && type.isEmpty() && id.isEmpty()) {
      return false;
    }
    dispatched = dataLines > 0;
    event =
        new SseEvent(
            type.isEmpty() ? DEFAULT_TYPE : type,
            moreData == null ? data : moreData.toString(),
            id,
            lastEventId);
    type = "";
    data = "";
    moreData = null;
    dataLines = 0;
    dataBytes = 0;
    id = Optional.empty();
    return true;
  }

  private void checkLine(byte[] bytes, int from, int end) {
    if (end - from > MAX_EVENT_BYTES) {
      throw tooLarge("a line is longer than " + MAX_EVENT_BYTES + " bytes");
    }
    checkName(bytes, from, end);
  }

  private void checkName(byte[] bytes, int from, int end) {
    for (int i = from; i < from + MAX_NAME_BYTES && i < end; i++) {
      if (bytes[i] == ':') {
        return;
      }
    }
    throw tooLarge("a field's name is longer than " + MAX_NAME_BYTES + " bytes");
  }

  private CozeDataException tooLarge(String why) {
    return new CozeDataException(
        "an event is too large", why + ", and memory is bounded", "", "", null);
  }
}
