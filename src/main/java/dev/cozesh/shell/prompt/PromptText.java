package dev.cozesh.shell.prompt;

import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Width;
import java.util.Optional;

/** The text in front of an input: {@code cozesh[profile:workspace]> }, or {@code dry> }. */
final class PromptText {
  private static final int NAME = 24;

  private PromptText() {}

  /**
   * @param where the profile, or the server
   * @param workspace its name or id, when one is set
   */
  static String of(String where, Optional<String> workspace, boolean dry) {
    String place = shown(where) + workspace.map(name -> ":" + shown(name)).orElse("");
    return (dry ? "cozesh[" + place + "] dry> " : "cozesh[" + place + "]> ");
  }

  /** A name of a server or a file may hold anything; only the prompt's own end looks like one. */
  private static String shown(String name) {
    return Width.cut(Clean.line(name).replace('>', '›').replace('[', '(').replace(']', ')'), NAME);
  }
}
