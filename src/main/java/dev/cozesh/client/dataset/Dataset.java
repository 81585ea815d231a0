package dev.cozesh.client.dataset;

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
 * A knowledge base.
 *
 * @param formatType text, table or image
 * @param docCount documents in it
 * @param sliceCount pieces they are cut into
 * @param botUsedCount bots that use it
 * @param hitCount how often something was found in it
 * @param allFileSize bytes
 * @param avatarUrl its maker's picture
 * @param fileList names of its files
 * @param createTime unix seconds
 * @param updateTime unix seconds
 * @param projectId of the open-source server
 * @param other members without a name here
 */
public record Dataset(
    @JsonProperty(value = "dataset_id", required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> spaceId,
    Optional<DatasetStatus> status,
    Optional<FormatType> formatType,
    Optional<Long> docCount,
    Optional<Long> sliceCount,
    Optional<Long> botUsedCount,
    Optional<Long> hitCount,
    Optional<Long> allFileSize,
    Optional<ChunkStrategy> chunkStrategy,
    Optional<Boolean> canEdit,
    Optional<String> iconUri,
    Optional<String> iconUrl,
    Optional<String> avatarUrl,
    Optional<List<String>> fileList,
    Optional<List<String>> failedFileList,
    Optional<List<String>> processingFileList,
    Optional<List<String>> processingFileIdList,
    Optional<String> creatorId,
    Optional<String> creatorName,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<Long> datasetType,
    Optional<JsonNode> storageConfig,
    Optional<String> projectId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Dataset {
    requireNonNull(id, "id");
    fileList = fileList.map(List::copyOf);
    failedFileList = failedFileList.map(List::copyOf);
    processingFileList = processingFileList.map(List::copyOf);
    processingFileIdList = processingFileIdList.map(List::copyOf);
    storageConfig = Others.there(storageConfig);
    other = Others.copyOf(other);
  }
}
