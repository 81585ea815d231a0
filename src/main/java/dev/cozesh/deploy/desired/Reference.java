package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.Place;

/**
 * A mention of another object. A name means first what the script itself declares, then what lives
 * on the server.
 *
 * @param nameOrId an exact name, or an id of digits
 */
public record Reference(Kind kind, String nameOrId, Place place) {
  public Reference {
    requireNonNull(kind, "kind");
    requireNonNull(nameOrId, "nameOrId");
    requireNonNull(place, "place");
  }
}
