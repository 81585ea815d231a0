package dev.cozesh.probe;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.json.Json;
import dev.cozesh.probe.safety.Decision;
import dev.cozesh.probe.safety.Precaution;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.Attempt.Origin;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.RandomPaths;
import dev.cozesh.probe.verdict.Sent;
import dev.cozesh.probe.verdict.Sent.Credential;
import dev.cozesh.probe.verdict.Unit;
import dev.cozesh.probe.verdict.UnitEvidence;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Makes the request of each question. None of them has an effect. */
final class Probes {
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "DELETE");

  private static final Origin DOCUMENTED = new Origin("the catalogue", false);

  private final Catalog catalog;
  private final ProbeOptions options;
  private final Precaution precaution;
  private final RandomPaths paths;

  Probes(Catalog catalog, ProbeOptions options, Precaution precaution) {
    this.catalog = catalog;
    this.options = options;
    this.precaution = precaution;
    this.paths = new RandomPaths(options.seed());
  }

  /**
   * Whether there is a documented read of a unit that must succeed. On a self-hosted server any
   * documented route does: it is asked with a slash behind it.
   */
  boolean hasKnownGood(Unit unit) {
    return (options.selfHosted() ? documented(unit) : knownGood(unit)).isPresent();
  }

  /** The list of the token's workspaces, at the candidate's server. */
  Sent workspaces(Sent candidate) {
    Unit unit = new Unit(candidate.base(), "/v1", "GET", candidate.credential());
    return bare(unit, catalog.endpoint("workspaces.list").path());
  }

  /** A request about a unit. */
  Sent aboutUnit(Question question, UnitEvidence evidence, Sent like) {
    return switch (question) {
      case KNOWN_BAD -> bad(question, evidence, like);
      case STABILITY -> first(evidence).orElseGet(() -> bad(question, evidence, like));
      case KNOWN_GOOD -> knownGood(evidence.unit()).orElseThrow();
      case SLASH_BAD -> slashed(bad(question, evidence, like));
      case SLASH_GOOD -> documented(evidence.unit()).map(Probes::slashed).orElseThrow();
      case BAD_TOKEN_BAD -> malformed(bad(question, evidence, like));
      default -> throw new IllegalArgumentException(question + " is not about a unit");
    };
  }

  /**
   * A request about a route.
   *
   * @param candidate the route's own request
   * @param twins how many siblings were asked before
   */
  Sent aboutRoute(Question question, Sent candidate, int twins) {
    return switch (question) {
      case CANDIDATE, REPLAY -> candidate;
      case TWIN -> twin(candidate, twins);
      case SLASH -> slashed(candidate);
      case BAD_TOKEN -> malformed(candidate);
      case WRONG_TYPE -> precaution.wrongType(candidate);
      default -> throw new IllegalArgumentException(question + " is not about a route");
    };
  }

  /** Each question goes through the same paths, so that their answers can be compared. */
  private Sent bad(Question question, UnitEvidence evidence, Sent like) {
    Unit unit = evidence.unit();
    int index =
        (int) evidence.observations().stream().filter(each -> each.question() == question).count();
    return bare(unit, paths.bad(unit, index, like.path()));
  }

  private static Sent bare(Unit unit, String path) {
    return new Sent(
        unit.base(),
        unit.method(),
        path,
        Map.of(),
        Map.of(),
        WITHOUT_BODY.contains(unit.method()) ? Optional.empty() : Optional.of(Json.object()),
        unit.credential());
  }

  private static Optional<Sent> first(UnitEvidence evidence) {
    return evidence.observations().stream()
        .filter(each -> each.question() == Question.KNOWN_BAD)
        .map(Observation::sent)
        .findFirst();
  }

  /** Where no handler may run, the sibling has a slash behind it as the candidate has. */
  private Sent twin(Sent candidate, int twins) {
    Sent twin = candidate.at(paths.twin(candidate.path(), twins));
    return options.selfHosted() ? slashed(twin) : twin;
  }

  /** A read that needs nothing, the token's own workspaces first. */
  private Optional<Sent> knownGood(Unit unit) {
    return of(unit)
        .filter(endpoint -> endpoint.path().indexOf('{') < 0)
        .filter(endpoint -> endpoint.effect() == Effect.READ)
        .filter(endpoint -> endpoint.parameters().stream().noneMatch(Parameter::required))
        .min(Comparator.comparing(endpoint -> !endpoint.id().equals("workspaces.list")))
        .map(endpoint -> bare(unit, endpoint.path()));
  }

  /** Any route, those without holes first. */
  private Optional<Sent> documented(Unit unit) {
    return of(unit)
        .sorted(Comparator.comparing(endpoint -> endpoint.path().indexOf('{') >= 0))
        .map(endpoint -> Attempt.of(endpoint.method(), endpoint.path(), DOCUMENTED))
        .map(precaution::decide)
        .filter(Decision.Send.class::isInstance)
        .map(decision -> bare(unit, ((Decision.Send) decision).sent().path()))
        .findFirst();
  }

  /** Documented routes of a unit. */
  private Stream<Endpoint> of(Unit unit) {
    return catalog.endpoints().stream()
        .filter(endpoint -> endpoint.host() == Endpoint.Host.API)
        .filter(endpoint -> endpoint.auth() == Endpoint.Auth.BEARER)
        .filter(endpoint -> endpoint.method().equals(unit.method()))
        .filter(endpoint -> !options.selfHosted() || endpoint.selfHosted())
        .filter(endpoint -> Unit.of(bare(unit, endpoint.path())).prefix().equals(unit.prefix()));
  }

  private static Sent slashed(Sent sent) {
    return sent.at(sent.path() + "/");
  }

  private static Sent malformed(Sent sent) {
    return sent.showing(Credential.MALFORMED);
  }
}
