package dev.cozesh.client.database;

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
 * A database: one table.
 *
 * @param createTime unix seconds; Coze sends a text here
 * @param updateTime unix seconds; Coze sends a text here
 * @param other members without a name here
 */
public record Database(
    @JsonProperty(required = true) String id,
    Optional<String> tableName,
    Optional<String> tableDesc,
    Optional<String> workspaceId,
    Optional<String> appId,
    Optional<String> creatorId,
    Optional<String> iconUrl,
    Optional<String> databaseType,
    Optional<DatabaseRwMode> rwMode,
    Optional<List<DatabaseField>> fields,
    @JsonProperty("indexs") Optional<List<DatabaseIndex>> indexes,
    Optional<String> createTime,
    Optional<String> updateTime,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Database {
    requireNonNull(id, "id");
    fields = fields.map(List::copyOf);
    indexes = indexes.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
