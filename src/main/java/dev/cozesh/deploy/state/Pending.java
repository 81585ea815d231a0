package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.time.Instant;

/**
 * An operation whose outcome is not known.
 *
 * @param intent as it was written before sending
 * @param sent whether a byte of it can have left
 * @param at when it was sent, or meant to be
 */
public record Pending(Address address, JournalEntry intent, boolean sent, Instant at) {
  public Pending {
    requireNonNull(address, "address");
    requireNonNull(intent, "intent");
    requireNonNull(at, "at");
  }
}
