package dev.cozesh.client.plugin;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer about several plugins: the documentation's sample has {@code items}, its table has the
 * members of one directly in the data.
 */
record SeveralPlugins(List<Plugin> items) {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static SeveralPlugins of(JsonNode data) {
    List<Plugin> plugins = new ArrayList<>();
    if (data.has("plugin_id")) {
      plugins.add(Json.value(data, Plugin.class));
    }
    data.path("items").forEach(item -> plugins.add(Json.value(item, Plugin.class)));
    return new SeveralPlugins(List.copyOf(plugins));
  }
}
