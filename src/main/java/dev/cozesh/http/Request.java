package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request.
 *
 * @param method upper case, {@code GET}
 * @param uri absolute, escaped
 * @param headers what the caller adds, the credential included
 * @param body what is sent along
 * @param repeat whether it may go out twice
 */
public record Request(
    String method, URI uri, Map<String, String> headers, Optional<Body> body, Repeat repeat) {
  public Request {
    requireNonNull(method, "method");
    requireNonNull(uri, "uri");
    headers = Map.copyOf(headers);
    requireNonNull(body, "body");
    requireNonNull(repeat, "repeat");
  }

  /**
   * {@return a request without headers and body that may be repeated}
   *
   * @param uri absolute, escaped
   */
  public static Request get(URI uri) {
    return new Request("GET", uri, Map.of(), Optional.empty(), Repeat.READ);
  }

  /**
   * {@return a request with a body that is sent once}
   *
   * @param uri absolute, escaped
   * @param body what is sent along
   */
  public static Request post(URI uri, Body body) {
    return new Request("POST", uri, Map.of(), Optional.of(body), Repeat.ONCE);
  }

  /**
   * The same with another policy.
   *
   * @param policy whether it may go out twice
   * @return a copy
   */
  public Request with(Repeat policy) {
    return new Request(method, uri, headers, body, policy);
  }

  /**
   * The same with one header more.
   *
   * @param header its name
   * @param value its value
   * @return a copy
   */
  public Request with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, uri, more, body, repeat);
  }

  /** {@return verb and path, as errors name it: {@code GET /v1/bots}} */
  public String operation() {
    return method + " " + uri.getRawPath();
  }

  /**
   * Host and, unless it is the usual one, port.
   *
   * @return host and perhaps port
   */
  public String host() {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  /** Without headers, query and body, since they may hold secrets. */
  @Override
  public String toString() {
    return operation() + " at " + host();
  }
}
