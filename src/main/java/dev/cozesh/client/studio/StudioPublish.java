package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A draft to be published.
 *
 * @param version {@code v1.2.3}, greater than the last one
 * @param description what is new, may be empty
 * @param force whether it goes without a successful test run
 */
public record StudioPublish(
    String spaceId,
    String workflowId,
    @JsonProperty("workflow_version") String version,
    @JsonProperty("version_description") String description,
    boolean force) {
  public StudioPublish {
    requireNonNull(spaceId, "spaceId");
    requireNonNull(workflowId, "workflowId");
    requireNonNull(version, "version");
    requireNonNull(description, "description");
  }

  @JsonProperty("has_collaborator")
  boolean hasCollaborator() {
    return false;
  }
}
