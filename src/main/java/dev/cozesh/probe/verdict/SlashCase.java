package dev.cozesh.probe.verdict;

import dev.cozesh.probe.verdict.Ruling.Ask;
import dev.cozesh.probe.verdict.Ruling.Decided;
import dev.cozesh.probe.verdict.Ruling.Later;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One route before the judge where no handler may run. A router that redirects a known path with a
 * slash behind it to the path without one tells routes apart by itself (Hertz does, for each
 * method); where it does not, a credential that nobody accepts is shown: routes refuse it in their
 * own way.
 */
final class SlashCase {
  private static final int DOCUMENTED = 3;
  private static final int MOST_SHOWN = 5;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);

  private final UnitEvidence unit;
  private final RouteEvidence route;
  private final Answers answers;

  SlashCase(UnitEvidence unit, RouteEvidence route) {
    this.unit = unit;
    this.route = route;
    this.answers = new Answers(route.observations());
  }

  Ruling rule() {
    Optional<Ruling> obstacle = answers.obstacle();
    if (obstacle.isPresent()) {
      return obstacle.get();
    }
    if (answers.isSpent()) {
      return unsettled("too many questions brought no clear answer");
    }
    boolean works = !ofUnit(Question.SLASH_GOOD).isEmpty() && isSelective();
    return works ? bySlash() : byToken();
  }

  /** Whether only the documented path is redirected. */
  private boolean isSelective() {
    return ofUnit(Question.SLASH_GOOD).stream().anyMatch(SlashCase::leadsBack)
        && ofUnit(Question.SLASH_BAD).stream().noneMatch(SlashCase::leadsBack);
  }

  private Ruling bySlash() {
    List<Observation> slashes = answers.of(Question.SLASH);
    Optional<Observation> redirected = slashes.stream().filter(SlashCase::leadsBack).findFirst();
    List<Observation> baseline = ofUnit(Question.SLASH_BAD);
    if (redirected.isPresent()) {
      return redirected(redirected.get(), baseline);
    }
    List<Observation> like = slashes.stream().filter(each -> isLike(each, baseline)).toList();
    boolean odd = like.size() < slashes.size();
    int needed = route.documented() ? DOCUMENTED : odd ? 2 : 1;
    if (like.size() >= needed) {
      return decided(
          absence(),
          "with a slash behind it is answered as a known-bad request of %s is, while documented"
                  .formatted(unit.unit())
              + " paths are redirected"
              + others(),
          baseline,
          like);
    }
    return slashes.size() < needed + 2
        ? new Ask(Question.SLASH)
        : unsettled("with a slash behind it is answered now in one way and now in another");
  }

  /** A hole in another route's path takes any name; then random siblings are redirected too. */
  private Ruling redirected(Observation redirected, List<Observation> baseline) {
    List<Observation> twins = Twins.of(redirected.sent().path(), unit, route);
    if (twins.isEmpty()) {
      return new Ask(Question.TWIN);
    }
    List<Observation> alike = twins.stream().filter(SlashCase::leadsBack).toList();
    if (!alike.isEmpty()) {
      return decided(
          Verdict.UNDECIDABLE,
          "with a slash behind it the server redirects to it, but also to random siblings: a hole"
              + " in another route's path may have taken its name",
          alike,
          List.of(redirected));
    }
    return decided(
        Verdict.EXISTS,
        "with a slash behind it the server redirects to it, as %s does only for routes"
            .formatted(unit.unit()),
        baseline,
        List.of(twins.get(0), redirected));
  }

  private Ruling byToken() {
    List<Observation> baseline = ofUnit(Question.BAD_TOKEN_BAD);
    if (baseline.size() < 2) {
      return new Ask(Question.BAD_TOKEN_BAD);
    }
    boolean plain = baseline.stream().allMatch(each -> Cluster.of(each).isPlain());
    if (!plain && !route.documented() && !unit.hasKnownGood()) {
      return undecidable(baseline);
    }
    return byToken(baseline, plain);
  }

  private Ruling byToken(List<Observation> baseline, boolean plain) {
    List<Observation> shown = answers.of(Question.BAD_TOKEN);
    List<Observation> like = shown.stream().filter(each -> isLike(each, baseline)).toList();
    int unlike = shown.size() - like.size();
    int needed = route.documented() || unlike > 0 ? 2 : 1;
    if (like.size() >= needed && like.size() > unlike) {
      return plain ? absentByToken(baseline, like) : undecidable(baseline);
    }
    if (unlike >= 2 && unlike > like.size()) {
      return refused(baseline, shown);
    }
    return shown.size() < MOST_SHOWN
        ? new Ask(Question.BAD_TOKEN)
        : unsettled("a credential that nobody accepts is refused in different ways");
  }

  private Ruling absentByToken(List<Observation> baseline, List<Observation> like) {
    return decided(
        absence(),
        "a credential that nobody accepts gets what known-bad requests of %s get: %s%s"
            .formatted(unit.unit(), Sentences.text(baseline.get(0).features()), others()),
        baseline,
        like);
  }

  private Ruling refused(List<Observation> baseline, List<Observation> shown) {
    List<Observation> unlike = shown.stream().filter(each -> !isLike(each, baseline)).toList();
    Signal signal = unlike.get(0).signal();
    if (signal == Signal.PAGE || signal == Signal.ENDPOINT_MISSING) {
      return unsettled("differs from known-bad requests in words or pages that may vary");
    }
    boolean permission = signal == Signal.TOKEN || signal == Signal.PERMISSION;
    return decided(
        permission ? Verdict.EXISTS_AUTH : Verdict.EXISTS_LIKELY,
        "a credential that nobody accepts gets %s, known-bad requests of %s do not"
            .formatted(Sentences.text(unlike.get(0).features()), unit.unit()),
        baseline,
        unlike);
  }

  private static boolean isLike(Observation observation, List<Observation> baseline) {
    return baseline.stream().anyMatch(bad -> Cluster.of(bad).has(observation.features(), Set.of()));
  }

  private Ruling undecidable(List<Observation> baseline) {
    return decided(
        Verdict.UNDECIDABLE,
        "a layer in front of the router answers for random paths of %s too: %s"
            .formatted(unit.unit(), Sentences.text(baseline.get(0).features())),
        baseline,
        answers.of(Question.BAD_TOKEN));
  }

  private Verdict absence() {
    return route.otherMethods().isEmpty() ? Verdict.ABSENT : Verdict.WRONG_METHOD;
  }

  private String others() {
    return route.otherMethods().isEmpty()
        ? ""
        : "; %s exists on the same path"
            .formatted(String.join(", ", route.otherMethods().stream().sorted().toList()));
  }

  /** Whether it sends to the same path without the slash. */
  private static boolean leadsBack(Observation observation) {
    Features features = observation.features();
    return REDIRECTS.contains(features.status())
        && features.location().filter(to -> to.matches("(?:\\w+://\\{HOST})?\\{PATH}")).isPresent();
  }

  private List<Observation> ofUnit(Question question) {
    return unit.observations().stream()
        .filter(each -> each.question() == question && each.teaches())
        .toList();
  }

  private Ruling unsettled(String reason) {
    List<Integer> evidence = route.observations().stream().map(Observation::id).toList();
    return new Later(new Judgement(Verdict.UNKNOWN, reason, evidence, 0));
  }

  private static Ruling decided(
      Verdict verdict, String reason, List<Observation> baseline, List<Observation> own) {
    List<Integer> evidence = new ArrayList<>(baseline.stream().map(Observation::id).toList());
    own.forEach(each -> evidence.add(each.id()));
    boolean cluster = verdict == Verdict.ABSENT || verdict == Verdict.WRONG_METHOD;
    return new Decided(new Judgement(verdict, reason, evidence, cluster ? 1 : 0));
  }
}
