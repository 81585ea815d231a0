package dev.cozesh.dsl.script;

import java.util.List;

/** A text of many lines as the statements that stand at its top. */
public final class Statements {
  private Statements() {}

  /**
   * Cuts a text between its statements. A line that begins with {@code .}, {@code else}, {@code
   * catch} or an operator belongs to the one before it, and so does what an unfinished line leads
   * on to; a command of the prompt is a line of its own. What stands between statements, such as
   * comments and semicolons, is left out. From the place where a bracket closes nothing, or where
   * one stays open, the rest is one statement. Evaluates nothing; never fails.
   */
  public static List<Statement> of(String text) {
    return TypedText.of(text).statements();
  }
}
