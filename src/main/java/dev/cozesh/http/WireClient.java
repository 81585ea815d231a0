package dev.cozesh.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client as it is set up here: one pool of connections that tells the trip of each request
 * how far it has come. It repeats, follows, remembers and signs in to nothing.
 */
final class WireClient implements AutoCloseable {
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_BYTES = 64 << 10;

  private final PoolingHttpClientConnectionManager pool;
  private final CloseableHttpClient client;
  private final TimeValue idle;

  /**
   * A client of its own.
   *
   * @param connections how many it may have, to one host or in all
   */
  WireClient(Wiring wiring, int connections) {
    this.pool = pool(wiring, connections);
    this.client = client(wiring, pool);
    this.idle = TimeValue.of(wiring.idle());
  }

  /** Sends, and waits for the answer's head. */
  ClassicHttpResponse execute(HttpHost target, HttpUriRequestBase wire, HttpClientContext context)
      throws IOException {
    return client.executeOpen(target, wire, context);
  }

  /** Closes what is not used any more. */
  void sweep() {
    pool.closeExpired();
    pool.closeIdle(idle);
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private static CloseableHttpClient client(
      Wiring wiring, PoolingHttpClientConnectionManager pool) {
    Timeouts timeouts = wiring.timeouts();
    // The watch is exact and cuts first; this is for the case that it cannot.
    Duration backstop =
        timeouts.firstByte().compareTo(timeouts.idle()) > 0
            ? timeouts.firstByte().plusSeconds(1)
            : timeouts.idle().plusSeconds(1);
    return HttpClientBuilder.create()
        .setConnectionManager(pool)
        .setRoutePlanner(wiring.route())
        .setUserAgent(wiring.userAgent())
        .setKeepAliveStrategy(
            (response, context) -> keepAlive(response, context, TimeValue.of(wiring.idle())))
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
        // What stands there signs in to servers and takes each address apart for that.
        .replaceExecInterceptor(ChainElement.PROTOCOL.name(), WireClient::exchange)
        .addExecInterceptorBefore(ChainElement.CONNECT.name(), "cozesh-lease", WireClient::lease)
        .addExecInterceptorAfter(ChainElement.CONNECT.name(), "cozesh-depart", WireClient::leave)
        .build();
  }

  private static ClassicHttpResponse exchange(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    try {
      ClassicHttpResponse response = chain.proceed(request, scope);
      if (response.getEntity() != null) {
        response.setEntity(new ReturningEntity(response.getEntity(), scope.execRuntime));
      }
      return response;
    } catch (IOException | HttpException | RuntimeException | Error e) {
      scope.execRuntime.discardEndpoint();
      throw e;
    }
  }

  private static PoolingHttpClientConnectionManager pool(Wiring wiring, int connections) {
    Timeouts timeouts = wiring.timeouts();
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(connectionFactory())
        .setTlsSocketStrategy(wiring.trust())
        .setMaxConnPerRoute(connections)
        .setMaxConnTotal(connections)
        .setDefaultTlsConfig(
            TlsConfig.custom().setHandshakeTimeout(Timeout.of(timeouts.tls())).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(timeouts.connect()))
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .setTimeToLive(TimeValue.of(wiring.life()))
                .build())
        .build();
  }

  private static TimeValue keepAlive(HttpResponse response, HttpContext context, TimeValue most) {
    if (!response.containsHeader(HttpHeaders.KEEP_ALIVE)) {
      return most;
    }
    TimeValue told =
        DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return TimeValue.isPositive(told) ? told.min(most) : most;
  }

  private static ManagedHttpClientConnectionFactory connectionFactory() {
    Http1Config bounds =
        Http1Config.custom()
            .setMaxHeaderCount(MAX_HEADERS)
            .setMaxLineLength(MAX_HEADER_BYTES)
            .build();
    return ManagedHttpClientConnectionFactory.builder()
        .http1Config(bounds)
        // Values are cut out of their lines when somebody asks for them.
        .responseParserFactory(
            ours -> new LenientHttpResponseParser(LazyLineParser.INSTANCE, null, bounds))
        .build();
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
    trip.headFor(scope.route);
    ClassicHttpResponse response = chain.proceed(request, scope);
    if (!trip.phase().sent()) {
      // The request has not left: a proxy refused to pass it on, and answers in its own name.
      throw new ProxyException(scope.route.getProxyHost(), response.getCode());
    }
    return response;
  }

  private static ClassicHttpResponse leave(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    Trip trip = Trip.in(scope.clientContext);
    trip.dispatch().sending().run();
    trip.enter(request.getEntity() == null ? Phase.FIRST_BYTE : Phase.SENDING);
    return chain.proceed(request, scope);
  }
}
