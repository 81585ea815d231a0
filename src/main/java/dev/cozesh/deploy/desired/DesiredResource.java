package dev.cozesh.deploy.desired;

import dev.cozesh.error.Place;

/** One declared object. */
public sealed interface DesiredResource permits DesiredKnowledge, DesiredWorkflow, DesiredBot {
  Address address();

  /** Whether it may never be deleted; remembered in state. */
  boolean isProtected();

  /** Where the script declares it. */
  Place place();
}
