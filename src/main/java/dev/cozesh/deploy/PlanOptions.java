package dev.cozesh.deploy;

/**
 * What a plan may do beyond making and changing its own objects.
 *
 * @param adopt take over objects that exist under the declared name
 * @param prune delete what is in state and no longer declared
 */
public record PlanOptions(boolean adopt, boolean prune) {}
