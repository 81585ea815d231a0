package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The suggestions of one answer, each endpoint once, as it came first. */
final class AnswerRows {
  private final NameTable names;
  private final Function<Endpoint, String> lines;
  private final Map<String, String> hints;
  private final Set<String> sent;
  private final Map<String, RightAnswer.Suggestion> rows = new LinkedHashMap<>();

  AnswerRows(
      NameTable names,
      Function<Endpoint, String> lines,
      Map<String, String> hints,
      Set<String> sent) {
    this.names = names;
    this.lines = lines;
    this.hints = hints;
    this.sent = sent;
  }

  /** Adds what serves a purpose; nothing when no endpoint does. */
  void add(Purposes.Entry entry, boolean sure) {
    entry
        .endpoint()
        .ifPresent(
            endpoint ->
                entry
                    .relation()
                    .ifPresentOrElse(
                        relation -> add(endpoint, relation, sure),
                        () -> add(endpoint, endpoint.summary(), sure)));
  }

  void add(Endpoint endpoint, String reason, boolean sure) {
    add(endpoint, reason, List.of(), lines.apply(endpoint), sure);
  }

  private void add(Endpoint endpoint, Meanings.Relation relation, boolean sure) {
    add(endpoint, relation.note(), relation.needs(), relation.line(), sure);
  }

  private void add(
      Endpoint endpoint, String reason, List<String> needs, String line, boolean sure) {
    rows.computeIfAbsent(
        endpoint.id(),
        id ->
            new RightAnswer.Suggestion(
                endpoint,
                why(endpoint, reason),
                endpoint.provenance().told(),
                required(endpoint, needs),
                permission(endpoint),
                line,
                sure));
  }

  private String why(Endpoint endpoint, String reason) {
    List<String> why = new ArrayList<>(List.of(reason));
    Optional.ofNullable(hints.get(endpoint.id())).ifPresent(why::add);
    sent.stream()
        .sorted()
        .flatMap(name -> names.rightName(name, endpoint).stream())
        .map(right -> "it takes `" + right.right() + "`, not `" + right.wrong() + "`")
        .forEach(why::add);
    return String.join("; ", why);
  }

  private static List<String> required(Endpoint endpoint, List<String> needs) {
    List<String> required = new ArrayList<>();
    endpoint.parameters().stream()
        .filter(CallLine::isNeeded)
        .map(Parameter::name)
        .forEach(required::add);
    required.addAll(needs);
    return required;
  }

  private static String permission(Endpoint endpoint) {
    return endpoint.permissions().isEmpty()
        ? endpoint.permissionNote()
        : String.join(" or ", endpoint.permissions());
  }

  /** Those with a good reason first. */
  List<RightAnswer.Suggestion> best(int most) {
    return rows.values().stream()
        .sorted(Comparator.comparing(row -> !row.sure()))
        .limit(most)
        .toList();
  }
}
