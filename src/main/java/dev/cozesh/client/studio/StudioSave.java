package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A canvas to be stored as a draft.
 *
 * @param schemaJson the canvas as JSON text
 * @param commitId of the draft it replaces, as {@link StudioCanvas#commitId} has it
 */
public record StudioSave(
    String spaceId,
    String workflowId,
    @JsonProperty("schema") String schemaJson,
    @JsonProperty("submit_commit_id") String commitId) {
  public StudioSave {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(workflowId, "workflowId");
    requireNonNull(schemaJson, "schemaJson");
    requireNonNull(commitId, "commitId");
  }

  @JsonProperty("ignore_status_transfer")
  boolean ignoreStatusTransfer() {
    return true;
  }
}
