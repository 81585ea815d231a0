package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What known-bad requests of a unit get, one cluster a kind of answer. It does not matter in which
 * order the answers are listed. Immutable.
 */
public final class Clusters {
  /** What at most one of so many known-bad requests gets is no way in which they are answered. */
  private static final int RARE = 10;

  private final List<Cluster> all;
  private final Set<Feature> ignored;
  private final boolean steady;
  private final int outliers;

  private Clusters(List<Cluster> all, Set<Feature> ignored, boolean steady, int outliers) {
    this.all = List.copyOf(all);
    this.ignored = ignored;
    this.steady = steady;
    this.outliers = outliers;
  }

  /**
   * {@return the clusters of a unit} Answers that taught nothing are left out; so is a single
   * answer, or one of ten, that says neither that it found nothing nor what the others say. A
   * random sibling counts when it was not found.
   *
   * @param unit what was seen
   */
  public static Clusters of(UnitEvidence unit) {
    List<Observation> bad = known(unit);
    Repeats repeats = Repeats.of(bad);
    List<Cluster> found = new ArrayList<>(repeats.common());
    bad.forEach(each -> join(found, each, repeats.ignored()));
    found.removeIf(cluster -> cluster.members().isEmpty());
    return ranked(found, repeats);
  }

  /**
   * {@return the clusters with one answer more: what {@link #of} says of all of them} Quick where
   * all are of one kind, as mostly they are.
   *
   * @param unit what was seen, this answer last
   */
  public Clusters with(UnitEvidence unit) {
    Observation newest = unit.observations().get(unit.observations().size() - 1);
    if (!newest.teaches() || !isBaseline(newest)) {
      return this;
    }
    boolean joins =
        isOneKind()
            && newest.question() != Question.STABILITY
            && newest.id() > all.get(0).members().get(all.get(0).members().size() - 1)
            && all.get(0).has(newest.features(), ignored);
    return joins ? new Clusters(List.of(all.get(0).with(newest)), ignored, steady, 0) : of(unit);
  }

  private static List<Observation> known(UnitEvidence unit) {
    return unit.observations().stream()
        .filter(Observation::teaches)
        .filter(Clusters::isBaseline)
        .sorted(Comparator.comparingInt(Observation::id))
        .toList();
  }

  private static boolean isBaseline(Observation observation) {
    return switch (observation.question()) {
      case KNOWN_BAD, STABILITY -> true;
      case TWIN -> Cluster.saysNothing(observation.features(), observation.signal());
      default -> false;
    };
  }

  private static void join(List<Cluster> found, Observation observation, Set<Feature> ignored) {
    for (int at = 0; at < found.size(); at++) {
      if (found.get(at).has(observation.features(), ignored)) {
        found.set(at, found.get(at).with(observation));
        return;
      }
    }
    found.add(Cluster.of(observation));
  }

  private static Clusters ranked(List<Cluster> found, Repeats repeats) {
    int members = found.stream().mapToInt(cluster -> cluster.members().size()).sum();
    Predicate<Cluster> outlier =
        cluster -> !cluster.isPlain() && isRare(cluster.members().size(), members);
    List<Cluster> kept =
        found.stream()
            .filter(outlier.negate())
            .sorted(Comparator.comparingInt(cluster -> cluster.members().get(0)))
            .toList();
    boolean steady = repeats.same() && found.size() == 1;
    return new Clusters(kept, repeats.ignored(), steady, found.size() - kept.size());
  }

  private static boolean isRare(int members, int all) {
    return members == 1 && all > 2 || members * RARE <= all;
  }

  /**
   * {@return the number of the cluster that an answer belongs to, from 1} Two answers that say in
   * different words that the endpoint is missing, both repeating the request, belong together when
   * nothing else differs.
   *
   * @param features the answer
   */
  public OptionalInt match(Features features) {
    OptionalInt exact = numberOf(cluster -> cluster.has(features, ignored));
    return exact.isPresent() ? exact : numberOf(cluster -> cluster.isKin(features, ignored));
  }

  /** {@return for reports, a sentence for each cluster} */
  public List<String> texts() {
    return all.stream().map(Cluster::text).toList();
  }

  /** {@return whether all known-bad requests, repeated or not, were answered in the same way} */
  public boolean steady() {
    return steady;
  }

  /** Whether a known-bad request got this very kind of answer, in these words. */
  boolean hasExactly(Features features) {
    return numberOf(cluster -> cluster.has(features, ignored)).isPresent();
  }

  /** Whether it differs from a cluster in nothing but words that a router may choose. */
  boolean isNear(Features features) {
    Signal signal = Signal.of(features);
    return all.stream()
        .filter(cluster -> cluster.features().status() == features.status())
        .filter(cluster -> cluster.features().code().equals(features.code()))
        .filter(cluster -> cluster.features().form() == features.form())
        .anyMatch(
            cluster ->
                cluster.signal() == signal || !(signal.proves() || signal == Signal.PARAMETERS));
  }

  /** Whether whatever answered stands in front of the router, as far as can be seen. */
  boolean isLayered() {
    int layered =
        all.stream().filter(Cluster::isLayered).mapToInt(cluster -> cluster.members().size()).sum();
    int total = all.stream().mapToInt(cluster -> cluster.members().size()).sum();
    return layered * 3 > total * 2;
  }

  boolean isOneKind() {
    return all.size() == 1 && outliers == 0;
  }

  Cluster cluster(int number) {
    return all.get(number - 1);
  }

  Cluster largest() {
    return all.stream()
        .max(Comparator.comparingInt(cluster -> cluster.members().size()))
        .orElseThrow();
  }

  private OptionalInt numberOf(Predicate<Cluster> wanted) {
    for (int at = 0; at < all.size(); at++) {
      if (wanted.test(all.get(at))) {
        return OptionalInt.of(at + 1);
      }
    }
    return OptionalInt.empty();
  }
}
