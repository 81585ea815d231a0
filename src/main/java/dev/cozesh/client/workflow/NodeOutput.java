package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What one output node of a run gave, whole.
 *
 * @param isFinish whether it has ended
 * @param nodeOutput text, or JSON as a text
 * @param other members without a name here
 */
public record NodeOutput(
    @JsonProperty("is_finish") Optional<Boolean> isFinish,
    Optional<String> nodeOutput,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public NodeOutput {
    other = Others.copyOf(other);
  }
}
