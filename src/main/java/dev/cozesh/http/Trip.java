package dev.cozesh.http;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One attempt under way: its phase, and the watch that cuts the connection when a limit passes or
 * the calling thread is interrupted. A blocked socket heeds neither by itself.
 */
final class Trip {
  static final String ATTRIBUTE = "cozesh.trip";

  private static final long WATCH_MILLIS = 50;

  private final Request request;
  private final Dispatch dispatch;
  private final HttpUriRequestBase wire;
  private final Timeouts timeouts;
  private final Time time;
  private final Thread caller = Thread.currentThread();

  private volatile Phase phase = Phase.LEASE;
  private volatile long movedAt;
  private volatile Stop stop = Stop.NONE;

  /** Why the watch cut the connection. */
  enum Stop {
    NONE,
    INTERRUPTED,
    TOTAL,
    FIRST_BYTE,
    IDLE
  }

  Trip(Request request, Dispatch dispatch, HttpUriRequestBase wire, Timeouts timeouts, Time time) {
    this.request = request;
    this.dispatch = dispatch;
    this.wire = wire;
    this.timeouts = timeouts;
    this.time = time;
    this.movedAt = time.nanos();
  }

  /** The attempt that a client's context belongs to. */
  static Trip in(HttpContext context) {
    return (Trip) context.getAttribute(ATTRIBUTE);
  }

  Request request() {
    return request;
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Timeouts timeouts() {
    return timeouts;
  }

  Phase phase() {
    return phase;
  }

  Stop stop() {
    return stop;
  }

  /** A later phase begins. */
  void enter(Phase next) {
    movedAt = time.nanos();
    phase = next;
  }

  /** Bytes moved. */
  void moved() {
    movedAt = time.nanos();
  }

  /** Watches until the returned task is cancelled. */
  ScheduledFuture<?> watchedBy(ScheduledExecutorService watchdog) {
    return watchdog.scheduleWithFixedDelay(
        this::look, WATCH_MILLIS, WATCH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (caller.isInterrupted()) {
      cut(Stop.INTERRUPTED);
    } else if (dispatch.deadline().isOver()) {
      cut(Stop.TOTAL);
    } else if (phase == Phase.FIRST_BYTE && stoodStill(timeouts.firstByte())) {
      cut(Stop.FIRST_BYTE);
    } else if ((phase == Phase.SENDING || phase == Phase.BODY) && stoodStill(timeouts.idle())) {
      cut(Stop.IDLE);
    }
  }

  private boolean stoodStill(Duration limit) {
    return time.nanos() - movedAt > limit.toNanos();
  }

  private void cut(Stop reason) {
    if (stop == Stop.NONE) {
      stop = reason;
    }
    wire.cancel();
  }
}
