package dev.cozesh.deploy.state;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeSet;

/**
 * An operation whose outcome is not known.
 *
 * @param intent as it was written before sending
 * @param sent whether a byte of it can have left
 * @param at when it was sent, or meant to be
 * @param ids what is known of it: the task that Coze works on
 */
public record Pending(
    Address address, JournalEntry intent, boolean sent, Instant at, Map<String, String> ids) {
  public Pending {
    requireNonNull(address, "address");
    requireNonNull(intent, "intent");
    requireNonNull(at, "at");
    ids = Map.copyOf(ids);
  }

  /** One of which no more is known. */
  public Pending(Address address, JournalEntry intent, boolean sent, Instant at) {
    this(address, intent, sent, at, Map.of());
  }

  /** When, to the second: for people. */
  public String sentAt() {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** What it was: {@code create of bot.WeHan}, {@code upload of policies.txt to knowledge.Jobs}. */
  public String title() {
    return switch (intent.work()) {
      case DOCUMENTS ->
          "upload of "
              + String.join(", ", new TreeSet<>(intent.items().keySet()))
              + " to "
              + address;
      case ROWS -> "insert of rows into " + address;
      case PUBLISH -> "publishing of " + address;
      case UPDATE -> "update of " + address;
      case COPY -> "copy of " + address;
      default -> "create of " + address;
    };
  }
}
