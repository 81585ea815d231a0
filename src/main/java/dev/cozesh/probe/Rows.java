package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.RightAnswer;
import dev.cozesh.probe.Agenda.Item;
import dev.cozesh.probe.evidence.Finding;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.safety.Decision;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Route;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Makes a finding of each attempt. */
final class Rows {
  private static final String SPARED = "not asked for: pairs of its alternatives were";
  private static final String CUT = "not asked for: the budget does not bear every pair";

  private final Catalog catalog;
  private final Map<Route, Inspection> cases = new ConcurrentHashMap<>();
  private final Map<Route, Parameters.Learnt> learnt = new ConcurrentHashMap<>();
  private final Map<Route, List<String>> noted = new ConcurrentHashMap<>();

  Rows(Catalog catalog, List<Inspection> all) {
    this.catalog = catalog;
    all.forEach(this::add);
  }

  /** Another route that is asked. */
  void add(Inspection each) {
    cases.put(each.item().route(), each);
  }

  /** What was learnt about the parameters of a route. */
  void add(Inspection of, Parameters.Learnt parameters) {
    learnt.put(of.item().route(), parameters);
  }

  /** What else was noticed about a route. */
  void note(Inspection about, String text) {
    noted.computeIfAbsent(about.item().route(), route -> new ArrayList<>()).add(text);
  }

  /** A row for each attempt, in the order of writing. */
  List<Finding> all(Agenda agenda) {
    Map<Route, Item> items = new HashMap<>();
    agenda.items().forEach(item -> items.put(item.route(), item));
    Map<Route, String> left = new HashMap<>();
    agenda.spared().forEach(item -> left.put(item.route(), SPARED));
    agenda.cut().forEach(item -> left.put(item.route(), CUT));
    List<Finding> findings = new ArrayList<>();
    for (Attempt attempt : agenda.attempts()) {
      Route route = attempt.route();
      if (cases.containsKey(route)) {
        findings.add(row(cases.get(route), attempt, this::right));
      } else if (left.containsKey(route)) {
        findings.add(unasked(attempt, left.get(route)));
      } else {
        findings.add(unasked(attempt, never(items.get(route))));
      }
    }
    return findings;
  }

  /** The row of an attempt whose route is decided, without what to call instead. */
  Finding soFar(Inspection each, Attempt attempt) {
    return row(each, attempt, (any, judgement) -> Optional.empty());
  }

  private Finding row(
      Inspection each,
      Attempt attempt,
      BiFunction<Attempt, Judgement, Optional<RightAnswer>> right) {
    Optional<Parameters.Learnt> parameters = Optional.ofNullable(learnt.get(attempt.route()));
    Optional<Observation> own = parameters.flatMap(known -> known.answer(attempt)).or(each::answer);
    Judgement judgement = each.judgement().orElseGet(Rows::notReached);
    Optional<Features> features = own.map(Observation::features);
    return new Finding(
        attempt,
        own.map(seen -> endingWith(judgement, seen.id())).orElse(judgement),
        own.map(Observation::sent),
        features.map(Features::status).orElse(0),
        features.map(seen -> seen.code().orElse(0)).orElse(0L),
        features.map(Features::template).orElse(""),
        features.map(Features::logId).orElse(""),
        each.item().endpoint().map(Endpoint::id),
        parameters.map(Parameters.Learnt::needs).orElse(Needs.UNKNOWN),
        right.apply(attempt, judgement),
        notes(each.item(), judgement));
  }

  /** The answer that the row shows comes last, so that a reader finds the two together. */
  private static Judgement endingWith(Judgement judgement, int answer) {
    List<Integer> evidence = new ArrayList<>(judgement.evidence());
    evidence.remove(Integer.valueOf(answer));
    evidence.add(answer);
    return new Judgement(judgement.verdict(), judgement.reason(), evidence, judgement.cluster());
  }

  private Finding unasked(Attempt attempt, String reason) {
    Judgement judgement = new Judgement(Verdict.UNKNOWN, reason, List.of(), 0);
    return new Finding(
        attempt,
        judgement,
        Optional.empty(),
        0,
        0,
        "",
        "",
        catalog.match(attempt.method(), attempt.path()).map(Endpoint::id),
        Needs.UNKNOWN,
        right(attempt, judgement),
        List.of());
  }

  /** What to call instead, unless it exists or is documented as it was written. */
  private Optional<RightAnswer> right(Attempt attempt, Judgement judgement) {
    if (judgement.verdict().exists()
        || catalog.match(attempt.method(), attempt.path()).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(catalog.rightAnswer(attempt.method(), attempt.path(), names(attempt)));
  }

  private static Set<String> names(Attempt attempt) {
    Set<String> names = new LinkedHashSet<>(attempt.query().keySet());
    attempt.body().ifPresent(body -> body.fieldNames().forEachRemaining(names::add));
    return names;
  }

  private List<String> notes(Item item, Judgement judgement) {
    List<String> notes = new ArrayList<>();
    if (judgement.verdict() == Verdict.ABSENT && item.endpoint().isPresent()) {
      notes.add("documented, but this server does not know it");
    }
    if (item.decision() instanceof Decision.Send send && !send.note().isEmpty()) {
      notes.add(send.note());
    }
    notes.addAll(noted.getOrDefault(item.route(), List.of()));
    return notes;
  }

  private static String never(Item item) {
    return item != null && item.decision() instanceof Decision.Never never
        ? never.reason()
        : "not asked for";
  }

  private static Judgement notReached() {
    return new Judgement(Verdict.UNKNOWN, "the run ended before it was asked", List.of(), 0);
  }
}
