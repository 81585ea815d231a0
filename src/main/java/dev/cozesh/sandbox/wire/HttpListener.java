package dev.cozesh.sandbox.wire;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeStateException;
import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP/1.1 server on 127.0.0.1: keeps connections, takes bodies of known length and in chunks,
 * streams answers, resets on demand, and gives a connection away after an upgrade. A connection has
 * a thread while it is open; none of them keeps a process alive. Thread-safe.
 */
public final class HttpListener implements AutoCloseable {
  private static final int BACKLOG = 1_024;
  private static final long STACK_BYTES = 512 << 10;
  private static final int UNUSED_THREAD_SECONDS = 10;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final int CLOSE_MILLIS = 500;

  private final ServerSocket socket;
  private final Limits limits;
  private final Dates dates;
  private final ThreadPoolExecutor threads;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile Thread accepting;

  private HttpListener(ServerSocket socket, Limits limits, InstantSource clock) {
    this.socket = socket;
    this.limits = requireNonNull(limits, "limits");
    this.dates = new Dates(clock);
    this.threads =
        new ThreadPoolExecutor(
            0,
            limits.connections(),
            UNUSED_THREAD_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> daemon(work, "sandbox"));
  }

  /**
   * Takes the port; clients may connect, but wait until {@link #start}.
   *
   * @param port 0 for any free one
   * @param clock dates the answers
   * @throws CozeUsageException when the port is in use
   * @throws CozeStateException when it cannot be listened on for another reason
   */
  public static HttpListener open(int port, Limits limits, InstantSource clock) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      ServerSocket socket = new ServerSocket();
      socket.bind(new InetSocketAddress(loopback, port), BACKLOG);
      return new HttpListener(socket, limits, clock);
    } catch (BindException e) {
      throw new CozeUsageException(
          "port " + port + " cannot be used",
          "another program listens on it, or this user may not",
          "choose another port, or 0 for any free one",
          e);
    } catch (IOException e) {
      throw new CozeStateException(
          "the sandbox cannot listen on port " + port, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return socket.getLocalPort();
  }

  /** Serves from now on. */
  public void start(Handler handler) {
    accepting = daemon(() -> accept(handler), "sandbox-accept");
    accepting.start();
  }

  /** Lets nobody in any more, ends all connections and waits a moment for the handlers. */
  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is what it should be.
    }
    boolean interrupted = !waited(this::awaitAccepting);
    threads.shutdown();
    connections.forEach(Connection::abort);
    interrupted |= !waited(() -> threads.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Until its thread has noticed that the socket is closed, the system may still let clients in.
   */
  private void awaitAccepting() throws InterruptedException {
    if (accepting != null) {
      accepting.join(CLOSE_MILLIS / 2);
    }
  }

  private interface Wait {
    void run() throws InterruptedException;
  }

  private static boolean waited(Wait wait) {
    try {
      wait.run();
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  private void accept(Handler handler) {
    while (!socket.isClosed()) {
      try {
        serve(new Connection(socket.accept(), limits, handler, dates));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          // Out of file descriptors for a while.
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void serve(Connection connection) {
    if (socket.isClosed()) {
      connection.abort();
      return;
    }
    connections.add(connection);
    try {
      threads.execute(
          () -> {
            try {
              connection.run();
            } finally {
              connections.remove(connection);
            }
          });
    } catch (RejectedExecutionException | OutOfMemoryError tooMany) {
      // The error stands for a thread that the machine does not grant.
      connections.remove(connection);
      connection.refuse();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(null, work, name, STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }
}
