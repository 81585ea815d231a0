package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How a prompt is given to the model. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record PromptMode(@JsonValue WireValue wire) {
  /** As a whole. */
  public static final PromptMode STANDARD = of("standard");

  /** In a part that is cached and one that is not. */
  public static final PromptMode PREFIX = of("prefix");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PromptMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static PromptMode of(String text) {
    return new PromptMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
