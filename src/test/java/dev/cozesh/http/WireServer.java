package dev.cozesh.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A loopback server that works on bytes: it notes each request as it came and then does what the
 * script says, one reaction a request, the last one for ever.
 */
public final class WireServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Reaction> script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final AtomicInteger reacted = new AtomicInteger();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "wire-server");
            thread.setDaemon(true);
            return thread;
          });

  /** What the server does with a request it has read whole. */
  @FunctionalInterface
  public interface Reaction {
    /** Returns whether the connection stays open for another request. */
    boolean react(Socket connection, OutputStream out) throws Exception;
  }

  public WireServer(Reaction... script) throws IOException {
    this(ServerSocketFactory.getDefault(), script);
  }

  /** With sockets of another kind, such as encrypted ones. */
  public WireServer(ServerSocketFactory sockets, Reaction... script) throws IOException {
    this.script = List.of(script);
    this.socket = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public URI uri(String path) {
    return URI.create(uri() + path);
  }

  /** Requests as they came: head and body as one text, ISO 8859-1. */
  public List<String> requests() {
    return requests;
  }

  /** Connections accepted so far. */
  public int connections() {
    return connections.size();
  }

  /** A complete answer; the connection stays open. */
  public static Reaction answer(int status, Map<String, String> headers, String body) {
    return answer(status, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  public static Reaction answer(int status, String body) {
    return answer(status, Map.of("Content-Type", "application/json"), body);
  }

  public static Reaction answer(int status, Map<String, String> headers, byte[] body) {
    return (connection, out) -> {
      out.write(head(status, headers, body.length));
      out.write(body);
      out.flush();
      return true;
    };
  }

  /** Bytes as they are, then the end of the connection. */
  public static Reaction bytesThenClose(byte[] bytes) {
    return (connection, out) -> {
      out.write(bytes);
      out.flush();
      return false;
    };
  }

  /** Promises a length, sends less, closes. */
  public static Reaction truncated(int status, byte[] body, int sent) {
    return (connection, out) -> {
      out.write(head(status, Map.of("X-Tt-Logid", "log-cut"), body.length));
      out.write(body, 0, sent);
      out.flush();
      return false;
    };
  }

  /** Takes the request and closes in good order without a word. */
  public static Reaction closing() {
    return (connection, out) -> false;
  }

  /** Takes the request and resets the connection. */
  public static Reaction reset() {
    return (connection, out) -> {
      connection.setSoLinger(true, 0);
      connection.close();
      return false;
    };
  }

  /** Takes the request and says nothing. */
  public static Reaction silence() {
    return (connection, out) -> {
      Thread.sleep(60_000);
      return false;
    };
  }

  /** Answers, then closes although it promised to stay. */
  public static Reaction answerThenClose(int status, String body) {
    return (connection, out) -> {
      answer(status, body).react(connection, out);
      return false;
    };
  }

  /** A head, then one byte each so many milliseconds, for ever. */
  public static Reaction dripping(long everyMillis) {
    return (connection, out) -> {
      out.write(head(200, Map.of("X-Tt-Logid", "log-drip"), 1_000_000));
      while (true) {
        out.write(' ');
        out.flush();
        Thread.sleep(everyMillis);
      }
    };
  }

  /** How a stream ends. */
  public enum End {
    /** With the last chunk, in good order; the connection stays open. */
    WHOLE,
    /** Without the last chunk; the connection is closed in good order. */
    CLOSED,
    /** Without the last chunk; the connection is reset. */
    RESET
  }

  /** Writes a chunked body, one piece after the other. */
  @FunctionalInterface
  public interface Script {
    void play(Chunks chunks) throws Exception;
  }

  /** A chunked body being written; each piece leaves at once. */
  public static final class Chunks {
    private final Socket connection;
    private final OutputStream out;

    private Chunks(Socket connection, OutputStream out) {
      this.connection = connection;
      this.out = out;
    }

    public Chunks send(String text) throws IOException {
      return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public Chunks send(byte[] bytes) throws IOException {
      ByteArrayOutputStream chunk = new ByteArrayOutputStream();
      chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunk.write(bytes);
      chunk.write(new byte[] {'\r', '\n'});
      chunk.writeTo(out);
      out.flush();
      return this;
    }

    /** Waits until the client has hung up; false when it has not after 30 s. */
    public boolean sawHangUp() throws IOException {
      connection.setSoTimeout(30_000);
      try {
        return connection.getInputStream().read() < 0;
      } catch (SocketTimeoutException e) {
        return false;
      } catch (IOException reset) {
        return true;
      }
    }
  }

  /** A stream of events, written by a script; its log id is {@code log-stream}. */
  public static Reaction events(End end, Script script) {
    return chunked(
        end, Map.of("Content-Type", "text/event-stream", "X-Tt-Logid", "log-stream"), script);
  }

  /** A body in chunks, written by a script. */
  public static Reaction chunked(End end, Map<String, String> headers, Script script) {
    return (connection, out) -> {
      StringBuilder head = new StringBuilder("HTTP/1.1 200 OK\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      head.append("Transfer-Encoding: chunked\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      script.play(new Chunks(connection, out));
      if (end == End.WHOLE) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
      } else if (end == End.RESET) {
        connection.setSoLinger(true, 0);
        connection.close();
      }
      return end == End.WHOLE;
    };
  }

  private static byte[] head(int status, Map<String, String> headers, int length) {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Status\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(length).append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = socket.accept();
        connection.setTcpNoDelay(true);
        connections.add(connection);
        threads.execute(() -> serve(connection));
      }
    } catch (IOException | RejectedExecutionException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      OutputStream out = connection.getOutputStream();
      boolean open = true;
      while (open) {
        String request = read(in);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        int turn = Math.min(reacted.getAndIncrement(), script.size() - 1);
        open = script.get(turn).react(connection, out);
      }
    } catch (Exception gone) {
      // The client hung up, or the test is over.
    }
  }

  private static String read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return "";
      }
      head.write(next);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int length = 0;
    for (String line : text.split("\r\n")) {
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    return text + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket connection : new ArrayList<>(connections)) {
      connection.close();
    }
    threads.shutdownNow();
  }
}
