package dev.cozesh.http.socket;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A connection that a proxy passes on; it learns host and port and no more.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-9.3.6">RFC 9110, CONNECT</a>
 */
final class Tunnel {
  private Tunnel() {}

  /**
   * Asks the proxy at the other end to connect.
   *
   * @param target host and port
   * @throws Unreachable when it does not
   */
  static void through(Way.Proxy proxy, Socket socket, Way way, String target) throws IOException {
    StringBuilder head = new StringBuilder("CONNECT ").append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(target).append("\r\n");
    proxy
        .authorization()
        .ifPresent(value -> head.append("Proxy-Authorization: ").append(value).append("\r\n"));
    socket
        .getOutputStream()
        .write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    // Byte by byte: what comes behind the head is the server's.
    int status = HandshakeAnswer.head(socket.getInputStream()).status();
    if (status < 200 || status > 299) {
      throw way.refused(proxy, status);
    }
  }
}
