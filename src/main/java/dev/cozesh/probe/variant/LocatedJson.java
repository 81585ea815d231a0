package dev.cozesh.probe.variant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;

/** A JSON document that knows on which line its objects begin. */
final class LocatedJson {
  private final String file;
  private final Map<JsonNode, Integer> lines = new IdentityHashMap<>();
  private final JsonNode root;

  private LocatedJson(String file, String text) {
    this.file = file;
    root = parse(text);
  }

  /**
   * Reads a document.
   *
   * @param file its name, for errors
   * @throws CozeDataException when it is no JSON, with its line; what stands there is not repeated
   */
  static LocatedJson read(String file, String text) {
    return new LocatedJson(file, text);
  }

  JsonNode root() {
    return root;
  }

  /** Where an object stands: {@code attempts.json:12}. */
  String place(JsonNode object) {
    return file + ":" + lines.getOrDefault(object, 1);
  }

  /** An error at an object. */
  CozeUsageException wrong(JsonNode object, String what, String next) {
    return new CozeUsageException(place(object) + ": " + what, "", next);
  }

  private JsonNode parse(String text) {
    try (JsonParser parser = Json.mapper().createParser(text)) {
      parser.nextToken();
      JsonNode node = value(parser);
      if (parser.nextToken() != null) {
        throw broken(parser.currentTokenLocation().getLineNr(), "something stands behind the JSON");
      }
      return node;
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw broken(line, Secrets.text(e.getOriginalMessage()));
    } catch (IOException e) {
      throw broken(1, String.valueOf(e.getMessage()));
    }
  }

  private CozeDataException broken(int line, String why) {
    return new CozeDataException(
        file + ":" + line + ": this is not JSON",
        why,
        "mend the file; a file of lines begins with a method, a path or `#`",
        "",
        null);
  }

  private JsonNode value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return object(parser);
    }
    if (token == JsonToken.START_ARRAY) {
      ArrayNode array = Json.mapper().createArrayNode();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        array.add(value(parser));
      }
      return array;
    }
    return scalar(parser);
  }

  /** A number keeps every digit, as those of other documents do. */
  private static JsonNode scalar(JsonParser parser) throws IOException {
    JsonNodeFactory nodes = Json.mapper().getNodeFactory();
    return switch (parser.currentToken()) {
      case VALUE_STRING -> nodes.textNode(parser.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
      case VALUE_TRUE, VALUE_FALSE -> nodes.booleanNode(parser.getBooleanValue());
      default -> nodes.nullNode();
    };
  }

  private ObjectNode object(JsonParser parser) throws IOException {
    ObjectNode object = Json.object();
    lines.put(object, parser.currentTokenLocation().getLineNr());
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (object.has(name)) {
        throw broken(parser.currentTokenLocation().getLineNr(), "a name stands twice in an object");
      }
      parser.nextToken();
      object.set(name, value(parser));
    }
    return object;
  }
}
