package dev.cozesh.dsl;

/** How one input of the prompt ended. */
public final class Reply {
  private final Object value;
  private final boolean worthShowing;
  private final boolean said;
  private final boolean declaring;

  Reply(Object value, boolean worthShowing, boolean said, boolean declaring) {
    this.value = value;
    this.worthShowing = worthShowing;
    this.said = said;
    this.declaring = declaring;
  }

  /** The value of the last statement; null when it has none. */
  public Object value() {
    return value;
  }

  /**
   * Whether the value is to be printed: the input ends with an expression, which is no definition,
   * assignment or declaration, and gave something or names an object that gave null.
   */
  public boolean isWorthShowing() {
    return worthShowing;
  }

  /** Whether the value is an answer that was printed while it came. */
  public boolean isSaid() {
    return said;
  }

  /** Whether the input left something to be applied, be it what waited already. */
  public boolean isDeclaring() {
    return declaring;
  }
}
