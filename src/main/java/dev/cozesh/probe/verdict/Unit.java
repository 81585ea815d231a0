package dev.cozesh.probe.verdict;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Sent.Credential;
import java.net.URI;

/**
 * What is calibrated as one: requests that the same layers answer in the same way.
 *
 * @param base the server
 * @param prefix the first segment of the path, or the first two below {@code /api}: {@code /v1},
 *     {@code /api/v1}
 * @param method upper case
 * @param credential what the server is shown
 */
public record Unit(URI base, String prefix, String method, Credential credential) {
  public Unit {
    requireNonNull(base, "base");
    requireNonNull(prefix, "prefix");
    requireNonNull(method, "method");
    requireNonNull(credential, "credential");
  }

  /**
   * {@return the unit of a request}
   *
   * @param sent the request
   */
  public static Unit of(Sent sent) {
    String[] segments = sent.path().split("/", 4);
    boolean below = segments.length > 2 && segments[1].equals("api");
    String prefix = "/" + segments[1] + (below ? "/" + segments[2] : "");
    return new Unit(sent.base(), prefix, sent.method(), sent.credential());
  }

  /** {@return for people: {@code POST /v1}} */
  @Override
  public String toString() {
    return method + " " + prefix;
  }
}
