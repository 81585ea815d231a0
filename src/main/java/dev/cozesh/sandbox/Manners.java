package dev.cozesh.sandbox;

import dev.cozesh.sandbox.RouteTable.Target;
import java.util.Optional;

/** How a server answers what none of its handlers sees. */
interface Manners {
  /** What is answered before anybody looks for a route, or for a token. */
  Optional<Answer> atTheDoor(Wire wire, RouteTable routes);

  /**
   * The answer of a route that is not there.
   *
   * @param wording what a fault makes it say, if one does
   */
  Answer unknown(Wire wire, Wording wording);

  /** Whether a route takes a request whose path fits it. */
  boolean takes(Target target);

  /** The answer of a route that wants another token, or one at all. */
  Answer unauthorized(Wire wire, Target target);
}
