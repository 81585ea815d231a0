package dev.cozesh.client.database;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A column.
 *
 * @param name lower case letters, digits and underscores, a letter first, at most 64
 * @param desc for models and people
 * @param isSystemField whether Coze made it; in answers
 * @param isPrimaryKey in answers
 * @param other members without a name here
 */
public record DatabaseField(
    @JsonProperty(required = true) String name,
    Optional<String> desc,
    Optional<DatabaseFieldType> type,
    @JsonProperty("is_required") Optional<Boolean> isRequired,
    @JsonProperty("is_system_field") Optional<Boolean> isSystemField,
    @JsonProperty("is_primary_key") Optional<Boolean> isPrimaryKey,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public DatabaseField {
    requireNonNull(name, "name");
    other = Others.copyOf(other);
  }

  /**
   * A column to be made.
   *
   * @param name lower case letters, digits and underscores, a letter first, at most 64
   * @param type what it holds
   * @param required whether each row needs it
   * @return the column
   */
  public static DatabaseField of(String name, DatabaseFieldType type, boolean required) {
    return new DatabaseField(
        name,
        Optional.empty(),
        Optional.of(type),
        Optional.of(required),
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }
}
