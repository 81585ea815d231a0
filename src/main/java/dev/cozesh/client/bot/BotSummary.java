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
 * A bot as lists show it.
 *
 * @param isPublished whether a version is on the connector that was asked for
 * @param publishedAt unix seconds
 * @param updatedAt unix seconds
 * @param other members without a name here
 */
public record BotSummary(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    @JsonProperty("is_published") Optional<Boolean> isPublished,
    Optional<Long> publishedAt,
    Optional<Long> updatedAt,
    Optional<String> folderId,
    Optional<String> ownerUserId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public BotSummary {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
