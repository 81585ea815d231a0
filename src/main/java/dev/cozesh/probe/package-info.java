/** Finds out which requests a server knows, with proof, and says what to call instead. */
package dev.cozesh.probe;
