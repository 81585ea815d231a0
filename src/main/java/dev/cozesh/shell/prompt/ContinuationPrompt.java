package dev.cozesh.shell.prompt;

import dev.cozesh.dsl.script.Completeness;
import java.util.List;

/** The prompt before the second and each later line of an input: {@code … )}> }. */
public final class ContinuationPrompt {
  private static final int SHOWN = 6;

  private ContinuationPrompt() {}

  /**
   * The value of {@code LineReader.SECONDARY_PROMPT_PATTERN}.
   *
   * @param unicode whether the terminal can show {@code …}
   */
  public static String pattern(boolean unicode) {
    return (unicode ? "…" : "...") + " %M> ";
  }

  /** What stands in it for what is missing: the closers, innermost first, or one word. */
  static String missing(Completeness completeness) {
    List<String> missing = completeness.missing();
    return missing.size() <= SHOWN
        ? String.join("", missing)
        : String.join("", missing.subList(0, SHOWN)) + "..";
  }
}
