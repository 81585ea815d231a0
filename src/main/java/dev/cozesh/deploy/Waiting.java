package dev.cozesh.deploy;

import dev.cozesh.error.CozeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks again and again, with pauses of 1 s that grow to 30 s, until a moment in time. */
final class Waiting {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Pauses pauses;
  private final Instant end;
  private Optional<CozeException> trouble = Optional.empty();

  Waiting(Pauses pauses, Instant end) {
    this.pauses = pauses;
    this.end = end;
  }

  /** How often is looked within that time, at most. */
  static int looks(Duration time) {
    int looks = 1;
    Duration pause = FIRST_PAUSE;
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; passed = passed.plus(pause)) {
      looks++;
      pause = longer(pause);
    }
    return looks;
  }

  /**
   * What came up; empty when nothing did in time. A look whose answer was lost is a look at
   * nothing; one that is refused ends it.
   *
   * @throws dev.cozesh.error.CozeInterruptedException when the user wants to stop
   */
  <T> Optional<T> until(Supplier<Optional<T>> look) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<T> found = looked(look);
      boolean over = !pauses.clock().instant().isBefore(end);
      if (found.isPresent() || over) {
        return found;
      }
      pauses.sleep(pause);
      pause = longer(pause);
    }
  }

  /** Why the last look saw nothing at all. */
  Optional<CozeException> trouble() {
    return trouble;
  }

  private <T> Optional<T> looked(Supplier<Optional<T>> look) {
    pauses.requireGoingOn();
    try {
      Optional<T> found = look.get();
      trouble = Optional.empty();
      return found;
    } catch (CozeException e) {
      if (Outcome.of(e) == Outcome.NOTHING_HAPPENED) {
        throw e;
      }
      trouble = Optional.of(e);
      return Optional.empty();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }
}
