package dev.cozesh.probe.safety;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Endpoint.Auth;
import dev.cozesh.catalog.Endpoint.Host;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the catalogue knows of a request.
 *
 * @param method upper case
 * @param words its path, as a lenient server might read it
 * @param exact the endpoint that is written just so
 * @param lenient the endpoint that a lenient server might take it for
 * @param near every endpoint of that path, whatever its method
 */
record Known(
    String method,
    PathWords words,
    Optional<Endpoint> exact,
    Optional<Endpoint> lenient,
    List<Endpoint> near) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  static Known of(Catalog catalog, String method, String path) {
    PathWords words = new PathWords(path);
    return new Known(
        method,
        words,
        catalog.match(method, path),
        catalog.match(method.equals("HEAD") ? "GET" : method, words.lenient()),
        catalog.matchPath(words.lenient()));
  }

  /** Whether it is documented, and documented to change nothing. */
  boolean reads() {
    return exact.isPresent() && onlyReads(exact.get());
  }

  /** Whether the method is one that changes nothing by itself. */
  boolean isSafeMethod() {
    return SAFE.contains(method);
  }

  /** Whether it could do something although its method is a safe one. */
  boolean isUnsafeThoughSafe() {
    return !method.equals("OPTIONS")
        && (lenient.isPresent() ? !onlyReads(lenient.get()) : Forbidden.of(words).isPresent());
  }

  /** Why it is never sent; only asked of what could do something. */
  Optional<Forbidden> forbidden() {
    return exact.or(() -> lenient).map(Forbidden::of).orElseGet(() -> Forbidden.of(words));
  }

  /** Whether it decides what end users see. */
  boolean publishes() {
    return exact
        .or(() -> lenient)
        .map(endpoint -> endpoint.effect() == Effect.PUBLISH)
        .orElseGet(words::publishes);
  }

  /** Whether the segment of that index is a parameter of the endpoint that it may be taken for. */
  boolean isParameter(int index) {
    return lenient.stream()
        .map(endpoint -> endpoint.path().split("/"))
        .anyMatch(segments -> index < segments.length && segments[index].startsWith("{"));
  }

  /** Consent pages and WebSockets are GETs that do something or cost money. */
  private static boolean onlyReads(Endpoint endpoint) {
    return endpoint.effect() == Effect.READ
        && endpoint.host() == Host.API
        && endpoint.auth() == Auth.BEARER;
  }
}
