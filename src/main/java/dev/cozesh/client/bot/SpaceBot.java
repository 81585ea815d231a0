package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A bot as the old list shows it.
 *
 * @param publishTime unix seconds; Coze sends a text here
 * @param other members without a name here
 */
public record SpaceBot(
    @JsonProperty(value = "bot_id", required = true) String id,
    @JsonProperty("bot_name") Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<String> publishTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public SpaceBot {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
