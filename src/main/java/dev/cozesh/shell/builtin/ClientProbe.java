package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Correction;
import dev.cozesh.catalog.OverlayFile;
import dev.cozesh.error.CozeLockedException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.Time;
import dev.cozesh.probe.ClientWire;
import dev.cozesh.probe.Corrections;
import dev.cozesh.probe.ProbeMeans;
import dev.cozesh.probe.ProbeOptions;
import dev.cozesh.probe.ProbePlan;
import dev.cozesh.probe.ProbeWatch;
import dev.cozesh.probe.Prober;
import dev.cozesh.probe.RecalledWire;
import dev.cozesh.probe.Wire;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.Ledger;
import dev.cozesh.probe.evidence.LedgerDirectory;
import dev.cozesh.probe.evidence.LedgerHead;
import dev.cozesh.probe.evidence.Masking;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.Replay;
import dev.cozesh.probe.evidence.ReplayResult;
import dev.cozesh.probe.evidence.Scribe;
import dev.cozesh.probe.safety.Cleanup;
import dev.cozesh.probe.safety.MutationJournal;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Seen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Probes over the client of a connection, and keeps what it saw in the project's directory. */
final class ClientProbe implements Probing.Probe {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  private static final int NAMES = 100;

  private final Connection connection;
  private final ProbeOptions options;
  private final Catalog catalog;
  private final ProbeShelf shelf;
  private final Time time;

  ClientProbe(
      Connection connection, ProbeOptions options, Catalog catalog, ProbeShelf shelf, Time time) {
    this.connection = requireNonNull(connection, "connection");
    this.options = requireNonNull(options, "options");
    this.catalog = requireNonNull(catalog, "catalog");
    this.shelf = requireNonNull(shelf, "shelf");
    this.time = requireNonNull(time, "time");
  }

  @Override
  public ProbePlan plan(Inquiry inquiry) {
    Wire nothing =
        sent -> {
          throw new IllegalStateException("a plan sends nothing");
        };
    return prober(nothing, entry -> {}, "plan", options, ProbeWatch.NONE).plan(inquiry);
  }

  @Override
  public Probing.Kept run(Inquiry inquiry, Probing.Keeping keeping, ProbeWatch watch) {
    Masking masking = new Masking(connection::secrets, keeping.anonymised());
    return keeping
        .resumed()
        .map(earlier -> resumed(inquiry, earlier, masking, watch))
        .orElseGet(() -> begun(inquiry, keeping, masking, watch));
  }

  private Probing.Kept begun(
      Inquiry inquiry, Probing.Keeping keeping, Masking masking, ProbeWatch watch) {
    Begun begun = begin(inquiry, keeping, masking);
    String run = begun.run();
    try (Ledger ledger = begun.ledger()) {
      return kept(inquiry, ledger, begun.file(), prober(wire(), ledger, run, options, watch), run);
    }
  }

  private record Begun(String run, Path file, Ledger ledger) {}

  /** Two runs of one seed that begin in the same second have the same name, but for a number. */
  private Begun begin(Inquiry inquiry, Probing.Keeping keeping, Masking masking) {
    Instant now = time.instant();
    String name = LedgerDirectory.name(now, options.seed());
    for (int n = 1; true; n++) {
      String run = n == 1 ? name : name + "-" + n;
      Path file = keeping.ledger().orElseGet(() -> shelf.ledger(run));
      LedgerHead head = new LedgerHead(run, options.seed(), connection.host(), now, inquiry);
      try {
        return new Begun(run, file, Ledger.create(file, head, masking));
      } catch (CozeLockedException | CozeUsageException e) {
        if (keeping.ledger().isPresent() || n == NAMES) {
          throw e;
        }
      }
    }
  }

  /** Goes on under the same name, with the same random paths. */
  private Probing.Kept resumed(
      Inquiry inquiry, Probing.Kept earlier, Masking masking, ProbeWatch watch) {
    String run = earlier.report().run();
    ProbeOptions same = options.seeded(earlier.report().seed());
    Wire recalled = new RecalledWire(wire(), earlier.ledger().entries());
    try (Ledger ledger = Ledger.resume(earlier.ledger().file(), masking)) {
      return kept(
          inquiry,
          ledger,
          earlier.ledger().file(),
          prober(recalled, ledger, run, same, watch),
          run);
    }
  }

  private Probing.Kept kept(Inquiry inquiry, Ledger ledger, Path file, Prober prober, String run) {
    ProbeReport report = prober.run(inquiry, run).at(connection.host());
    report.findings().forEach((Finding finding) -> ledger.add(finding));
    ledger.end(report);
    correct(report);
    return Probing.Kept.of(Ledger.read(file));
  }

  /** What the catalogue has otherwise is seen at once by completion, `catalog` and `api`. */
  private void correct(ProbeReport report) {
    ProbeReport masked = new Masking(connection::secrets, false).mask(report);
    List<Correction> seen = Corrections.of(masked, catalog);
    if (!seen.isEmpty()) {
      new OverlayFile(shelf.overlay()).merge(seen);
    }
  }

  private Prober prober(
      Wire wire, Scribe ledger, String run, ProbeOptions bounds, ProbeWatch watch) {
    MutationJournal journal = new MutationJournal(shelf.journal(run));
    return new Prober(new ProbeMeans(wire, catalog, ledger, journal, time), bounds, watch);
  }

  private Wire wire() {
    return new ClientWire(connection.client().raw(), connection.address(), LONGEST_ANSWER, time);
  }

  @Override
  public ReplayResult replay(Entry entry) {
    if (entry.question() == Question.MUTATION || entry.question() == Question.CLEANUP) {
      throw new CozeUsageException(
          "#" + entry.id() + " is not sent again: it had an effect",
          "",
          "probe the route again, with --allow-mutation");
    }
    Instant at = time.instant();
    Seen seen = wire().send(entry.sent());
    Entry now =
        new Entry(
            entry.id(),
            entry.question(),
            entry.route(),
            at,
            entry.sent(),
            seen,
            Features.of(entry.sent(), seen));
    return Replay.compare(entry, now);
  }

  @Override
  public List<Probing.Removal> cleanUp(Optional<String> run) {
    List<Probing.Removal> removals = new ArrayList<>();
    Wire wire = wire();
    for (Path file : shelf.journals(run)) {
      Cleanup.Swept swept =
          new Cleanup(new MutationJournal(file), catalog, options.base(), wire::act).run();
      swept.deleted().forEach(one -> removals.add(new Probing.Removal(one, true, "")));
      swept
          .residue()
          .forEach(one -> removals.add(new Probing.Removal(one, false, "no endpoint deletes it")));
      swept.left().forEach(one -> removals.add(new Probing.Removal(one, false, "")));
    }
    return removals;
  }
}
