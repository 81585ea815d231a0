package dev.cozesh.probe.safety;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Sent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form of a request in which no server can act on it. */
record Harmless(Addressing addressing, Values values) {
  static final String HEADERS = "headers that make another request of it were held back";

  /** Of a request that could do something: an empty body, impossible ids, no other query. */
  Decision.Send form(Attempt attempt, Known known) {
    Optional<JsonNode> body = Optional.of(WrongType.whereEmptyActs(known));
    return send(attempt, known, ids(attempt.query()), body);
  }

  /** Of a GET that could do something: impossible ids, no other query, no body. */
  Decision.Send bare(Attempt attempt, Known known) {
    return send(attempt, known, ids(attempt.query()), Optional.empty());
  }

  /** Of a GET that nobody documents and nobody wrote out: impossible ids, the rest as written. */
  Decision.Send withoutIds(Attempt attempt, Known known) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    attempt.query().forEach((name, texts) -> query.put(name, guarded(name, texts)));
    return send(attempt, known, query, attempt.body().filter(body -> !known.words().acts()));
  }

  /** A request that has left in some form, made harmless once more. */
  Sent again(Sent sent, Known known) {
    boolean stays = known.isSafeMethod() && !known.isUnsafeThoughSafe();
    return sent.at(path(sent.path(), known))
        .with(stays ? sent.query() : ids(sent.query()), sent.headers(), sent.body());
  }

  private Decision.Send send(
      Attempt attempt, Known known, Map<String, List<String>> query, Optional<JsonNode> body) {
    String path = path(attempt.path(), known);
    Sent sent = addressing.sent(attempt, path, query, Map.of(), body);
    return new Decision.Send(sent, note(attempt, sent));
  }

  private String path(String path, Known known) {
    List<String> segments = new ArrayList<>();
    int index = 0;
    for (String segment : path.split("/", -1)) {
      boolean counts = !segment.isEmpty() && !segment.equals(".");
      index += counts ? 1 : 0;
      segments.add(counts ? segment(segment, index, known) : segment);
    }
    return String.join("/", segments);
  }

  /** A version may be a number, {@code /api/2/bots}; deeper down a number is an id. */
  private String segment(String segment, int index, Known known) {
    boolean isNumber = index > 2 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    boolean isHole = Values.HOLE.matcher(segment).find() || segment.startsWith(":");
    return isHole || isNumber || known.isParameter(index) || isReal(segment)
        ? Ids.impossible(segment)
        : segment;
  }

  private boolean isReal(String text) {
    return Ids.looksLikeOne(text) || values.contains(text);
  }

  private Map<String, List<String>> ids(Map<String, List<String>> query) {
    Map<String, List<String>> kept = new LinkedHashMap<>();
    query.forEach(
        (name, texts) -> {
          if (Ids.isNameOfOne(name)) {
            kept.put(name, texts.stream().map(Ids::impossible).toList());
          }
        });
    return kept;
  }

  private List<String> guarded(String name, List<String> texts) {
    return texts.stream()
        .map(text -> holdsId(name, text) ? Ids.impossible(text) : values.filled(text))
        .toList();
  }

  private boolean holdsId(String name, String text) {
    return Ids.isNameOfOne(name) || isReal(text) || Values.HOLE.matcher(text).find();
  }

  private String note(Attempt attempt, Sent sent) {
    List<String> held = new ArrayList<>();
    if (!attempt.body().orElse(Json.object()).equals(sent.body().orElse(Json.object()))) {
      held.add("the body was held back");
    }
    if (!attempt.path().equals(sent.path()) || !attempt.query().equals(sent.query())) {
      held.add("ids were replaced by impossible ones");
    }
    if (!sent.query().keySet().containsAll(attempt.query().keySet())) {
      held.add("the query was held back");
    }
    if (addressing.drops(attempt)) {
      held.add(HEADERS);
    }
    return String.join("; ", held);
  }
}
