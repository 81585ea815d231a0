package dev.cozesh.http;

import java.util.Optional;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.BasicScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.routing.HttpRoutePlanner;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Which way a connection takes: directly, or through a proxy that passes TLS on unread. */
final class Route implements HttpRoutePlanner {
  private final Optional<Network.Proxy> proxy;

  Route(Network network) {
    this.proxy = network.proxy();
  }

  @Override
  public HttpRoute determineRoute(HttpHost target, HttpContext context) {
    HttpHost place = withPort(target);
    boolean secure = place.getSchemeName().equals("https");
    Optional<Network.Proxy> through = proxy(place.getHostName(), place.getPort(), secure);
    if (through.isEmpty()) {
      return new HttpRoute(place, null, secure);
    }
    HttpHost host = new HttpHost("http", through.get().address().getHost(), through.get().port());
    signIn(through.get(), host, HttpClientContext.cast(context));
    return new HttpRoute(place, null, host, secure);
  }

  /** The proxy on the way to a server; only TLS goes through one. */
  Optional<Network.Proxy> proxy(String host, int port, boolean secure) {
    return proxy.filter(one -> secure && !one.excepts(host, port));
  }

  /** Unasked: a proxy that wants to know who asks is told at once, and only the proxy is. */
  private static void signIn(Network.Proxy proxy, HttpHost host, HttpClientContext context) {
    proxy
        .user()
        .ifPresent(
            user -> {
              BasicScheme scheme = new BasicScheme();
              scheme.initPreemptive(
                  new UsernamePasswordCredentials(user.name(), user.password().toCharArray()));
              context.resetAuthExchange(host, scheme);
            });
  }

  private static HttpHost withPort(HttpHost target) {
    if (target.getPort() > 0) {
      return target;
    }
    boolean secure = "https".equals(target.getSchemeName());
    return new HttpHost(target.getSchemeName(), target.getHostName(), secure ? 443 : 80);
  }
}
