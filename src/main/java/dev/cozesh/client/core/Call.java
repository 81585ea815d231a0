package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Effect;
import java.net.URI;
import java.util.Optional;

/**
 * One call, as listeners and gates see it.
 *
 * @param method upper case, {@code POST}
 * @param path as sent, without query: {@code /v1/bots/7389…}
 * @param uri the whole address
 * @param effect what it does to the account; empty for a route that the catalogue does not know
 * @param body the JSON text sent along; empty for a call without one and for an upload
 */
public record Call(
    String method, String path, URI uri, Optional<Effect> effect, Optional<String> body) {
  public Call {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(uri, "uri");
    requireNonNull(effect, "effect");
    requireNonNull(body, "body");
  }

  /**
   * {@return whether it leaves the account as it is; of a route that the catalogue does not know
   * its method tells}
   */
  public boolean reads() {
    return effect
        .map(known -> known == Effect.READ)
        .orElseGet(() -> method.equals("GET") || method.equals("HEAD"));
  }

  /** {@return verb and path: {@code POST /v1/bot/create}} */
  public String operation() {
    return method + " " + path;
  }

  /** Verb and path; never the query or the body, which may hold secrets. */
  @Override
  public String toString() {
    return operation();
  }
}
