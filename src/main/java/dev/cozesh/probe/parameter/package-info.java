/**
 * Which parameters a request needs, learnt from what it answers. Says what to send next and hears
 * the answer; sends nothing itself.
 */
package dev.cozesh.probe.parameter;
