package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whose a workspace is. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record WorkspaceType(@JsonValue WireValue wire) {
  /** One person's. */
  public static final WorkspaceType PERSONAL = of("personal");

  /** A team's. */
  public static final WorkspaceType TEAM = of("team");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkspaceType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static WorkspaceType of(String text) {
    return new WorkspaceType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
