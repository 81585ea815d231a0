package dev.cozesh.deploy.plan;

/** How well it is known that a managed field is as it was last applied. */
public enum Level {
  /** Read, and equal. */
  VERIFIED("verified"),
  /** Read, and changed by somebody else since. */
  DRIFTED("drifted"),
  /** Its content cannot be read; size, pieces or times of it are as they were. */
  FINGERPRINT("by fingerprint"),
  /** It can be written and never read. */
  UNVERIFIABLE("unverifiable");

  private final String words;

  Level(String words) {
    this.words = words;
  }

  /** The level in a count: {@code 3 verified}. */
  public String words() {
    return words;
  }
}
