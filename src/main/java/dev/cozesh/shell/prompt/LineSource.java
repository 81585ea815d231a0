package dev.cozesh.shell.prompt;

import dev.cozesh.shell.command.Questions;
import java.util.function.Supplier;

/** Where inputs come from, and who else the terminal is told of. Used by one thread at a time. */
interface LineSource extends Questions, AutoCloseable {
  /** What was read. */
  sealed interface Input {
    /**
     * A whole input.
     *
     * @param text its lines
     */
    record Text(String text) implements Input {}

    /**
     * Ctrl-C: what was typed is dropped.
     *
     * @param text what was typed; may be empty
     */
    record Dropped(String text) implements Input {}

    /** Ctrl-D, or the terminal is gone. */
    record End() implements Input {}
  }

  /**
   * Reads one input, however many lines it has.
   *
   * @param prompt what stands in front of it, as it is
   */
  Input read(String prompt);

  /** Does this when Ctrl-C comes while nothing is read. */
  void onInterrupt(Runnable stop);

  /** Leaves the terminal to another program while this runs, as that would find it in a shell. */
  default <T> T lend(Supplier<T> work) {
    return work.get();
  }

  /** Columns of the terminal; 0 when it does not tell. */
  int columns();

  /** Lines of the terminal; 0 when it does not tell. */
  int rows();

  @Override
  void close();
}
