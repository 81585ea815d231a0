package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What is to be told of a workflow.
 *
 * @param includeInputOutput whether inputs and outputs too
 * @param connectorId the channel; the chat SDK and self-hosted servers know it
 * @param isDebug whether of the draft; the chat SDK and self-hosted servers know it
 * @param caller who asks; the chat SDK and self-hosted servers know it
 */
public record WorkflowInfoQuery(
    Optional<Boolean> includeInputOutput,
    Optional<String> connectorId,
    Optional<Boolean> isDebug,
    Optional<String> caller) {
  /** With inputs and outputs. */
  public static final WorkflowInfoQuery FULL =
      new WorkflowInfoQuery(
          Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty());

  public WorkflowInfoQuery {
    requireNonNull(includeInputOutput, "includeInputOutput");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(isDebug, "isDebug");
    requireNonNull(caller, "caller");
  }
}
