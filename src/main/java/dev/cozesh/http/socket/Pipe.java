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
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

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

  /** Connects to the first of the host's addresses that answers. */
  static Pipe to(URI uri, Duration limit) throws IOException {
    boolean tls = uri.getScheme().equals("wss");
    int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
    IOException last = new UnknownHostException(uri.getHost());
    for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
      SocketChannel channel = SocketChannel.open();
      boolean connected = false;
      try {
        channel.socket().connect(new InetSocketAddress(address, port), millis(limit));
        channel.socket().setTcpNoDelay(true);
        channel.socket().setSoTimeout(millis(limit));
        Pipe pipe =
            new Pipe(channel, tls ? secured(channel.socket(), uri, port) : channel.socket());
        connected = true;
        return pipe;
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

  private static Socket secured(Socket plain, URI uri, int port) throws IOException {
    String host = uri.getHost().replaceAll("[\\[\\]]", "");
    SSLSocket socket = (SSLSocket) trust().getSocketFactory().createSocket(plain, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static SSLContext trust() throws IOException {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IOException("no TLS in this Java", e);
    }
  }

  private static int millis(Duration limit) {
    return (int) Math.min(limit.toMillis(), Integer.MAX_VALUE);
  }
}
