/**
 * What shall be tried: attempts, the patterns and files they come from, and claims about them.
 * Takes credentials out of what people wrote; sends nothing, and imports no other room of the
 * probe.
 */
package dev.cozesh.probe.variant;
