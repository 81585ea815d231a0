package dev.cozesh.http;

import dev.cozesh.http.socket.Unreachable;
import dev.cozesh.http.socket.Way;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpHost;

/** Sockets go the way that requests go: through the same proxy, with the same trust. */
final class SocketWay implements Way {
  private final Route route;
  private final Trust trust;

  SocketWay(Route route, Trust trust) {
    this.route = route;
    this.trust = trust;
  }

  @Override
  public Optional<Proxy> proxy(String host, int port, boolean secure) {
    return route
        .proxy(host, port, secure)
        .map(
            through ->
                new Proxy(
                    through.address().getHost(),
                    through.port(),
                    through.user().map(SocketWay::authorization)));
  }

  @Override
  public Socket secured(Socket plain, String host, int port) throws IOException {
    try {
      return trust.upgrade(plain, host, port);
    } catch (SSLException e) {
      String what = "no TLS connection with " + host + ":" + port;
      String reason = String.valueOf(e.getMessage());
      throw new Unreachable(what, TlsFailure.why(e, reason), TlsFailure.next(e), e);
    }
  }

  @Override
  public Unreachable refused(Proxy proxy, int status) {
    ProxyException refusal =
        new ProxyException(new HttpHost("http", proxy.host(), proxy.port()), status);
    return new Unreachable(refusal.getMessage(), refusal.why(), refusal.next(), refusal);
  }

  private static String authorization(Network.User user) {
    String pair = user.name() + ":" + user.password();
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
