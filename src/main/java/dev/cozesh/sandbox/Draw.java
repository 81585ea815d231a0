package dev.cozesh.sandbox;

import java.util.Set;
import java.util.SplittableRandom;

/**
 * Chance for one request under one fault: of the same seed the same, in whatever order requests for
 * other routes come.
 *
 * @param route the key of the route that is asked for
 * @param count how many requests the fault has met, this one included
 * @param struck the routes that a fault which strikes each only once has struck
 */
record Draw(String route, long count, Set<String> struck) {
  /** A number from 0 to less than 1, another one for each request. */
  double ofRequest(long seed) {
    return new SplittableRandom(seed * 31 + count).nextDouble();
  }

  /** A number from 0 to less than 1, the same for all requests of a route. */
  double ofRoute(long seed) {
    return new SplittableRandom(seed * 31 + route.hashCode()).nextDouble();
  }

  /** Whether the route was not struck before; from now on it was. */
  boolean isFirst() {
    return struck.add(route);
  }
}
