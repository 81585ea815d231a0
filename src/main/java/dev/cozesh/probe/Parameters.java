package dev.cozesh.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.parameter.Needs;
import dev.cozesh.probe.parameter.ParameterSearch;
import dev.cozesh.probe.variant.Attempt;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Observation;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.probe.verdict.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which parameters a read takes: those that were written, then those that it asks for.
 */
final class Parameters {
  private final Inspection about;
  private final ProbeOptions options;
  private final Map<String, String> values;
  private final Asker asker;
  private final Map<Map<String, JsonNode>, Observation> answers = new LinkedHashMap<>();

  /**
   * @param values values for parameters, by name
   */
  Parameters(Inspection about, ProbeOptions options, Map<String, String> values, Asker asker) {
    this.about = about;
    this.options = options;
    this.values = values;
    this.asker = asker;
  }

  /**
   * What came of it.
   *
   * @param needs the smallest set that passes
   * @param answers the answer to each set that was sent
   */
  record Learnt(Needs needs, Map<Map<String, JsonNode>, Observation> answers) {
    /** The answer to the parameters that an attempt has. */
    Optional<Observation> answer(Attempt attempt) {
      return Optional.ofNullable(answers.get(given(attempt)));
    }
  }

  /**
   * Asks.
   *
   * @throws Halt when the run is over
   */
  Learnt learn() {
    Map<String, JsonNode> first = given(about.item().attempts().get(0));
    about.answer().ifPresent(seen -> answers.put(first, seen));
    about.item().attempts().forEach(attempt -> answer(given(attempt)));
    if (!options.parameters()) {
      return new Learnt(Needs.UNKNOWN, answers);
    }
    ParameterSearch search = new ParameterSearch(about.item().endpoint(), first, values);
    answers.forEach((set, seen) -> search.heard(set, seen.features()));
    for (Optional<Map<String, JsonNode>> next = search.next();
        next.isPresent();
        next = search.next()) {
      search.heard(next.get(), answer(next.get()));
    }
    return new Learnt(search.needs(), answers);
  }

  private Features answer(Map<String, JsonNode> set) {
    Observation known = answers.get(set);
    if (known == null) {
      known =
          asker.ask(Question.PARAMETERS, with(set), about.item().route().operation(), about.unit());
      answers.put(set, known);
      about.add(known);
    }
    return known.features();
  }

  private Sent with(Map<String, JsonNode> set) {
    Sent candidate = about.candidate();
    boolean inBody = candidate.body().isPresent();
    return inBody
        ? candidate.with(candidate.query(), candidate.headers(), Optional.of(body(set)))
        : candidate.with(query(set), candidate.headers(), Optional.empty());
  }

  private static Map<String, List<String>> query(Map<String, JsonNode> set) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    set.forEach(
        (name, value) ->
            query.put(name, List.of(value.isTextual() ? value.textValue() : value.toString())));
    return query;
  }

  private static ObjectNode body(Map<String, JsonNode> set) {
    ObjectNode body = Json.object();
    set.forEach(body::set);
    return body;
  }

  /** What an attempt sends, by name; of several values of one name the first. */
  private static Map<String, JsonNode> given(Attempt attempt) {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    attempt.query().forEach((name, values) -> given.put(name, TextNode.valueOf(values.get(0))));
    attempt
        .body()
        .ifPresent(
            body -> body.properties().forEach(each -> given.put(each.getKey(), each.getValue())));
    return given;
  }
}
