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
 * A workflow as lists show it.
 *
 * @param appId {@code 0} or empty when it belongs to no app
 * @param createdAt unix seconds; Coze sends a text here
 * @param updatedAt unix seconds
 * @param other members without a name here
 */
public record Workflow(
    @JsonProperty(value = "workflow_id", required = true) String id,
    @JsonProperty("workflow_name") Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<String> appId,
    Optional<Creator> creator,
    Optional<String> createdAt,
    Optional<String> updatedAt,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Workflow {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
