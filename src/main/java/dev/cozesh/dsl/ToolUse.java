package dev.cozesh.dsl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call of a tool, as a chat tells it: {@code {"name":"…","arguments":{…},"plugin_name":"…"}}; the
 * arguments may be a text that holds JSON.
 *
 * @param tool {@code plugin 天气}, or the function's name, or all that was told
 */
record ToolUse(String tool, Map<String, String> arguments) {
  static ToolUse of(String content) {
    JsonNode call = json(content);
    String name = call.path("name").asText();
    String plugin = call.path("plugin_name").asText();
    if (name.isEmpty() && plugin.isEmpty()) {
      return new ToolUse(content, Map.of());
    }
    JsonNode given = call.path("arguments");
    JsonNode members = given.isTextual() ? json(given.textValue()) : given;
    Map<String, String> arguments = new LinkedHashMap<>();
    members
        .properties()
        .forEach(
            member ->
                arguments.put(
                    member.getKey(),
                    member.getValue().isTextual()
                        ? member.getValue().textValue()
                        : member.getValue().toString()));
    return new ToolUse(plugin.isEmpty() ? name : "plugin " + plugin, arguments);
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text, "a call of a tool");
    } catch (CozeDataException e) {
      return Json.object(); // whatever it is, the chat goes on without it
    }
  }
}
