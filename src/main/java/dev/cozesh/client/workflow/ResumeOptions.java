package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * What self-hosted servers alone take with an answer.
 *
 * @param ext as when the run was begun
 * @param connectorId the channel
 */
public record ResumeOptions(
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> ext,
    Optional<String> connectorId) {
  /** None of them. */
  public static final ResumeOptions NONE = new ResumeOptions(Map.of(), Optional.empty());

  public ResumeOptions {
    ext = Map.copyOf(ext);
    requireNonNull(connectorId, "connectorId");
  }
}
