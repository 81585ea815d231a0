/** What shall be tried: attempts, the patterns and files they come from, and claims about them. */
package dev.cozesh.probe.variant;
