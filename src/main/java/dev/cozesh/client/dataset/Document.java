package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.WireValue;
import java.util.Map;
import java.util.Optional;

/**
 * A document of a knowledge base.
 *
 * @param type the file type, {@code txt}
 * @param size bytes
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param other members without a name here
 */
public record Document(
    @JsonProperty(value = "document_id", required = true) String id,
    Optional<String> name,
    Optional<String> type,
    Optional<DocumentStatus> status,
    Optional<FormatType> formatType,
    Optional<WireValue> sourceType,
    Optional<Long> size,
    Optional<Long> charCount,
    Optional<Long> sliceCount,
    Optional<Long> hitCount,
    Optional<ChunkStrategy> chunkStrategy,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Document {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
