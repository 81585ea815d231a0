package dev.cozesh.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

/**
 * One request and its answer: complete, under way, or none. Belongs to the thread that handles it.
 *
 * <p>{@code Content-Length}, {@code Transfer-Encoding}, {@code Connection} and {@code Date} are set
 * here; given ones are left out, but {@code Connection: close} is heeded.
 */
public final class Exchange {
  private static final int LARGEST_IN_ONE_PIECE = 64 << 10;

  private final Connection connection;
  private final Head head;
  private final RequestBody body;
  private boolean begun;
  private boolean whole;
  private boolean persistent;

  Exchange(Connection connection, Head head) {
    this.connection = connection;
    this.head = head;
    this.body = new RequestBody(head, connection.in(), connection.out());
    this.persistent = head.persistent();
  }

  /** As it came, {@code GET}. */
  public String method() {
    return head.method();
  }

  /** As it came, escaped, without query. */
  public String path() {
    int query = head.target().indexOf('?');
    return query < 0 ? head.target() : head.target().substring(0, query);
  }

  /** As it came, escaped; empty when there is none. */
  public String query() {
    int query = head.target().indexOf('?');
    return query < 0 ? "" : head.target().substring(query + 1);
  }

  /** The request's headers. */
  public Headers headers() {
    return head.headers();
  }

  /** The request's body; whatever is not read is taken before the answer leaves. */
  public InputStream body() {
    return body;
  }

  /** The port that the client reached. */
  public int port() {
    return connection.port();
  }

  /** Answers, the body at once. */
  public void answer(int status, Map<String, String> headers, byte[] content) throws IOException {
    if (content.length > LARGEST_IN_ONE_PIECE) {
      try (OutputStream out = begin(status, headers, content.length)) {
        out.write(content);
      }
      return;
    }
    AnswerHead answer = begun(status, headers);
    boolean bodiless = isBodiless(status);
    if (!bodiless || method().equals("HEAD")) {
      answer.with("Content-Length", String.valueOf(content.length));
    }
    int length = bodiless ? 0 : content.length;
    byte[] bytes = closing(answer).bytes(length);
    System.arraycopy(content, 0, bytes, bytes.length - length, length);
    connection.out().write(bytes);
    whole = true;
  }

  /** Begins an answer of unknown length; the client has its head when this returns. */
  public OutputStream begin(int status, Map<String, String> headers) throws IOException {
    AnswerHead answer = begun(status, headers);
    if (isBodiless(status)) {
      return opened(answer, AnswerBody.Framing.NONE, 0);
    }
    if (head.minor() == 0) {
      persistent = false;
      return opened(answer, AnswerBody.Framing.END, 0);
    }
    return opened(answer.with("Transfer-Encoding", "chunked"), AnswerBody.Framing.CHUNKS, 0);
  }

  /** Begins an answer of that length; closed too early, the connection ends with it. */
  public OutputStream begin(int status, Map<String, String> headers, long length)
      throws IOException {
    AnswerHead answer = begun(status, headers).with("Content-Length", String.valueOf(length));
    return opened(
        answer, isBodiless(status) ? AnswerBody.Framing.NONE : AnswerBody.Framing.LENGTH, length);
  }

  /** Answers 101 and gives the connection away, until the handler returns. */
  public Duplex upgrade(Map<String, String> headers) throws IOException {
    AnswerHead answer = begun(101, headers).with("Connection", "Upgrade");
    connection.out().write(answer.bytes(0));
    connection.readTimeout(Duration.ZERO);
    persistent = false;
    return new Duplex(connection);
  }

  /** Ends the connection as one that was closed in order; nothing after a whole answer. */
  public void hangUp() throws IOException {
    if (!whole) {
      persistent = false;
      connection.finish();
    }
  }

  /** Resets the connection at once: what was sent and not yet read by the client may be lost. */
  public void reset() throws IOException {
    persistent = false;
    connection.reset();
  }

  boolean isBegun() {
    return begun;
  }

  /** Whether another request may follow on the connection. */
  boolean leavesOpen() {
    return whole && persistent;
  }

  private AnswerHead begun(int status, Map<String, String> headers) throws IOException {
    if (begun) {
      throw new IllegalStateException("a second answer to one request");
    }
    try {
      persistent &= body.discard();
    } catch (Refusal malformed) {
      persistent = false;
    }
    String date = headers.getOrDefault("Date", connection.date());
    AnswerHead answer = new AnswerHead(status, date).with(headers);
    persistent &= !asksToClose(headers);
    begun = true;
    return answer;
  }

  private OutputStream opened(AnswerHead answer, AnswerBody.Framing framing, long length)
      throws IOException {
    connection.out().write(closing(answer).bytes(0));
    return new AnswerBody(connection.out(), framing, length, () -> whole = true);
  }

  private AnswerHead closing(AnswerHead answer) {
    if (!persistent) {
      return answer.with("Connection", "close");
    }
    return head.minor() == 0 ? answer.with("Connection", "keep-alive") : answer;
  }

  private boolean isBodiless(int status) {
    return method().equals("HEAD") || status < 200 || status == 204 || status == 304;
  }

  private static boolean asksToClose(Map<String, String> headers) {
    return headers.entrySet().stream()
        .anyMatch(
            header ->
                header.getKey().equalsIgnoreCase("Connection")
                    && header.getValue().equalsIgnoreCase("close"));
  }
}
