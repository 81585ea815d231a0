package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What the End node gives.
 *
 * @param content the text with its placeholders, when it answers with a text
 * @param parameters the variables by name, when it returns them
 * @param other members without a name here
 */
public record WorkflowOutput(
    Optional<String> content,
    Optional<Map<String, WorkflowParameter>> parameters,
    Optional<TerminatePlan> terminatePlan,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowOutput {
    parameters = parameters.map(Others::copyOf);
    other = Others.copyOf(other);
  }
}
