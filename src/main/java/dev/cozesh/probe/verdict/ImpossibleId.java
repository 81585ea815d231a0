package dev.cozesh.probe.verdict;

/**
 * Ids of the forms that servers give out, which nobody has. Zeros would not do, since a server may
 * read them as "none" and then mean everything.
 */
public final class ImpossibleId {
  /** Fits a signed 64-bit number, far beyond what a clock-driven generator reaches. */
  public static final String NUMBER = "9222222222222222222";

  /** A random one in form, with every digit the last. */
  public static final String UUID = "ffffffff-ffff-4fff-bfff-ffffffffffff";

  private ImpossibleId() {}
}
