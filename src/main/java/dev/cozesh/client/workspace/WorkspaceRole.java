package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a member of a workspace may do. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record WorkspaceRole(@JsonValue WireValue wire) {
  /** Everything. */
  public static final WorkspaceRole OWNER = of("owner");

  /** Administrate. */
  public static final WorkspaceRole ADMIN = of("admin");

  /** Take part. */
  public static final WorkspaceRole MEMBER = of("member");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkspaceRole {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static WorkspaceRole of(String text) {
    return new WorkspaceRole(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
