package dev.cozesh.probe.verdict;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a JSON object says at its first level. A body that was cut says what stands before the end.
 *
 * @param shape its members with their types
 * @param code Coze's business code
 * @param message the sentence for people; may be empty
 * @param logId Coze's; may be empty
 */
record Content(Set<String> shape, OptionalLong code, String message, String logId) {
  private static final int MOST_MEMBERS = 60;

  private static final ObjectReader VALUES =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Where Coze's generations keep the sentence, the likeliest first. */
  private static final List<JsonPointer> MESSAGES =
      places(
          "/msg",
          "/message",
          "/error_message",
          "/error_description",
          "/error/message",
          "/error",
          "/detail");

  /** Codes stand as numbers or as digits; OAuth has words there, which belong to the message. */
  private static final List<JsonPointer> CODES = places("/code", "/error_code", "/error/code");

  private static final List<JsonPointer> WORDS = places("/error_code", "/error");
  private static final List<JsonPointer> LOG_IDS = places("/detail/logid", "/error/logid");

  private static final Set<String> READ =
      Set.of(
          "code",
          "msg",
          "message",
          "error_message",
          "error_description",
          "error",
          "error_code",
          "detail");

  static Content of(String body) {
    Set<String> shape = new TreeSet<>();
    ObjectNode read = Json.object();
    try (JsonParser parser = Json.mapper().getFactory().createParser(body)) {
      members(parser, shape, read);
    } catch (IOException e) {
      shape.add(Features.CUT);
    }
    return new Content(shape, code(read), message(read), logId(read));
  }

  private static void members(JsonParser parser, Set<String> shape, ObjectNode read)
      throws IOException {
    parser.nextToken();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == null) {
        break;
      }
      if (shape.size() < MOST_MEMBERS) {
        shape.add((PathShape.isId(name) ? "{ID}" : name) + ":" + type(value));
      }
      if (READ.contains(name)) {
        read.set(name, VALUES.readTree(parser));
      } else {
        parser.skipChildren();
      }
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      shape.add(Features.CUT);
    }
  }

  private static String type(JsonToken token) {
    return switch (token) {
      case START_OBJECT -> "object";
      case START_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      default -> token.name().replace("VALUE_", "").toLowerCase(Locale.ROOT);
    };
  }

  private static OptionalLong code(JsonNode read) {
    for (JsonPointer place : CODES) {
      JsonNode code = read.at(place);
      if (code.isIntegralNumber() && fits(code.bigIntegerValue())) {
        return OptionalLong.of(code.longValue());
      }
      if (code.isTextual() && code.textValue().matches("\\d{1,18}")) {
        return OptionalLong.of(Long.parseLong(code.textValue()));
      }
    }
    return OptionalLong.empty();
  }

  private static boolean fits(BigInteger code) {
    return code.bitLength() < Long.SIZE;
  }

  private static String message(JsonNode read) {
    String word = "";
    for (JsonPointer place : WORDS) {
      JsonNode code = read.at(place);
      if (word.isEmpty() && code.isTextual() && code.textValue().matches("[a-z]+(_[a-z]+)+")) {
        word = code.textValue();
      }
    }
    for (JsonPointer place : MESSAGES) {
      JsonNode message = read.at(place);
      if (message.isTextual() && !message.textValue().isBlank()) {
        String text = message.textValue();
        return word.isEmpty() || word.equals(text) ? text : word + ": " + text;
      }
    }
    return word;
  }

  private static String logId(JsonNode read) {
    String current = read.at(LOG_IDS.get(0)).asText("");
    return current.isEmpty() ? read.at(LOG_IDS.get(1)).asText("") : current;
  }

  private static List<JsonPointer> places(String... pointers) {
    return Stream.of(pointers).map(JsonPointer::compile).toList();
  }
}
