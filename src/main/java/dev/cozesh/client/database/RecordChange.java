package dev.cozesh.client.database;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What a call did to rows.
 *
 * @param affectedRows absent when it goes on
 * @param taskId of an asynchronous call
 * @param other members without a name here
 */
public record RecordChange(
    Optional<Long> affectedRows,
    Optional<String> taskId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public RecordChange {
    other = Others.copyOf(other);
  }
}
