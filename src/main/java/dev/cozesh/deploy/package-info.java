/** Desired state, actual state, plan, apply: what a script declares becomes true on Coze. */
package dev.cozesh.deploy;
