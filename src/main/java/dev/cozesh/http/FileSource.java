package dev.cozesh.http;

import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file to be sent, read from disk each time and never held whole. Pipes and devices are refused:
 * they cannot be read a second time.
 *
 * @param file where it is
 * @param bytes its size when it was looked at; that much is sent, or the attempt fails
 */
public record FileSource(Path file, long bytes) {
  private static final int BUFFER_BYTES = 64 << 10;

  /**
   * A file that is there now.
   *
   * @throws CozeUsageException when the file is missing, no regular file or not readable
   */
  public static FileSource of(Path file) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CozeUsageException(
          "cannot read " + file, "no such file, or no right to read it", "check the path");
    }
    try {
      return new FileSource(file, Files.size(file));
    } catch (IOException e) {
      throw new CozeUsageException("cannot read " + file, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** The name without its directories. */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /** The content from its beginning. */
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }

  /**
   * Writes the content; does not close the stream.
   *
   * @throws IOException when the file cannot be read any more or became shorter
   */
  public void copyTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " became shorter while it was sent");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
