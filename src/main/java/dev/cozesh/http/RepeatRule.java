package dev.cozesh.http;

/** Decides by an answer's content whether its request goes out again. Thread-safe. */
@FunctionalInterface
public interface RepeatRule {
  /**
   * {@return how the same request may be sent again; {@link Repetition#NONE} when it cannot
   * succeed}
   *
   * @param request what was sent
   * @param answer what came
   */
  Repetition repetition(Request request, Answer answer);
}
