package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Features.Form;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * One kind of answer to known-bad requests.
 *
 * @param features the first of them
 * @param signal what they are about
 * @param wording their words
 * @param members numbers of the ledger
 */
record Cluster(Features features, Signal signal, Wording wording, List<Integer> members) {
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int NOT_IMPLEMENTED = 501;

  Cluster {
    members = List.copyOf(members);
  }

  static Cluster of(Observation observation) {
    Features features = observation.features();
    return of(features, Wording.of(features.template())).with(observation);
  }

  static Cluster of(Features features, Wording wording) {
    return new Cluster(features, Signal.of(features), wording, List.of());
  }

  Cluster with(Observation observation) {
    List<Integer> more = new ArrayList<>(members);
    more.add(observation.id());
    return new Cluster(features, signal, wording, more);
  }

  /** The numbers that carry a verdict; more would prove no more. */
  List<Integer> first() {
    return members.subList(0, Math.min(members.size(), 3));
  }

  boolean has(Features other, Set<Feature> ignored) {
    return differOnlyIn(other, ignored)
        && (features.template().equals(other.template()) || wording.fits(other.template()));
  }

  /** Both say that the endpoint is missing and repeat the request, in different words. */
  boolean isKin(Features other, Set<Feature> ignored) {
    return differOnlyIn(other, ignored) && isOfTheFamily(features) && isOfTheFamily(other);
  }

  private boolean differOnlyIn(Features other, Set<Feature> ignored) {
    Set<Feature> differing = EnumSet.noneOf(Feature.class);
    differing.addAll(features.differences(other));
    differing.remove(Feature.TEMPLATE);
    return ignored.containsAll(differing);
  }

  private static boolean isOfTheFamily(Features features) {
    return Signal.of(features) == Signal.ENDPOINT_MISSING && Words.echoes(features.template());
  }

  /** Whether the answer itself says that nothing is there, so that no layer is suspected. */
  boolean isPlain() {
    return saysNothing(features, signal) || signal == Signal.OTHER;
  }

  /** Whether it may come from a layer that answers before anything is routed. */
  boolean isLayered() {
    return !isPlain() && signal != Signal.SERVER_ERROR;
  }

  /** Whether an answer says of itself that nothing is there. */
  static boolean saysNothing(Features features, Signal signal) {
    boolean status =
        features.status() == NOT_FOUND
            || features.status() == GONE
            || features.status() == NOT_IMPLEMENTED;
    return switch (signal) {
      case ENDPOINT_MISSING -> true;
      case OTHER, PAGE -> status;
      default -> false;
    };
  }

  /** For people: {@code HTTP 404, code 4000, "The requested …"}. */
  String text() {
    StringBuilder text = new StringBuilder("HTTP ").append(features.status());
    features.code().ifPresent(code -> text.append(", code ").append(code));
    if (features.form() == Form.HTML) {
      text.append(", a web page");
    }
    features.location().ifPresent(location -> text.append(", to ").append(location));
    if (!features.template().isEmpty()) {
      text.append(", \"").append(String.join(" ", wording.words())).append('"');
    }
    return text.toString();
  }
}
