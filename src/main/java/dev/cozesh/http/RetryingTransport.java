package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/**
 * The one layer that sends again. A read is repeated after a lost connection and after an answer
 * that the rule calls passing; a write only after such an answer. Between two attempts it waits
 * half a second, doubled each time up to 8 s, up to a quarter less by chance; or as long as the
 * server asks, up to 60 s. Thread-safe.
 */
public final class RetryingTransport implements Transport {
  private static final Duration FIRST_WAIT = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
  private static final Duration LONGEST_WISH = Duration.ofSeconds(60);
  private static final double JITTER = 0.25;

  private final Transport wire;
  private final int maxRetries;
  private final RepeatRule rule;
  private final Time time;
  private final DoubleSupplier random;

  /**
   * @param maxRetries further attempts after the first, 0 or more
   * @param random numbers from 0 to 1, 1 excluded
   */
  public RetryingTransport(
      Transport wire, int maxRetries, RepeatRule rule, Time time, DoubleSupplier random) {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must be 0 or more, was " + maxRetries);
    }
    this.wire = requireNonNull(wire, "wire");
    this.maxRetries = maxRetries;
    this.rule = requireNonNull(rule, "rule");
    this.time = requireNonNull(time, "time");
    this.random = requireNonNull(random, "random");
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    return repeated(request, dispatch, () -> OpenAnswer.of(wire.send(request, dispatch))).whole();
  }

  /**
   * Like {@link #send} until the head of a stream is there; what happens after it is never repeated
   * here. An answer that is no success, or JSON or HTML, is read whole first.
   */
  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return repeated(request, dispatch, () -> wire.open(request, dispatch));
  }

  private OpenAnswer repeated(Request request, Dispatch dispatch, Supplier<OpenAnswer> once) {
    for (int attempt = 1; ; attempt++) {
      Duration wait;
      try {
        OpenAnswer open = once.get().afterAttempts(attempt);
        if (open.flows()) {
          return open;
        }
        Answer answer = open.whole();
        if (attempt > maxRetries || !isPassing(request, answer)) {
          return OpenAnswer.of(answer);
        }
        Optional<Duration> asked = asked(answer);
        if (asked.isPresent() && asked.get().compareTo(LONGEST_WISH) > 0) {
          return OpenAnswer.of(answer.wishing(asked.get()));
        }
        wait = asked.isPresent() ? asked.get() : backoff(attempt);
        if (!dispatch.deadline().leaves(wait)) {
          return OpenAnswer.of(answer);
        }
      } catch (CozeTransportException e) {
        wait = backoff(attempt);
        if (attempt > maxRetries || !isPassing(request, e) || !dispatch.deadline().leaves(wait)) {
          throw counted(e, attempt);
        }
      }
      pause(wait, request);
    }
  }

  @Override
  public void close() {
    wire.close();
  }

  private boolean isPassing(Request request, Answer answer) {
    if (answer.cut().isPresent()) {
      return request.repeat() == Repeat.READ && isLostConnection(answer.cut().get().getCause());
    }
    return rule.repeats(request, answer);
  }

  private static boolean isPassing(Request request, CozeTransportException failure) {
    return request.repeat() == Repeat.READ && isLostConnection(failure.getCause());
  }

  // A wrong name or certificate stays wrong, and a server that was slow once is slow again.
  private static boolean isLostConnection(Throwable cause) {
    if (cause instanceof SSLException) {
      return cause.getCause() instanceof SocketException;
    }
    return cause instanceof SocketException
        || cause instanceof ConnectTimeoutException
        || cause instanceof NoHttpResponseException
        || cause instanceof ConnectionClosedException
        || cause instanceof TruncatedChunkException;
  }

  private Optional<Duration> asked(Answer answer) {
    return answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, time.instant()));
  }

  private Duration backoff(int attempt) {
    int doublings = Math.min(attempt - 1, 10);
    long full = Math.min(FIRST_WAIT.toNanos() << doublings, LONGEST_WAIT.toNanos());
    return Duration.ofNanos((long) (full * (1 - JITTER * random.getAsDouble())));
  }

  private void pause(Duration wait, Request request) {
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException(
          request.operation() + " was stopped while it waited to try again",
          "the attempt before had failed in passing",
          "",
          e);
    }
  }

  private static CozeTransportException counted(CozeTransportException failure, int attempts) {
    if (attempts == 1) {
      return failure;
    }
    return new CozeTransportException(
        failure.what() + " (" + attempts + " attempts)",
        failure.why(),
        failure.next(),
        failure.delivery(),
        failure.getCause());
  }
}
