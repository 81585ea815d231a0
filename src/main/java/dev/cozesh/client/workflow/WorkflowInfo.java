package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A published workflow with its signature.
 *
 * @param input {@code parameters} of the Start node, by name
 * @param output {@code parameters}, {@code content} and {@code terminate_plan} of the End node
 * @param other members without a name here
 */
public record WorkflowInfo(
    @JsonProperty(value = "workflow_detail", required = true) Workflow detail,
    Optional<JsonNode> input,
    Optional<JsonNode> output,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowInfo {
    requireNonNull(detail, "detail");
    input = Others.there(input);
    output = Others.there(output);
    other = Others.copyOf(other);
  }
}
