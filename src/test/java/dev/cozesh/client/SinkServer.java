package dev.cozesh.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loopback server that takes a body of any size in constant memory: of a form with one file it
 * keeps the file's digest, of anything else the body.
 */
public final class SinkServer implements AutoCloseable {
  private final ServerSocket socket;
  private final String answer;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** What came: the promised length, the digest of the one file, and any other body. */
  public record Taken(long length, String sha256, String body) {}

  public SinkServer(String answer) throws IOException {
    this.answer = answer;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "sink-server");
    thread.setDaemon(true);
    thread.start();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  public List<Taken> taken() {
    return taken;
  }

  /** SHA-256 of all that follows, in hexadecimal digits. */
  public static String sha256(InputStream in) throws IOException {
    return sha256(in, Long.MAX_VALUE);
  }

  private static String sha256(InputStream in, long most) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[64 << 10];
      long left = most;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        digest.update(buffer, 0, read);
        left -= read;
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        serve(connection);
      } catch (IOException gone) {
        // The client hung up, or the test is over.
      }
    }
  }

  private void serve(Socket connection) throws IOException {
    InputStream in = new BufferedInputStream(connection.getInputStream(), 64 << 10);
    String head = head(in).toLowerCase(Locale.ROOT);
    long length = Long.parseLong(value(head, "content-length: "));
    String type = value(head, "content-type: ");
    if (type.startsWith("multipart/")) {
      String end = "\r\n--" + type.substring(type.indexOf("boundary=") + 9) + "--\r\n";
      long fileBytes = length - head(in).length() - end.length();
      taken.add(new Taken(length, sha256(in, fileBytes), ""));
      in.readNBytes(end.length());
    } else {
      byte[] body = in.readNBytes((int) length);
      taken.add(new Taken(length, "", new String(body, StandardCharsets.UTF_8)));
    }
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    connection
        .getOutputStream()
        .write(
            ("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    connection.getOutputStream().write(bytes);
    connection.getOutputStream().flush();
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int state = 0;
    while (state < 4) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the client hung up");
      }
      head.write(next);
      state = next == (state % 2 == 0 ? '\r' : '\n') ? state + 1 : 0;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static String value(String head, String name) {
    int from = head.indexOf(name) + name.length();
    return head.substring(from, head.indexOf("\r\n", from));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
