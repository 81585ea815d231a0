package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.Map;

/** The caller's own pairs of texts on a conversation, a message or a chat. */
final class MetaData {
  private static final int MOST_PAIRS = 16;
  private static final int LONGEST_KEY = 64;
  private static final int LONGEST_VALUE = 512;

  private MetaData() {}

  /** The pairs of {@code meta_data}; none when it was not sent. */
  static ObjectNode of(Fields fields) {
    ObjectNode pairs = fields.object("meta_data").orElse(Json.object()).deepCopy();
    if (pairs.size() > MOST_PAIRS) {
      throw refused("it has " + pairs.size() + " pairs, at most " + MOST_PAIRS + " are allowed");
    }
    for (Map.Entry<String, JsonNode> pair : pairs.properties()) {
      if (!pair.getValue().isTextual()) {
        throw refused("the value of " + pair.getKey() + " is no string");
      }
      if (!fits(pair.getKey(), LONGEST_KEY) || !fits(pair.getValue().asText(), LONGEST_VALUE)) {
        throw refused("a key has 1 to 64 characters, a value 1 to 512");
      }
    }
    return pairs;
  }

  private static boolean fits(String text, int atMost) {
    int length = text.codePointCount(0, text.length());
    return length >= 1 && length <= atMost;
  }

  private static Refused refused(String why) {
    return new Refused(200, 4003, "The meta_data is invalid: " + why + ".");
  }
}
