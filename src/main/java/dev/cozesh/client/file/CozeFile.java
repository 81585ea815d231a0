package dev.cozesh.client.file;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An uploaded file; kept for three months, usable by the account that uploaded it.
 *
 * @param bytes its size
 * @param createdAt unix seconds
 * @param other members without a name here
 */
public record CozeFile(
    @JsonProperty(required = true) String id,
    Optional<Long> bytes,
    Optional<String> fileName,
    Optional<Long> createdAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public CozeFile {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
