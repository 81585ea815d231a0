package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * Who made a workflow or a version of it.
 *
 * @param other members without a name here
 */
public record Creator(
    Optional<String> id,
    Optional<String> name,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Creator {
    other = Others.copyOf(other);
  }
}
