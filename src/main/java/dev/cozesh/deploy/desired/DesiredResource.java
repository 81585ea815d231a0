package dev.cozesh.deploy.desired;

import dev.cozesh.error.Place;

/** One declared object. */
public sealed interface DesiredResource
    permits DesiredKnowledge, DesiredDatabase, DesiredWorkflow, DesiredBot {
  Address address();

  /** How it is looked after. */
  Lifecycle lifecycle();

  /** Where the script declares it. */
  Place place();
}
