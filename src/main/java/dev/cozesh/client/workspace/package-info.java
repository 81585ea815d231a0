/** Workspaces. */
package dev.cozesh.client.workspace;
