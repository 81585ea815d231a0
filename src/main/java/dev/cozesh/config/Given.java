package dev.cozesh.config;

import java.util.Optional;

/**
 * The settings given as options, as the user wrote them.
 *
 * @param sandbox the value of {@code --sandbox}, empty text when it had none
 */
public record Given(
    Optional<String> profile,
    Optional<String> workspace,
    Optional<String> baseUrl,
    Optional<String> sandbox,
    Optional<String> timeout,
    Optional<String> maxRetries) {
  /** No option at all. */
  public static final Given NOTHING =
      new Given(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
}
