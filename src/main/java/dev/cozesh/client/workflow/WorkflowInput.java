package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What the Start node takes.
 *
 * @param parameters by name
 * @param other members without a name here
 */
public record WorkflowInput(
    Optional<Map<String, WorkflowParameter>> parameters,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowInput {
    parameters = parameters.map(Others::copyOf);
    other = Others.copyOf(other);
  }
}
