/** Workflows: list, look at, run. */
package dev.cozesh.client.workflow;
