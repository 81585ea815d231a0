package dev.cozesh.deploy;

import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Watched;
import java.util.List;
import java.util.Optional;

/**
 * What a plan does with one object beyond its own fields: its documents, its rows, its canvas, its
 * publishing. Made while planning, done while applying. Whatever a part says nothing of, it has
 * none of.
 */
interface Part {
  /** When a part is done. */
  enum When {
    /** Right behind the fields of its object. */
    WITH_ITS_OBJECT,
    /** When every object of the plan is as it should be. */
    LAST
  }

  /** Whether it sends nothing and records nothing. */
  boolean isEmpty();

  When when();

  /** The lines it adds to the change of its object. */
  default List<FieldChange> changes() {
    return List.of();
  }

  /** What it watches of the object, each with how well that is known. */
  default List<Watched> watched() {
    return List.of();
  }

  /** What the reader of the plan should know. */
  default List<String> remarks() {
    return List.of();
  }

  /** What has a declared name and was not made from here, in words: not taken over unless asked. */
  default List<String> strangers() {
    return List.of();
  }

  /** How many requests it takes at most. */
  default int requests() {
    return 0;
  }

  /** Catalogue ids of what it calls. */
  default List<String> operations() {
    return List.of();
  }

  /** What a person has to do first, in words; empty when nobody has. */
  default Optional<String> forAPerson() {
    return Optional.empty();
  }

  /** Does it; each result is recorded before the next request leaves. */
  void apply(Run run, String id);
}
