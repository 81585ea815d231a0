package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What kind of workflow. Coze may add to these. */
public record WorkflowMode(@JsonValue WireValue wire) {
  /** Runs from start to end. */
  public static final WorkflowMode WORKFLOW = of("workflow");

  /** Talks. */
  public static final WorkflowMode CHATFLOW = of("chatflow");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public WorkflowMode {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static WorkflowMode of(String text) {
    return new WorkflowMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
