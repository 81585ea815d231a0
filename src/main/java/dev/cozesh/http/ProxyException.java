package dev.cozesh.http;

import java.io.IOException;
import org.apache.hc.core5.http.HttpHost;

/** A proxy did not let a connection through. */
final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int AUTHENTICATION_REQUIRED = 407;

  private final int status;

  ProxyException(HttpHost proxy, int status) {
    super("the proxy " + proxy.toHostString() + " let no connection through: HTTP " + status);
    this.status = status;
  }

  String why() {
    return status == AUTHENTICATION_REQUIRED
        ? "it wants a user and a password, or others than it was given"
        : "it does not reach the server, or does not allow it";
  }

  String next() {
    return status == AUTHENTICATION_REQUIRED
        ? "write them into the proxy's address: http://USER:PASSWORD@HOST:PORT"
        : "name the server in `no_proxy` (or NO_PROXY) if it is reached directly";
  }
}
