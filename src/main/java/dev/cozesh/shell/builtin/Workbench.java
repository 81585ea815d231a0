package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

/**
 * What commands that run scripts need.
 *
 * @param connector opens settings and connection
 * @param engines makes what deploys
 * @param patience meets signals
 */
public record Workbench(Connector connector, Engines engines, Patience patience) {
  public Workbench {
    requireNonNull(connector, "connector");
    requireNonNull(engines, "engines");
    requireNonNull(patience, "patience");
  }
}
