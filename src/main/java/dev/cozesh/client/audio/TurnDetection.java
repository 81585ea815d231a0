package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Who decides when the user stopped speaking. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record TurnDetection(@JsonValue WireValue wire) {
  /** Coze, by the sound. */
  public static final TurnDetection SERVER_VAD = of("server_vad");

  /** The caller, by the sound. */
  public static final TurnDetection CLIENT_VAD = of("client_vad");

  /** The caller, by hand. */
  public static final TurnDetection CLIENT_INTERRUPT = of("client_interrupt");

  /** Coze, by the meaning. */
  public static final TurnDetection SEMANTIC_VAD = of("semantic_vad");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TurnDetection {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static TurnDetection of(String text) {
    return new TurnDetection(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
