package dev.cozesh.probe;

import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.evidence.Finding;
import java.time.Duration;

/** Is told how a run goes, one call at a time, possibly from different threads. */
public interface ProbeWatch {
  /** Wants to know nothing. */
  ProbeWatch NONE = new ProbeWatch() {};

  /**
   * A request was answered.
   *
   * @param entry the request with its answer
   */
  default void asked(Entry entry) {}

  /**
   * An attempt was decided.
   *
   * @param finding the row; its parameters and what to call instead may still follow
   */
  default void decided(Finding finding) {}

  /**
   * Nothing is sent for a while.
   *
   * @param duration how long
   * @param reason why
   */
  default void paused(Duration duration, String reason) {}
}
