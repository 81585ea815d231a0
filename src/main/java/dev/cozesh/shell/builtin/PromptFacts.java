package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What a prompt knows of its terminal, and no other command does.
 *
 * @param terminalType what {@code TERM} says, or the terminal itself
 * @param columns how wide it is; 0 when it does not tell
 * @param encoding how it writes letters: {@code UTF-8}
 * @param history where lines are kept
 */
public record PromptFacts(String terminalType, int columns, String encoding, Path history) {
  public PromptFacts {
    requireNonNull(terminalType, "terminalType");
    requireNonNull(encoding, "encoding");
    requireNonNull(history, "history");
  }
}
