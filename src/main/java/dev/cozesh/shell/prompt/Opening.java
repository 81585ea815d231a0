package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.Opened;
import dev.cozesh.shell.render.Headed;

/** Takes the language's own values apart for the screen. */
final class Opening {
  private Opening() {}

  /** Headline and body of an answer, a list that a word stands for, a run; else the value. */
  static Object of(Object value) {
    return Opened.of(value)
        .<Object>map(parts -> new Headed(parts.headline(), parts.body(), parts.path()))
        .orElse(value);
  }
}
