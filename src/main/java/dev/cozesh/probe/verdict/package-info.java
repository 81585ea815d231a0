/**
 * From answers to verdicts: no connection, no clock, no file. What was sent and seen becomes
 * features, features an observation, and the judge weighs those of a unit and of a route: a verdict
 * with its evidence, or the next question. Imports no other room of the probe.
 */
package dev.cozesh.probe.verdict;
