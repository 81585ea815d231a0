package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Opens WebSockets and looks after them. Each has a thread that reads while it is open, and one
 * thread pings them all; none of them keeps a process alive. Redirects are not followed.
 * Thread-safe.
 */
public final class SocketConnector implements AutoCloseable {
  private static final int UNUSED_THREAD_SECONDS = 60;
  private static final int LOOKS_IN_A_STALL = 4;
  private static final int NONCE_BYTES = 16;
  private static final long STACK_BYTES = 256 << 10;

  private final SocketLimits limits;
  private final String userAgent;
  private final Way way;
  private final LongSupplier nanos;
  private final SecureRandom random = new SecureRandom();
  private final ScheduledThreadPoolExecutor keeper = keeperOf();
  private final Map<TextSocket, List<Future<?>>> kept = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * A connector of sockets, whose beats it keeps.
   *
   * @param limits sizes and times
   * @param userAgent what the server is told
   * @param nanos a clock that never jumps
   * @param way how servers are reached
   */
  public SocketConnector(SocketLimits limits, String userAgent, Way way, LongSupplier nanos) {
    this.limits = requireNonNull(limits, "limits");
    this.userAgent = requireNonNull(userAgent, "userAgent");
    this.way = requireNonNull(way, "way");
    this.nanos = requireNonNull(nanos, "nanos");
  }

  /**
   * Opens a WebSocket.
   *
   * @param request where to, as whom
   * @param sending run when the connection is there and directly before the first byte of the
   *     handshake leaves; what it throws keeps it from being sent
   * @return the open socket
   * @throws HandshakeRefused when the server answers otherwise
   * @throws CozeTransportException when it does not answer
   * @throws CozeInterruptedException when this thread is interrupted meanwhile; its flag stays set
   */
  public TextSocket connect(SocketRequest request, Runnable sending) throws HandshakeRefused {
    SocketFailures failures = new SocketFailures(request);
    if (closed) {
      throw failures.clientClosed();
    }
    if (Thread.currentThread().isInterrupted()) {
      throw failures.interrupted("about to open a WebSocket", null);
    }
    try {
      return kept(opened(request, sending, failures), failures);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw failures.interrupted("opening a WebSocket", e);
      }
      throw failures.unopened(e, request.proxy(way));
    }
  }

  /** Ends all WebSockets at once; none can be opened any more. */
  @Override
  public void close() {
    closed = true;
    kept.keySet().forEach(TextSocket::abort);
    keeper.shutdownNow();
  }

  private TextSocket opened(SocketRequest request, Runnable sending, SocketFailures failures)
      throws IOException, HandshakeRefused {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    Pipe pipe = Pipe.to(request, way);
    boolean open = false;
    try {
      sending.run();
      HandshakeAnswer answer = answer(new Handshake(request, userAgent, nonce), pipe, request);
      pipe.readTimeout(Duration.ZERO);
      Outbox outbox = new Outbox(pipe, random, nanos);
      open = true;
      return new TextSocket(
          new TextSocket.Opened(answer, pipe, outbox, failures), limits, this::forget);
    } finally {
      if (!open) {
        pipe.close();
      }
    }
  }

  /** Shakes hands within the limit, however slowly the answer drips. */
  private HandshakeAnswer answer(Handshake handshake, Pipe pipe, SocketRequest request)
      throws IOException, HandshakeRefused {
    AtomicBoolean late = new AtomicBoolean();
    Runnable cut =
        () -> {
          late.set(true);
          pipe.close();
        };
    Future<?> limit = keeper.schedule(cut, request.limit().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return handshake.over(pipe);
    } catch (IOException e) {
      if (late.get() && !Thread.currentThread().isInterrupted()) {
        throw new SocketTimeoutException("the answer was too slow");
      }
      throw e;
    } finally {
      limit.cancel(false);
    }
  }

  private TextSocket kept(TextSocket socket, SocketFailures failures) {
    long ping = limits.ping().toNanos();
    long look = Math.max(1, limits.stall().toNanos() / LOOKS_IN_A_STALL);
    try {
      kept.put(
          socket,
          List.of(
              keeper.scheduleWithFixedDelay(socket::ping, ping, ping, TimeUnit.NANOSECONDS),
              keeper.scheduleWithFixedDelay(socket::watch, look, look, TimeUnit.NANOSECONDS)));
    } catch (RejectedExecutionException e) {
      // Closed meanwhile.
    }
    if (closed) {
      socket.abort();
      throw failures.clientClosed();
    }
    Thread reader = new Thread(null, socket::read, "cozesh-socket", STACK_BYTES);
    reader.setDaemon(true);
    reader.start();
    return socket;
  }

  private void forget(TextSocket socket) {
    Optional.ofNullable(kept.remove(socket))
        .ifPresent(tasks -> tasks.forEach(task -> task.cancel(false)));
  }

  private static ScheduledThreadPoolExecutor keeperOf() {
    ScheduledThreadPoolExecutor keeper =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              Thread thread = new Thread(work, "cozesh-ping");
              thread.setDaemon(true);
              return thread;
            });
    keeper.setKeepAliveTime(UNUSED_THREAD_SECONDS, TimeUnit.SECONDS);
    keeper.allowCoreThreadTimeOut(true);
    keeper.setRemoveOnCancelPolicy(true);
    return keeper;
  }
}
