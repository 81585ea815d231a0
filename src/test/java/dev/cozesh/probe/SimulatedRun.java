package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Judge;
import dev.cozesh.probe.verdict.Judgement;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.RandomPaths;
import dev.cozesh.probe.verdict.RouteEvidence;
import dev.cozesh.probe.verdict.Ruling;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import dev.cozesh.probe.verdict.Unit;
import dev.cozesh.probe.verdict.UnitEvidence;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Does what the judge asks for against a wire, one request after the other. Not thread-safe. */
public final class SimulatedRun {
  private static final URI BASE = URI.create("https://api.coze.cn");

  private final Wire wire;
  private final boolean doubtful;
  private final RandomPaths paths;
  private final Judge judge = new Judge();
  private final Map<Unit, UnitEvidence> units = new LinkedHashMap<>();
  private final Map<String, Set<String>> methods = new HashMap<>();
  private int patience = 40;
  private int number;
  private int pauses;

  /**
   * Prepares a run.
   *
   * @param wire the server
   * @param doubtful whether no handler may run
   * @param seed of random paths
   */
  public SimulatedRun(Wire wire, boolean doubtful, long seed) {
    this.wire = wire;
    this.doubtful = doubtful;
    this.paths = new RandomPaths(seed);
  }

  /**
   * Waits less, or more.
   *
   * @param rounds how often a route is taken up again, 0 or more
   */
  public SimulatedRun patience(int rounds) {
    patience = rounds;
    return this;
  }

  /** {@return how often it had to wait} */
  public int pauses() {
    return pauses;
  }

  /** {@return what is known of the units} */
  public Map<Unit, UnitEvidence> units() {
    return Map.copyOf(units);
  }

  /**
   * {@return the verdict on a route, waiting as often as necessary}
   *
   * @param method upper case
   * @param path without holes
   */
  public Judgement decide(String method, String path) {
    Sent candidate = candidate(method, path);
    Unit unit = Unit.of(candidate);
    units.computeIfAbsent(unit, each -> new UnitEvidence(each, hasGood(each), doubtful, List.of()));
    RouteEvidence route =
        new RouteEvidence(
            Catalog.bundled().match(method, path).isPresent(),
            methods.getOrDefault(path, Set.of()),
            List.of());
    for (int round = 0; ; round++) {
      Ruling ruling = judge.weigh(units.get(unit), route);
      while (ruling instanceof Ruling.Ask ask) {
        Observation answer = answer(ask.question(), candidate, units.get(unit), route);
        if (ask.question().isAboutUnit() || ask.question() == Question.TWIN) {
          units.computeIfPresent(unit, (key, known) -> known.with(answer));
        }
        if (!ask.question().isAboutUnit()) {
          route = route.with(answer);
        }
        ruling = judge.weigh(units.get(unit), route);
      }
      if (ruling instanceof Ruling.Decided decided) {
        return remember(method, path, decided.judgement());
      }
      if (round == patience) {
        return ((Ruling.Later) ruling).judgement();
      }
      pauses++;
      route = route.later();
      units.computeIfPresent(unit, (key, known) -> known.later(number));
    }
  }

  private Judgement remember(String method, String path, Judgement judgement) {
    if (judgement.verdict().exists()) {
      methods.computeIfAbsent(path, each -> new TreeSet<>()).add(method);
    }
    return judgement;
  }

  private Observation answer(
      Question question, Sent candidate, UnitEvidence unit, RouteEvidence route) {
    Sent sent = sent(question, candidate, unit, route);
    number++;
    return new Observation(number, question, sent, Features.of(sent, wire.send(sent)));
  }

  private Sent sent(Question question, Sent candidate, UnitEvidence unit, RouteEvidence route) {
    return switch (question) {
      case KNOWN_BAD -> bad(candidate, unit, Question.KNOWN_BAD);
      case SLASH_BAD -> slashed(bad(candidate, unit, Question.SLASH_BAD));
      case BAD_TOKEN_BAD -> malformed(bad(candidate, unit, Question.BAD_TOKEN_BAD));
      case STABILITY ->
          unit.observations().stream()
              .filter(each -> each.question() == Question.KNOWN_BAD)
              .findFirst()
              .orElseThrow()
              .sent();
      case KNOWN_GOOD -> good(unit.unit());
      case SLASH_GOOD -> slashed(good(unit.unit()));
      case TWIN -> {
        int twins = count(route.observations(), question);
        Sent twin = candidate.at(paths.twin(candidate.path(), twins));
        yield doubtful ? slashed(twin) : twin;
      }
      case SLASH -> slashed(candidate);
      case BAD_TOKEN -> malformed(candidate);
      case CANDIDATE, REPLAY -> candidate;
      default -> throw new IllegalStateException("nobody asks for " + question);
    };
  }

  private Sent bad(Sent candidate, UnitEvidence unit, Question question) {
    int index = count(unit.observations(), question);
    return candidate.at(paths.bad(unit.unit(), index, candidate.path()));
  }

  private static int count(List<Observation> observations, Question question) {
    return (int) observations.stream().filter(each -> each.question() == question).count();
  }

  private static Sent slashed(Sent sent) {
    return sent.at(sent.path() + "/");
  }

  private static Sent malformed(Sent sent) {
    return new Sent(
        sent.base(),
        sent.method(),
        sent.path(),
        sent.query(),
        sent.headers(),
        sent.body(),
        Credential.MALFORMED);
  }

  private boolean hasGood(Unit unit) {
    return !goods(unit).isEmpty();
  }

  private List<Endpoint> goods(Unit unit) {
    List<Endpoint> reads = new ArrayList<>(SimulatedServer.reads(unit.method(), unit.prefix()));
    // What the open-source server has too is served wherever this runs.
    reads.sort(Comparator.comparing(each -> !each.selfHosted()));
    if (doubtful) {
      Catalog.bundled().endpoints().stream()
          .filter(each -> each.method().equals(unit.method()))
          .filter(each -> each.path().startsWith(unit.prefix() + "/"))
          .forEach(reads::add);
      reads.removeIf(each -> !each.selfHosted());
    }
    return reads;
  }

  private Sent good(Unit unit) {
    Endpoint endpoint = goods(unit).get(0);
    Map<String, List<String>> query = new LinkedHashMap<>();
    endpoint.parameters().stream()
        .filter(each -> each.required())
        .forEach(each -> query.put(each.name(), List.of("1")));
    return new Sent(
        unit.base(),
        unit.method(),
        filled(endpoint.path()),
        query,
        Map.of(),
        Optional.empty(),
        unit.credential());
  }

  /** {@return a path whose holes hold ids} */
  public static String filled(String path) {
    return path.replaceAll("\\{[^}]*}", "7389123456789012345");
  }

  /**
   * {@return the request for a route}
   *
   * @param method upper case
   * @param path without holes
   */
  public static Sent candidate(String method, String path) {
    boolean body = Set.of("POST", "PUT", "PATCH").contains(method);
    return new Sent(
        BASE,
        method,
        path,
        Map.of(),
        Map.of(),
        body ? Optional.of(Json.object()) : Optional.empty(),
        Credential.TOKEN);
  }
}
