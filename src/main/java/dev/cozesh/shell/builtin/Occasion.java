package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeGuardException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Why something is applied.
 *
 * @param cause for the release that it makes
 * @param lead what is printed in front of the plan
 * @param isAgreed whether it was agreed to before the plan was there
 * @param budget how many requests it may take; empty: as many as it needs
 */
record Occasion(
    String cause, Function<Plan, List<String>> lead, boolean isAgreed, OptionalInt budget) {
  /** A script says so. */
  static final Occasion SCRIPT =
      new Occasion("apply", plan -> List.of(), false, OptionalInt.empty());

  /** What a script declares is taken down. */
  static final Occasion DESTROY =
      new Occasion("destroy", plan -> List.of(), false, OptionalInt.empty());

  Occasion {
    requireNonNull(cause, "cause");
    requireNonNull(lead, "lead");
    requireNonNull(budget, "budget");
  }

  /**
   * Before anything is sent.
   *
   * @throws CozeGuardException when the plan takes more requests than it may
   */
  void requireWithin(Plan plan) {
    if (budget.isPresent() && plan.requestsToApply() > budget.getAsInt()) {
      throw new CozeGuardException(
          "it may take " + plan.requestsToApply() + " requests",
          "at most " + budget.getAsInt() + " are spent without asking",
          "`cozesh rollback N` asks");
    }
  }
}
