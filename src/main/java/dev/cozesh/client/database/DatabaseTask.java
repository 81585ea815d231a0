package dev.cozesh.client.database;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An asynchronous call.
 *
 * @param taskType select, insert, update or delete
 * @param selectItemsFileUrl a JSON file with the rows
 * @param other members without a name here
 */
public record DatabaseTask(
    Optional<DatabaseTaskStatus> status,
    Optional<String> taskType,
    Optional<Long> affectedRows,
    Optional<Long> selectTotalCount,
    Optional<String> selectItemsFileUrl,
    Optional<Boolean> hasMore,
    Optional<String> errorMsg,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public DatabaseTask {
    other = Others.copyOf(other);
  }
}
