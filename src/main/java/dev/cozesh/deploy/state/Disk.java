package dev.cozesh.deploy.state;

import java.io.IOException;
import java.nio.file.Path;

/** The few ways in which this room writes. A seam, so that tests can fill the disk. */
public interface Disk {
  /**
   * Replaces a file in one step: whoever reads it finds the old text or the new one, also after a
   * power cut. The file is readable by its owner only.
   */
  void replace(Path file, String text) throws IOException;

  /** Makes a directory for its owner alone, with those above it; one that is there stays as is. */
  void directory(Path directory) throws IOException;

  /**
   * Opens a file for lines to be added; made when missing, readable by its owner only. A torn last
   * line, left by a crash, is closed first.
   */
  Lines append(Path file) throws IOException;

  /** A file that only grows. */
  interface Lines extends AutoCloseable {
    /**
     * Adds one line.
     *
     * @param durable whether to return only when the line is on the device
     */
    void add(String line, boolean durable) throws IOException;

    @Override
    void close() throws IOException;
  }
}
