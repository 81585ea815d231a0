package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it leaves.
 *
 * @param base scheme, host, port and perhaps a path prefix without a slash at its end
 * @param method upper case
 * @param path begins with a slash, no holes left, not escaped
 * @param query values by name, in their order
 * @param headers by name, without the credential
 * @param body what is sent along
 * @param credential what the server is shown
 */
public record Sent(
    URI base,
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Credential credential) {
  public Sent {
    requireNonNull(base, "base");
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
    requireNonNull(credential, "credential");
  }

  /** {@return method and path} */
  public String operation() {
    return method + " " + path;
  }

  /**
   * The same at another path.
   *
   * @param other begins with a slash
   * @return a copy
   */
  public Sent at(String other) {
    return new Sent(base, method, other, query, headers, body, credential);
  }

  /**
   * The same with other parameters.
   *
   * @param query values by name, in their order
   * @param headers by name, without the credential
   * @param body what is sent along
   * @return a copy
   */
  public Sent with(
      Map<String, List<String>> query, Map<String, String> headers, Optional<JsonNode> body) {
    return new Sent(base, method, path, query, headers, body, credential);
  }

  /**
   * The same with another credential.
   *
   * @param other what the server is shown
   * @return a copy
   */
  public Sent showing(Credential other) {
    return new Sent(base, method, path, query, headers, body, other);
  }

  /** What the server is shown. */
  public enum Credential {
    /** The profile's. */
    TOKEN,
    /** One that no server accepts. */
    MALFORMED,
    /** None. */
    NONE
  }
}
