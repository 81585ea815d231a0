package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Work on the embedded sandbox instead of a server.
 *
 * @param directory where its data lies; absent when it is forgotten at the end
 */
public record SandboxChoice(Optional<Path> directory) {
  public SandboxChoice {
    requireNonNull(directory, "directory");
  }

  /**
   * Reads the value of {@code --sandbox}: nothing, {@code memory}, or a directory.
   *
   * @param text as the user wrote it
   * @param environment variables and directory
   * @return the choice
   */
  public static SandboxChoice parse(String text, Environment environment) {
    if (text.equals("memory")) {
      return new SandboxChoice(Optional.empty());
    }
    Path usual = FilePlaces.of(environment).sandbox();
    return new SandboxChoice(Optional.of(text.isEmpty() ? usual : environment.resolve(text)));
  }
}
