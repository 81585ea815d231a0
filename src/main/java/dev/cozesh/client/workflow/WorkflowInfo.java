package dev.cozesh.client.workflow;

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
 * @param detail absent on self-hosted servers
 * @param input what the Start node takes, when that was asked for
 * @param output what the End node gives, when that was asked for
 * @param role how a chatflow appears; self-hosted servers answer this alone
 * @param other members without a name here
 */
public record WorkflowInfo(
    @JsonProperty("workflow_detail") Optional<Workflow> detail,
    Optional<WorkflowInput> input,
    Optional<WorkflowOutput> output,
    Optional<JsonNode> role,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkflowInfo {
    role = Others.there(role);
    other = Others.copyOf(other);
  }
}
