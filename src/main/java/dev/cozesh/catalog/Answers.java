package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds by meaning what to call instead of what does not exist. */
final class Answers {
  private static final int MOST = 5;

  /** Nothing comes near, and nobody knows why. */
  static final RightAnswer NONE = new RightAnswer(List.of(), "", List.of());

  private final EndpointTable endpoints;
  private final NameTable names;
  private final Meanings meanings;
  private final Lexicon lexicon;
  private final Understanding understanding;
  private final Purposes purposes;
  private final Ranking ranking;

  Answers(EndpointTable endpoints, NameTable names, Meanings meanings) {
    this.endpoints = endpoints;
    this.names = names;
    this.meanings = meanings;
    lexicon = new Lexicon(meanings);
    understanding = new Understanding(lexicon);
    purposes = new Purposes(endpoints, meanings, lexicon);
    ranking = new Ranking(meanings.near());
  }

  /** Whether a word for a deed stands where an endpoint has an id. */
  boolean holdsDeed(Endpoint endpoint, String path) {
    List<String> given = Words.segments(path);
    List<String> named = Words.segments(endpoint.path());
    for (int at = 0; at < Math.min(given.size(), named.size()); at++) {
      if (named.get(at).startsWith("{") && lexicon.isDeed(given.get(at))) {
        return true;
      }
    }
    return false;
  }

  /** What to call instead of a request that is not documented. */
  RightAnswer instead(String method, String path, Set<String> sent) {
    List<Endpoint> samePath =
        endpoints.matchPath(path).stream().filter(each -> !holdsDeed(each, path)).toList();
    List<Ranking.Ranked> ranked =
        ranking.of(understanding.of(method, path, sent), purposes.all(), samePath);
    return answer(ranked, samePath, sent);
  }

  /** The endpoints that words ask for, the best first. */
  List<Endpoint> meant(String words) {
    Asked asked = understanding.of(words);
    boolean said =
        asked.strangers() == 0 && !(asked.objects().isEmpty() && asked.intents().isEmpty());
    return ranking.of(asked, purposes.all(), List.of()).stream()
        .filter(ranked -> said && (ranked.sure() || asked.intents().isEmpty()))
        .flatMap(ranked -> endpointsOf(ranked.entry()).stream())
        .distinct()
        .toList();
  }

  /** What calls an endpoint. */
  String line(Endpoint endpoint) {
    if (endpoint.group().equals("oauth")) {
      return "";
    }
    return Optional.ofNullable(meanings.lines().get(endpoint.id()))
        .orElseGet(() -> CallLine.of(endpoint));
  }

  private List<Endpoint> endpointsOf(Purposes.Entry entry) {
    return entry
        .absence()
        .map(absence -> absence.nearest().stream().map(endpoints::named).toList())
        .orElseGet(() -> entry.endpoint().stream().toList());
  }

  private RightAnswer answer(
      List<Ranking.Ranked> ranked, List<Endpoint> samePath, Set<String> sent) {
    Map<String, RightAnswer.Suggestion> rows = new LinkedHashMap<>();
    Optional<Meanings.Absence> absence =
        ranked.stream()
            .findFirst()
            .filter(Ranking.Ranked::sure)
            .flatMap(best -> best.entry().absence());
    absence.ifPresent(
        nothing ->
            nothing.nearest().stream()
                .map(endpoints::named)
                .forEach(
                    near ->
                        rows.put(
                            near.id(), row(near, "comes nearest", "", List.of(), sent, false))));
    for (Ranking.Ranked each : ranked) {
      Optional<Endpoint> endpoint = each.entry().endpoint();
      if (endpoint.isPresent()) {
        boolean sure = each.sure() && absence.isEmpty();
        rows.putIfAbsent(endpoint.get().id(), row(each.entry(), endpoint.get(), sent, sure));
      }
    }
    for (Endpoint other : samePath) {
      String why = "this path is documented, with " + other.method();
      rows.putIfAbsent(other.id(), row(other, why, "", List.of(), sent, absence.isEmpty()));
    }
    List<RightAnswer.Suggestion> best = new ArrayList<>(rows.values());
    best.sort(java.util.Comparator.comparing(row -> !row.sure()));
    return new RightAnswer(
        best.subList(0, Math.min(MOST, best.size())),
        absence.map(Meanings.Absence::nothing).orElse(""),
        absence.stream()
            .flatMap(nothing -> nothing.ways().stream())
            .map(Meanings.Way::told)
            .toList());
  }

  private RightAnswer.Suggestion row(
      Purposes.Entry entry, Endpoint endpoint, Set<String> sent, boolean sure) {
    return entry
        .relation()
        .map(
            relation ->
                row(endpoint, relation.note(), relation.line(), relation.needs(), sent, sure))
        .orElseGet(() -> row(endpoint, endpoint.summary(), "", List.of(), sent, sure));
  }

  private RightAnswer.Suggestion row(
      Endpoint endpoint,
      String reason,
      String line,
      List<String> needs,
      Set<String> sent,
      boolean sure) {
    List<String> why = new ArrayList<>(List.of(reason));
    Optional.ofNullable(meanings.hints().get(endpoint.id())).ifPresent(why::add);
    sent.stream()
        .sorted()
        .flatMap(name -> names.rightName(name, endpoint).stream())
        .map(right -> "it takes `" + right.right() + "`, not `" + right.wrong() + "`")
        .forEach(why::add);
    List<String> required = new ArrayList<>();
    endpoint.parameters().stream()
        .filter(CallLine::isNeeded)
        .map(Parameter::name)
        .forEach(required::add);
    required.addAll(needs);
    return new RightAnswer.Suggestion(
        endpoint,
        String.join("; ", why),
        endpoint.provenance().told(),
        required,
        endpoint.permissions().isEmpty()
            ? endpoint.permissionNote()
            : String.join(" or ", endpoint.permissions()),
        line.isEmpty() ? line(endpoint) : line,
        sure);
  }
}
