package dev.cozesh.config;

import java.util.Optional;

/**
 * The settings given as options, as the user wrote them.
 *
 * @param sandbox the value of {@code --sandbox}, empty text when it had none
 * @param environment the environment of the project that all of it is about
 * @param rebind whether that may lead elsewhere than it did before
 */
public record Given(
    Optional<String> profile,
    Optional<String> workspace,
    Optional<String> baseUrl,
    Optional<String> sandbox,
    Optional<String> timeout,
    Optional<String> maxRetries,
    Optional<String> environment,
    boolean rebind) {
  /** No option at all. */
  public static final Given NOTHING =
      new Given(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false);

  /**
   * Without a word on environments.
   *
   * @param profile the profile's name
   * @param workspace name or id
   * @param baseUrl the server
   * @param sandbox how the sandbox is wanted
   * @param timeout seconds, as written
   * @param maxRetries how often, as written
   */
  public Given(
      Optional<String> profile,
      Optional<String> workspace,
      Optional<String> baseUrl,
      Optional<String> sandbox,
      Optional<String> timeout,
      Optional<String> maxRetries) {
    this(profile, workspace, baseUrl, sandbox, timeout, maxRetries, Optional.empty(), false);
  }
}
