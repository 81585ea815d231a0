package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.socket.HandshakeRefused;
import dev.cozesh.http.socket.SocketConnector;
import dev.cozesh.http.socket.SocketLimits;
import dev.cozesh.http.socket.SocketRequest;
import dev.cozesh.http.socket.TextSocket;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityTemplate;

/**
 * One attempt over one pool of connections, 64 a host, and another of 512 for open answers, so that
 * streams do not keep calls waiting. One more waits until one is free, as long as the lease limit
 * allows. An open answer that nobody reads holds its connection and some 32 KB, but no thread; one
 * thread watches over them all. Nothing is repeated, redirected or remembered here. A request that
 * is sent once never goes out on a connection that was used before: the server may have closed it
 * in that moment, and then nobody could tell what became of the request. Thread-safe.
 */
public final class PooledTransport implements Transport {
  private static final int CONNECTIONS_PER_HOST = 64;
  private static final int STREAMS_PER_HOST = 512;
  private static final int SWITCHED_PROTOCOLS = 101;
  private static final String ATTEMPT = "X-Cozesh-Attempt";

  private final Wiring wiring;
  private final Time time;
  private final WireClient client;
  private final Watchdog watchdog;
  private WireClient streams;
  private SocketConnector sockets;

  /**
   * A transport without a proxy that trusts the authorities this Java trusts; connects when asked
   * to.
   *
   * @param timeouts how long a call may take
   * @param userAgent what the server is told
   * @param time the clock
   */
  public PooledTransport(Timeouts timeouts, String userAgent, Time time) {
    this(timeouts, userAgent, time, Network.DIRECT);
  }

  /**
   * A transport with connections of its own; connects when it is asked to.
   *
   * @param timeouts how long a call may take
   * @param userAgent what the server is told
   * @param time the clock
   * @param network proxy and authorities
   * @throws CozeUsageException when the network's file of authorities is not usable
   */
  public PooledTransport(Timeouts timeouts, String userAgent, Time time, Network network) {
    this(Wiring.of(timeouts, userAgent, network), time);
  }

  PooledTransport(Wiring wiring, Time time) {
    this.wiring = wiring;
    this.time = requireNonNull(time, "time");
    this.client = new WireClient(wiring, CONNECTIONS_PER_HOST);
    this.watchdog = new Watchdog(this::sweep, wiring.idle());
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.uri());
    Trip trip = new Trip(request, dispatch, wire, wiring.timeouts(), time, CONNECTIONS_PER_HOST);
    try {
      return answer(trip, depart(client, trip, wire), wire);
    } finally {
      watchdog.forget(trip);
    }
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.uri());
    Trip trip = new Trip(request, dispatch, wire, wiring.timeouts(), time, STREAMS_PER_HOST);
    boolean opened = false;
    try {
      ClassicHttpResponse response = depart(streams(), trip, wire);
      trip.flows();
      OpenBody body = new OpenBody(trip, response.getEntity(), watchdog);
      OpenAnswer answer =
          OpenAnswer.of(response.getCode(), new HeaderMap(response.getHeaders()), body);
      opened = true;
      return answer;
    } finally {
      if (!opened) {
        watchdog.forget(trip);
      }
    }
  }

  @Override
  public OpenSocket connect(Request request, Dispatch dispatch) {
    SocketRequest wire =
        new SocketRequest(
            request.operation(), request.uri(), request.headers(), toOpen(dispatch.deadline()));
    try {
      TextSocket socket = sockets().connect(wire, dispatch.sending());
      return OpenSocket.of(Answer.of(SWITCHED_PROTOCOLS, socket.headers(), new byte[0]), socket);
    } catch (HandshakeRefused e) {
      return OpenSocket.refused(Answer.of(e.status(), e.headers(), e.body()));
    }
  }

  @Override
  public synchronized void close() {
    watchdog.close();
    client.close();
    if (sockets != null) {
      sockets.close();
    }
    if (streams != null) {
      streams.close();
    }
  }

  private synchronized void sweep() {
    client.sweep();
    if (streams != null) {
      streams.sweep();
    }
  }

  private synchronized WireClient streams() {
    if (streams == null) {
      streams = new WireClient(wiring, STREAMS_PER_HOST);
    }
    return streams;
  }

  private synchronized SocketConnector sockets() {
    if (sockets == null) {
      SocketLimits limits = SocketLimits.DEFAULT.withStall(wiring.timeouts().idle());
      sockets = new SocketConnector(limits, wiring.userAgent(), wiring.way(), time::nanos);
      if (watchdog.isClosed()) {
        // It opens none then, and says why.
        sockets.close();
      }
    }
    return sockets;
  }

  private Duration toOpen(Deadline deadline) {
    Duration most = wiring.timeouts().connect().plus(wiring.timeouts().tls());
    Duration left = deadline.total().minus(deadline.elapsed());
    Duration limit = left.compareTo(most) < 0 ? left : most;
    return limit.toMillis() < 1 ? Duration.ofMillis(1) : limit;
  }

  /** Sends, and waits for the answer's head, watched. */
  private ClassicHttpResponse depart(WireClient client, Trip trip, HttpUriRequestBase wire) {
    Request request = trip.request();
    request.headers().forEach(wire::addHeader);
    wire.addHeader(ATTEMPT, Integer.toString(trip.dispatch().attempt()));
    request.body().ifPresent(body -> wire.setEntity(entity(body, trip)));
    if (Thread.currentThread().isInterrupted()) {
      throw TripFailure.interrupted(trip, null);
    }
    if (!watchdog.watch(trip)) {
      throw TripFailure.closed(trip);
    }
    try {
      return client.execute(target(trip.request().uri()), wire, trip.context());
    } catch (IOException e) {
      throw TripFailure.of(trip, e);
    } catch (IllegalStateException e) {
      // A pool that is closed in this moment knows no other way to say so.
      throw watchdog.isClosed() ? TripFailure.closing(trip, e) : e;
    }
  }

  // Named here, the target need not be made out by the client again.
  private static HttpHost target(URI uri) {
    return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
  }

  private static Answer answer(Trip trip, ClassicHttpResponse response, HttpUriRequestBase wire) {
    trip.enter(Phase.BODY);
    BodyReader reader = new BodyReader(trip);
    boolean whole = false;
    try {
      Optional<CozeException> cut = reader.read(response.getEntity());
      whole = cut.isEmpty();
      Answer answer =
          Answer.of(response.getCode(), new HeaderMap(response.getHeaders()), reader.bytes());
      return cut.map(answer::cutBy).orElse(answer);
    } finally {
      // Closing a half-read answer would read on to its end: an endless one has none.
      if (!whole) {
        wire.cancel();
      }
      closeQuietly(response);
    }
  }

  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException e) {
      // What is wanted of the answer was read; the connection is gone either way.
    }
  }

  private static EntityTemplate entity(Body body, Trip trip) {
    return new EntityTemplate(
        body.length(),
        ContentType.parse(body.contentType()),
        null,
        out -> {
          body.writeTo(new WatchedOutput(out, trip));
          trip.enter(Phase.FIRST_BYTE);
        });
  }
}
