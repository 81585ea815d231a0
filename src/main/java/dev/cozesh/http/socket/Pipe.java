package dev.cozesh.http.socket;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection, with TLS where the address asks for it. It is closed by {@link #close} from any
 * thread, whatever is under way on it, and by the interrupt of a thread that writes or waits on it.
 */
final class Pipe implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 << 10;

  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  private Pipe(SocketChannel channel, Socket socket) throws IOException {
    this.channel = channel;
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    this.out = socket.getOutputStream();
  }

  /**
   * Connects to the first of the host's addresses that answers, or to those of the proxy.
   *
   * @throws Unreachable when the proxy lets nothing through, or the server is not trusted
   */
  static Pipe to(SocketRequest request, Way way) throws IOException {
    Optional<Way.Proxy> proxy = request.proxy(way);
    String host = proxy.map(Way.Proxy::host).orElse(request.bareHost());
    int port = proxy.map(Way.Proxy::port).orElse(request.port());
    SocketChannel channel = connected(host, port, request.limit());
    boolean open = false;
    try {
      Socket plain = channel.socket();
      plain.setTcpNoDelay(true);
      plain.setSoTimeout(millis(request.limit()));
      if (proxy.isPresent()) {
        Tunnel.through(proxy.get(), plain, way, request.uri().getHost() + ":" + request.port());
      }
      Socket socket =
          request.isSecure() ? way.secured(plain, request.bareHost(), request.port()) : plain;
      Pipe pipe = new Pipe(channel, socket);
      open = true;
      return pipe;
    } finally {
      if (!open) {
        channel.close();
      }
    }
  }

  private static SocketChannel connected(String host, int port, Duration limit) throws IOException {
    IOException last = new UnknownHostException(host);
    for (InetAddress address : InetAddress.getAllByName(host)) {
      SocketChannel channel = SocketChannel.open();
      boolean connected = false;
      try {
        channel.socket().connect(new InetSocketAddress(address, port), millis(limit));
        connected = true;
        return channel;
      } catch (SocketException | SocketTimeoutException e) {
        last = e;
      } finally {
        if (!connected) {
          channel.close();
        }
      }
    }
    throw last;
  }

  InputStream in() {
    return in;
  }

  void write(ByteBuffer bytes) throws IOException {
    out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }

  /** How long a read waits; zero for ever. */
  void readTimeout(Duration limit) throws IOException {
    socket.setSoTimeout(millis(limit));
  }

  @Override
  public void close() {
    try {
      // Not the TLS socket: it would say good-bye first, and wait for whoever writes.
      channel.close();
    } catch (IOException e) {
      // Closed is what it should be.
    }
  }

  private static int millis(Duration limit) {
    return (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
  }
}
