package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * Where a bot can be published.
 *
 * @param id 1024 is the API, 999 the Chat SDK
 * @param lastPublishTime Unix seconds; 0 when the bot was never published there
 * @param isLastPublished whether the last publishing went there
 * @param other members without a name here
 */
public record StudioConnector(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> desc,
    Optional<Long> lastPublishTime,
    Optional<Boolean> isLastPublished,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioConnector {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
