package dev.cozesh.sandbox;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a sandbox keeps what was created in it.
 *
 * @param place the directory, or empty to forget everything on close
 */
public record Storage(Optional<Path> place) {
  public Storage {
    requireNonNull(place, "place");
  }

  /** Keeps nothing beyond the life of the sandbox. */
  public static Storage memory() {
    return new Storage(Optional.empty());
  }

  /**
   * Keeps everything under a directory, which is made when absent; every change is on disk before
   * its answer leaves, so a killed process loses nothing that was answered.
   */
  public static Storage directory(Path directory) {
    return new Storage(Optional.of(directory));
  }
}
