package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.RawService;
import dev.cozesh.client.core.Exchange;
import dev.cozesh.client.core.SingleCall;
import dev.cozesh.client.core.SingleCall.Shown;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import dev.cozesh.http.Time;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The wire of a client: its connections, its credential for its own server, its listeners. */
public final class ClientWire implements Wire {
  private static final int KEPT_CHARS = 64 << 10;

  private final RawService raw;
  private final URI own;
  private final Duration limit;
  private final Time time;

  /**
   * A wire over a client.
   *
   * @param raw the client's calls of any endpoint
   * @param own the client's server, without a slash at its end; it alone is shown the credential
   * @param limit how long to wait for one answer
   * @param time the clock
   */
  public ClientWire(RawService raw, URI own, Duration limit, Time time) {
    this.raw = requireNonNull(raw, "raw");
    this.own = requireNonNull(own, "own");
    this.limit = requireNonNull(limit, "limit");
    this.time = requireNonNull(time, "time");
  }

  @Override
  public Seen send(Sent sent) {
    return seen(call(sent, false));
  }

  @Override
  public Seen act(Sent sent) {
    return seen(call(sent, true));
  }

  private Seen seen(SingleCall call) {
    long begun = time.nanos();
    try {
      Exchange exchange = raw.single(call);
      String body = exchange.body();
      return Seen.answered(
          exchange.status(),
          exchange.headers(),
          body.length() > KEPT_CHARS ? body.substring(0, KEPT_CHARS) : body,
          Duration.ofMillis(exchange.millis()));
    } catch (CozeTransportException e) {
      Duration took = Duration.ofNanos(time.nanos() - begun);
      return Seen.nothing(outcome(e, took), took);
    }
  }

  private SingleCall call(Sent sent, boolean acts) {
    return new SingleCall(
        sent.base().equals(own) ? Optional.empty() : Optional.of(sent.base()),
        sent.method(),
        escaped(sent.path()),
        sent.query(),
        sent.headers(),
        sent.body(),
        shown(sent.credential()),
        acts,
        limit);
  }

  /** A call takes escapes for escapes; what is sent here has none. */
  private static String escaped(String path) {
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23");
  }

  private static Shown shown(Sent.Credential credential) {
    return switch (credential) {
      case TOKEN -> Shown.CREDENTIAL;
      case MALFORMED -> Shown.MALFORMED;
      case NONE -> Shown.NOTHING;
    };
  }

  private Seen.Transport outcome(CozeTransportException failure, Duration took) {
    if (failure.delivery() == Delivery.NOT_SENT) {
      return Seen.Transport.UNREACHABLE;
    }
    boolean silent =
        took.compareTo(limit) >= 0 || failure.getCause() instanceof SocketTimeoutException;
    return silent ? Seen.Transport.TIMED_OUT : Seen.Transport.RESET;
  }
}
