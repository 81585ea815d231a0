package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

/**
 * A place where numbers that have to count up did not.
 *
 * @param sequence what was counted: {@code id} for event ids, else as the service calls it
 * @param expected the number that had to come
 * @param came the number that came: larger when some are missing, smaller when it came again, late,
 *     or when the counting began anew
 */
public record Gap(String sequence, long expected, long came) {
  public Gap {
    requireNonNull(sequence, "sequence");
  }

  /** {@return how many numbers are missing here; 0 when one came again} */
  public long missing() {
    return Math.max(0, came - expected);
  }

  /** For a person: {@code id: 2 to 4 missing}. */
  @Override
  public String toString() {
    if (came < expected) {
      return sequence + ": " + came + " came where " + expected + " was due";
    }
    String last = missing() == 1 ? "" : " to " + (came - 1);
    return sequence + ": " + expected + last + " missing";
  }
}
