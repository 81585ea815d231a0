package dev.cozesh.probe.variant;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.joining;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Differences;
import dev.cozesh.catalog.Differences.Call;
import dev.cozesh.catalog.Differences.Conflict;
import dev.cozesh.catalog.Effect;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Provenance.Source;
import dev.cozesh.catalog.Shape;
import dev.cozesh.probe.variant.Attempt.Origin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Candidates from where the documentation, the official specification, the SDKs and the open-source
 * server differ. Only what a token can ask of the API's own host: no WebSocket, no consent page, no
 * grant. That the open-source server lacks a route, or the specification a second method of a path,
 * is no disagreement: the first serves a part only, the second has one method for each path.
 */
public final class Disagreements {
  private static final Set<Source> SDKS = EnumSet.of(Source.PY, Source.JS, Source.JAVA, Source.GO);

  private final Catalog catalog;
  private final Set<String> spec = new HashSet<>();
  private final Set<String> specPaths = new HashSet<>();
  private final Set<String> told = new HashSet<>();
  private final List<Row> rows = new ArrayList<>();

  private Disagreements(Catalog catalog) {
    this.catalog = catalog;
    for (String operation : catalog.differences().spec().operations()) {
      spec.add(Shape.of(operation));
      specPaths.add(Shape.of(path(operation)));
    }
  }

  /**
   * {@return the candidates, a line for each function with every way to call it, the most
   * informative first}
   *
   * @param catalog where the sources are told apart
   */
  public static List<Variants> of(Catalog catalog) {
    Map<String, List<Attempt>> functions = new LinkedHashMap<>();
    for (Disagreement each : rows(catalog)) {
      functions
          .computeIfAbsent(each.attempt().origin().place(), key -> new ArrayList<>())
          .add(each.attempt());
    }
    return functions.values().stream()
        .map(
            attempts ->
                new Variants(
                    attempts.stream().map(Attempt::operation).distinct().collect(joining(" | ")),
                    attempts,
                    attempts))
        .toList();
  }

  /**
   * {@return the same with who knows what, in the same order} First come functions that sources
   * call by another method or path; then what is not documented but used; what is documented but
   * neither used nor specified; what only lacks an SDK; other names of parameters; last what only
   * the specification lacks. Reads come before what may change something.
   *
   * @param catalog where the sources are told apart
   */
  public static List<Disagreement> rows(Catalog catalog) {
    Disagreements disagreements = new Disagreements(catalog);
    catalog.differences().conflicts().forEach(disagreements::conflict);
    catalog.endpoints().stream().filter(Disagreements::isAskable).forEach(disagreements::endpoint);
    disagreements.onlySpecified();
    return disagreements.rows.stream()
        .sorted(comparingInt(Row::rank).thenComparingInt(row -> row.reads() ? 0 : 1))
        .flatMap(row -> row.ways().stream())
        .toList();
  }

  private void conflict(Conflict conflict) {
    Origin origin = new Origin(Disagreement.PLACE + conflict.function(), false);
    String note = conflict.note() + ", read " + conflict.readOn();
    List<Disagreement> ways = new ArrayList<>();
    for (Call call : conflict.calls()) {
      told.add(Shape.of(call.method() + " " + call.path()));
      ways.add(disagreement(attempt(call, origin), call.sources(), note));
    }
    long routes = ways.stream().map(way -> way.attempt().route()).distinct().count();
    boolean reads = conflict.calls().stream().anyMatch(this::reads);
    rows.add(new Row(routes > 1 ? 0 : 4, reads, ways));
  }

  private static Attempt attempt(Call call, Origin origin) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    call.query().forEach((name, value) -> query.put(name, List.of(value)));
    return new Attempt(
        call.method(), call.path(), query, Map.of(), call.body(), Optional.empty(), origin);
  }

  private void endpoint(Endpoint endpoint) {
    if (!told.add(Shape.of(endpoint.operation()))) {
      return;
    }
    Origin origin = new Origin(Disagreement.PLACE + endpoint.id(), false);
    Set<Source> sources = EnumSet.noneOf(Source.class);
    sources.addAll(endpoint.provenance().sources());
    if (spec.contains(Shape.of(endpoint.operation()))) {
      sources.add(Source.SPEC);
    }
    Disagreement way =
        disagreement(Attempt.of(endpoint.method(), endpoint.path(), origin), sources, "");
    int rank = rank(way);
    if (rank > 0) {
      String note = note(way) + ", read " + endpoint.provenance().readOn();
      rows.add(new Row(rank, endpoint.effect() == Effect.READ, List.of(noted(way, note))));
    }
  }

  /** 0 when the sources agree, as far as they can. */
  private int rank(Disagreement way) {
    if (!way.docs()) {
      return 1;
    }
    if (!way.sdk()) {
      return way.spec() ? 3 : 2;
    }
    boolean missing = !way.spec() && !specPaths.contains(Shape.of(way.attempt().path()));
    return missing ? 5 : 0;
  }

  private static String note(Disagreement way) {
    if (!way.docs()) {
      return "not documented";
    }
    return way.sdk() ? "not in the specification" : "in no SDK";
  }

  /** What the official file alone has. */
  private void onlySpecified() {
    Differences.Spec file = catalog.differences().spec();
    for (String operation : file.operations()) {
      if (told.add(Shape.of(operation))
          && catalog.match(method(operation), path(operation)).isEmpty()) {
        Attempt attempt =
            Attempt.of(
                method(operation),
                path(operation),
                new Origin(Disagreement.PLACE + operation, false));
        String note = "in the specification alone, read " + file.readOn();
        rows.add(
            new Row(
                1,
                attempt.method().equals("GET"),
                List.of(new Disagreement(attempt, false, true, false, false, note))));
      }
    }
  }

  private static Disagreement disagreement(
      Attempt attempt, Collection<Source> sources, String note) {
    return new Disagreement(
        attempt,
        sources.contains(Source.DOCS),
        sources.contains(Source.SPEC),
        sources.stream().anyMatch(SDKS::contains),
        sources.contains(Source.STUDIO),
        note);
  }

  private static Disagreement noted(Disagreement way, String note) {
    return new Disagreement(way.attempt(), way.docs(), way.spec(), way.sdk(), way.studio(), note);
  }

  private boolean reads(Call call) {
    return catalog
        .match(call.method(), call.path())
        .filter(endpoint -> endpoint.effect() == Effect.READ)
        .isPresent();
  }

  private static boolean isAskable(Endpoint endpoint) {
    return endpoint.host() == Endpoint.Host.API && endpoint.auth() == Endpoint.Auth.BEARER;
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String path(String operation) {
    return operation.substring(operation.indexOf(' ') + 1);
  }

  private record Row(int rank, boolean reads, List<Disagreement> ways) {}
}
