package dev.cozesh.client.studio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What to change about a workflow; what is absent stays.
 *
 * @param description may be empty, which takes it away
 */
public record StudioWorkflowUpdate(
    Optional<String> name, @JsonProperty("desc") Optional<String> description) {
  public StudioWorkflowUpdate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }
}
