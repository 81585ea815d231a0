package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which versions of a workflow are listed.
 *
 * @param publishStatus published ones unless told
 * @param includeInputOutput whether with inputs and outputs; without unless told
 */
public record VersionFilter(
    Optional<WorkflowPublishStatus> publishStatus, Optional<Boolean> includeInputOutput) {
  /** The published versions, without inputs and outputs. */
  public static final VersionFilter PUBLISHED =
      new VersionFilter(Optional.empty(), Optional.empty());

  public VersionFilter {
    requireNonNull(publishStatus, "publishStatus");
    requireNonNull(includeInputOutput, "includeInputOutput");
  }
}
