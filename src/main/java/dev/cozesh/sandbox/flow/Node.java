package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A node of a canvas.
 *
 * @param type the number that the editor gives the kind, as text
 * @param data its settings as they stand in the canvas
 */
record Node(String id, String type, JsonNode data) {
  static final String START = "1";
  static final String END = "2";
  static final String MODEL = "3";
  static final String CODE = "5";
  static final String SELECTOR = "8";
  static final String OUTPUT = "13";
  static final String TEXT = "15";
  static final String QUESTION = "18";
  static final String INPUT = "30";
  static final String COMMENT = "31";
  static final String AGGREGATE = "32";
  static final String ASSIGN = "40";
  static final String TO_JSON = "58";
  static final String FROM_JSON = "59";

  boolean is(String otherType) {
    return type.equals(otherType);
  }

  String title() {
    return data.path("nodeMeta").path("title").asText();
  }

  JsonNode inputs() {
    return data.path("inputs");
  }

  JsonNode outputs() {
    return data.path("outputs");
  }

  /** Whether what it says comes in pieces. */
  boolean streams() {
    return inputs().path("streamingOutput").asBoolean();
  }

  /** Whether it ends the run with a text, and not with variables. */
  boolean endsWithText() {
    return is(END) && inputs().path("terminatePlan").asText().equals("useAnswerContent");
  }

  /** The template of what it says. */
  Optional<String> content() {
    JsonNode content = inputs().path("content").path("value").path("content");
    return content.isTextual() ? Optional.of(content.asText()) : Optional.empty();
  }

  /** For errors: type and place. */
  String named() {
    return "node \"" + title() + "\" (" + id + ")";
  }
}
