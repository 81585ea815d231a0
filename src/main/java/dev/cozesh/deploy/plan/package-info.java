/** What would be done and what was done, as values: made by deploy, shown by the shell. */
package dev.cozesh.deploy.plan;
