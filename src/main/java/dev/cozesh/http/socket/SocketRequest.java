package dev.cozesh.http.socket;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

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
  }

  /** Host and, unless it is the usual one, port. */
  String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Without headers and query, since they may hold secrets. */
  @Override
  public String toString() {
    return operation + " at " + host();
  }
}
