import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A server on loopback that reads requests and then does on its socket whatever it is told. */
final class Wire implements AutoCloseable {
  private final ServerSocket listener;
  private volatile Behaviour behaviour = Behaviour.silent();

  Wire() throws IOException {
    listener = new ServerSocket(0, 1_000, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    daemon(this::accept);
  }

  String base() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  void behave(Behaviour next) {
    behaviour = next;
  }

  /** A request: its first line's parts, and its body unless that is large. */
  record Request(String method, String path, String body, long bodyBytes) {}

  /** One client's connection. */
  static final class Connection {
    final Socket socket;
    final InputStream in;
    final OutputStream out;

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      this.out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Connection connection = new Connection(socket);
      boolean more = true;
      while (more) {
        Behaviour now = behaviour;
        if (now.idleMillis() > 0) {
          socket.setSoTimeout(now.idleMillis());
        }
        Request request = read(connection.in);
        socket.setSoTimeout(0);
        more = request != null && behaviour.react(request, connection);
        connection.out.flush();
      }
    } catch (Exception e) {
      // The client went away, or it was idle for too long: the measure shows what came of it.
    }
  }

  private static Request read(InputStream in) throws IOException {
    String first = line(in);
    if (first == null) {
      return null;
    }
    String[] words = first.split(" ");
    long length = 0;
    boolean chunked = false;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).trim());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    if (chunked) {
      throw new IOException("a chunked body is not expected here");
    }
    if (length > 1 << 20) {
      skip(in, length);
      return new Request(words[0], words[1], "", length);
    }
    String body = new String(in.readNBytes((int) length), StandardCharsets.UTF_8);
    return new Request(words[0], words[1], body, length);
  }

  private static void skip(InputStream in, long length) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("the body broke off");
      }
      left -= read;
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (next != '\r') {
        bytes.write(next);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
