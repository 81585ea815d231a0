package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.Deployment;

/** Makes what deploys; its state lies where the connection's settings say. */
public interface Engines {
  /** An engine on the server of the connection. */
  Deployment deployment(Connection connection);

  /** The state of the target that the connection and its workspace name. */
  StateBook state(Connection connection);
}
