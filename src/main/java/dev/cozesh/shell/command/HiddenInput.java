package dev.cozesh.shell.command;

import java.util.Optional;

/** Reads a secret from a terminal, which does not show it while it is typed. */
@FunctionalInterface
public interface HiddenInput {
  /** Shows the question and reads a line; empty when there is none, as after Ctrl-D. */
  Optional<String> read(String question);
}
