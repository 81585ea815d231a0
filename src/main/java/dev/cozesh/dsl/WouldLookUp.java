package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;

/**
 * Something that a script wants to know and a check does not ask for.
 *
 * @param what {@code GET /v1/bots}, {@code knowledge base "Jobs"}, {@code secret TOKEN}
 */
public record WouldLookUp(String what, Place place) {
  public WouldLookUp {
    requireNonNull(what, "what");
    requireNonNull(place, "place");
  }

  @Override
  public String toString() {
    return place.equals(Place.NOWHERE) ? what : what + " (" + place + ")";
  }
}
