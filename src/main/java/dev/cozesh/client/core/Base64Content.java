package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Content that stands in a JSON body as base64. It is encoded while it is sent, so that neither a
 * file nor its base64 is ever held whole.
 */
@JsonSerialize(using = Base64Content.Writer.class)
public final class Base64Content {
  private final long bytes;
  private final Source source;

  private Base64Content(long bytes, Source source) {
    this.bytes = bytes;
    this.source = source;
  }

  /**
   * {@return bytes at hand; not copied}
   *
   * @param content the bytes
   */
  public static Base64Content of(byte[] content) {
    requireNonNull(content, "content");
    return new Base64Content(content.length, () -> new ByteArrayInputStream(content));
  }

  /**
   * {@return a file, read each time it is sent}
   *
   * @param file where it is
   * @throws CozeUsageException when the file is missing, no regular file or not readable
   */
  public static Base64Content of(Path file) {
    FileSource source = FileSource.of(file);
    return new Base64Content(source.bytes(), source::open);
  }

  /** {@return size before it is encoded} */
  public long bytes() {
    return bytes;
  }

  private long encodedBytes() {
    return (bytes + 2) / 3 * 4;
  }

  /** Size only. */
  @Override
  public String toString() {
    return "base64 of " + bytes + " bytes";
  }

  @FunctionalInterface
  private interface Source {
    InputStream open() throws IOException;
  }

  /** Counts what stands in a text in place of contents, and what will stand there. */
  static final class Measure {
    private long standIns;
    private long encoded;

    /** Whether the text holds a stand-in. */
    boolean found() {
      return standIns > 0;
    }

    /** Size of the body that is sent in place of a text of that size. */
    long bodyBytes(long textBytes) {
      return textBytes - standIns + encoded;
    }
  }

  /** Writes the content; in a text that is measured, its size in words in place of it. */
  static final class Writer extends JsonSerializer<Base64Content> {
    @Override
    public void serialize(Base64Content content, JsonGenerator out, SerializerProvider context)
        throws IOException {
      if (context.getAttribute(Measure.class) instanceof Measure measure) {
        String standIn = content.toString();
        out.writeString(standIn);
        measure.standIns += standIn.length();
        measure.encoded += content.encodedBytes();
        return;
      }
      try (InputStream in = content.source.open()) {
        out.writeBinary(Base64Variants.MIME_NO_LINEFEEDS, in, Math.toIntExact(content.bytes));
      }
    }
  }
}
