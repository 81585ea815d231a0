package dev.cozesh.dsl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON file that holds a bot, looked at without a script.
 *
 * @param name what the bot is called there
 * @param aside the keys that say nothing of the bot itself, each with the reason why it has no
 *     place: a script that takes the file over leaves them out by {@code ignore:}
 */
public record BotFile(Optional<String> name, Map<String, String> aside) {
  private static final List<String> TELLING =
      List.of(
          "instructions",
          "welcome_message",
          "prompt_info",
          "onboarding_info",
          "model_info_config",
          "suggested_questions",
          "system_prompt");

  public BotFile {
    aside = Collections.unmodifiableMap(new LinkedHashMap<>(aside));
  }

  /** The bot of a JSON file; empty when it holds none. */
  public static Optional<BotFile> of(JsonNode json) {
    if (!isMeant(json)) {
      return Optional.empty();
    }
    try {
      Map<?, ?> map = Json.mapper().treeToValue(json, Map.class);
      Optional<String> name =
          Optional.ofNullable(json.path("name").textValue()).filter(text -> !text.isBlank());
      return Optional.of(new BotFile(name, BotJson.aside(map)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an object is a map", e);
    }
  }

  private static boolean isMeant(JsonNode json) {
    boolean named = json.path("prompt").isValueNode() && json.has("name");
    return json.isObject()
        && !json.has("$schema")
        && (named || json.path("prompt").isObject() || TELLING.stream().anyMatch(json::has));
  }
}
