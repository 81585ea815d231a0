package dev.cozesh.client.database;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index.
 *
 * @param fieldNames exactly one
 * @param other members without a name here
 */
public record DatabaseIndex(
    Optional<String> indexName,
    Optional<List<String>> fieldNames,
    Optional<String> comment,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public DatabaseIndex {
    fieldNames = fieldNames.map(List::copyOf);
    other = Others.copyOf(other);
  }

  /**
   * An index to be made.
   *
   * @param name its own
   * @param field the column
   * @return the index
   */
  public static DatabaseIndex of(String name, String field) {
    return new DatabaseIndex(
        Optional.of(name), Optional.of(List.of(field)), Optional.empty(), Map.of());
  }
}
