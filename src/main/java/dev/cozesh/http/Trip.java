package dev.cozesh.http;

import java.time.Duration;
import org.apache.hc.client5.http.RouteInfo;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * One attempt under way: its phase, and the watch that cuts the connection when a limit passes or
 * the waiting thread is interrupted. A blocked socket heeds neither by itself.
 */
final class Trip {
  private final Request request;
  private final Dispatch dispatch;
  private final HttpUriRequestBase wire;
  private final Timeouts timeouts;
  private final Time time;
  private final int connections;

  private String destination = "";
  private boolean viaProxy;
  private volatile Thread caller = Thread.currentThread();
  private volatile boolean hurried = true;
  private volatile Duration silence;
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

  Trip(
      Request request,
      Dispatch dispatch,
      HttpUriRequestBase wire,
      Timeouts timeouts,
      Time time,
      int connections) {
    this.request = request;
    this.dispatch = dispatch;
    this.wire = wire;
    this.timeouts = timeouts;
    this.time = time;
    this.connections = connections;
    this.silence = timeouts.idle();
    this.movedAt = time.nanos();
  }

  /** The attempt that a client's context belongs to. */
  static Trip in(HttpContext context) {
    return ((Context) context).trip;
  }

  /** A client's context for this attempt. */
  HttpClientContext context() {
    return new Context(this);
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

  /** How many connections there are in all. */
  int connections() {
    return connections;
  }

  Phase phase() {
    return phase;
  }

  /** How long no byte may move now. */
  Duration silence() {
    return silence;
  }

  Stop stop() {
    return stop;
  }

  /** The connection that is now to be made leads there, directly or to a proxy. */
  void headFor(RouteInfo route) {
    viaProxy = route.getProxyHost() != null;
    destination = viaProxy ? "the proxy " + route.getProxyHost().toHostString() : request.host();
    enter(Phase.CONNECT);
  }

  /** Where the connection leads: host and port, or a proxy's. */
  String destination() {
    return destination;
  }

  boolean isViaProxy() {
    return viaProxy;
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

  /** The head is there: from now on only the silence is limited, and only while somebody waits. */
  void flows() {
    caller = null;
    hurried = false;
    silence = timeouts.firstByte();
    enter(Phase.STREAM);
  }

  /** The first bytes of a body that is read as it comes are there. */
  void began() {
    silence = timeouts.idle();
  }

  /** The limit of the whole call holds again. */
  void hurry() {
    hurried = true;
  }

  /** The calling thread waits for more. */
  void waits() {
    movedAt = time.nanos();
    caller = Thread.currentThread();
  }

  /** Nobody waits. */
  void rests() {
    caller = null;
  }

  /** Closes the connection, from any thread. */
  void hangUp() {
    wire.cancel();
  }

  /** Cuts the connection when a limit has passed. */
  void look() {
    Thread waiting = caller;
    if (waiting == null) {
      return;
    }
    if (waiting.isInterrupted()) {
      cut(Stop.INTERRUPTED);
    } else if (hurried && dispatch.deadline().isOver()) {
      cut(Stop.TOTAL);
    } else if (phase == Phase.FIRST_BYTE && stoodStill(timeouts.firstByte())) {
      cut(Stop.FIRST_BYTE);
    } else if (moves() && stoodStill(silence)) {
      cut(Stop.IDLE);
    }
  }

  private boolean moves() {
    return phase == Phase.SENDING || phase == Phase.BODY || phase == Phase.STREAM;
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

  private static final class Context extends HttpClientContext {
    private final Trip trip;

    private Context(Trip trip) {
      this.trip = trip;
    }
  }
}
