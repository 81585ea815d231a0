package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Sent;
import java.time.Instant;

/**
 * One request of a run and its answer, as the ledger keeps it.
 *
 * @param id its number in the run, from 1
 * @param question what it was sent for
 * @param route the route it is about, as it was written; of a calibration the unit
 * @param at when it left
 * @param sent the request
 * @param seen the answer
 * @param features what of it was compared
 */
public record Entry(
    int id, Question question, String route, Instant at, Sent sent, Seen seen, Features features) {
  public Entry {
    requireNonNull(question, "question");
    requireNonNull(route, "route");
    requireNonNull(at, "at");
    requireNonNull(sent, "sent");
    requireNonNull(seen, "seen");
    requireNonNull(features, "features");
  }

  /**
   * The same under its number.
   *
   * @param number in the run, from 1
   * @return a copy
   */
  public Entry numbered(int number) {
    return new Entry(number, question, route, at, sent, seen, features);
  }
}
