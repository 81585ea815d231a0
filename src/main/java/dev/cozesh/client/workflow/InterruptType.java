package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What a run waits for. Coze may add to these. */
public record InterruptType(@JsonValue WireValue wire) {
  /** The outputs of a tool of the caller's. */
  public static final InterruptType LOCAL_PLUGIN = of(1);

  /** The answer to a question node. */
  public static final InterruptType QUESTION = of(2);

  /** Missing information. */
  public static final InterruptType REQUIRE_INFOS = of(3);

  /** Data for an input node. */
  public static final InterruptType INPUT = of(5);

  /** The outputs of a tool of the caller's, within a workflow. */
  public static final InterruptType WORKFLOW_LOCAL_PLUGIN = of(6);

  /** The consent that an OAuth plugin needs. */
  public static final InterruptType OAUTH_PLUGIN = of(7);

  /** A model in a workflow below; self-hosted servers only. */
  public static final InterruptType WORKFLOW_LLM = of(100);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public InterruptType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that number}
   *
   * @param number as it travels
   */
  public static InterruptType of(long number) {
    return new InterruptType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
