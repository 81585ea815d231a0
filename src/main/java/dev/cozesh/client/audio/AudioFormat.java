package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * How sound is packed. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record AudioFormat(@JsonValue WireValue wire) {
  /** MP3. */
  public static final AudioFormat MP3 = of("mp3");

  /** WAV. */
  public static final AudioFormat WAV = of("wav");

  /** Bare samples. */
  public static final AudioFormat PCM = of("pcm");

  /** Opus in Ogg. */
  public static final AudioFormat OGG_OPUS = of("ogg_opus");

  /** M4A; to clone from only. */
  public static final AudioFormat M4A = of("m4a");

  /** AAC; to clone from only. */
  public static final AudioFormat AAC = of("aac");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AudioFormat {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static AudioFormat of(String text) {
    return new AudioFormat(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
