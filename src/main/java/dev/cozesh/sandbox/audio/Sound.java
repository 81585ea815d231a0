package dev.cozesh.sandbox.audio;

import java.time.Duration;

/**
 * A tone to be written as a file.
 *
 * @param length how long it lasts
 * @param rate samples a second: 8000, 16000, 22050, 24000, 32000, 44100 or 48000
 * @param volume 1 is the usual loudness, 0 is silence, 2 the loudest
 */
public record Sound(Duration length, int rate, double volume) {
  int samples() {
    return (int) (length.toMillis() * rate / 1000);
  }
}
