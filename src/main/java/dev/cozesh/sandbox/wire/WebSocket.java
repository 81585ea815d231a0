package dev.cozesh.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The server's side of a WebSocket that carries text. Pings are answered while it receives; what
 * breaks the rules ends it with the code that says so. Belongs to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455</a>
 */
public final class WebSocket {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final String KEY = "Sec-WebSocket-Key";
  private static final String VERSION = "Sec-WebSocket-Version";
  private static final String KNOWN_VERSION = "13";
  private static final int KEY_BYTES = 16;
  private static final Duration FOR_EVER = Duration.ZERO;
  private static final Duration FOR_A_CLOSE = Duration.ofSeconds(1);

  private final Duplex duplex;
  private final FrameReader frames;
  private final int mostBytes;
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private boolean inMessage;
  private boolean open = true;
  private int closeCode;

  private WebSocket(Duplex duplex, int mostBytes) {
    this.duplex = duplex;
    this.frames = new FrameReader(duplex.in(), mostBytes);
    this.mostBytes = mostBytes;
  }

  /** Whether the request asks for a WebSocket, well or badly. */
  public static boolean isAskedFor(Headers headers) {
    return headers.hasWord("Connection", "Upgrade") && headers.hasWord("Upgrade", "websocket");
  }

  /** How {@link #accept} answers: 101, or 400 and 426 for what is no proper handshake. */
  public static int status(Exchange exchange) {
    Headers sent = exchange.headers();
    if (!exchange.method().equals("GET")
        || !isAskedFor(sent)
        || sent.first(KEY).filter(WebSocket::isKey).isEmpty()) {
      return 400;
    }
    return sent.all(VERSION).equals(List.of(KNOWN_VERSION)) ? 101 : 426;
  }

  /**
   * Shakes hands.
   *
   * @param headers of the answer, whatever it is
   * @param mostBytes of one message
   * @return empty when the request is no proper one
   */
  public static Optional<WebSocket> accept(
      Exchange exchange, Map<String, String> headers, int mostBytes) throws IOException {
    Map<String, String> answer = new TreeMap<>(headers);
    int status = status(exchange);
    if (status == 101) {
      String key = exchange.headers().first(KEY).orElseThrow();
      answer.put("Upgrade", "websocket");
      answer.put("Sec-WebSocket-Accept", acceptanceOf(key));
      return Optional.of(new WebSocket(exchange.upgrade(answer), mostBytes));
    }
    answer.put(VERSION, KNOWN_VERSION);
    exchange.answer(status, answer, new byte[0]);
    return Optional.empty();
  }

  /** Waits for input without taking it. */
  public void awaitInput() throws IOException {
    duplex.awaitInput();
  }

  /** Whether input is there, after waiting that long for it at the most. */
  public boolean hasInput(Duration limit) throws IOException {
    if (limit.toMillis() == 0) {
      return duplex.in().available() > 0;
    }
    duplex.readTimeout(limit);
    try {
      duplex.awaitInput();
      return true;
    } catch (SocketTimeoutException over) {
      return false;
    } finally {
      duplex.readTimeout(FOR_EVER);
    }
  }

  /**
   * Takes one frame, waiting for it.
   *
   * @return the message that it completes; empty for any other frame, and for one that ends the
   *     WebSocket
   * @throws IOException when the connection is lost
   */
  public Optional<String> receive() throws IOException {
    try {
      return open ? take(frames.read()) : Optional.empty();
    } catch (Violation e) {
      end(Frame.close(e.code(), e.getMessage()));
      return Optional.empty();
    }
  }

  /** Sends a message; waits while the client does not read. */
  public void send(String text) throws IOException {
    write(Frame.of(Frame.TEXT, text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends it and gives the client a second to agree. */
  public void close(int code, String reason) throws IOException {
    if (!open) {
      return;
    }
    write(Frame.close(code, reason));
    duplex.readTimeout(FOR_A_CLOSE);
    try {
      Frame frame = frames.read();
      while (frame.opcode() != Frame.CLOSE) {
        frame = frames.read();
      }
    } catch (EOFException | SocketTimeoutException | Violation gone) {
      // It had its time.
    }
    open = false;
    duplex.close();
  }

  /** Ends the connection in order, but without a close frame. */
  public void hangUp() throws IOException {
    open = false;
    duplex.close();
  }

  /** Resets the connection; the client may lose what it has not yet read. */
  public void reset() throws IOException {
    open = false;
    duplex.reset();
  }

  /** Whether messages may come and go. */
  public boolean isOpen() {
    return open;
  }

  /** The code of the client's close frame, 1005 for one without a code; 0 before it came. */
  public int closeCode() {
    return closeCode;
  }

  private Optional<String> take(Frame frame) throws IOException {
    switch (frame.opcode()) {
      case Frame.PING -> write(Frame.of(Frame.PONG, frame.payload()));
      case Frame.PONG -> {
        // That the client is there is no news.
      }
      case Frame.CLOSE -> closed(frame.payload());
      default -> {
        return piece(frame);
      }
    }
    return Optional.empty();
  }

  private Optional<String> piece(Frame frame) throws Violation {
    if (inMessage != (frame.opcode() == Frame.CONTINUATION)) {
      throw new Violation(CloseCode.PROTOCOL, "a message within another, or a piece of none");
    }
    if (frame.opcode() == Frame.BINARY) {
      throw new Violation(CloseCode.UNSUPPORTED, "only text is taken");
    }
    if (begun.size() + frame.payload().length > mostBytes) {
      throw new Violation(CloseCode.TOO_LARGE, "more than " + mostBytes + " bytes");
    }
    begun.writeBytes(frame.payload());
    inMessage = !frame.last();
    if (inMessage) {
      return Optional.empty();
    }
    String message = Frame.text(begun.toByteArray());
    begun.reset();
    return Optional.of(message);
  }

  private void closed(byte[] payload) throws IOException {
    if (payload.length == 0) {
      closeCode = 1005;
      end(Frame.of(Frame.CLOSE, payload));
      return;
    }
    int code = payload.length == 1 ? 0 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    if (!CloseCode.isSendable(code)) {
      throw new Violation(CloseCode.PROTOCOL, "a close code that is none");
    }
    Frame.text(Arrays.copyOfRange(payload, 2, payload.length));
    closeCode = code;
    end(Frame.close(code, ""));
  }

  private void end(Frame farewell) throws IOException {
    write(farewell);
    open = false;
    duplex.close();
  }

  private void write(Frame frame) throws IOException {
    duplex.out().write(frame.bytes());
  }

  private static boolean isKey(String text) {
    try {
      return Base64.getDecoder().decode(text).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String acceptanceOf(String key) {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }
}
