package dev.cozesh.probe.safety;

import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.evidence.ProbeReport.Stop.Kind;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Signal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a run must end before its time. Hears each answer once, in the order of their coming; knows
 * no clock. Thread-safe.
 */
public final class StopRules {
  /** The longest wait that a run obeys; asked for more, it ends and is resumed later. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final int LIMITED_MOST = 6;
  private static final int REFUSED_MOST = 3;
  private static final int BROKEN_MOST = 5;
  private static final int COUNTED_FROM = 20;
  private static final int COUNTED_MOST = 100;
  private static final int PART = 5; // a fifth: 20 %

  private static final long NO_PERMISSION = 4101;
  private static final long INTERNAL = 5000;

  private final int workers;
  private final Deque<Boolean> recent = new ArrayDeque<>();
  private int broken;
  private int limitedInARow;
  private int refusedInARow;
  private int brokenInARow;

  /** Rules for requests that are sent one after the other. */
  public StopRules() {
    this(1);
  }

  /**
   * Rules for requests of which several are under way at once: one trouble then has several
   * answers.
   *
   * @param workers how many at most, 1 or more
   */
  public StopRules(int workers) {
    if (workers < 1) {
      throw new IllegalArgumentException("workers must be 1 or more, was " + workers);
    }
    this.workers = workers;
  }

  /**
   * Hears an answer.
   *
   * @param features the answer
   * @param signal what it is about
   * @param unitAnswersSo whether known-bad requests of the unit get the same: then a refused token
   *     or a broken server is how that prefix answers, and says nothing of this run; true as well
   *     for what was asked with a credential that is bad on purpose
   * @return why to send nothing more; empty to go on
   */
  public synchronized Optional<Stop> heard(
      Features features, Signal signal, boolean unitAnswersSo) {
    count(features, signal, unitAnswersSo);
    if (signal == Signal.RISK) {
      return stop(
          Kind.LIMIT,
          "risk control stopped a request: " + told(features),
          "send nothing more; write to Coze's support with the log id of that answer");
    }
    if (signal == Signal.EMPTY_ACCOUNT) {
      return stop(
          Kind.LIMIT,
          "the account has nothing left: " + told(features),
          "look at the plan in the Coze console; then " + Stop.RESUME + " goes on");
    }
    return limit(features, signal).or(this::credential).or(this::server);
  }

  private void count(Features features, Signal signal, boolean unitAnswersSo) {
    boolean isLimited = signal == Signal.LIMIT;
    boolean isBroken = !unitAnswersSo && isBroken(features, signal);
    boolean isRefused = isTokenRefused(features, signal);
    limitedInARow = isLimited ? limitedInARow + 1 : 0;
    brokenInARow = isBroken ? brokenInARow + 1 : isLimited ? brokenInARow : 0;
    if (!unitAnswersSo) {
      refusedInARow = isRefused ? refusedInARow + 1 : isLimited || isBroken ? refusedInARow : 0;
    }
    if (!isLimited) {
      remember(isBroken);
    }
  }

  /** Code 4101 tells a wrong token of one endpoint and a missing permission of all others. */
  private static boolean isTokenRefused(Features features, Signal signal) {
    return (signal == Signal.TOKEN || signal == Signal.SESSION)
        && features.code().orElse(0) != NO_PERMISSION;
  }

  /** Coze answers wrong parameters with HTTP 500 too; then a code says so. */
  private static boolean isBroken(Features features, Signal signal) {
    return switch (signal) {
      case SILENCE, GATEWAY -> true;
      case SERVER_ERROR -> features.code().orElse(INTERNAL) == INTERNAL;
      default -> false;
    };
  }

  private void remember(boolean isBroken) {
    recent.addLast(isBroken);
    broken += isBroken ? 1 : 0;
    if (recent.size() > COUNTED_MOST) {
      broken -= recent.removeFirst() ? 1 : 0;
    }
  }

  private Optional<Stop> limit(Features features, Signal signal) {
    if (signal != Signal.LIMIT) {
      return Optional.empty();
    }
    Duration asked = features.retryAfter().orElse(Duration.ZERO);
    if (asked.compareTo(LONGEST_WAIT) > 0) {
      return stop(
          Kind.LIMIT,
          "the server wants no request for " + asked.toSeconds() + " s: " + told(features),
          "wait that long; then " + Stop.RESUME + " goes on");
    }
    return limitedInARow >= LIMITED_MOST * workers
        ? stop(
            Kind.LIMIT,
            limitedInARow
                + " requests in a row met a limit, in spite of the pauses: "
                + told(features),
            "wait some minutes or ask for fewer a second; then " + Stop.RESUME + " goes on")
        : Optional.empty();
  }

  private Optional<Stop> credential() {
    return refusedInARow >= REFUSED_MOST
        ? stop(
            Kind.CREDENTIAL,
            refusedInARow + " requests in a row were refused for their token",
            "`cozesh doctor` checks the token; then " + Stop.RESUME + " goes on")
        : Optional.empty();
  }

  private Optional<Stop> server() {
    String next = "try again later: " + Stop.RESUME + " goes on";
    if (brokenInARow >= BROKEN_MOST) {
      return stop(
          Kind.SERVER, brokenInARow + " requests in a row got no answer or a broken one", next);
    }
    return recent.size() >= COUNTED_FROM && broken * PART >= recent.size()
        ? stop(
            Kind.SERVER,
            broken + " of the last " + recent.size() + " requests got no answer or a broken one",
            next)
        : Optional.empty();
  }

  private static String told(Features features) {
    String code = features.code().isPresent() ? ", code " + features.code().getAsLong() : "";
    String logId = features.logId().isEmpty() ? "" : ", log id " + features.logId();
    return "HTTP " + features.status() + code + logId;
  }

  private static Optional<Stop> stop(Kind kind, String reason, String next) {
    return Optional.of(new Stop(kind, reason, next));
  }
}
