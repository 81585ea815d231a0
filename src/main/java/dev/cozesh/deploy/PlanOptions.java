package dev.cozesh.deploy;

/**
 * How a plan is made.
 *
 * @param adopt whether an object of exactly a declared name may be taken over
 * @param prune whether what the script no longer declares may be deleted
 * @param exclusive whether the plan will be applied: the target is locked until {@link
 *     Deployment#close}
 */
public record PlanOptions(boolean adopt, boolean prune, boolean exclusive) {}
