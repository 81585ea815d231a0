package dev.cozesh.client.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.Optional;

/** Reads what Coze packs as JSON into a text, and sometimes does not. */
final class OutputText {
  private OutputText() {}

  /** The text as JSON, if it is an object or an array and nothing else. */
  static Optional<JsonNode> json(String text) {
    String begin = text.stripLeading();
    if (!begin.startsWith("{") && !begin.startsWith("[")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(text, "the output"));
    } catch (CozeDataException e) {
      return Optional.empty();
    }
  }
}
