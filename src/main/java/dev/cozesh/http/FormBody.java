package dev.cozesh.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A {@code multipart/form-data} body. Files are streamed from disk and never held whole.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7578">RFC 7578</a>
 */
public final class FormBody implements Body {
  private static final byte[] LINE_END = {'\r', '\n'};

  private final List<FormPart> parts;
  private final String boundary;
  private final byte[] delimiter;
  private final byte[] end;

  /**
   * A form of parts.
   *
   * @param parts in the order they are sent
   * @param boundary 16 or more letters and digits that no part holds
   */
  public FormBody(List<FormPart> parts, String boundary) {
    this.parts = List.copyOf(parts);
    this.boundary = boundary;
    this.delimiter = ("--" + boundary + "\r\n").getBytes(StandardCharsets.US_ASCII);
    this.end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  @Override
  public long length() {
    long length = end.length;
    for (FormPart part : parts) {
      length += delimiter.length + part.length() + LINE_END.length;
    }
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    for (FormPart part : parts) {
      out.write(delimiter);
      part.writeTo(out);
      out.write(LINE_END);
    }
    out.write(end);
  }
}
