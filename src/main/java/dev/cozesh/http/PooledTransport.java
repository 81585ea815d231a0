package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.EntityTemplate;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

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
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final Timeouts timeouts;
  private final String userAgent;
  private final Time time;
  private final CloseableHttpClient client;
  private final Watchdog watchdog = new Watchdog();
  private CloseableHttpClient streams;

  public PooledTransport(Timeouts timeouts, String userAgent, Time time) {
    this.timeouts = requireNonNull(timeouts, "timeouts");
    this.userAgent = requireNonNull(userAgent, "userAgent");
    this.time = requireNonNull(time, "time");
    this.client = clientOf(timeouts, userAgent, CONNECTIONS_PER_HOST);
  }

  @Override
  public Answer send(Request request, Dispatch dispatch) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.uri());
    Trip trip = new Trip(request, dispatch, wire, timeouts, time, CONNECTIONS_PER_HOST);
    try {
      return answer(trip, depart(client, trip, wire), wire);
    } finally {
      watchdog.forget(trip);
    }
  }

  @Override
  public OpenAnswer open(Request request, Dispatch dispatch) {
    HttpUriRequestBase wire = new HttpUriRequestBase(request.method(), request.uri());
    Trip trip = new Trip(request, dispatch, wire, timeouts, time, STREAMS_PER_HOST);
    boolean opened = false;
    try {
      ClassicHttpResponse response = depart(streams(), trip, wire);
      trip.flows();
      OpenBody body = new OpenBody(trip, response.getEntity(), watchdog);
      OpenAnswer answer = OpenAnswer.of(response.getCode(), headers(response), body);
      opened = true;
      return answer;
    } finally {
      if (!opened) {
        watchdog.forget(trip);
      }
    }
  }

  @Override
  public synchronized void close() {
    watchdog.close();
    client.close(CloseMode.IMMEDIATE);
    if (streams != null) {
      streams.close(CloseMode.IMMEDIATE);
    }
  }

  private synchronized CloseableHttpClient streams() {
    if (streams == null) {
      streams = clientOf(timeouts, userAgent, STREAMS_PER_HOST);
    }
    return streams;
  }

  /** Sends, and waits for the answer's head, watched. */
  private ClassicHttpResponse depart(
      CloseableHttpClient client, Trip trip, HttpUriRequestBase wire) {
    Request request = trip.request();
    request.headers().forEach(wire::addHeader);
    request.body().ifPresent(body -> wire.setEntity(entity(body, trip)));
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(Trip.ATTRIBUTE, trip);
    if (Thread.currentThread().isInterrupted()) {
      throw TripFailure.interrupted(trip, null);
    }
    if (!watchdog.watch(trip)) {
      throw TripFailure.closed(trip);
    }
    try {
      return client.executeOpen(null, wire, context);
    } catch (IOException e) {
      throw TripFailure.of(trip, e);
    } catch (IllegalStateException e) {
      // A pool that is closed in this moment knows no other way to say so.
      throw watchdog.isClosed() ? TripFailure.closing(trip, e) : e;
    }
  }

  private static Answer answer(Trip trip, ClassicHttpResponse response, HttpUriRequestBase wire) {
    trip.enter(Phase.BODY);
    BodyReader reader = new BodyReader(trip);
    boolean whole = false;
    try {
      Optional<CozeException> cut = reader.read(response.getEntity());
      whole = cut.isEmpty();
      Answer answer = Answer.of(response.getCode(), headers(response), reader.bytes());
      return cut.map(answer::cutBy).orElse(answer);
    } finally {
      // Closing a half-read answer would read on to its end: an endless one has none.
      if (!whole) {
        wire.cancel();
      }
      closeQuietly(response);
    }
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (Header header : response.getHeaders()) {
      headers
          .computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(String.valueOf(header.getValue()));
    }
    return headers;
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

  private static ClassicHttpResponse lease(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Trip trip = Trip.in(scope.clientContext);
    ExecRuntime runtime = scope.execRuntime;
    if (!runtime.isEndpointAcquired()) {
      runtime.acquireEndpoint(scope.exchangeId, scope.route, null, scope.clientContext);
    }
    if (trip.request().repeat() == Repeat.ONCE && runtime.isEndpointConnected()) {
      runtime.disconnectEndpoint();
    }
    trip.enter(Phase.CONNECT);
    return chain.proceed(request, scope);
  }

  private static ClassicHttpResponse leave(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Trip trip = Trip.in(scope.clientContext);
    trip.dispatch().sending().run();
    trip.enter(request.getEntity() == null ? Phase.FIRST_BYTE : Phase.SENDING);
    return chain.proceed(request, scope);
  }

  private static CloseableHttpClient clientOf(
      Timeouts timeouts, String userAgent, int connections) {
    // The watch is exact and cuts first; this is for the case that it cannot.
    Duration backstop =
        timeouts.firstByte().compareTo(timeouts.idle()) > 0
            ? timeouts.firstByte().plusSeconds(1)
            : timeouts.idle().plusSeconds(1);
    return HttpClientBuilder.create()
        .setConnectionManager(connections(timeouts, connections))
        .setUserAgent(userAgent)
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState()
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(timeouts.lease()))
                .setResponseTimeout(Timeout.of(backstop))
                .setAuthenticationEnabled(false)
                .setRedirectsEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .addExecInterceptorBefore(
            ChainElement.CONNECT.name(), "cozesh-lease", PooledTransport::lease)
        .addExecInterceptorAfter(
            ChainElement.CONNECT.name(), "cozesh-depart", PooledTransport::leave)
        .build();
  }

  private static HttpClientConnectionManager connections(Timeouts timeouts, int mostPerHost) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setMaxLineLength(MAX_HEADER_BYTES)
                        .build())
                .build())
        .setTlsSocketStrategy(watched(DefaultClientTlsStrategy.createDefault()))
        .setMaxConnPerRoute(mostPerHost)
        .setMaxConnTotal(mostPerHost)
        .setDefaultTlsConfig(
            TlsConfig.custom().setHandshakeTimeout(Timeout.of(timeouts.tls())).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(timeouts.connect()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.ofMinutes(5))
                .build())
        .build();
  }

  private static TlsSocketStrategy watched(TlsSocketStrategy tls) {
    return (socket, target, port, attachment, context) -> {
      Trip.in(context).enter(Phase.TLS);
      return tls.upgrade(socket, target, port, attachment, context);
    };
  }
}
