package dev.cozesh.client.workflow;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * What goes into a workflow, or comes out of it, under one name.
 *
 * @param type string, integer, number, boolean, object, array, or a kind of file
 * @param items what the elements of an array are
 * @param isRequired whether it must be given
 * @param properties the members of an object
 * @param defaultValue taken when none is given
 * @param other members without a name here
 */
public record WorkflowParameter(
    Optional<String> type,
    Optional<WorkflowParameter> items,
    @JsonProperty("required") Optional<Boolean> isRequired,
    Optional<Map<String, WorkflowParameter>> properties,
    Optional<String> description,
    Optional<String> defaultValue,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowParameter {
    properties = properties.map(Others::copyOf);
    other = Others.copyOf(other);
  }
}
