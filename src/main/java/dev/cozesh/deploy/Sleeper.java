package dev.cozesh.deploy;

import java.time.Duration;

/** Waits; an interrupt ends the wait. */
@FunctionalInterface
public interface Sleeper {
  void sleep(Duration duration) throws InterruptedException;
}
