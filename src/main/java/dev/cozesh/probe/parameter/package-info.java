/** Which parameters a request needs, learnt from what it answers. */
package dev.cozesh.probe.parameter;
