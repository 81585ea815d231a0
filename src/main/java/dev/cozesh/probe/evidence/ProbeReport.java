package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The outcome of a run.
 *
 * @param run its name: {@code 20261125-221500-7f3a}
 * @param seed what its random paths come from, so that a replay uses the same ones
 * @param title for people; may be empty
 * @param host who was asked, for people
 * @param startedAt when it began
 * @param took how long it took
 * @param requests how many were sent
 * @param findings a row for each attempt, in the order of writing
 * @param claims what others said, beside what was seen
 * @param units how each unit was calibrated
 * @param residue what was created and could not be deleted: {@code bot 7389…}
 * @param stop why it ended before its time; empty when it came to its end
 */
public record ProbeReport(
    String run,
    long seed,
    String title,
    String host,
    Instant startedAt,
    Duration took,
    int requests,
    List<Finding> findings,
    List<ClaimResult> claims,
    List<UnitResult> units,
    List<String> residue,
    Optional<Stop> stop) {
  public ProbeReport {
    requireNonNull(run, "run");
    requireNonNull(title, "title");
    requireNonNull(host, "host");
    requireNonNull(startedAt, "startedAt");
    requireNonNull(took, "took");
    findings = List.copyOf(findings);
    claims = List.copyOf(claims);
    units = List.copyOf(units);
    residue = List.copyOf(residue);
    requireNonNull(stop, "stop");
  }

  /**
   * The same with another name for who was asked.
   *
   * @param name for people: {@code sandbox}
   * @return a copy
   */
  public ProbeReport at(String name) {
    return new ProbeReport(
        run, seed, title, name, startedAt, took, requests, findings, claims, units, residue, stop);
  }

  /**
   * {@return the same with other rows}
   *
   * @param others in the order of writing
   */
  public ProbeReport with(List<Finding> others) {
    return new ProbeReport(
        run, seed, title, host, startedAt, took, requests, others, claims, units, residue, stop);
  }

  /**
   * {@return the same, with what goes on with it to be copied}
   *
   * @param run its name or its ledger's file
   */
  public ProbeReport resumedAs(String run) {
    return new ProbeReport(
        this.run,
        seed,
        title,
        host,
        startedAt,
        took,
        requests,
        findings,
        claims,
        units,
        residue,
        stop.map(reason -> reason.named(run)));
  }

  /**
   * Why a run ended before its time.
   *
   * @param kind what made it end
   * @param reason in one sentence
   * @param next what to do
   */
  public record Stop(Kind kind, String reason, String next) {
    public Stop {
      requireNonNull(kind, "kind");
      requireNonNull(reason, "reason");
      requireNonNull(next, "next");
    }

    /** What goes on with a run; who stops it does not know its name. */
    public static final String RESUME = "`cozesh probe --resume RUN`";

    /**
     * {@return the same with the run's name where {@link #RESUME} stands}
     *
     * @param run its name or its ledger's file
     */
    public Stop named(String run) {
      return new Stop(kind, reason, next.replace(RESUME, RESUME.replace("RUN", run)));
    }

    /** What makes a run end. */
    public enum Kind {
      /** Risk control, an empty account, a limit that does not go away. */
      LIMIT,
      /** The token is refused. */
      CREDENTIAL,
      /** The server is down, or answers mostly nothing. */
      SERVER,
      /** The budget is used up. */
      BUDGET,
      /** Somebody stopped it. */
      INTERRUPTED
    }
  }
}
