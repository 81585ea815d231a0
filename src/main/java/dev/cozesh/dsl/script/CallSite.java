package dev.cozesh.dsl.script;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Where a call is written.
 *
 * @param word what is called; empty for an expression that calls nothing by name
 * @param line from 1
 * @param column from 1, in code points
 * @param around the call whose arguments or receiver hold this one, in the same block
 */
public record CallSite(String word, int line, int column, Optional<CallSite> around) {
  public CallSite {
    requireNonNull(word, "word");
    requireNonNull(around, "around");
  }

  /** This call or the nearest around it that calls the word. */
  Optional<CallSite> of(String wanted) {
    return word.equals(wanted) ? Optional.of(this) : around.flatMap(outer -> outer.of(wanted));
  }
}
