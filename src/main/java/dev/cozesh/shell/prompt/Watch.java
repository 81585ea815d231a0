package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.http.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What one line costs: time and requests; and which call it waits for. */
final class Watch {
  private final UnderWay underWay;
  private final FanOut fanOut;
  private final Time time;
  private final BooleanSupplier told;
  private long began;

  /**
   * @param told whether the cost is to be printed
   */
  Watch(UnderWay underWay, FanOut fanOut, Time time, BooleanSupplier told) {
    this.underWay = requireNonNull(underWay, "underWay");
    this.fanOut = requireNonNull(fanOut, "fanOut");
    this.time = requireNonNull(time, "time");
    this.told = requireNonNull(told, "told");
  }

  /** A line begins. */
  void begin() {
    underWay.begin();
    fanOut.begin();
    began = time.nanos();
  }

  /** The call that the line was waiting for when it was stopped. */
  Optional<String> calledOff() {
    return underWay.calledOff();
  }

  /** The line ended; what it took, when that is wanted. */
  Optional<String> end() {
    if (!told.getAsBoolean()) {
      return Optional.empty();
    }
    long millis = Duration.ofNanos(time.nanos() - began).toMillis();
    int sent = underWay.sent();
    return Optional.of(
        millis + " ms" + (sent == 0 ? "" : sent == 1 ? ", 1 request" : ", " + sent + " requests"));
  }
}
