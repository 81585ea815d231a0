package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What a run waits for.
 *
 * @param eventId to be given back with the answer
 * @param type to be given back with the answer
 * @param data what is asked: text, or JSON as a text
 * @param requiredParameters what the answer must hold, by name
 * @param other members without a name here
 */
public record WorkflowInterrupt(
    Optional<String> eventId,
    Optional<InterruptType> type,
    Optional<String> data,
    Optional<Map<String, WorkflowParameter>> requiredParameters,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowInterrupt {
    requiredParameters = requiredParameters.map(Others::copyOf);
    other = Others.copyOf(other);
  }

  /** {@return whether there is something to be answered at all} */
  public boolean waits() {
    return eventId.filter(id -> !id.isEmpty()).isPresent();
  }
}
