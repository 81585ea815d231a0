package dev.cozesh.http;

import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultConnectionKeepAliveStrategy;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.LenientHttpResponseParser;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client as it is set up here: one pool of connections that tells the trip of each request
 * how far it has come. It repeats, follows, remembers and signs in to nothing.
 */
final class WireClient {
  private static final int MAX_HEADERS = 200;
  private static final int MAX_HEADER_BYTES = 64 << 10;
  private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(30);

  private WireClient() {}

  /** A client of its own. */
  static CloseableHttpClient of(Timeouts timeouts, String userAgent, int connections) {
    // The watch is exact and cuts first; this is for the case that it cannot.
    Duration backstop =
        timeouts.firstByte().compareTo(timeouts.idle()) > 0
            ? timeouts.firstByte().plusSeconds(1)
            : timeouts.idle().plusSeconds(1);
    return HttpClientBuilder.create()
        .setConnectionManager(connections(timeouts, connections))
        .setUserAgent(userAgent)
        .setKeepAliveStrategy(WireClient::keepAlive)
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

  private static HttpClientConnectionManager connections(Timeouts timeouts, int mostPerHost) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setConnectionFactory(connectionFactory())
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

  private static TimeValue keepAlive(HttpResponse response, HttpContext context) {
    if (!response.containsHeader(HttpHeaders.KEEP_ALIVE)) {
      return LONGEST_IDLE;
    }
    TimeValue told =
        DefaultConnectionKeepAliveStrategy.INSTANCE.getKeepAliveDuration(response, context);
    return TimeValue.isPositive(told) ? told.min(LONGEST_IDLE) : LONGEST_IDLE;
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

  private static TlsSocketStrategy watched(TlsSocketStrategy tls) {
    return (socket, target, port, attachment, context) -> {
      Trip.in(context).enter(Phase.TLS);
      return tls.upgrade(socket, target, port, attachment, context);
    };
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
}
