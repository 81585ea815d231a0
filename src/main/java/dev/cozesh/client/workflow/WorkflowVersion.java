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
 * A version of a workflow.
 *
 * @param version {@code v0.0.5}
 * @param createdAt unix seconds; Coze sends a text here
 * @param updatedAt unix seconds
 * @param input what the Start node takes, when that was asked for
 * @param output what the End node gives, when that was asked for
 * @param other members without a name here
 */
public record WorkflowVersion(
    @JsonProperty(required = true) String version,
    Optional<String> workflowId,
    Optional<String> description,
    Optional<String> createdAt,
    Optional<String> updatedAt,
    Optional<Creator> creator,
    Optional<WorkflowInput> input,
    Optional<WorkflowOutput> output,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowVersion {
    requireNonNull(version, "version");
    other = Others.copyOf(other);
  }
}
