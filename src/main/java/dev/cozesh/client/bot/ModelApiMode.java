package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How Coze asks a model. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record ModelApiMode(@JsonValue WireValue wire) {
  /** By its chat interface, unless told. */
  public static final ModelApiMode CHAT_API = of("chat_api");

  /** By its responses interface. */
  public static final ModelApiMode RESPONSES_API = of("responses_api");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ModelApiMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static ModelApiMode of(String text) {
    return new ModelApiMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
