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
 * What publishing made.
 *
 * @param version a number as text
 * @param other members without a name here
 */
public record PublishedBot(
    @JsonProperty(value = "bot_id", required = true) String id,
    Optional<String> version,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public PublishedBot {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
