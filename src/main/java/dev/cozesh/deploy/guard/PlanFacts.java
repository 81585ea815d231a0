package dev.cozesh.deploy.guard;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.Reach;
import dev.cozesh.deploy.plan.Target;
import java.util.List;

/**
 * A plan in numbers, as rules weigh it.
 *
 * @param environment the name of the environment; empty when the script runs in none
 * @param changes one per declared object, and one per object in state that is not declared
 * @param requests how many requests plan and apply take together, at most
 */
public record PlanFacts(
    Target target, String environment, List<Change> changes, int requests, Reach reach) {
  public PlanFacts {
    requireNonNull(target, "target");
    requireNonNull(environment, "environment");
    changes = List.copyOf(changes);
    requireNonNull(reach, "reach");
  }

  /** Objects that are made, those included whose create is still to be settled. */
  public int creates() {
    return count(Action.CREATE) + count(Action.SETTLE);
  }

  /** Objects that are taken over. */
  public int adopts() {
    return count(Action.ADOPT);
  }

  /** Objects that are changed. */
  public int updates() {
    return count(Action.UPDATE);
  }

  /** Objects that are deleted. */
  public int deletes() {
    return count(Action.DELETE);
  }

  /** Whether anything is sent or taken over. */
  public boolean acts() {
    return changes.stream().anyMatch(change -> change.action().writes());
  }

  /** Objects that wait for a person. */
  public int waits() {
    return count(Action.WAIT);
  }

  /** Bots that are published. */
  public int publishes() {
    return (int) changes.stream().filter(PlanFacts::isPublished).count();
  }

  /** Documents that are sent, or deleted. */
  public int documents() {
    return reach.indexed() + reach.dropped();
  }

  static boolean isPublished(Change change) {
    return change.fields().stream().anyMatch(field -> field.field().equals("publish"));
  }

  private int count(Action action) {
    return (int) changes.stream().filter(change -> change.action() == action).count();
  }
}
