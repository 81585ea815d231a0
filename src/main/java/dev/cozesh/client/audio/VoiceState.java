package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Whether a voice was trained. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record VoiceState(@JsonValue WireValue wire) {
  /** Not yet. */
  public static final VoiceState INIT = of("init");

  /** Trained. */
  public static final VoiceState CLONED = of("cloned");

  /** Either; in requests only. */
  public static final VoiceState ALL = of("all");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public VoiceState {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static VoiceState of(String text) {
    return new VoiceState(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
