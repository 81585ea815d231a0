package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * A language that a voice speaks. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record LanguageCode(@JsonValue WireValue wire) {
  /** Chinese. */
  public static final LanguageCode ZH = of("zh");

  /** English. */
  public static final LanguageCode EN = of("en");

  /** Japanese. */
  public static final LanguageCode JA = of("ja");

  /** Spanish. */
  public static final LanguageCode ES = of("es");

  /** Indonesian. */
  public static final LanguageCode ID = of("id");

  /** Portuguese. */
  public static final LanguageCode PT = of("pt");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public LanguageCode {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static LanguageCode of(String text) {
    return new LanguageCode(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
