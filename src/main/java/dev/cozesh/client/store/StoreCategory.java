package dev.cozesh.client.store;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A category of the store.
 *
 * @param other members without a name here
 */
public record StoreCategory(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StoreCategory {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
