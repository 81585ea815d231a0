package dev.cozesh.shell.builtin;

import dev.cozesh.error.CozeUsageException;

/** A plan was shown and not confirmed. */
public final class NotAppliedException extends CozeUsageException {
  private static final long serialVersionUID = 1L;

  NotAppliedException(String what, String why, String next) {
    super(what, why, next);
  }
}
