package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

/**
 * How a plan is made.
 *
 * @param owner the script, as a path below the project: what other scripts declared is left alone
 * @param adopt whether an object of exactly a declared name may be taken over
 * @param prune whether what the script no longer declares may be deleted
 * @param exclusive whether the plan will be applied: the target is locked until {@link
 *     Deployment#close}
 */
public record PlanOptions(String owner, boolean adopt, boolean prune, boolean exclusive) {
  public PlanOptions {
    requireNonNull(owner, "owner");
  }
}
