package dev.cozesh.shell.builtin;

import dev.cozesh.deploy.Deployment;
import dev.cozesh.deploy.ForeignFence;
import dev.cozesh.deploy.Promotion;
import dev.cozesh.deploy.ReleaseDesk;
import java.util.Optional;

/** Makes what deploys, whose state lies where the connection's settings say, and what probes. */
public interface Engines {
  /** What probes. */
  Probing probing();

  /** An engine on the server of the connection. */
  Deployment deployment(Connection connection);

  /**
   * What copies from one environment into another.
   *
   * @param from opened for the one
   * @param to opened for the other; when both are the same sandbox, only the first is started
   * @throws dev.cozesh.error.CozeGuardException when they are two servers
   */
  Promotion promotion(Connection from, Connection to);

  /** What holds back requests that a script sends by itself and that have no business there. */
  default Optional<ForeignFence> fence(Connection connection) {
    return Optional.empty();
  }

  /** The state of the target that the connection and its workspace name. */
  StateBook state(Connection connection);

  /**
   * The releases of a target.
   *
   * @param workspace name or id; empty for the connection's
   */
  ReleaseDesk releases(Connection connection, Optional<String> workspace);

  /**
   * The same for another workspace of the server.
   *
   * @param workspace name or id; empty for the connection's
   */
  default StateBook state(Connection connection, Optional<String> workspace) {
    return state(connection);
  }
}
