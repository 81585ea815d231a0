package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;

/** An object in state that is to go. */
record Removal(Address address, String id, Way way) {
  /** How it goes. */
  enum Way {
    /** It is deleted. */
    DELETE,
    /** No endpoint deletes it: it is unpublished, and no longer managed. */
    RETIRE,
    /** It stays as it is, and is no longer managed. */
    FORGET
  }
}
