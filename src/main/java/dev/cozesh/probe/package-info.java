/**
 * Finds out which requests a server knows, with proof, and says what to call instead.
 *
 * <p>{@link dev.cozesh.probe.Prober} takes an {@code Inquiry} and gives a {@code ProbeReport}. Per
 * route it asks the judge, who has a verdict or one more question; the question becomes a request,
 * which precautions may hold back, goes over a {@link dev.cozesh.probe.Wire}, and its answer into
 * the ledger and back to the judge. Of its rooms {@code variant} says what is tried, {@code
 * verdict} and {@code parameter} think without sending, {@code safety} bounds what is sent, {@code
 * evidence} keeps what was seen and {@code report} writes it.
 *
 * <p>It imports all of them. Of each other, {@code parameter} imports {@code verdict}; {@code
 * evidence} these two and {@code variant}; {@code safety} {@code variant}, {@code verdict} and
 * {@code evidence}; {@code report} all but {@code safety}.
 */
package dev.cozesh.probe;
