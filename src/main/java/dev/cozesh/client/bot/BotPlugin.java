package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A plugin of a bot, as answered.
 *
 * @param other members without a name here
 */
public record BotPlugin(
    @JsonProperty(required = true) String pluginId,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<List<Api>> apiInfoList,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotPlugin {
    requireNonNull(pluginId, "pluginId");
    apiInfoList = apiInfoList.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * One of its tools.
   *
   * @param other members without a name here
   */
  public record Api(
      @JsonProperty(required = true) String apiId,
      Optional<String> name,
      Optional<String> description,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    public Api {
      requireNonNull(apiId, "apiId");
      other = Others.copyOf(other);
    }
  }
}
