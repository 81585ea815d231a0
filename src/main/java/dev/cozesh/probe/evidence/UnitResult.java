package dev.cozesh.probe.evidence;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.verdict.Unit;
import java.util.List;

/**
 * How one unit was calibrated. Nothing is said here of a whole version or prefix.
 *
 * @param unit what was calibrated
 * @param requests how many requests that took
 * @param clusters what known-bad requests got, each as text: {@code HTTP 404, code 4000, "…"}
 * @param knownGood whether a documented read got something else; false when none was tried
 * @param note what a reader has to know: {@code answers before it routes}; may be empty
 */
public record UnitResult(
    Unit unit, int requests, List<String> clusters, boolean knownGood, String note) {
  public UnitResult {
    requireNonNull(unit, "unit");
    clusters = List.copyOf(clusters);
    requireNonNull(note, "note");
  }
}
