package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** How a message's content is to be read. Coze may add to these. */
public record ContentType(@JsonValue WireValue wire) {
  /** As it stands. */
  public static final ContentType TEXT = of("text");

  /** As a JSON array of parts: text, files, images. */
  public static final ContentType OBJECT_STRING = of("object_string");

  /** As a card; only in answers. */
  public static final ContentType CARD = of("card");

  /** As base64 of sound, PCM with 24 kHz, 16 bit, mono, little endian; only in streams. */
  public static final ContentType AUDIO = of("audio");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ContentType {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static ContentType of(String text) {
    return new ContentType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
