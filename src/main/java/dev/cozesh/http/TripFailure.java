package dev.cozesh.http;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.MessageConstraintException;

/** Puts a failed attempt into words: operation, phase, cause, and whether it can have arrived. */
final class TripFailure {
  private static final String CHECK_NETWORK = "check the base URL and the network";
  private static final String MAY_HAVE_ACTED =
      "look whether it took effect before sending it again";

  private TripFailure() {}

  static CozeException of(Trip trip, IOException cause) {
    if (isInterrupted(trip)) {
      return interrupted(trip, cause);
    }
    return switch (trip.stop()) {
      case TOTAL -> tookTooLong(trip, "the whole call", trip.dispatch().deadline().total(), cause);
      case IDLE -> tookTooLong(trip, "a silence", trip.silence(), cause);
      case FIRST_BYTE -> noFirstByte(trip, cause);
      default -> inPhase(trip, cause);
    };
  }

  static CozeException inBody(Trip trip, int received, IOException cause) {
    if (isInterrupted(trip)) {
      throw interrupted(trip, cause);
    }
    if (trip.stop() != Trip.Stop.NONE || cause instanceof SocketTimeoutException) {
      return of(trip, cause);
    }
    return new CozeDataException(
        operation(trip) + ": the answer broke off after " + received + " bytes",
        "the server or a gateway closed the connection too early, or the compression is damaged",
        trip.request().repeat() == Repeat.ONCE ? MAY_HAVE_ACTED : "try again",
        "",
        cause);
  }

  /** A body that is read as it comes broke off. */
  static CozeException inStream(Trip trip, long received, boolean closed, IOException cause) {
    if (isInterrupted(trip)) {
      return interrupted(trip, cause);
    }
    if (closed) {
      return closing(trip, cause);
    }
    if (trip.stop() != Trip.Stop.NONE || cause instanceof SocketTimeoutException) {
      return of(trip, cause);
    }
    return failure(
        trip,
        "the answer broke off after " + received + " bytes",
        "the server or a gateway closed the connection too early, or the compression is damaged",
        afterDeparture(trip),
        cause);
  }

  /** The client was closed while the attempt was under way. */
  static CozeTransportException closing(Trip trip, Exception cause) {
    return failure(
        trip,
        "the client was closed while " + trip.phase().words(),
        "closing a client ends its calls and streams",
        "",
        cause);
  }

  /** Somebody closed the answer while, or before, it was read. */
  static CozeInterruptedException hungUp(Trip trip, IOException cause) {
    return new CozeInterruptedException(
        "cancelled " + operation(trip) + " while " + trip.phase().words(),
        "the connection was closed here; the server may go on",
        "",
        cause);
  }

  static CozeInterruptedException interrupted(Trip trip, IOException cause) {
    Thread.currentThread().interrupt();
    return new CozeInterruptedException(
        "cancelled " + operation(trip) + " while " + trip.phase().words(),
        trip.phase().sent() ? "the connection was closed; the server may go on" : "",
        trip.phase().sent() && trip.request().repeat() == Repeat.ONCE ? MAY_HAVE_ACTED : "",
        cause);
  }

  static CozeTransportException closed(Trip trip) {
    return new CozeTransportException(
        operation(trip) + ": this client is closed",
        "a closed client sends nothing",
        "build another one",
        Delivery.NOT_SENT,
        null);
  }

  private static boolean isInterrupted(Trip trip) {
    return trip.stop() == Trip.Stop.INTERRUPTED || Thread.currentThread().isInterrupted();
  }

  private static CozeTransportException inPhase(Trip trip, IOException cause) {
    return switch (trip.phase()) {
      case LEASE -> noLease(trip, cause);
      case CONNECT -> noConnection(trip, cause);
      case TLS -> noTls(trip, cause);
      case SENDING, FIRST_BYTE, BODY, STREAM -> noAnswer(trip, cause);
    };
  }

  private static CozeTransportException noLease(Trip trip, IOException cause) {
    if (cause instanceof ConnectionRequestTimeoutException) {
      return failure(
          trip,
          "no connection became free within " + words(trip.timeouts().lease()),
          "all " + trip.connections() + " connections to " + host(trip) + " are in use",
          "close streams that are no longer read, or start fewer calls at a time",
          cause);
    }
    return failure(trip, "no connection could be had", reason(cause), CHECK_NETWORK, cause);
  }

