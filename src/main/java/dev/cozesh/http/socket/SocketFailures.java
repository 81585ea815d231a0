package dev.cozesh.http.socket;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Puts into words what goes wrong with a WebSocket. */
final class SocketFailures {
  private static final String CHECK_NETWORK = "check the base URL and the network";
  private static final String CHECK_SERVER =
      "check host and port of the base URL, and whether the server runs";
  private static final String CHECK_PROXY =
      "check the proxy's address: `proxy` in the profile, or HTTPS_PROXY";
  private static final String OPEN_ANOTHER =
      "nothing is connected or sent again by itself; open another one";

  private final SocketRequest request;

  SocketFailures(SocketRequest request) {
    this.request = request;
  }

  /**
   * The handshake failed without an answer.
   *
   * @param proxy the proxy on the way
   */
  CozeTransportException unopened(IOException cause, Optional<Way.Proxy> proxy) {
    String place = proxy.map(Way.Proxy::toString).orElse(request.host());
    if (cause instanceof Unreachable gate) {
      return notSent(gate.getMessage(), gate.why(), gate.next(), cause);
    }
    if (isWithin(cause, SocketTimeoutException.class)) {
      return failure(
          "the handshake with " + request.host() + " took longer than " + words(request.limit()),
          "the host does not react: a firewall, a missing proxy, or the host is down",
          CHECK_NETWORK,
          Delivery.MAY_HAVE_ARRIVED,
          cause);
    }
    if (isWithin(cause, UnknownHostException.class)) {
      return notSent(
          "unknown host " + place,
          "no address is known for this name: a typo, or no network",
          proxy.isPresent() ? CHECK_PROXY : CHECK_NETWORK,
          cause);
    }
    if (isWithin(cause, ConnectException.class)) {
      return notSent(
          "connection refused by " + place,
          "nothing listens at this address",
          proxy.isPresent() ? CHECK_PROXY : CHECK_SERVER,
          cause);
    }
    if (isWithin(cause, NoRouteToHostException.class)) {
      return notSent(
          "no way to " + place,
          "the network is gone, or does not reach this host: " + reason(cause),
          "check the network connection",
          cause);
    }
    return failure(
        "the handshake with " + request.host() + " failed",
        "the connection was lost, or something else than a WebSocket answers: " + reason(cause),
        CHECK_NETWORK,
        Delivery.MAY_HAVE_ARRIVED,
        cause);
  }

  private CozeTransportException notSent(String what, String why, String next, IOException cause) {
    return failure(what, why, next, Delivery.NOT_SENT, cause);
  }

  /** The server ended it, by a close frame or without one. */
  CozeTransportException closed(int code, String reason) {
    String words = reason.isBlank() ? "" : ", \"" + reason + '"';
    return broken(
        "the server closed the WebSocket with code " + code + words, CloseWords.of(code), null);
  }

  CozeTransportException lost(Throwable cause) {
    return broken("the connection was lost", reason(cause), cause);
  }

  CozeTransportException silent(Duration ping) {
    return broken(
        "the server gave no sign of life for " + words(ping) + ", though it was asked for one",
        "the network is gone, or the server hangs",
        null);
  }

  CozeTransportException stalled(Duration limit) {
    return broken(
        "a message did not leave within " + words(limit),
        "the server does not read, or the network is gone",
        null);
  }

  CozeDataException tooLarge(String what) {
    return new CozeDataException(
        request.operation() + ": the server sends " + what,
        "its size is bounded so that no message can use up the memory",
        OPEN_ANOTHER,
        "",
        null);
  }

  CozeTransportException againstTheRules(IOException violation) {
    return broken(
        "the server broke WebSocket's rules: " + violation.getMessage(),
        "something on the way changed what was sent, or this is no WebSocket",
        violation);
  }

  /** This side closed it, or the client that it belongs to. */
  CozeInterruptedException closedHere(Throwable cause) {
    return new CozeInterruptedException(
        request.operation() + ": the WebSocket was closed here", "", "", cause);
  }

  CozeInterruptedException interrupted(String doing, Throwable cause) {
    Thread.currentThread().interrupt();
    return new CozeInterruptedException(
        "cancelled " + request.operation() + " while " + doing, "", "", cause);
  }

  CozeTransportException clientClosed() {
    return failure(
        "this client is closed",
        "a closed client sends nothing",
        "build another one",
        Delivery.NOT_SENT,
        null);
  }

  /** How it ended. */
  CozeException of(Ending ending) {
    if (ending instanceof Ending.There there) {
      return closed(there.code(), there.reason());
    }
    if (ending instanceof Ending.Broken broken) {
      return broken.failure();
    }
    return closedHere(null);
  }

  private CozeTransportException broken(String what, String why, Throwable cause) {
    return failure(what, why, OPEN_ANOTHER, Delivery.MAY_HAVE_ARRIVED, cause);
  }

  private CozeTransportException failure(
      String what, String why, String next, Delivery delivery, Throwable cause) {
    return new CozeTransportException(
        request.operation() + ": " + what, why, next, delivery, cause);
  }

  private static boolean isWithin(Throwable failure, Class<? extends Throwable> type) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (type.isInstance(each)) {
        return true;
      }
    }
    return false;
  }

  private static String reason(Throwable cause) {
    String text = cause.getMessage();
    return text == null || text.isBlank() ? cause.getClass().getSimpleName() : text;
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
