package dev.cozesh.dsl;

/** The cause of a failure that says nothing of the script: here nobody can know what it wants. */
final class NotKnown extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotKnown() {
    super("not known here", null, false, false);
  }
}
