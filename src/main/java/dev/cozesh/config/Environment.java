package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the process was given from outside: its variables, its directories.
 *
 * @param variables the environment variables; an empty value counts as not set
 * @param userHome Java's {@code user.home}, used only when {@code HOME} is not set
 * @param directory the current directory, absolute
 */
public record Environment(Map<String, String> variables, Path userHome, Path directory) {
  public Environment {
    variables = Map.copyOf(variables);
    requireNonNull(userHome, "userHome");
    requireNonNull(directory, "directory");
  }

  /**
   * Of this process.
   *
   * @return the environment
   */
  public static Environment ofProcess() {
    return new Environment(
        System.getenv(),
        Path.of(System.getProperty("user.home", "")),
        Path.of("").toAbsolutePath());
  }

  /**
   * {@return a variable that is set and not empty}
   *
   * @param name its name
   */
  public Optional<String> get(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * {@code HOME}, else Java's idea of it.
   *
   * @return the directory
   */
  public Path home() {
    return get("HOME").map(Path::of).orElse(userHome);
  }

  /** {@return whether the user's language is Chinese, as {@code LC_*} and {@code LANG} say} */
  public boolean isChinese() {
    return get("LC_ALL")
        .or(() -> get("LC_MESSAGES"))
        .or(() -> get("LANG"))
        .filter(name -> name.startsWith("zh"))
        .isPresent();
  }

  /**
   * {@return a path as the user wrote it: {@code ~/} is the home, the rest is below the directory}
   *
   * @param path as the user wrote it
   */
  public Path resolve(String path) {
    if (path.equals("~") || path.startsWith("~/")) {
      return home().resolve(path.substring(Math.min(2, path.length())));
    }
    return directory.resolve(path).normalize();
  }

  /**
   * {@return a path as the user would write it: below the directory, below {@code ~/}, else whole}
   *
   * @param path an absolute path
   */
  public String shortened(Path path) {
    if (path.startsWith(directory)) {
      return directory.relativize(path).toString();
    }
    return path.startsWith(home()) ? "~/" + home().relativize(path) : path.toString();
  }
}
