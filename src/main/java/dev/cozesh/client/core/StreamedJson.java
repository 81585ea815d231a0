package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.cozesh.http.Body;
import dev.cozesh.http.BodyException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.io.OutputStream;

/** A JSON body that is written while it is sent, for it holds a {@link Base64Content}. */
final class StreamedJson implements Body {
  private static final ObjectWriter WRITER =
      Json.mapper().writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  private final Object value;
  private final long length;

  StreamedJson(Object value, long length) {
    this.value = requireNonNull(value, "value");
    this.length = length;
  }

  @Override
  public String contentType() {
    return Body.JSON_TYPE;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    try {
      WRITER.writeValue(out, value);
    } catch (JsonProcessingException e) {
      throw new BodyException("a file became shorter while it was sent", e);
    }
  }
}
