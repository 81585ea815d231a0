package dev.cozesh.probe;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.http.Time;
import dev.cozesh.probe.evidence.Scribe;
import dev.cozesh.probe.safety.MutationJournal;

/**
 * What a run works with.
 *
 * @param wire the way to the servers
 * @param catalog what is documented
 * @param ledger gets each request with its answer before the next one leaves; what it throws ends
 *     the run
 * @param journal where it is written down what may be created, before it is
 * @param time the clocks
 */
public record ProbeMeans(
    Wire wire, Catalog catalog, Scribe ledger, MutationJournal journal, Time time) {
  public ProbeMeans {
    requireNonNull(wire, "wire");
    requireNonNull(catalog, "catalog");
    requireNonNull(ledger, "ledger");
    requireNonNull(journal, "journal");
    requireNonNull(time, "time");
  }
}
