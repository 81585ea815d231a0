package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What a part of a mixed message is. Coze may add to these. */
public record PartType(@JsonValue WireValue wire) {
  /** Text. */
  public static final PartType TEXT = of("text");

  /** A file. */
  public static final PartType FILE = of("file");

  /** A picture. */
  public static final PartType IMAGE = of("image");

  /** Sound. */
  public static final PartType AUDIO = of("audio");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public PartType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static PartType of(String text) {
    return new PartType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
