package dev.cozesh.deploy.desired;

import dev.cozesh.error.Place;
import java.util.List;

/** One declared object. */
public sealed interface DesiredResource
    permits DesiredKnowledge, DesiredDatabase, DesiredWorkflow, DesiredBot {
  Address address();

  /** How it is looked after. */
  Lifecycle lifecycle();

  /** The other objects it refers to. */
  default List<Reference> references() {
    return List.of();
  }

  /** Where the script declares it. */
  Place place();
}
