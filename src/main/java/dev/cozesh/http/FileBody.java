package dev.cozesh.http;

import dev.cozesh.error.CozeUsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One file as {@code multipart/form-data}, streamed from disk and never held whole. The file name
 * travels as UTF-8 with quotes and line breaks percent-encoded.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class FileBody implements Body {
  private static final int BUFFER_BYTES = 64 << 10;

  private final Path file;
  private final long fileBytes;
  private final String boundary;
  private final byte[] head;
  private final byte[] tail;

  private FileBody(Path file, long fileBytes, String field, String boundary) {
    this.file = file;
    this.fileBytes = fileBytes;
    this.boundary = boundary;
    String disposition =
        "form-data; name=\"" + field + "\"; filename=\"" + escaped(file.getFileName()) + '"';
    this.head =
        ("--"
                + boundary
                + "\r\nContent-Disposition: "
                + disposition
                + "\r\nContent-Type: application/octet-stream\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8);
    this.tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A body for a file that is there now.
   *
   * @param field the form field's name
   * @param boundary 16 or more letters and digits that the file does not hold
   * @throws CozeUsageException when the file is missing, a directory or not readable
   */
  public static FileBody of(Path file, String field, String boundary) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new CozeUsageException(
          "cannot read " + file, "no such file, or no right to read it", "check the path");
    }
    try {
      return new FileBody(file, Files.size(file), field, boundary);
    } catch (IOException e) {
      throw new CozeUsageException("cannot read " + file, String.valueOf(e.getMessage()), "", e);
    }
  }

  /** Size of the file alone, in bytes. */
  public long fileBytes() {
    return fileBytes;
  }

  @Override
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  @Override
  public long length() {
    return head.length + fileBytes + tail.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(head);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      long left = fileBytes;
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          throw new IOException(file + " became shorter while it was sent");
        }
        out.write(buffer, 0, read);
        left -= read;
      }
    }
    out.write(tail);
  }

  private static String escaped(Path name) {
    return name.toString().replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
