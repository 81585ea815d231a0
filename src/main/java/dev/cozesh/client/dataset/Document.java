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
 * A document of a knowledge base.
 *
 * @param type the file type, {@code txt}
 * @param size bytes
 * @param sliceCount pieces it is cut into
 * @param hitCount how often something was found in it
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param updateInterval hours
 * @param other members without a name here
 */
public record Document(
    @JsonProperty(value = "document_id", required = true) String id,
    Optional<String> name,
    Optional<String> type,
    Optional<DocumentStatus> status,
    Optional<FormatType> formatType,
    Optional<SourceType> sourceType,
    Optional<Long> size,
    Optional<Long> charCount,
    Optional<Long> sliceCount,
    Optional<Long> hitCount,
    Optional<ChunkStrategy> chunkStrategy,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<UpdateType> updateType,
    Optional<Long> updateInterval,
    Optional<String> tosUri,
    Optional<String> documentIdNew,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Document {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
