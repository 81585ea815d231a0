package dev.cozesh.client.workflow;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What the End node gives. Coze may add to these. */
public record TerminatePlan(@JsonValue WireValue wire) {
  /** Its variables. */
  public static final TerminatePlan RETURN_VARIABLES = of("return_variables");

  /** A text. */
  public static final TerminatePlan USE_ANSWER_CONTENT = of("use_answer_content");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TerminatePlan {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static TerminatePlan of(String text) {
    return new TerminatePlan(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