  private static CozeTransportException noConnection(Trip trip, IOException cause) {
    if (cause instanceof ProxyException refused) {
      return failure(trip, refused.getMessage(), refused.why(), refused.next(), cause);
    }
    String host = trip.destination();
    if (cause instanceof UnknownHostException) {
      return failure(
          trip,
          "unknown host " + host,
          "no address is known for this name: a typo in the base URL, or no network",
          check(trip, CHECK_NETWORK),
          cause);
    }
    if (cause instanceof SocketTimeoutException) {
      return failure(
          trip,
          "connecting to " + host + " took longer than " + words(trip.timeouts().connect()),
          "the host does not react: a firewall, a missing proxy, or the host is down",
          check(trip, CHECK_NETWORK),
          cause);
    }
    if (cause instanceof ConnectException) {
      return failure(
          trip,
          "connection refused by " + host,
          "nothing listens at this address",
          check(trip, "check host and port of the base URL, and whether the server runs"),
          cause);
    }
    if (cause instanceof SocketException) {
      return failure(
          trip,
          "connecting: no way to " + host,
          "the network is gone, or does not reach this host: " + reason(cause),
          check(trip, "check the network connection"),
          cause);
    }
    return failure(
        trip,
        "connecting to " + host + " failed",
        reason(cause),
        check(trip, CHECK_NETWORK),
        cause);
  }

  private static String check(Trip trip, String directly) {
    return trip.isViaProxy()
        ? "check the proxy's address: `proxy` in the profile, or HTTPS_PROXY"
        : directly;
  }

  private static CozeTransportException noTls(Trip trip, IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return failure(
          trip,
          "the TLS handshake with "
              + host(trip)
              + " took longer than "
              + words(trip.timeouts().tls()),
          "something answers at this port, but not with TLS",
          "check scheme and port of the base URL",
          cause);
    }
    return failure(
        trip,
        "no TLS connection with " + host(trip),
        TlsFailure.why(cause, reason(cause)),
        TlsFailure.next(cause),
        cause);
  }

  private static CozeTransportException noAnswer(Trip trip, IOException cause) {
    if (cause instanceof SocketTimeoutException) {
      return trip.phase() == Phase.FIRST_BYTE
          ? noFirstByte(trip, cause)
          : tookTooLong(trip, "a silence", trip.silence(), cause);
    }
    if (cause instanceof BodyException) {
      return failure(
          trip,
          "what was to be sent could not be read to its end",
          reason(cause),
          "leave the file as it is until it was sent",
          cause);
    }
    if (cause instanceof ClientProtocolException || cause instanceof MessageConstraintException) {
      return failure(
          trip,
          "the head of the answer cannot be used",
          "something else than Coze answers at "
              + host(trip)
              + ", or a head too large: "
              + reason(cause),
          "check host and port of the base URL",
          cause);
    }
    return failure(
        trip,
        "the connection was lost while " + trip.phase().words(),
        host(trip) + " or something on the way closed it: " + reason(cause),
        afterDeparture(trip),
        cause);
  }

  private static CozeTransportException noFirstByte(Trip trip, IOException cause) {
    return failure(
        trip,
        "no first byte of an answer within " + words(trip.timeouts().firstByte()),
        "the server is still busy, or something on the way swallowed the request",
        afterDeparture(trip),
        cause);
  }

  private static CozeTransportException tookTooLong(
      Trip trip, String what, Duration limit, IOException cause) {
    return failure(
        trip,
        what + " took longer than " + words(limit) + " while " + trip.phase().words(),
        "",
        trip.phase().sent() ? afterDeparture(trip) : "raise --timeout",
        cause);
  }

  private static CozeTransportException failure(
      Trip trip, String what, String why, String next, Exception cause) {
    return new CozeTransportException(
        operation(trip) + ": " + what,
        why,
        next,
        trip.phase().sent() ? Delivery.MAY_HAVE_ARRIVED : Delivery.NOT_SENT,
        cause);
  }

  private static String afterDeparture(Trip trip) {
    return trip.request().repeat() == Repeat.ONCE ? MAY_HAVE_ACTED : "try again later";
  }

  private static String reason(IOException cause) {
    String text = cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  private static String operation(Trip trip) {
    return trip.request().operation();
  }

  private static String host(Trip trip) {
    return trip.request().host();
  }

  private static String words(Duration limit) {
    return limit.toMillis() % 1_000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
  }
}
