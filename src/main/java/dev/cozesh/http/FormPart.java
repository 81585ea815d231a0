package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** One part of a form: a field or a file. Names travel as UTF-8, percent-encoded where needed. */
public final class FormPart {
  private final byte[] head;
  private final byte[] text;
  private final FileSource file;

  private FormPart(String head, byte[] text, FileSource file) {
    this.head = (head + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    this.text = text;
    this.file = file;
  }

  /**
   * {@return a text, sent as UTF-8}
   *
   * @param name the field's
   * @param value its text
   */
  public static FormPart field(String name, String value) {
    requireNonNull(value, "value");
    return new FormPart(disposition(name), value.getBytes(StandardCharsets.UTF_8), null);
  }

  /**
   * {@return a file's content, under the file's own name}
   *
   * @param name the field's
   * @param file what is sent
   */
  public static FormPart file(String name, FileSource file) {
    String head =
        disposition(name)
            + "; filename=\""
            + escaped(file.name())
            + "\"\r\nContent-Type: application/octet-stream";
    return new FormPart(head, new byte[0], file);
  }

  long length() {
    return head.length + text.length + (file == null ? 0 : file.bytes());
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(head);
    out.write(text);
    if (file != null) {
      file.copyTo(out);
    }
  }

  private static String disposition(String name) {
    return "Content-Disposition: form-data; name=\"" + escaped(name) + '"';
  }

  // RFC 7578 leaves the rest to HTML, which escapes these three and nothing else.
  private static String escaped(String name) {
    return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
  }
}
