package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Ruling.Ask;
import dev.cozesh.probe.verdict.Ruling.Decided;
import dev.cozesh.probe.verdict.Ruling.Later;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One route before the judge, in a calibrated unit. Answers like those of known-bad requests are
 * misses, others hits. A verdict needs more of the one than of the other: by one where it is what
 * everybody expects, by more where it would be a surprise.
 */
final class RouteCase {
  private static final int MOST_ANSWERS = 7;
  private static final int MISSES_OF_A_DOCUMENTED_ROUTE = 3;
  private static final int MISSES_WHERE_ANSWERS_VARY = 2;
  private static final int LEAD_OVER_A_DOCUMENTED_ROUTE = 4;
  private static final int HITS_OF_A_DOCUMENTED_ROUTE = 2;
  private static final int HITS = 3;
  private static final int HITS_BY_WORDS_ALONE = 4;
  private static final int KNOWN_BAD_BY_WORDS_ALONE = 4;
  private static final int MOST_TWINS = 4;
  private static final int REFUSALS = 400;

  private final UnitEvidence unit;
  private final RouteEvidence route;
  private final Calibration calibration;
  private final Clusters clusters;
  private final Answers answers;
  private final List<Observation> hits = new ArrayList<>();
  private final List<Observation> misses = new ArrayList<>();

  RouteCase(UnitEvidence unit, RouteEvidence route, Calibration calibration) {
    this.unit = unit;
    this.route = route;
    this.calibration = calibration;
    this.clusters = calibration.clusters();
    this.answers = new Answers(route.observations());
    for (Observation each : answers.own()) {
      (clusters.match(each.features()).isPresent() ? misses : hits).add(each);
    }
  }

  Ruling rule() {
    Optional<Ruling> obstacle = answers.obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (answers.own().isEmpty()) {
      return ask(Question.CANDIDATE);
    }
    if (hits.isEmpty()) {
      return misses.size() < missesNeeded() ? ask(Question.REPLAY) : missed();
    }
    return misses.isEmpty() ? hit() : mixed();
  }

  private int missesNeeded() {
    if (verdictOfMiss() == Verdict.UNDECIDABLE) {
      return clusters.isLayered() ? 1 : MISSES_WHERE_ANSWERS_VARY;
    }
    if (route.documented()) {
      return MISSES_OF_A_DOCUMENTED_ROUTE;
    }
    boolean exact = misses.stream().allMatch(miss -> clusters.hasExactly(miss.features()));
    return clusters.steady() && exact ? 1 : MISSES_WHERE_ANSWERS_VARY;
  }

  private Ruling mixed() {
    int lead = hits.size() - misses.size();
    if (lead < 0 && misses.size() >= MISSES_WHERE_ANSWERS_VARY && -lead >= leadOfMisses()) {
      return missed();
    }
    boolean words = hits.stream().anyMatch(hit -> clusters.isNear(hit.features()));
    if (!words && lead >= hitsNeeded(hits.get(0))) {
      return hit();
    }
    return answers.own().size() < MOST_ANSWERS
        ? ask(Question.REPLAY)
        : unsettled("answers now as known-bad requests do and now otherwise");
  }

  /** One answer of its own is much to be said for a documented route. */
  private int leadOfMisses() {
    return route.documented() ? LEAD_OVER_A_DOCUMENTED_ROUTE : 1;
  }

  private int hitsNeeded(Observation hit) {
    if (clusters.isNear(hit.features())) {
      return HITS_BY_WORDS_ALONE;
    }
    return route.documented() ? HITS_OF_A_DOCUMENTED_ROUTE : HITS;
  }

  private Ruling hit() {
    List<Observation> alike = alike();
    Observation main = alike.get(0);
    if (alike.size() < hitsNeeded(main) || alike.size() * 2 <= hits.size()) {
      return answers.own().size() < MOST_ANSWERS
          ? ask(Question.REPLAY)
          : unsettled("answers the same request in different ways");
    }
    return neverExists(main) ? doubt(main) : confirmed(main);
  }

  /** What its random siblings say about a stable hit. */
  private Ruling confirmed(Observation main) {
    Twins twins = twins();
    boolean words = clusters.isNear(main.features());
    if (twins.areServed() && isShared(twins)) {
      return sharedWithSiblings(main, twins);
    }
    if (!twins.areServed() && !twins.agree(words ? 2 : 1)) {
      return twins.count() < MOST_TWINS
          ? ask(Question.TWIN)
          : unsettled("random siblings are answered now in one way and now in another");
    }
    return words && calibration.oneMore(KNOWN_BAD_BY_WORDS_ALONE).isPresent()
        ? ask(Question.KNOWN_BAD)
        : found(main, twins);
  }

  /**
   * Whether siblings get an answer of the route too: then a hole in another route's path may have
   * taken its name. {@code GET /v1/plugins/mget} differs from {@code GET /v1/plugins/x}. Siblings
   * are asked with the parameters of the candidate, and compared with what it got to these.
   */
  private boolean isShared(Twins twins) {
    return hits.stream()
        .filter(hit -> hit.question() == Question.CANDIDATE || hit.question() == Question.REPLAY)
        .anyMatch(hit -> twins.others().stream().anyMatch(hit::isOfTheKindOf));
  }

