package dev.cozesh.probe.verdict;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What equal requests got differently.
 *
 * @param ignored what of answers does not count therefore
 * @param common the words that varying messages have in common, as clusters without members
 * @param same whether nothing differed
 */
record Repeats(Set<Feature> ignored, List<Cluster> common, boolean same) {
  /** What may differ between two equal requests without making them two kinds of answers. */
  private static final Set<Feature> DROPPED =
      EnumSet.of(Feature.MEDIA_TYPE, Feature.SHAPE, Feature.LOCATION, Feature.ALLOW);

  static Repeats of(List<Observation> bad) {
    Set<Feature> ignored = EnumSet.noneOf(Feature.class);
    List<Cluster> common = new ArrayList<>();
    boolean same = true;
    for (Observation repeat : bad) {
      Optional<Features> first = first(bad, repeat).map(Observation::features);
      if (first.isPresent()) {
        Set<Feature> differing = first.get().differences(repeat.features());
        same &= differing.isEmpty();
        differing.stream().filter(DROPPED::contains).forEach(ignored::add);
        Wording.of(first.get().template())
            .common(repeat.features().template())
            .filter(wording -> differing.contains(Feature.TEMPLATE))
            .ifPresent(wording -> common.add(Cluster.of(repeat.features(), wording)));
      }
    }
    return new Repeats(ignored, common, same);
  }

  /** The request that was repeated; empty for one that is no repetition. */
  private static Optional<Observation> first(List<Observation> bad, Observation repeat) {
    return repeat.question() != Question.STABILITY
        ? Optional.empty()
        : bad.stream()
            .filter(each -> each.question() == Question.KNOWN_BAD)
            .filter(each -> each.sent().path().equals(repeat.sent().path()))
            .findFirst();
  }
}
