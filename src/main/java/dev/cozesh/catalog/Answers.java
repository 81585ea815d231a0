package dev.cozesh.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Finds by meaning what to call instead of what does not exist. */
final class Answers {
  private static final int MOST = 5;
  private static final int MOST_KEPT = 1_000;

  /** Nothing comes near, and nobody knows why. */
  static final RightAnswer NONE = new RightAnswer(List.of(), "", List.of());

  private final EndpointTable endpoints;
  private final NameTable names;
  private final Meanings meanings;
  private final Lexicon lexicon;
  private final Understanding understanding;
  private final Purposes purposes;
  private final Ranking ranking;
  private final Map<List<Object>, RightAnswer> given = new ConcurrentHashMap<>();

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
    Asked asked = understanding.of(method, path, sent);
    if (!samePath.isEmpty() || !sent.isEmpty()) {
      return answer(ranking.of(asked, purposes.all(), samePath), samePath, sent);
    }
    RightAnswer known = given.get(asked.inOrder());
    if (known == null) {
      known = answer(ranking.of(asked, purposes.all(), samePath), samePath, sent);
      if (given.size() < MOST_KEPT) {
        given.put(asked.inOrder(), known);
      }
    }
    return known;
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
    Optional<Meanings.Absence> absence =
        ranked.stream()
            .findFirst()
            .filter(Ranking.Ranked::sure)
            .flatMap(best -> best.entry().absence());
    AnswerRows rows = new AnswerRows(names, this::line, meanings.hints(), sent);
    absence.stream()
        .flatMap(nothing -> nothing.nearest().stream())
        .map(endpoints::named)
        .forEach(near -> rows.add(near, "comes nearest", false));
    ranked.forEach(each -> rows.add(each.entry(), each.sure() && absence.isEmpty()));
    samePath.forEach(
        other ->
            rows.add(other, "this path is documented, with " + other.method(), absence.isEmpty()));
    return new RightAnswer(
        rows.best(MOST),
        absence.map(Meanings.Absence::nothing).orElse(""),
        absence.stream()
            .flatMap(nothing -> nothing.ways().stream())
            .map(Meanings.Way::told)
            .toList());
  }
}
