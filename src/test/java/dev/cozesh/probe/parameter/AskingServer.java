package dev.cozesh.probe.parameter;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Features.Form;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A server that answers a read only when it is sent certain parameters. */
final class AskingServer {
  final List<Map<String, JsonNode>> heard = new ArrayList<>();
  private final Set<String> needs;
  private final Function<String, Features> refusal;
  private final Set<String> known;

  private AskingServer(Set<String> needs, Function<String, Features> refusal, Set<String> known) {
    this.needs = needs;
    this.refusal = refusal;
    this.known = known;
  }

  /** Says which one is missing, in words in which {@code %s} is the name. */
  static AskingServer naming(Set<String> needs, String words) {
    return new AskingServer(needs, name -> refused(400, 4000, words.formatted(name)), Set.of());
  }

  /** Says only that something is wrong. */
  static AskingServer silent(Set<String> needs, int status) {
    return new AskingServer(
        needs, name -> refused(status, 4000, "Invalid request parameters"), Set.of());
  }

  /** The same, and refuses every parameter that it does not know. */
  AskingServer strict(Set<String> names) {
    return new AskingServer(needs, refusal, names);
  }

  Features answer(Map<String, JsonNode> sent) {
    heard.add(sent);
    Optional<String> missing =
        new LinkedHashSet<>(needs).stream().filter(name -> !sent.containsKey(name)).findFirst();
    if (missing.isPresent()) {
      return refusal.apply(missing.get());
    }
    Optional<String> unknown =
        sent.keySet().stream().filter(name -> !known.isEmpty() && !known.contains(name)).findAny();
    return unknown
        .map(name -> refused(400, 4000, "unknown parameter " + name))
        .orElseGet(AskingServer::done);
  }

  /** Answers until the search is over. */
  ParameterSearch serve(ParameterSearch search) {
    for (Optional<Map<String, JsonNode>> next = search.next();
        next.isPresent();
        next = search.next()) {
      search.heard(answer(next.get()));
    }
    return search;
  }

  static Features done() {
    return features(200, OptionalLong.of(0), "", Set.of("code:number", "data:object"));
  }

  static Features refused(int status, long code, String words) {
    return features(status, OptionalLong.of(code), words, Set.of("code:number", "msg:string"));
  }

  private static Features features(int status, OptionalLong code, String text, Set<String> shape) {
    return new Features(
        Transport.ANSWERED,
        status,
        "application/json",
        Form.OBJECT,
        shape,
        code,
        text,
        Optional.empty(),
        Set.of(),
        "",
        Optional.empty(),
        Duration.ZERO);
  }
}
