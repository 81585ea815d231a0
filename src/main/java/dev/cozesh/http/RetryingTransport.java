package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeTransportException;
import java.util.function.Function;

/**
 * The one layer that sends again. A read is repeated after a lost connection and after an answer
 * that the rule calls passing; a write only after such an answer. Between two attempts it waits as
 * the rule says, mostly half a second, doubled each time up to 8 s, up to a quarter less by chance;
 * or as long as the server asks, up to 60 s. When an answer says that no request is left until some
 * moment, the next call waits for it, up to 60 s too. Each attempt carries its number, from 1, in
 * the header {@code X-Cozesh-Attempt}. What is never repeated goes through untouched. Thread-safe.
 */
public final class RetryingTransport implements Transport {
  private final Transport wire;
  private final RetryPolicy policy;
  private final Time time;
  private final RateWindow window;

  /**
   * A transport that repeats on another one.
   *
   * @param wire what sends each attempt
   * @param policy how often and how long
   * @param time the clock
   */
  public RetryingTransport(Transport wire, RetryPolicy policy, Time time) {
    this.wire = requireNonNull(wire, "wire");
    this.policy = requireNonNull(policy, "policy");
    this.time = requireNonNull(time, "time");
    this.window = new RateWindow(time);
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    if (request.repeat() == Repeat.NEVER) {
      return wire.send(request, dispatch);
    }
    return repeated(request, dispatch, each -> OpenAnswer.of(wire.send(request, each))).whole();
  }

  /**
   * Like {@link #send} until the head of a stream is there; what happens after it is never repeated
   * here. An answer that is no success, or JSON or HTML, is read whole first.
   */
  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    return repeated(request, dispatch, each -> wire.open(request, each));
  }

  /** Asks once: a socket costs something as soon as it is open. */
  @Override
  public OpenSocket connect(Request request, Dispatch dispatch) {
    return wire.connect(request, dispatch);
  }

  private OpenAnswer repeated(
      Request request, Dispatch dispatch, Function<Dispatch, OpenAnswer> once) {
    Attempts attempts = new Attempts(request, dispatch, policy, time);
    attempts.pauseFor(window);
    while (true) {
      try {
        OpenAnswer open = once.apply(attempts.next()).afterAttempts(attempts.number());
        window.learn(open.head());
        if (open.flows()) {
          attempts.succeeded();
          return open;
        }
        Answer answer = open.whole();
        if (attempts.endWith(answer)) {
          return OpenAnswer.of(attempts.explained(answer));
        }
      } catch (CozeTransportException e) {
        if (attempts.endWith(e)) {
          throw attempts.explained(e);
        }
      }
      attempts.pause();
    }
  }

  @Override
  public void close() {
    wire.close();
  }
}
