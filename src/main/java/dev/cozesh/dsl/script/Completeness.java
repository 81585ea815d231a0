package dev.cozesh.dsl.script;

import java.util.List;

/**
 * Whether a text can be run as it stands, or wants more. A text that is wrong in a way that no
 * further line puts right is complete, too: running it tells what is wrong.
 *
 * @param missing what is missing, first what has to come first: {@code )}, {@code ]}, <code>}
 *     </code>, {@code >} of a block in angles, the end of a string or of a comment; or one word for
 *     what comes next, such as {@code operand}, {@code name}, {@code body}, {@code catch}; empty
 *     when nothing is
 * @param line where the innermost thing that wants more begins, from 1; 0 when nothing does
 * @param column the same, from 1, in code points
 */
public record Completeness(List<String> missing, int line, int column) {
  /** Nothing is missing. */
  public static final Completeness COMPLETE = new Completeness(List.of(), 0, 0);

  /** A text with these parts missing. */
  public Completeness {
    missing = List.copyOf(missing);
  }

  /** Whether the text can be run. */
  public boolean complete() {
    return missing.isEmpty();
  }

  /**
   * Looks at a text with Groovy's lexer; evaluates nothing, never fails, and takes time in
   * proportion to the text.
   */
  public static Completeness of(String text) {
    return TypedText.of(text).completeness();
  }
}
