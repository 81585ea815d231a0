package dev.cozesh.deploy.guard;

import dev.cozesh.error.Place;
import java.util.Optional;

/** A rule of a script that its plan has to keep. */
public interface Guard {
  /** What the rule is called. */
  String name();

  /** Where the script states it. */
  Place place();

  /**
   * What the rule has against a plan; empty when it has nothing. It may be some lines long.
   *
   * @throws dev.cozesh.error.CozeException when the rule itself fails
   */
  Optional<String> objection(PlanFacts facts);
}
