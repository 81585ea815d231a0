package dev.cozesh.http;

import java.io.IOException;
import java.io.OutputStream;

/** What a request carries. Can be written any number of times, each time the same bytes. */
public interface Body {
  /** The media type of a JSON text. */
  String JSON_TYPE = "application/json; charset=utf-8";

  /** {@return media type, with its parameters} */
  String contentType();

  /** {@return exact number of bytes {@link #writeTo} writes} */
  long length();

  /**
   * Writes the bytes; does not close the stream.
   *
   * @param out where they go
   * @throws IOException when it cannot be read or written
   */
  void writeTo(OutputStream out) throws IOException;

  /**
   * {@return a JSON text, sent as UTF-8}
   *
   * @param text the JSON
   */
  static Body json(String text) {
    return new TextBody(JSON_TYPE, text);
  }
}
