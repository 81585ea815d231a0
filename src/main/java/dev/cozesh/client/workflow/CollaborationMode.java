package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** How many may work on a workflow. Coze may add to these. */
public record CollaborationMode(@JsonValue WireValue wire) {
  /** One. */
  public static final CollaborationMode SINGLE = of("single");

  /** Several, named as collaborators. */
  public static final CollaborationMode COLLABORATION = of("collaboration");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CollaborationMode {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static CollaborationMode of(String text) {
    return new CollaborationMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
