package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;
import java.util.Optional;

/**
 * A request that planning held back.
 *
 * @param path the path as it would be sent, without the query
 * @param body the JSON text it would carry; empty for none
 */
public record WouldCall(String method, String path, Optional<String> body, Place place) {
  public WouldCall {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(body, "body");
    requireNonNull(place, "place");
  }

  /** Verb and path, and the body on lines of its own. */
  public String request() {
    return "would call " + method + " " + path + body.map(text -> "\n" + text).orElse("");
  }

  @Override
  public String toString() {
    return "would call " + method + " " + path + " (" + place + ")";
  }
}
