package dev.cozesh.http;

import java.io.IOException;
import java.io.OutputStream;

/** What a request carries. Can be written any number of times, each time the same bytes. */
public interface Body {
  /** The media type of a JSON text. */
  String JSON_TYPE = "application/json; charset=utf-8";

  /** Media type, with its parameters. */
  String contentType();

  /** Exact number of bytes {@link #writeTo} writes. */
  long length();

  /** Writes the bytes; does not close the stream. */
  void writeTo(OutputStream out) throws IOException;

  /** A JSON text, sent as UTF-8. */
  static Body json(String text) {
    return new TextBody(JSON_TYPE, text);
  }
}
