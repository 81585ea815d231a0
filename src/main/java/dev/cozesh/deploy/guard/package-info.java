/** What stands between a plan and its first write: secrets, budgets, thresholds, rules. Pure. */
package dev.cozesh.deploy.guard;
