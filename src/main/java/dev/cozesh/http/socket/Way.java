package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** How servers are reached. Thread-safe. */
public interface Way {
  /** The proxy that connections to a server go through; empty when they go directly. */
  Optional<Proxy> proxy(String host, int port, boolean secure);

  /**
   * Makes a connection a TLS connection with a server that shows a certificate for its name.
   *
   * @throws Unreachable when the server is not trusted
   */
  Socket secured(Socket plain, String host, int port) throws IOException;

  /** What is thrown when a proxy does not pass a connection on. */
  Unreachable refused(Proxy proxy, int status);

  /**
   * A proxy that is asked by {@code CONNECT}.
   *
   * @param authorization the header's value that says who asks; empty when it does not want to know
   */
  record Proxy(String host, int port, Optional<String> authorization) {
    public Proxy {
      requireNonNull(host, "host");
      requireNonNull(authorization, "authorization");
    }

    /** Never who asks. */
    @Override
    public String toString() {
      return "the proxy " + host + ":" + port;
    }
  }
}
