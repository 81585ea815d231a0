package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.util.List;
import java.util.Optional;

/**
 * An object in state that is to go.
 *
 * @param retirement what its description is to say, if anything
 * @param requests how many it takes at most
 * @param operations catalogue ids of what they call
 */
record Removal(
    Address address,
    String id,
    Way way,
    Optional<Retirement> retirement,
    int requests,
    List<String> operations) {
  Removal {
    requireNonNull(address, "address");
    requireNonNull(id, "id");
    requireNonNull(way, "way");
    requireNonNull(retirement, "retirement");
    operations = List.copyOf(operations);
  }

  /** How it goes. */
  enum Way {
    /** It is deleted. */
    DELETE,
    /** No endpoint deletes it: its users lose it, and it is no longer managed. */
    RETIRE,
    /** It stays as it is, and is no longer managed. */
    FORGET
  }
}
