package dev.cozesh.shell.render;

import static java.util.Objects.requireNonNull;

import java.util.function.Function;

/** What is left of a value that was shown in part; {@code it} at the prompt. */
public final class More {
  private final Function<ValueView, Shown> rest;
  private final String left;

  More(String left, Function<ValueView, Shown> rest) {
    this.left = requireNonNull(left, "left");
    this.rest = requireNonNull(rest, "rest");
  }

  Shown next(ValueView view) {
    return rest.apply(view);
  }

  /** How much there is. */
  @Override
  public String toString() {
    return left;
  }
}
