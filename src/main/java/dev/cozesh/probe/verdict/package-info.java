/** From answers to verdicts: no connection, no clock, no file. */
package dev.cozesh.probe.verdict;
