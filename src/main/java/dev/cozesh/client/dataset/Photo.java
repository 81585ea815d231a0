package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An image of a knowledge base.
 *
 * @param type the file type, {@code png}
 * @param size bytes
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param other members without a name here
 */
public record Photo(
    @JsonProperty(value = "document_id", required = true) String id,
    Optional<String> name,
    Optional<String> url,
    Optional<String> caption,
    Optional<String> type,
    Optional<Long> size,
    Optional<PhotoStatus> status,
    Optional<SourceType> sourceType,
    Optional<String> creatorId,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Photo {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
