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
 * A knowledge base.
 *
 * @param status 1 enabled, 3 disabled
 * @param formatType text, table or image
 * @param docCount documents in it
 * @param allFileSize bytes
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param other members without a name here
 */
public record Dataset(
    @JsonProperty(value = "dataset_id", required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> spaceId,
    Optional<WireValue> status,
    Optional<FormatType> formatType,
    Optional<Long> docCount,
    Optional<Long> sliceCount,
    Optional<Long> botUsedCount,
    Optional<Long> allFileSize,
    Optional<ChunkStrategy> chunkStrategy,
    Optional<String> iconUrl,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Dataset {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
