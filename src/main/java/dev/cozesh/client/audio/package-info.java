/** Speech, voices, voiceprints, and rooms for calls. */
package dev.cozesh.client.audio;
