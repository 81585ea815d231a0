package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A WebSocket to be opened.
 *
 * @param operation verb and path, as errors name it
 * @param uri with scheme {@code ws} or {@code wss}
 * @param headers of the handshake, the credential included
 * @param limit until it is open
 */
public record SocketRequest(
    String operation, URI uri, Map<String, String> headers, Duration limit) {
  public SocketRequest {
    requireNonNull(operation, "operation");
    requireNonNull(uri, "uri");
    headers = Map.copyOf(headers);
    requireNonNull(limit, "limit");
    headers.forEach(SocketRequest::requireOneLine);
  }

  private static void requireOneLine(String name, String value) {
    if ((name + value).chars().anyMatch(c -> c == '\r' || c == '\n')) {
      throw new IllegalArgumentException("a line break in header " + name.strip());
    }
  }

  /** Host and, unless it is the usual one, port. */
  String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  boolean isSecure() {
    return uri.getScheme().equals("wss");
  }

  int port() {
    return uri.getPort() >= 0 ? uri.getPort() : isSecure() ? 443 : 80;
  }

  /** Without brackets, which an address of IPv6 has in a URI. */
  String bareHost() {
    return uri.getHost().replaceAll("[\\[\\]]", "");
  }

  /** The proxy on this way; empty when there is none. */
  Optional<Way.Proxy> proxy(Way way) {
    return way.proxy(bareHost(), port(), isSecure());
  }

  /** Without headers and query, since they may hold secrets. */
  @Override
  public String toString() {
    return operation + " at " + host();
  }
}
