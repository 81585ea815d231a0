package dev.cozesh.http;

/** Decides by an answer's content whether its request goes out again. Thread-safe. */
@FunctionalInterface
public interface RepeatRule {
  /** True when the same request can succeed later and may be sent again. */
  boolean repeats(Request request, Answer answer);
}
