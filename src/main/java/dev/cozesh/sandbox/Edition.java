package dev.cozesh.sandbox;

/** How the console meets two who write at once. Thread-safe. */
final class Edition {
  private volatile boolean guarded;

  /** Whether a save wants the edit lock and the latest commit; the open-source server does not. */
  boolean isGuarded() {
    return guarded;
  }

  void guarded(boolean yes) {
    guarded = yes;
  }
}
