package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;

/** How servers are reached. Thread-safe. */
public interface Way {
  /**
   * The proxy that connections to a server go through; empty when they go directly.
   *
   * @param host the server's name, without brackets
   * @param port the server's
   * @param secure whether it is to be a TLS connection
   * @return the proxy, if there is one
   */
  Optional<Proxy> proxy(String host, int port, boolean secure);

  /**
   * Makes a connection a TLS connection with a server that shows a certificate for its name.
   *
   * @param plain the connection
   * @param host the server's name, without brackets
   * @param port the server's
   * @return the TLS connection
   * @throws Unreachable when the server is not trusted
   */
  Socket secured(Socket plain, String host, int port) throws IOException;

  /**
   * What is thrown when a proxy does not pass a connection on.
   *
   * @param proxy the proxy
   * @param status what it answered
   * @return the failure, not thrown
   */
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
