package dev.cozesh.error;

import java.util.List;

/**
 * Some objects of a run that was told to go on failed, each for a reason of its own; all that does
 * not depend on them was done and recorded.
 */
public final class CozeFailuresException extends CozeException {
  private static final long serialVersionUID = 1L;

  /** Every failure. */
  private final transient List<CozeException> failures;

  /**
   * Failures in parts.
   *
   * @param what how many failed
   * @param why each of them, and what was left out for it
   * @param next what to do; may be empty
   * @param failures the same as values, in the order in which they came; not empty
   */
  public CozeFailuresException(String what, String why, String next, List<CozeException> failures) {
    super(what, why, next, failures.get(0));
    this.failures = List.copyOf(failures);
  }

  /** {@return every failure, in the order in which they came} */
  public List<CozeException> failures() {
    return failures;
  }

  /** {@return whether a person has to decide what became of something that was sent} */
  public boolean isAmbiguous() {
    return failures.stream().anyMatch(CozeAmbiguousException.class::isInstance);
  }
}
