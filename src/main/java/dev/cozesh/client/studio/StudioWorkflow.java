package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A workflow of a space, published or not.
 *
 * @param description what it is for
 * @param status 1 cannot be published, 2 can, 3 is
 * @param flowMode 0 is a workflow, 3 a chatflow
 * @param pluginId what a bot needs beside the id when it is bound
 * @param createTime Unix seconds
 * @param updateTime Unix seconds
 * @param schemaJson the draft's canvas as JSON text; in {@link StudioCanvas} only
 * @param other members without a name here
 */
public record StudioWorkflow(
    @JsonProperty(value = "workflow_id", required = true) String id,
    Optional<String> name,
    @JsonProperty("desc") Optional<String> description,
    Optional<Integer> status,
    Optional<Integer> flowMode,
    Optional<String> pluginId,
    Optional<Long> createTime,
    Optional<Long> updateTime,
    Optional<String> spaceId,
    Optional<String> schemaJson,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public StudioWorkflow {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
