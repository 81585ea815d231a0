package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What makes a voice. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record VoiceModelType(@JsonValue WireValue wire) {
  /** A large model. */
  public static final VoiceModelType BIG = of("big");

  /** A small model. */
  public static final VoiceModelType SMALL = of("small");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VoiceModelType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static VoiceModelType of(String text) {
    return new VoiceModelType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
