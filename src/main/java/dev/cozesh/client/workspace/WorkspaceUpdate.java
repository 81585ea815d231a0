package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.core.Limited;
import java.util.Optional;

/**
 * Changes to a workspace; what is absent stays.
 *
 * @param name 1 to 50 characters
 * @param description up to 2000 characters
 */
public record WorkspaceUpdate(Optional<String> name, Optional<String> description) {
  /** Changes nothing yet. */
  public static final WorkspaceUpdate NONE =
      new WorkspaceUpdate(Optional.empty(), Optional.empty());

  public WorkspaceUpdate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    name.ifPresent(text -> Limited.text("workspace.name", text));
    description.ifPresent(text -> Limited.text("workspace.description", text));
  }

  /**
   * The same with {@code name}.
   *
   * @param value 1 to 50 characters
   * @return a copy
   */
  public WorkspaceUpdate withName(String value) {
    return new WorkspaceUpdate(Optional.of(value), description);
  }

  /**
   * The same with {@code description}.
   *
   * @param value up to 2000 characters
   * @return a copy
   */
  public WorkspaceUpdate withDescription(String value) {
    return new WorkspaceUpdate(name, Optional.of(value));
  }
}
