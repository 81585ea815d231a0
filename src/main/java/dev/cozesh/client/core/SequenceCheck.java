package dev.cozesh.client.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds numbers that count up from 0 against what comes, and notes each hole and each repetition
 * once. Keeps the first 100 notes and follows up to 10,000 sequences. Thread-safe.
 */
public final class SequenceCheck {
  private static final int MAX_GAPS = 100;
  private static final int MAX_SEQUENCES = 10_000;

  private final Map<String, Long> due = new HashMap<>();
  private final List<Gap> gaps = new ArrayList<>();

  /** Nothing came yet. */
  public SequenceCheck() {}

  /**
   * The sequence's next number came.
   *
   * @param sequence which one
   * @param number the one that came
   */
  public synchronized void saw(String sequence, long number) {
    if (!due.containsKey(sequence) && due.size() == MAX_SEQUENCES) {
      return;
    }
    long expected = due.getOrDefault(sequence, 0L);
    if (number != expected && gaps.size() < MAX_GAPS) {
      gaps.add(new Gap(sequence, expected, number));
    }
    // One that comes late or again moves nothing, but 0 is a new beginning.
    due.put(sequence, number == 0 ? 1 : Math.max(expected, number + 1));
  }

  /** {@return what was noted, in order} */
  public synchronized List<Gap> gaps() {
    return List.copyOf(gaps);
  }
}
