package dev.cozesh.sandbox.socket;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Events that wait to be sent, in order. Not thread-safe. */
final class Outbox {
  private static final String NO_TURN = "";

  private final Deque<Entry> waiting = new ArrayDeque<>();

  private record Entry(String turn, Duration pause, Event event) {}

  /** Sends it as soon as what waits already has left. */
  void say(Event event) {
    waiting.add(new Entry(NO_TURN, Duration.ZERO, event));
  }

  /**
   * Sends it as a part of a turn, which can be dropped.
   *
   * @param pause before it
   */
  void say(String turn, Duration pause, Event event) {
    waiting.add(new Entry(turn, pause, event));
  }

  /** Takes back what is left of a turn; false when all of it was sent. */
  boolean drop(String turn) {
    return waiting.removeIf(entry -> entry.turn().equals(turn));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** How long the next event still waits. */
  Duration pause() {
    return waiting.element().pause();
  }

  Event next() {
    return waiting.remove().event();
  }
}
