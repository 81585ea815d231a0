package dev.cozesh.shell.command;

import java.io.OutputStream;
import java.util.Optional;

/** Asks the user on the terminal. */
public interface Questions {
  /** Shows the question and reads a line; empty at the end of input. */
  Optional<String> ask(String question);

  /** The same for a secret, which is not shown while typed; empty also for an empty answer. */
  Optional<String> askHidden(String question);

  /**
   * The stream as whoever prints while something is typed should use it.
   *
   * @param stream one that the terminal shows
   */
  default OutputStream beside(OutputStream stream) {
    return stream;
  }
}
