package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

/**
 * Who makes releases, and how many of them are kept.
 *
 * @param by user, machine and CI job
 * @param kept how many releases of a target are kept; 0: none is made
 */
public record ReleaseKeeping(String by, int kept) {
  /** How many are kept when nothing says otherwise. */
  public static final int USUAL = 50;

  public ReleaseKeeping {
    requireNonNull(by, "by");
    if (kept < 0) {
      throw new IllegalArgumentException("kept must be 0 or more, was " + kept);
    }
  }

  /** As many as usual. */
  public static ReleaseKeeping usual(String by) {
    return new ReleaseKeeping(by, USUAL);
  }

  /** Whether releases are made at all. */
  public boolean isOn() {
    return kept > 0;
  }
}
