package dev.cozesh.dsl.complete;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.catalog.Correction;
import dev.cozesh.catalog.Endpoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Proposes the paths of the catalogue, a piece at a time where a path has parameters. */
final class RawPaths {
  private static final String GROUP = "paths";

  private final Names names;
  private final Catalog catalog;

  RawPaths(Names names, Catalog catalog) {
    this.names = names;
    this.catalog = catalog;
  }

  /**
   * The paths that a method serves; behind a parameter's place, the ids that could stand there.
   *
   * @param typed so far
   */
  List<Proposal> of(String method, String typed, Quote quote) {
    Map<String, Proposal> rows = new LinkedHashMap<>();
    List<Proposal> live = new ArrayList<>();
    for (Endpoint endpoint : catalog.endpoints()) {
      boolean served = endpoint.method().equals(method) && endpoint.host() == Endpoint.Host.API;
      Optional<Reached> reached = served ? reached(endpoint.path(), typed) : Optional.empty();
      if (reached.isEmpty()) {
        continue;
      }
      Reached there = reached.get();
      if (there.parameter().isEmpty()) {
        String value = there.filled() + there.rest();
        String closing = there.whole() ? quote.closing() : "";
        rows.putIfAbsent(
            endpoint.path(), new Proposal(value, endpoint.path(), about(endpoint), GROUP, closing));
      } else if (live.isEmpty()) {
        NameKind.ofParameter(there.parameter())
            .ifPresent(kind -> live.addAll(ids(kind, there, quote)));
      }
    }
    List<Proposal> all = new ArrayList<>(live);
    all.addAll(rows.values());
    return all;
  }

  private String about(Endpoint endpoint) {
    return catalog
        .seen(endpoint)
        .filter(Correction::isAbsent)
        .map(seen -> "absent on " + seen.host() + ", " + seen.seenOn() + ": " + endpoint.summary())
        .orElseGet(endpoint::summary);
  }

  private List<Proposal> ids(NameKind kind, Reached there, Quote quote) {
    return names.of(kind, there.typed(), quote, true).stream()
        .map(
            row ->
                row.isRemark()
                    ? row
                    : new Proposal(
                        there.filled() + row.value(),
                        row.shown(),
                        row.description(),
                        row.group(),
                        there.whole() ? row.suffix() : ""))
        .toList();
  }

  /**
   * How far the typed text goes along a path.
   *
   * @param filled what stays as it was typed
   * @param rest the text up to the next parameter; empty at a parameter
   * @param parameter whose value is being typed; else empty
   * @param typed of that value
   * @param whole whether the path ends with it
   */
  private record Reached(
      String filled, String rest, String parameter, String typed, boolean whole) {}

  private static Optional<Reached> reached(String path, String typed) {
    int at = 0;
    int from = 0;
    while (at < path.length()) {
      int brace = path.indexOf('{', at);
      String literal = path.substring(at, brace < 0 ? path.length() : brace);
      String left = typed.substring(from);
      if (!left.startsWith(literal)
          || brace < 0
          || left.length() == literal.length() && literal.isEmpty()) {
        boolean fits = literal.startsWith(left);
        return fits
            ? Optional.of(new Reached(typed.substring(0, from), literal, "", "", brace < 0))
            : Optional.empty();
      }
      from += literal.length();
      int end = path.indexOf('}', brace);
      int slash = typed.indexOf('/', from);
      if (slash < 0) {
        boolean whole = end == path.length() - 1;
        String name = path.substring(brace + 1, end);
        return Optional.of(
            new Reached(typed.substring(0, from), "", name, typed.substring(from), whole));
      }
      from = slash;
      at = end + 1;
    }
    return Optional.empty();
  }
}
