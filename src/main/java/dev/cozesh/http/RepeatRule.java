package dev.cozesh.http;

/** Decides by an answer's content whether its request goes out again. Thread-safe. */
@FunctionalInterface
public interface RepeatRule {
  /** How the same request may be sent again; {@link Repetition#NONE} when it cannot succeed. */
  Repetition repetition(Request request, Answer answer);
}
