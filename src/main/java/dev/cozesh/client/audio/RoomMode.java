package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a room is for. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record RoomMode(@JsonValue WireValue wire) {
  /** A call. */
  public static final RoomMode DEFAULT = of("default");

  /** A call with a model that speaks by itself. */
  public static final RoomMode SPEECH_TO_SPEECH = of("s2s");

  /** A podcast. */
  public static final RoomMode PODCAST = of("podcast");

  /** Interpretation. */
  public static final RoomMode TRANSLATE = of("translate");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RoomMode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static RoomMode of(String text) {
    return new RoomMode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
