package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a model answers in. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ResponseFormat(@JsonValue WireValue wire) {
  /** Plain text. */
  public static final ResponseFormat TEXT = of("text");

  /** Markdown. */
  public static final ResponseFormat MARKDOWN = of("markdown");

  /** JSON. */
  public static final ResponseFormat JSON = of("json");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ResponseFormat {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ResponseFormat of(String text) {
    return new ResponseFormat(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
