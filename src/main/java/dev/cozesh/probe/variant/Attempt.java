package dev.cozesh.probe.variant;

import static java.util.Collections.unmodifiableMap;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request that somebody thinks may exist, as it was written down. What of it is really sent is
 * decided later: a body that could create something is not. Credentials are not kept: headers and
 * values of the query that carry one are left out, in path and body they are masked.
 *
 * @param method upper case
 * @param path begins with a slash, without query; {@code {bot_id}} is a hole to be filled
 * @param query values by name, in their order
 * @param headers by name, without the credential
 * @param body what would be sent along
 * @param base another server than the profile's; empty for the profile's
 * @param origin where it was written
 */
public record Attempt(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    Optional<JsonNode> body,
    Optional<URI> base,
    Origin origin) {
  public Attempt {
    method = method.toUpperCase(Locale.ROOT);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must begin with a slash, was " + path);
    }
    path = Secrets.path(path);
    query = frozen(Secrets.query(query));
    headers = unmodifiableMap(Secrets.headers(headers));
    body = body.map(Secrets::body);
    requireNonNull(base, "base");
    requireNonNull(origin, "origin");
  }

  /**
   * {@return an attempt without query, headers and body, at the profile's server}
   *
   * @param method in any case
   * @param path begins with a slash
   * @param origin where it was written
   */
  public static Attempt of(String method, String path, Origin origin) {
    return new Attempt(
        method, path, Map.of(), Map.of(), Optional.empty(), Optional.empty(), origin);
  }

  private static Map<String, List<String>> frozen(Map<String, List<String>> query) {
    Map<String, List<String>> copy = new LinkedHashMap<>();
    query.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return unmodifiableMap(copy);
  }

  /**
   * The same request, seen from a profile: its server is not another one.
   *
   * @param profile scheme, host, port and perhaps a path prefix
   * @return a copy without base when the request goes to that server, below that prefix; else this
   */
  public Attempt from(URI profile) {
    String prefix = profile.getRawPath() == null ? "" : profile.getRawPath().replaceFirst("/$", "");
    boolean below = path.startsWith(prefix + "/");
    return below && base.filter(other -> isSame(other, profile)).isPresent()
        ? new Attempt(
            method, path.substring(prefix.length()), query, headers, body, Optional.empty(), origin)
        : this;
  }

  private static boolean isSame(URI left, URI right) {
    return left.getScheme().equalsIgnoreCase(right.getScheme())
        && left.getHost().equalsIgnoreCase(right.getHost())
        && port(left) == port(right);
  }

  private static int port(URI server) {
    if (server.getPort() >= 0) {
      return server.getPort();
    }
    return server.getScheme().equalsIgnoreCase("https") ? 443 : 80;
  }

  /** {@return method and path as they were written: {@code POST /v1/knowledge_base}} */
  public String operation() {
    return method + " " + path;
  }

  /** {@return the question behind it, which parameters do not change} */
  public Route route() {
    return new Route(base, method, path);
  }

  /**
   * The route of an attempt: what a server knows or does not. Attempts that differ only in query,
   * headers or body share one.
   *
   * @param base another server than the profile's
   * @param method upper case
   * @param path as it was written
   */
  public record Route(Optional<URI> base, String method, String path) {
    /** {@return method and path} */
    public String operation() {
      return method + " " + path;
    }
  }

  /**
   * Where an attempt was written.
   *
   * @param place for people: {@code attempts.txt:3}, {@code the pattern}, {@code disagreement}
   * @param named whether exactly this request was written out; false when a pattern or a file of
   *     another purpose made it
   */
  public record Origin(String place, boolean named) {
    public Origin {
      requireNonNull(place, "place");
    }
  }
}
