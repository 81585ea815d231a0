package dev.cozesh;

import dev.cozesh.deploy.Deployment;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.builtin.Engines;
import dev.cozesh.shell.builtin.StateBook;

/** Stands where nothing deploys: every request to deploy is refused. */
final class NoEngines implements Engines {
  @Override
  public Deployment deployment(Connection connection) {
    throw refused();
  }

  @Override
  public StateBook state(Connection connection) {
    throw refused();
  }

  private static CozeUsageException refused() {
    return new CozeUsageException("this build cannot deploy", "it has no engine", "");
  }
}
