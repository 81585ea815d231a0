package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The user's screen, as a script may use it. Thread-safe; cleans what it is given. */
public interface Screen {
  /**
   * How far a piece of work is.
   *
   * @param label what is worked through; may be empty
   * @param done how much, 0 or more
   * @param total of how much; 0 when that is not known
   * @param took since it began
   * @param bytes whether bytes are counted
   */
  record Progress(String label, long done, long total, Duration took, boolean bytes) {
    public Progress {
      requireNonNull(label, "label");
      requireNonNull(took, "took");
    }
  }

  /**
   * Rows as the lines of a table, as wide as a screen shows them; without a line break at the end.
   *
   * @param header the columns' names; empty for a table without
   */
  String table(List<String> header, List<List<String>> rows);

  /** The user's answer to a question; empty without a terminal, and when the input has ended. */
  Optional<String> ask(String question);

  /** The same, while what is typed is not shown. */
  Optional<String> askHidden(String question);

  /** Prints a line beside the results. */
  void remark(String text);

  /** Whether a line can be rewritten, as {@link #pass} does. */
  boolean canRewrite();

  /** Shows how far it is on a line that the next call rewrites. */
  void pass(Progress progress);

  /** Takes the line of {@link #pass} away. */
  void wipe();
}
