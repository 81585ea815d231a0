package dev.cozesh.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A loopback proxy: notes what it is asked, and passes each connection on to one place, whatever
 * name was asked for; or refuses with a status.
 */
public final class ProxyServer implements AutoCloseable {
  private final ServerSocket socket;
  private final int status;
  private final int target;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * @param status what it answers: 200 to pass on
   * @param target the port on this machine that everything is passed on to
   */
  public ProxyServer(int status, int target) throws IOException {
    this.status = status;
    this.target = target;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Heads of the requests made to the proxy itself. */
  public List<String> asked() {
    return asked;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        start(() -> serve(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = connection.getInputStream();
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return;
        }
        head.write(next);
      }
      asked.add(head.toString(StandardCharsets.ISO_8859_1));
      String length = status == 200 ? "" : "Content-Length: 4\r\n";
      String body = status == 200 ? "" : "busy";
      connection
          .getOutputStream()
          .write(
              ("HTTP/1.1 " + status + " Said\r\n" + length + "\r\n" + body)
                  .getBytes(StandardCharsets.US_ASCII));
      if (status == 200) {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
          start(() -> pass(server, connection));
          pass(connection, server);
        }
      }
    } catch (IOException gone) {
      // One of the two hung up.
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException gone) {
      // One of the two hung up.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "proxy-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
