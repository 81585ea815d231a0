package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One permission that a token needs for a plan.
 *
 * @param permission as Coze names it
 * @param by the addresses that need it, in the order of work; empty when the plan itself does
 */
public record Need(String permission, List<String> by) {
  public Need {
    requireNonNull(permission, "permission");
    by = List.copyOf(by);
  }
}
