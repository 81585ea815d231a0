package dev.cozesh.client.core;

import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import dev.cozesh.http.Deadline;
import dev.cozesh.http.Time;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks until something is over, at most once a second. The pauses are a tenth of the time gone by,
 * 1 s at least and 5 s at most: short work is noticed at once, long work costs few calls.
 */
final class PollLoop<T> {
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final int MOST_FAULTS = 3;

  private final ApiCaller api;
  private final Ongoing<T> what;
  private final Time time;
  private final Deadline deadline;

  private Optional<CozeException> fault = Optional.empty();
  private int faults;
  private int asked;

  PollLoop(ApiCaller api, Ongoing<T> what, Time time, Deadline deadline) {
    this.api = api;
    this.what = what;
    this.time = time;
    this.deadline = deadline;
  }

  /** The state it is over with; begins with one that is known, or by asking at once. */
  Received<T> end(Optional<Received<T>> known) {
    Optional<Received<T>> state = known.isPresent() ? known : ask();
    while (state.isEmpty() || !what.isOver(state.get().value())) {
      pause();
      state = ask();
    }
    return state.get();
  }

  private Optional<Received<T>> ask() {
    asked++;
    try {
      Received<T> answer = api.within(most(left(), SHORTEST)).receive(what.question(), what.type());
      faults = 0;
      return Optional.of(answer);
    } catch (CozeTransportException | CozeDataException e) {
      passing(e);
    } catch (CozeServiceException e) {
      if (!CozeRepeatRule.isPassing(e.refusal())) {
        throw e;
      }
      passing(e);
    }
    return Optional.empty();
  }

  private void passing(CozeException failure) {
    fault = Optional.of(failure);
    faults++;
    if (faults > MOST_FAULTS) {
      throw new CozeTransportException(
          what.name() + " cannot be followed: " + faults + " questions in a row had no answer",
          failure.what() + "; it may go on, and cost tokens",
          what.whereToLook(),
          Delivery.MAY_HAVE_ARRIVED,
          failure);
    }
  }

  private void pause() {
    if (left().compareTo(SHORTEST) < 0) {
      throw late();
    }
    try {
      time.sleep(least(left(), wait(deadline.elapsed())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CozeInterruptedException(
          what.name() + " is waited for no longer",
          "the wait was stopped here; it may go on, and cost tokens",
          what.whereToLook(),
          e);
    }
  }

  private CozeTransportException late() {
    return new CozeTransportException(
        what.name()
            + " has not ended after "
            + deadline.total().toSeconds()
            + " s ("
            + asked
            + (asked == 1 ? " question)" : " questions)"),
        fault.map(last -> "the last fault was: " + last.what() + "; ").orElse("")
            + "it may go on, and cost tokens",
        what.whereToLook(),
        Delivery.MAY_HAVE_ARRIVED,
        fault.orElse(null));
  }

  private Duration left() {
    return deadline.total().minus(deadline.elapsed());
  }

  private static Duration wait(Duration elapsed) {
    Duration tenth = elapsed.dividedBy(10);
    return tenth.compareTo(SHORTEST) < 0 ? SHORTEST : least(tenth, LONGEST);
  }

  private static Duration most(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
