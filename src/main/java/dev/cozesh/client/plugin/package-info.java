/** Plugins: look at them, call their tools. */
package dev.cozesh.client.plugin;
