package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.Opened;
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.render.Headed;
import java.util.Optional;

/** Takes the language's own values apart for the screen. */
final class Opening {
  private Opening() {}

  /**
   * Headline and body of a call, an answer, a list that a word stands for, a run; else the value.
   */
  static Object of(Object value) {
    if (value instanceof MadeCall call) {
      Object body = call.tree().<Object>map(json -> json).orElseGet(call::getText);
      return new Headed(
          call.head(), Optional.of(body).filter(given -> !given.equals("")), "_.json");
    }
    return Opened.of(value)
        .<Object>map(parts -> new Headed(parts.headline(), parts.body(), parts.path()))
        .orElse(value);
  }
}
