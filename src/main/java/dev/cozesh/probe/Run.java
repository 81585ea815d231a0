package dev.cozesh.probe;

import dev.cozesh.catalog.Shape;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.probe.Agenda.Item;
import dev.cozesh.probe.Agenda.Stage;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.evidence.ProbeReport;
import dev.cozesh.probe.evidence.ProbeReport.Stop;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.verdict.Judge;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Unit;
import dev.cozesh.probe.verdict.UnitEvidence;
import dev.cozesh.probe.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One run, from the first request to the report. */
final class Run {
  /** How often what could not be decided is asked again at the end. */
  private static final int LATER_ROUNDS = 3;

  /** What a route may take at most, with the calibration of its unit. */
  private static final int OF_A_ROUTE = 12;

  private final ProbeMeans means;
  private final ProbeOptions options;
  private final Probes probes;
  private final ProbeWatch watch;
  private final String name;
  private final Asker asker;
  private final Judge judge = new Judge();
  private final Crew crew;
  private final Map<Unit, UnitDesk> units = new LinkedHashMap<>();

  Run(ProbeMeans means, ProbeOptions options, Probes probes, ProbeWatch watch, String name) {
    this.means = means;
    this.options = options;
    this.probes = probes;
    this.watch = watch;
    this.name = name;
    this.asker = new Asker(means, options, watch);
    this.crew = new Crew(options.workers());
  }

  ProbeReport report(Inquiry inquiry, Agenda agenda) {
    Instant startedAt = means.time().instant();
    long begun = means.time().nanos();
    List<Inspection> cases = cases(agenda);
    Rows rows = new Rows(means.catalog(), cases);
    Creations creations = new Creations(means, options, name, asker);
    Optional<Stop> stop = asked(agenda, cases, rows, creations);
    List<String> residue = creations.cleanedUp();
    List<Finding> findings = rows.all(agenda);
    return new ProbeReport(
        name,
        options.seed(),
        inquiry.title(),
        options.base().getRawAuthority(),
        startedAt,
        Duration.ofNanos(means.time().nanos() - begun),
        asker.requests(),
        findings,
        inquiry.claims().stream().map(claim -> ClaimCheck.of(claim, findings)).toList(),
        units.values().stream().map(UnitRows::of).toList(),
        residue,
        asker.halted().or(() -> stop));
  }

  /** Why the asking ended before its time, if it did. */
  private Optional<Stop> asked(
      Agenda agenda, List<Inspection> cases, Rows rows, Creations creations) {
    try {
      for (Stage stage : Stage.values()) {
        crew.each(of(stage, cases), each -> decide(each, rows));
      }
      again(cases, rows);
      methods(cases);
      parameters(cases.stream().filter(Run::takesParameters).toList(), rows, 0);
      follow(agenda.left(), cases, rows);
      cases.forEach(each -> creations.make(each, rows));
      return asker.doubt();
    } catch (Halt halt) {
      return Optional.of(halt.stop());
    } catch (CozeInterruptedException e) {
      asker.halting(
          new Stop(
              Stop.Kind.INTERRUPTED,
              "it was stopped after " + asker.requests() + " requests",
              Stop.RESUME + " goes on where it ended"));
      return asker.halted();
    }
  }

  private void decide(Inspection each, Rows rows) {
    each.work();
    if (each.isSettled()) {
      each.item().attempts().stream()
          .limit(1)
          .forEach(attempt -> watch.decided(rows.soFar(each, attempt)));
    }
  }

  /** What a limit or a broken server kept from being decided may be decided now. */
  private void again(List<Inspection> cases, Rows rows) {
    for (int round = 0; round < LATER_ROUNDS; round++) {
      List<Inspection> open = cases.stream().filter(each -> !each.isSettled()).toList();
      open.forEach(each -> each.renew(asker.newest()));
      crew.each(open, each -> decide(each, rows));
    }
  }

  /** What stands beside something that exists is asked as well, as long as the budget bears it. */
  private void follow(List<Item> spared, List<Inspection> cases, Rows rows) {
    List<Item> left = new ArrayList<>(spared);
    List<Inspection> fresh = cases;
    while (!fresh.isEmpty()) {
      List<Item> next = Neighbours.of(left, fresh);
      left.removeAll(next);
      fresh = next.stream().map(item -> newCase(item, item.sent().orElseThrow())).toList();
      crew.each(fresh, each -> decideIfItFits(each, rows));
      fresh = fresh.stream().filter(each -> each.judgement().isPresent()).toList();
      cases.addAll(fresh);
      methods(cases);
      parameters(fresh.stream().filter(Run::takesParameters).toList(), rows, reserve());
    }
  }

  private void decideIfItFits(Inspection each, Rows rows) {
    if (asker.left() >= reserve()) {
      rows.add(each);
      decide(each, rows);
    }
  }

  /** Each worker may have begun with a route. */
  private int reserve() {
    return OF_A_ROUTE * options.workers();
  }

  /**
   * What an answer to other parameters shows may make a verdict surer.
   *
   * @param least with fewer requests left nothing is begun
   */
  private void parameters(List<Inspection> cases, Rows rows, int least) {
    Map<String, String> values =
        new KnownValues(options.values(), probes, asker)
            .of(options.parameters() ? cases : List.of());
    crew.each(
        cases,
        each -> {
          if (asker.left() >= least) {
            rows.add(each, new Parameters(each, options, values, asker).learn());
            each.weighAgain();
          }
        });
  }

  /** A path that exists with one method is known; another method of it is wrong, not absent. */
  private static void methods(List<Inspection> cases) {
    Map<String, Set<String>> found = new LinkedHashMap<>();
    for (Inspection each : cases) {
      if (verdict(each).filter(Verdict::exists).isPresent()) {
        found.computeIfAbsent(place(each), place -> new HashSet<>()).add(each.candidate().method());
      }
    }
    for (Inspection each : cases) {
      Set<String> others = found.getOrDefault(place(each), Set.of());
      if (!others.isEmpty() && verdict(each).filter(v -> v == Verdict.ABSENT).isPresent()) {
        each.hear(others);
      }
    }
  }

  private static String place(Inspection each) {
    return each.candidate().base() + Shape.of(each.item().route().path());
  }

  private static Optional<Verdict> verdict(Inspection each) {
    return each.judgement().map(Judgement::verdict);
  }

  private static boolean takesParameters(Inspection each) {
    Optional<Verdict> verdict = verdict(each);
    // Where the token is doubtful no handler is run.
    return each.item().reads()
        && !each.unit().evidence().tokenIsDoubtful()
        && (verdict.filter(v -> v == Verdict.EXISTS || v == Verdict.EXISTS_LIKELY).isPresent());
  }

  private static List<Inspection> of(Stage stage, List<Inspection> cases) {
    return cases.stream().filter(each -> each.item().stage() == stage).toList();
  }

  private List<Inspection> cases(Agenda agenda) {
    List<Inspection> cases = new ArrayList<>();
    for (Item item : agenda.items()) {
      item.sent().ifPresent(sent -> cases.add(newCase(item, sent)));
    }
    return cases;
  }

  private Inspection newCase(Item item, Sent sent) {
    UnitDesk desk = units.computeIfAbsent(Unit.of(sent), this::newDesk);
    return new Inspection(item, sent, desk, judge, probes, asker);
  }

  private UnitDesk newDesk(Unit unit) {
    UnitEvidence nothing =
        new UnitEvidence(unit, probes.hasKnownGood(unit), options.selfHosted(), List.of());
    return new UnitDesk(nothing, probes);
  }
}
