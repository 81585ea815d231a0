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
   * {@return a file that is there now}
   *
   * @param file where it is
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

  /** {@return the name without its directories} */
  public String name() {
    return String.valueOf(file.getFileName());
  }

  /**
   * {@return the content from its beginning}
   *
   * @throws BodyException when the file is gone or not readable any more
   */
  public InputStream open() throws BodyException {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new BodyException(file + " cannot be read any more", e);
    }
  }

  /**
   * Writes the content; does not close the stream.
   *
   * @param out where it goes
   * @throws BodyException when the file cannot be read any more or became shorter
   */
  public void copyTo(OutputStream out) throws IOException {
    try (InputStream in = open()) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long left = bytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new BodyException(file + " became shorter while it was sent", null);
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
  }
}
