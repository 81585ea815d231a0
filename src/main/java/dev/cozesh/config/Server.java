package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/**
 * A server and the token for it; its text form holds no token.
 *
 * @param baseUrl scheme, host, port; no slash at the end
 */
public record Server(URI baseUrl, String token) {
  public Server {
    requireNonNull(baseUrl, "baseUrl");
    requireNonNull(token, "token");
  }

  @Override
  public String toString() {
    return baseUrl.toString();
  }
}
