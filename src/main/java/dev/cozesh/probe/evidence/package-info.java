/** What was found, and the ledger of all that was sent and seen. */
package dev.cozesh.probe.evidence;
