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
 * A workflow of a bot, as answered.
 *
 * @param other members without a name here
 */
public record BotWorkflow(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotWorkflow {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
