package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Where files lie. Nothing is created by asking.
 *
 * @param project the project's own directory, {@code .cozesh} below the current one
 * @param user the user's directory: {@code $COZESH_HOME}, else {@code $XDG_CONFIG_HOME/cozesh},
 *     else {@code $HOME/.config/cozesh}
 * @param cache what may be thrown away: compiled scripts, lists of names
 * @param data what the user made and no project holds: {@code $COZESH_HOME}, else {@code
 *     $XDG_DATA_HOME/cozesh}, else {@code $HOME/.local/share/cozesh}
 */
public record FilePlaces(Path project, Path user, Path cache, Path data) {
  public FilePlaces {
    requireNonNull(project, "project");
    requireNonNull(user, "user");
    requireNonNull(cache, "cache");
    requireNonNull(data, "data");
  }

  /**
   * {@return the places of a process; {@code HOME} and {@code XDG_*} win over Java's {@code
   * user.home}}
   *
   * @param environment variables and directory
   */
  public static FilePlaces of(Environment environment) {
    Path home = environment.home();
    Path config = environment.get("XDG_CONFIG_HOME").map(Path::of).orElse(home.resolve(".config"));
    Path caches = environment.get("XDG_CACHE_HOME").map(Path::of).orElse(home.resolve(".cache"));
    Path data = environment.get("XDG_DATA_HOME").map(Path::of).orElse(home.resolve(".local/share"));
    Path project = environment.directory().resolve(".cozesh");
    return environment
        .get("COZESH_HOME")
        .map(environment::resolve)
        .map(own -> new FilePlaces(project, own, own.resolve("cache"), own))
        .orElseGet(
            () ->
                new FilePlaces(
                    project,
                    config.resolve("cozesh"),
                    caches.resolve("cozesh"),
                    data.resolve("cozesh")));
  }

  /** {@return the project's settings} */
  public Path projectConfig() {
    return project.resolve("config.json");
  }

  /** {@return the user's settings} */
  public Path userConfig() {
    return user.resolve("config.json");
  }

  /** {@return what was typed at the prompt, for its owner alone} */
  public Path history() {
    return user.resolve("history");
  }

  /** {@return the script that each prompt runs first, when it is there} */
  public Path startFile() {
    return user.resolve("init.groovy");
  }

  /** {@return what was applied last, one file a target} */
  public Path state() {
    return project.resolve("state");
  }

  /** {@return what was about to be done, one file a target} */
  public Path journal() {
    return project.resolve("journal");
  }

  /** {@return who is at work, one file a target} */
  public Path lock() {
    return project.resolve("lock");
  }

  /** {@return what probes saw where the catalogue is silent or wrong} */
  public Path seen() {
    return project.resolve("catalog-seen.json");
  }

  /** {@return the data of the sandbox when no other directory is named} */
  public Path sandbox() {
    return project.resolve("sandbox");
  }

  /**
   * The space to explore when nothing is configured: sandbox, and what is applied to it.
   *
   * @return the directory
   */
  public Path demonstration() {
    return data.resolve("demonstration");
  }

  /** {@return how the user wants the prompt} */
  public Path preferences() {
    return user.resolve("prompt.json");
  }

  /**
   * {@return the login of a profile: the user's, never the project's}
   *
   * @param profile its name
   * @param owner the app or the user that is logged in
   */
  public Path login(String profile, String owner) {
    String name = URLEncoder.encode(profile + "~" + owner, StandardCharsets.UTF_8);
    return user.resolve("tokens").resolve(name + ".json");
  }

  /**
   * Reports of failures nobody foresaw.
   *
   * @return the directory
   */
  public Path crashes() {
    return user.resolve("crash");
  }
}
