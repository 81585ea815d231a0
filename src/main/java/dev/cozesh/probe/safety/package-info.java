/** What may be sent, how much of it, how fast, when to stop, and how to clean up. */
package dev.cozesh.probe.safety;
