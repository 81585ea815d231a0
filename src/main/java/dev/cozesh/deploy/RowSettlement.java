package dev.cozesh.deploy;

import dev.cozesh.deploy.state.Pending;
import dev.cozesh.error.CozeAmbiguousException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Finds out by counting what became of an insert whose answer was lost. */
final class RowSettlement {
  /** Longer than Coze lets any request run: what has not come by then never will. */
  static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  private final Pauses pauses;

  RowSettlement(Pauses pauses) {
    this.pauses = pauses;
  }

  /**
   * Counts again and again, with growing pauses: until all of them are there, or so long that they
   * never will be.
   *
   * @throws CozeAmbiguousException when the count is neither, or cannot be had
   */
  boolean came(Pending pending, LongSupplier count) {
    long before = RowWork.number(pending.intent(), "before");
    long after = before + RowWork.number(pending.intent(), "rows");
    Instant end = pending.at().plus(PATIENCE);
    Duration pause = Duration.ofSeconds(1);
    while (true) {
      boolean last = !pauses.clock().instant().isBefore(end);
      Optional<Long> rows = Optional.empty();
      String why = "";
      try {
        rows = Optional.of(count.getAsLong());
      } catch (CozeInterruptedException e) {
        throw e;
      } catch (CozeException e) {
        why = "rows could not be counted: " + e.what();
      }
      if (rows.equals(Optional.of(after))) {
        return true;
      }
      if (last && rows.equals(Optional.of(before))) {
        return false;
      }
      if (last) {
        throw undecided(
            pending,
            rows.map(there -> there + " rows are there: " + before + " before, " + after + " after")
                .orElse(why));
      }
      pauses.sleep(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }

  private static CozeAmbiguousException undecided(Pending pending, String why) {
    return new CozeAmbiguousException(
        "it is not known what became of the "
            + pending.title()
            + ", sent "
            + pending.sentAt()
            + ": the answer was lost",
        why,
        "look at the rows in the web page. `cozesh state rm \""
            + pending.address()
            + "\"` forgets this insert and nothing else; run again then");
  }
}
