package dev.cozesh.client.core;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.cozesh.http.Answer;
import dev.cozesh.json.DoubledNames;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.util.Optional;

/**
 * The straight way from an answer's bytes to its result, for answers that say success in their
 * first member and in which nothing is out of the ordinary. It never throws: of anything else it
 * makes nothing, and the way over the tree tells what is wrong.
 */
final class Shortcut {
  private static final ObjectReader READER =
      Json.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String pointer;
  private final ObjectReader reader;
  private Object result;

  private Shortcut(String pointer, ObjectReader reader) {
    this.pointer = pointer;
    this.reader = reader;
  }

  /** Whether a 2xx answer begins with the code 0. */
  static boolean begins(Answer answer) {
    return answer.status() / 100 == 2 && Envelope.beginsWithSuccess(answer.raw());
  }

  /** Whether the answer is a success and JSON to its end. */
  static boolean isSuccess(Answer answer) {
    return new Shortcut("", READER).reads(answer);
  }

  /**
   * The result at the pointer.
   *
   * @param pointer one or more names, each after a slash
   */
  static <T> Optional<T> result(Answer answer, String pointer, JavaType type) {
    if (pointer.isEmpty()) {
      return Optional.empty();
    }
    Shortcut shortcut = new Shortcut(pointer, READER.forType(type));
    @SuppressWarnings("unchecked")
    T result = shortcut.reads(answer) ? (T) shortcut.result : null;
    return Optional.ofNullable(result);
  }

  private boolean reads(Answer answer) {
    byte[] bytes = answer.raw();
    if (!begins(answer) || DoubledNames.possibleIn(bytes)) {
      return false;
    }
    try (JsonParser json = READER.createParser(bytes)) {
      json.nextToken();
      walk(json, 1);
      return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Goes through an object, into the member whose name begins there in the pointer. */
  private void walk(JsonParser json, int from) throws IOException {
    int slash = pointer.indexOf('/', from);
    int end = slash < 0 ? pointer.length() : slash;
    String wanted = from > end ? "" : pointer.substring(from, end);
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken token = json.nextToken();
      if (!name.equals(wanted) || wanted.isEmpty()) {
        json.skipChildren();
      } else if (end == pointer.length()) {
        result = token == JsonToken.VALUE_NULL ? null : reader.readValue(json);
      } else if (token == JsonToken.START_OBJECT) {
        walk(json, end + 1);
      } else {
        json.skipChildren();
      }
    }
  }
}
