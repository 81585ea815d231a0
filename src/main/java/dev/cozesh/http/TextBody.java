package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A text held in memory. */
final class TextBody implements Body {
  private final String contentType;
  private final byte[] bytes;

  TextBody(String contentType, String text) {
    this.contentType = requireNonNull(contentType, "contentType");
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String contentType() {
    return contentType;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    out.write(bytes);
  }
}
