package dev.cozesh.deploy;

import dev.cozesh.deploy.state.JournalEntry;
import dev.cozesh.deploy.state.Pending;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeInterruptedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds out by listing what became of a request whose answer was lost. Nothing is ever sent a
 * second time: a list can be late, and two objects of one name cannot be told apart later.
 */
final class Settlement {
  /** How long a list may lag behind a create before a person has to decide. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

  private final Pauses pauses;

  Settlement(Pauses pauses) {
    this.pauses = pauses;
  }

  /**
   * The object a lost create made: of exactly its name, with its mark, and not there before.
   *
   * @throws CozeAmbiguousException when two carry the mark
   */
  static Optional<Listed> find(Pending pending, List<Listed> rows) {
    String marker = pending.intent().marker();
    List<Listed> made =
        rows.stream()
            .filter(one -> one.name().equals(pending.address().name()))
            .filter(one -> !pending.intent().baseline().contains(one.id()))
            .filter(one -> one.carries(marker))
            .toList();
    if (made.size() > 1) {
      throw undecided(pending, made, "two objects carry its mark " + marker);
    }
    return made.stream().findFirst();
  }

  /**
   * Lists again and again until the object shows up.
   *
   * @param lists the whole list, made anew with each call
   * @throws CozeAmbiguousException when it does not show up in time, or the lists cannot be had
   */
  Listed awaitObject(Pending pending, Supplier<List<Listed>> lists) {
    return await(
        pending,
        () -> {
          List<Listed> rows = lists.get();
          Optional<Listed> found = find(pending, rows);
          if (found.isPresent()) {
            return found;
          }
          List<Listed> unmarked =
              rows.stream()
                  .filter(one -> one.name().equals(pending.address().name()))
                  .filter(one -> !pending.intent().baseline().contains(one.id()))
                  .toList();
          if (!unmarked.isEmpty() && isOver(pending)) {
            throw undecided(pending, unmarked, "an object of that name came up without the mark");
          }
          return Optional.empty();
        });
  }

  /** Looks again and again, with growing pauses, until something has come up. */
  <T> T await(Pending pending, Supplier<Optional<T>> look) {
    Duration pause = Duration.ofSeconds(1);
    Optional<CozeException> trouble = Optional.empty();
    while (true) {
      try {
        Optional<T> found = look.get();
        if (found.isPresent()) {
          return found.get();
        }
        trouble = Optional.empty();
      } catch (CozeInterruptedException | CozeAmbiguousException | CozeGuardException e) {
        throw e;
      } catch (CozeException e) {
        trouble = Optional.of(e);
      }
      if (isOver(pending)) {
        String why =
            trouble
                .map(e -> "the list could not be had whole: " + e.what())
                .orElse("it is in no complete list so far; lists can lag behind");
        throw undecided(pending, List.of(), why);
      }
      pauses.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  /**
   * Whether an object that no complete list shows has never been made: lists do not lag behind for
   * that long.
   */
  static boolean isOverdue(Pending pending, Instant now) {
    return pending.at().plus(ResourceState.LATE_LISTS).isBefore(now);
  }

  private boolean isOver(Pending pending) {
    Instant end = pending.at().plus(PATIENCE);
    return !pauses.clock().instant().isBefore(end);
  }

  private static CozeAmbiguousException undecided(Pending pending, List<Listed> rows, String why) {
    String ids = rows.stream().map(Listed::forChoosing).collect(Collectors.joining(", "));
    String marker = pending.intent().marker();
    return new CozeAmbiguousException(
        "it is not known what became of the "
            + pending.title()
            + ": sent "
            + pending.sentAt()
            + (marker.isEmpty() ? "" : ", mark " + marker)
            + ", the answer was lost"
            + (ids.isEmpty() ? "" : "; candidates: " + ids),
        why,
        "run the same command later: it goes on by itself once it shows up. Or decide: "
            + waysToDecide(pending));
  }

  private static String waysToDecide(Pending pending) {
    String address = "\"" + pending.address() + "\"";
    return pending.intent().work() == JournalEntry.Work.DOCUMENTS
        ? "`cozesh state rm "
            + address
            + "` forgets this upload and nothing else; the next run sends the documents again"
        : "`cozesh import "
            + address
            + " ID` if it exists, `cozesh state rm "
            + address
            + "` if the web page shows that it does not";
  }
}
