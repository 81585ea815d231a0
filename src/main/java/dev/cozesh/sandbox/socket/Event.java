package dev.cozesh.sandbox.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.Base64;

/**
 * One event, from either side.
 *
 * @param type {@code conversation.chat.created}
 * @param data missing when there is none
 */
record Event(String type, JsonNode data) {
  static Event of(String type) {
    return new Event(type, MissingNode.getInstance());
  }

  static Event of(String type, ObjectNode data) {
    return new Event(type, data);
  }

  static Event text(String type, String name, String text) {
    return of(type, Json.object().put(name, text));
  }

  static Event error(long code, String message) {
    return of("error", Json.object().put("code", code).put("msg", message));
  }

  /**
   * An event of the client.
   *
   * @throws Unheard when the text is none
   */
  static Event parse(String text) {
    JsonNode json;
    try {
      json = Json.parse(text, "event");
    } catch (CozeDataException e) {
      throw new Unheard(4000, "the event is not valid JSON");
    }
    String type = json.path("event_type").asText();
    if (type.isEmpty()) {
      throw new Unheard(4000, "event_type is required");
    }
    return new Event(type, json.path("data"));
  }

  /** A text member of the data, empty when it is not there. */
  String text(String name) {
    return data.path(name).asText("");
  }

  /**
   * The bytes that a member holds in base64.
   *
   * @throws Unheard when they are none
   */
  byte[] bytes(String name) {
    try {
      return Base64.getDecoder().decode(text(name));
    } catch (IllegalArgumentException e) {
      throw new Unheard(4000, name + " is not base64");
    }
  }
}
