package dev.cozesh.client.studio;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A published version of a workflow.
 *
 * @param schemaJson its canvas as JSON text
 * @param commitId the save that was published
 * @param other members without a name here
 */
public record StudioVersion(
    Optional<String> name,
    Optional<String> workflowId,
    @JsonProperty("schema") Optional<String> schemaJson,
    Optional<String> commitId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioVersion {
    other = Others.copyOf(other);
  }
}
