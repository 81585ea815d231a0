package dev.cozesh.sandbox;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose manners a sandbox has: how it meets unknown paths, other methods and bad tokens. */
public enum Persona {
  /** The gateway of api.coze.cn and api.coze.com; serves every route of the catalogue. */
  CLOUD,
  /** The open-source server; serves what the catalogue marks as self-hosted. */
  STUDIO;

  /** {@return its name on the command line: {@code studio}} */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * {@return the persona of that name, empty when there is none}
   *
   * @param word as {@link #word()} gives it
   */
  public static Optional<Persona> of(String word) {
    return Stream.of(values()).filter(persona -> persona.word().equals(word)).findFirst();
  }
}
