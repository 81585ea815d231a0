package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;

/**
 * A request that planning held back.
 *
 * @param path the path as it would be sent, without the query
 */
public record WouldCall(String method, String path, Place place) {
  public WouldCall {
    requireNonNull(method, "method");
    requireNonNull(path, "path");
    requireNonNull(place, "place");
  }

  @Override
  public String toString() {
    return "would call " + method + " " + path + " (" + place + ")";
  }
}
