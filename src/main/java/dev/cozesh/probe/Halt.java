package dev.cozesh.probe;

import dev.cozesh.probe.evidence.ProbeReport.Stop;

/** Ends a run before its time; what was found so far stays. Never leaves this room. */
final class Halt extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Stop stop;

  Halt(Stop stop) {
    super(stop.reason(), null, false, false);
    this.stop = stop;
  }

  Stop stop() {
    return stop;
  }
}
