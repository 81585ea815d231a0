package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.FieldChange;
import java.util.Optional;

/**
 * Something that is not as a saved plan saw it.
 *
 * @param what in words
 * @param field with its value then as base, its value now as before, and the one that is wanted;
 *     where they may be shown
 */
public record Moved(String address, String what, Optional<FieldChange> field) {
  public Moved {
    requireNonNull(address, "address");
    requireNonNull(what, "what");
    requireNonNull(field, "field");
  }

  static Moved of(String address, String what) {
    return new Moved(address, what, Optional.empty());
  }
}