  /** The largest group of hits that say the same. */
  private List<Observation> alike() {
    return hits.stream()
        .map(one -> hits.stream().filter(other -> one.provesTheSameAs(other)).toList())
        .max(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  /** Words of a router, a web page, or nothing but other words where the words vary anyway. */
  private boolean neverExists(Observation main) {
    Signal signal = main.signal();
    boolean varying = !clusters.steady() && clusters.isNear(main.features());
    return signal == Signal.ENDPOINT_MISSING || signal == Signal.PAGE || varying;
  }

  /** More known-bad requests may bring the same answer; until one does, nothing is said. */
  private Ruling doubt(Observation main) {
    if (twins().count() == 0) {
      return ask(Question.TWIN);
    }
    if (twins().others().size() > 1) {
      return sharedWithSiblings(main, twins());
    }
    Optional<Ruling> more = calibration.oneMore();
    if (more.isPresent()) {
      return bounded(more.get());
    }
    if (main.signal() == Signal.PAGE && main.features().status() < REFUSALS) {
      String reason = "a web page answers, which is no endpoint; known-bad requests of %s get none";
      return decided(Verdict.UNDECIDABLE, reason.formatted(unit.unit()), List.of(main));
    }
    return unsettled(
        main.signal() == Signal.ENDPOINT_MISSING
            ? "says that the endpoint is missing, in words that no known-bad request got yet"
            : "differs from known-bad requests in nothing but words that may vary");
  }

  private Twins twins() {
    List<Observation> baseline = new ArrayList<>();
    List<Observation> others = new ArrayList<>();
    String path = answers.own().get(0).sent().path();
    for (Observation each : Twins.of(path, unit, route)) {
      (clusters.match(each.features()).isPresent() ? baseline : others).add(each);
    }
    return new Twins(baseline, others);
  }

  private Ruling sharedWithSiblings(Observation main, Twins twins) {
    List<Observation> carrying = new ArrayList<>(twins.others());
    carrying.add(main);
    return decided(
        Verdict.UNDECIDABLE,
        "random siblings do not get what known-bad requests of %s get either, but %s"
            .formatted(unit.unit(), Sentences.text(twins.others().get(0).features())),
        carrying);
  }

  private Ruling found(Observation main, Twins twins) {
    Observation best =
        hits.stream()
            .filter(hit -> hit.provesTheSameAs(main))
            .min(Comparator.comparing(Observation::signal))
            .orElse(main);
    boolean words = clusters.isNear(main.features());
    Verdict verdict = words ? Verdict.EXISTS_LIKELY : best.signal().verdict();
    boolean apart = twins.baseline().isEmpty();
    String reason =
        "%s, which no known-bad request of %s gets; a random sibling is answered %s%s"
            .formatted(
                Sentences.what(best),
                unit.unit(),
                apart ? "in a third way" : "as they are",
                flakiness(misses.size()));
    Observation twin = apart ? twins.others().get(0) : twins.baseline().get(0);
    List<Observation> carrying = new ArrayList<>(List.of(twin));
    hits.stream().filter(hit -> hit.provesTheSameAs(main)).forEach(carrying::add);
    return decided(verdict, reason, carrying);
  }

  private Ruling missed() {
    int number = clusterOfMiss();
    Cluster cluster = clusters.cluster(number);
    Verdict verdict = verdictOfMiss();
    String reason =
        "answers as "
            + Sentences.count(cluster.members().size(), "known-bad request")
            + " of "
            + unit.unit()
            + " do (cluster "
            + number
            + ")"
            + because(verdict)
            + flakiness(hits.size());
    List<Integer> evidence = new ArrayList<>(cluster.first());
    misses.forEach(miss -> evidence.add(miss.id()));
    return new Decided(new Judgement(verdict, reason, evidence, number));
  }

  /** The first one that says itself that nothing is there; else the first one. */
  private int clusterOfMiss() {
    List<Integer> all =
        misses.stream().map(miss -> clusters.match(miss.features()).orElseThrow()).toList();
    return all.stream()
        .filter(number -> clusters.cluster(number).isPlain())
        .findFirst()
        .orElse(all.get(0));
  }

  private Verdict verdictOfMiss() {
    Cluster cluster = clusters.cluster(clusterOfMiss());
    if (cluster.signal() == Signal.SERVER_ERROR) {
      return Verdict.UNKNOWN;
    }
    if (!cluster.isPlain() && !calibration.isProved()) {
      return Verdict.UNDECIDABLE;
    }
    return route.otherMethods().isEmpty() ? Verdict.ABSENT : Verdict.WRONG_METHOD;
  }

  private String because(Verdict verdict) {
    return switch (verdict) {
      case UNKNOWN -> ", and that is a failure of the server";
      case UNDECIDABLE -> ", which does not say whether anything is there";
      case WRONG_METHOD ->
          ", while %s exists on the same path"
              .formatted(String.join(", ", route.otherMethods().stream().sorted().toList()));
      default -> "";
    };
  }

  /** What is said of answers that were outvoted. */
  private String flakiness(int outvoted) {
    if (outvoted == 0) {
      return "";
    }
    Observation odd = hits.size() == outvoted && !misses.isEmpty() ? hits.get(0) : misses.get(0);
    return "; unsteady: %d of %d answers was %s"
        .formatted(outvoted, answers.own().size(), Sentences.text(odd.features()));
  }

  private Ruling unsettled(String reason) {
    List<Integer> evidence = answers.own().stream().map(Observation::id).toList();
    return new Later(new Judgement(Verdict.UNKNOWN, reason, evidence, 0));
  }

  private static Ruling decided(Verdict verdict, String reason, List<Observation> carrying) {
    List<Integer> evidence = carrying.stream().map(Observation::id).toList();
    return new Decided(new Judgement(verdict, reason, evidence, 0));
  }

  private Ruling ask(Question question) {
    return bounded(new Ask(question));
  }

  private Ruling bounded(Ruling question) {
    return answers.isSpent() ? unsettled("too many questions brought no clear answer") : question;
  }
}
