package dev.cozesh.probe.safety;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cozesh.json.Json;
import dev.cozesh.probe.verdict.Seen;
import dev.cozesh.probe.verdict.Seen.Transport;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An answer to something that was meant to succeed. */
record Reply(Seen seen, JsonNode json) {
  // An id goes into the path of a deletion: nothing in it may lead elsewhere.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  static Reply of(Seen seen) {
    try {
      JsonNode json = Json.mapper().readTree(seen.body());
      return new Reply(seen, json == null ? MissingNode.getInstance() : json);
    } catch (JsonProcessingException e) {
      return new Reply(seen, MissingNode.getInstance());
    }
  }

  /** Whether Coze did what was asked. */
  boolean isDone() {
    return is2xx() && json.path("code").isIntegralNumber() && json.path("code").asLong() == 0;
  }

  /** Whether it is sure that nothing was done. */
  boolean isRefused() {
    if (seen.how() == Transport.UNREACHABLE) {
      return true;
    }
    return seen.how() == Transport.ANSWERED
        && seen.status() < 500
        && json.path("code").isIntegralNumber()
        && json.path("code").asLong() != 0;
  }

  /** An id in it. */
  Optional<String> id(String pointer) {
    return idOf(json.at(pointer));
  }

  /** The first member of the result that is called an id. */
  Optional<String> anyId() {
    return json.path("data").properties().stream()
        .filter(member -> Ids.isNameOfOne(member.getKey()))
        .flatMap(member -> idOf(member.getValue()).stream())
        .findFirst();
  }

  /** For people, without anything that the server wrote at length. */
  String told() {
    return seen.how() == Transport.ANSWERED
        ? "HTTP " + seen.status() + ", code " + json.path("code").asText("none")
        : "no answer: " + seen.how().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static Optional<String> idOf(JsonNode value) {
    String text = value.isTextual() || value.isIntegralNumber() ? value.asText() : "";
    return ID.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  private boolean is2xx() {
    return seen.how() == Transport.ANSWERED && seen.status() / 100 == 2;
  }
}
