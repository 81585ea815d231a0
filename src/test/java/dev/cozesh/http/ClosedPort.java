package dev.cozesh.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of this machine that nobody listens on, and nobody else gets until it is closed. */
public final class ClosedPort implements AutoCloseable {
  private final Socket socket = new Socket();

  private ClosedPort() {}

  /** Takes a free one. */
  public static ClosedPort taken() throws IOException {
    ClosedPort port = new ClosedPort();
    port.socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return port;
  }

  /** Its number. */
  public int getPort() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
