package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Catalog;
import dev.cozesh.dsl.AttemptSource;
import dev.cozesh.dsl.ProbeLine;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.variant.AttemptFile;
import dev.cozesh.probe.variant.Disagreements;
import dev.cozesh.probe.variant.Inquiry;
import dev.cozesh.probe.variant.Pattern;
import dev.cozesh.probe.variant.Variants;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Attempts from lines, from files, and from what the catalogue's sources disagree on. */
final class WrittenAttempts implements AttemptSource {
  private final Catalog catalog;

  WrittenAttempts(Catalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
  }

  @Override
  public Variants pattern(ProbeLine line) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    line.headers()
        .forEach(
            (name, values) ->
                headers.put(name, values.stream().map(value -> value.orElse("")).toList()));
    Variants bare = Pattern.expand(line.pattern(), List.of(), headers, line.origin());
    return line.queries().isEmpty() && line.bodies().isEmpty()
        ? bare
        : new Variants(bare.written(), filled(bare.all(), line), filled(bare.cover(), line));
  }

  /**
   * Each attempt with each query and each body: one question about parameters, not about routes.
   */
  private static List<Attempt> filled(List<Attempt> attempts, ProbeLine line) {
    List<Map<String, List<String>>> queries =
        line.queries().isEmpty() ? List.of(Map.of()) : line.queries();
    List<Optional<JsonNode>> bodies =
        line.bodies().isEmpty()
            ? List.of(Optional.empty())
            : line.bodies().stream().map(Optional::of).toList();
    List<Attempt> all = new ArrayList<>();
    for (Attempt attempt : attempts) {
      for (Map<String, List<String>> query : queries) {
        bodies.forEach(body -> all.add(with(attempt, query, body)));
      }
    }
    return all;
  }

  private static Attempt with(
      Attempt attempt, Map<String, List<String>> query, Optional<JsonNode> body) {
    Map<String, List<String>> whole = new LinkedHashMap<>(attempt.query());
    whole.putAll(query);
    return new Attempt(
        attempt.method(),
        attempt.path(),
        whole,
        attempt.headers(),
        body.or(attempt::body),
        attempt.base(),
        attempt.origin());
  }

  @Override
  public Inquiry file(Path file) {
    return AttemptFile.inquiry(file);
  }

  @Override
  public Inquiry disagreements() {
    return new Inquiry("what the sources disagree on", Disagreements.of(catalog), List.of());
  }
}
