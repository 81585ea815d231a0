package dev.cozesh.shell.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * Tokens that a chat or a run says it has spent.
 *
 * @param id the chat's or the run's; empty when it names none
 * @param who the bot it was asked of, as far as it says; may be empty
 */
record Spent(String id, String who, long input, long output, long total) {
  private static final List<String> PLACES = List.of("", "/data", "/data/0");

  /** What an answer or an event says; empty when it says nothing about tokens. */
  static Optional<Spent> of(JsonNode json) {
    for (String place : PLACES) {
      JsonNode node = json.at(place);
      if (node.path("usage").isObject() || node.path("token").isValueNode()) {
        return Optional.of(of(json, node));
      }
    }
    return Optional.empty();
  }

  private static Spent of(JsonNode whole, JsonNode node) {
    JsonNode usage = node.path("usage");
    long total = usage.path("token_count").asLong(node.path("token").asLong());
    return new Spent(
        id(whole).isEmpty() ? id(node) : id(whole),
        named(node, "bot", "bot_id"),
        usage.path("input_count").asLong(),
        usage.path("output_count").asLong(),
        total);
  }

  /** The id of a chat or a run that an answer or an event is about; may be empty. */
  static String id(JsonNode json) {
    for (String place : PLACES) {
      JsonNode node = json.at(place);
      String run = node.path("execute_id").asText("");
      if (!run.isEmpty()) {
        return run;
      }
      if (node.has("conversation_id") && node.has("status")) {
        return node.path("id").asText("");
      }
    }
    return "";
  }

  /** {@code bot 7389…} when the node has that member, else nothing. */
  static String named(JsonNode node, String noun, String member) {
    String id = node.path(member).asText("");
    return id.isEmpty() ? "" : noun + " " + id;
  }
}
