package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Ruling.Ask;
import dev.cozesh.probe.verdict.Ruling.Decided;
import dev.cozesh.probe.verdict.Ruling.Later;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What must be known of a unit before any of its routes is judged. */
final class Calibration {
  /** Known-bad requests of a unit that answers all of them alike; the repeated one comes on top. */
  private static final int KNOWN_BAD = 2;

  /** Known-bad requests of a unit that does not. */
  private static final int KNOWN_BAD_UNSTEADY = 4;

  /** The most known-bad requests that doubts about routes may add up to. */
  private static final int KNOWN_BAD_IN_DOUBT = 6;

  /** How often a question that brought nothing is asked again at once. */
  private static final int ATTEMPTS = 3;

  private final UnitEvidence unit;
  private final Clusters clusters;
  private final Map<Question, List<Observation>> taught;
  private final Optional<Ruling> documented;
  private final Optional<Ruling> undocumented;

  Calibration(UnitEvidence unit) {
    this(unit, Clusters.of(unit));
  }

  private Calibration(UnitEvidence unit, Clusters clusters) {
    this.unit = unit;
    this.clusters = clusters;
    this.taught =
        unit.observations().stream()
            .filter(Observation::teaches)
            .collect(Collectors.groupingBy(Observation::question));
    this.documented = missing(true);
    this.undocumented = missing(false);
  }

  boolean isOf(UnitEvidence other) {
    return unit == other;
  }

  /** That of other evidence, quick when it is one answer more. */
  Calibration of(UnitEvidence other) {
    return other.follows(unit)
        ? new Calibration(other, clusters.with(other))
        : new Calibration(other);
  }

  Clusters clusters() {
    return clusters;
  }

  /** What is missing: a question, a pause, or the verdict on every route; empty for nothing. */
  Optional<Ruling> next(boolean isDocumented) {
    return isDocumented ? documented : undocumented;
  }

  private Optional<Ruling> missing(boolean isDocumented) {
    Optional<Ruling> obstacle = obstacle();
    if (obstacle.isPresent()) {
      return obstacle;
    }
    if (unit.tokenIsDoubtful()) {
      return doubtful();
    }
    if (isOutdated() || count(Question.KNOWN_BAD) == 0) {
      return ask(Question.KNOWN_BAD);
    }
    if (clusters.isLayered()) {
      Optional<Ruling> layer = layer(isDocumented);
      if (layer.isPresent()) {
        return layer;
      }
    }
    if (count(Question.STABILITY) == 0) {
      return ask(Question.STABILITY);
    }
    int wanted = clusters.isOneKind() && clusters.steady() ? KNOWN_BAD : KNOWN_BAD_UNSTEADY;
    return count(Question.KNOWN_BAD) < wanted ? ask(Question.KNOWN_BAD) : Optional.empty();
  }

  /** One more known-bad request to settle a doubt; empty when enough were sent. */
  Optional<Ruling> oneMore() {
    return oneMore(KNOWN_BAD_IN_DOUBT);
  }

  /**
   * As above.
   *
   * @param most how many are enough
   */
  Optional<Ruling> oneMore(int most) {
    return count(Question.KNOWN_BAD) < most ? ask(Question.KNOWN_BAD) : Optional.empty();
  }

  /** Whether a documented route is answered as no known-bad one is, so that equality means much. */
  boolean isProved() {
    return answers(Question.KNOWN_GOOD).stream()
        .anyMatch(good -> clusters.match(good.features()).isEmpty());
  }

  /** A credential that nobody accepts: what do unknown requests get with it? Two are compared. */
  private Optional<Ruling> doubtful() {
    if (isOutdated()) {
      return ask(Question.SLASH_BAD);
    }
    if (unit.hasKnownGood() && isOpen(Question.SLASH_GOOD)) {
      return ask(Question.SLASH_GOOD);
    }
    return isOpen(Question.SLASH_BAD) ? ask(Question.SLASH_BAD) : Optional.empty();
  }

  private Optional<Ruling> layer(boolean isDocumented) {
    if (count(Question.KNOWN_BAD) < KNOWN_BAD) {
      return ask(Question.KNOWN_BAD);
    }
    if (unit.hasKnownGood()) {
      if (isOpen(Question.KNOWN_GOOD)) {
        return ask(Question.KNOWN_GOOD);
      }
      return isProved() ? Optional.empty() : undecidable("and so is a documented read");
    }
    Signal signal = clusters.largest().signal();
    boolean refusal = signal == Signal.TOKEN || signal == Signal.PERMISSION;
    if (refusal && isOpen(Question.BAD_TOKEN_BAD)) {
      return ask(Question.BAD_TOKEN_BAD);
    }
    boolean blind =
        answers(Question.BAD_TOKEN_BAD).stream()
            .anyMatch(bad -> clusters.match(bad.features()).isPresent());
    if (refusal && blind) {
      return undecidable("whether the token is a good or a bad one");
    }
    return isDocumented
        ? Optional.empty()
        : undecidable("and no documented read is there to compare");
  }

  private Optional<Ruling> undecidable(String contrast) {
    Cluster cluster = clusters.largest();
    String reason =
        "a layer in front of the router answers: random paths of %s get %s, %s"
            .formatted(unit.unit(), cluster.text(), contrast);
    List<Integer> evidence =
        unit.observations().stream()
            .filter(each -> each.question() != Question.TWIN && each.teaches())
            .map(Observation::id)
            .sorted()
            .toList();
    return Optional.of(new Decided(new Judgement(Verdict.UNDECIDABLE, reason, evidence, 1)));
  }

  /** The newest answer taught nothing: a limit wants a pause, silence another try. */
  private Optional<Ruling> obstacle() {
    List<Observation> all = unit.observations();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    Observation newest = all.get(all.size() - 1);
    Signal signal = newest.signal();
    if (signal.isLimit()) {
      return Optional.of(new Later(Sentences.stopped(newest)));
    }
    if (signal.teaches() || !newest.question().isAboutUnit()) {
      return Optional.empty();
    }
    int tail = 0;
    for (int at = all.size() - 1; at >= 0 && !all.get(at).teaches(); at--) {
      tail++;
    }
    return tail < ATTEMPTS
        ? ask(newest.question())
        : Optional.of(new Later(Sentences.stopped(newest)));
  }

  private boolean isOutdated() {
    return unit.since() > 0
        && taught.values().stream()
            .flatMap(List::stream)
            .filter(each -> each.question().isAboutUnit())
            .noneMatch(each -> each.id() > unit.since());
  }

  private boolean isOpen(Question question) {
    return count(question) == 0;
  }

  private int count(Question question) {
    return answers(question).size();
  }

  private List<Observation> answers(Question question) {
    return taught.getOrDefault(question, List.of());
  }

  private static Optional<Ruling> ask(Question question) {
    return Optional.of(new Ask(question));
  }
}
