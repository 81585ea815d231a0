package dev.cozesh.http;

import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.StringJoiner;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;

/** The attempts of one call: whether another follows, after which wait, and why not. */
final class Attempts {
  private static final Duration LONGEST_WISH = Duration.ofSeconds(60);

  private final Request request;
  private final Dispatch dispatch;
  private final RetryPolicy policy;
  private final Time time;

  private int made;
  private Duration wait = Duration.ZERO;
  private String outcomeBefore = "";
  private String outcome = "";
  private String reason = "";

  Attempts(Request request, Dispatch dispatch, RetryPolicy policy, Time time) {
    this.request = request;
    this.dispatch = dispatch;
    this.policy = policy;
    this.time = time;
  }

  /** Begins another one. */
  Dispatch next() {
    made++;
    outcomeBefore = outcome;
    return dispatch.attempt(number());
  }

  /** Which attempt of the call it is; those with a credential that was refused count too. */
  int number() {
    return dispatch.attempt() + made - 1;
  }

  /** The last attempt needs no other. */
  void succeeded() {
    policy.budget().earn(made);
  }

  /** Whether this answer is the call's outcome. */
  boolean endWith(Answer answer) {
    Repetition repetition = repetition(answer);
    if (repetition.mostRetries() == 0) {
      succeeded();
      return true;
    }
    outcome = "HTTP " + answer.status();
    Optional<Duration> asked = ServerWish.beforeRetry(answer, time.instant());
    wait = asked.orElseGet(() -> repetition.waitAfter(made, policy.random().getAsDouble()));
    return end(repetition, asked.isPresent());
  }

  /** Whether this failure is the call's outcome. */
  boolean endWith(CozeTransportException failure) {
    outcome = failure.what();
    if (request.repeat() == Repeat.ONCE || !isLostConnection(failure.getCause())) {
      return true;
    }
    wait = Repetition.USUAL.waitAfter(made, policy.random().getAsDouble());
    return end(Repetition.USUAL, false);
  }

  /** The answer with the reason why it was not asked for again. */
  Answer explained(Answer answer) {
    return reason.isEmpty() ? answer : answer.unrepeated(reason);
  }

  /** The failure with the number of attempts, and what the one before came to. */
  CozeTransportException explained(CozeTransportException failure) {
    if (made == 1 && reason.isEmpty()) {
      return failure;
    }
    StringJoiner why = new StringJoiner("; ");
    why.setEmptyValue("");
    add(why, failure.why());
    add(why, reason);
    add(why, outcomeBefore.isEmpty() ? "" : "the attempt before ended with " + outcomeBefore);
    return new CozeTransportException(
        made == 1 ? failure.what() : failure.what() + " (" + made + " attempts)",
        why.toString(),
        failure.next(),
        failure.delivery(),
        failure.logId(),
        failure.getCause());
  }

  /** Waits for the next attempt. */
  void pause() {
    pause("to try again", "the attempt before ended with " + outcome);
  }

  /** Waits until the server takes requests again, unless that is too long. */
  void pauseFor(RateWindow window) {
    wait = window.left();
    boolean closed = !wait.isNegative() && !wait.isZero();
    if (closed && wait.compareTo(LONGEST_WISH) <= 0 && dispatch.deadline().leaves(wait)) {
      pause("for its turn", "the server's rate limit lets nothing through before");
    }
  }

  private void pause(String purpose, String why) {
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException(
          request.operation() + " was stopped while it waited " + purpose, why, "", e);
    }
  }

  private boolean end(Repetition repetition, boolean asked) {
    if (made > Math.min(policy.maxRetries(), repetition.mostRetries())) {
      return true;
    }
    String wish = "the server asks for " + wait.toSeconds() + " s before the next try";
    if (asked && wait.compareTo(LONGEST_WISH) > 0) {
      reason = wish;
    } else if (!dispatch.deadline().leaves(wait)) {
      reason = (asked ? wish + ", but " : "") + "the limit of the whole call comes first";
    } else if (!policy.budget().take()) {
      reason = "it was not tried again: too many calls of this process failed lately";
    }
    return !reason.isEmpty();
  }

  private Repetition repetition(Answer answer) {
    if (answer.cut().isEmpty()) {
      return policy.rule().repetition(request, answer);
    }
    boolean again =
        request.repeat() == Repeat.READ && isLostConnection(answer.cut().get().getCause());
    return again ? Repetition.USUAL : Repetition.NONE;
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

  private static void add(StringJoiner parts, String part) {
    if (!part.isEmpty()) {
      parts.add(part);
    }
  }
}
