package dev.cozesh.probe.variant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fills what was left open in a request: {@code /v1/bots/{bot_id}}. */
public final class Holes {
  /**
   * An id that every server can read and nobody has. Coze's ids are numbers of 64 bits with a sign
   * whose upper half is the second they were made in; this one belongs to May 2036. It has 19
   * digits as theirs do, none of them a leading zero that a parser may strip or take for octal, is
   * below the largest such number, and is a floating-point number without rounding, so that a
   * gateway that reads JSON numbers hands on the same id.
   */
  public static final String IMPOSSIBLE_ID = "9000000000000000000";

  private static final String PLAIN_VALUE = "1";
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.-]*)}");
  private static final Map<String, String> SAME =
      Map.of("space_id", "workspace_id", "workspace_id", "space_id");

  private Holes() {}

  /**
   * {@return the path with each hole filled} {@code {bot_id}} and {@code {botId}} take the value of
   * that name; {@code {id}} that of the segment before it, in {@code /v1/bots/{id}} bot_id;
   * space_id and workspace_id stand for each other. What is not known becomes {@link
   * #IMPOSSIBLE_ID}.
   *
   * @param path begins with a slash
   * @param values what is known, by name
   */
  public static String fill(String path, Map<String, String> values) {
    return HOLE.matcher(path)
        .replaceAll(
            hole ->
                Matcher.quoteReplacement(
                    known(hole.group(1), owner(path, hole.start()), values).orElse(IMPOSSIBLE_ID)));
  }

  /**
   * Fills path, query and body. In these two a hole that is not known takes the value of its
   * parameter's name, else {@link #IMPOSSIBLE_ID} when that is an id's, and 1 when it is not.
   *
   * @param attempt what was written
   * @param values what is known, by name
   * @return a copy without holes
   */
  public static Attempt fill(Attempt attempt, Map<String, String> values) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    attempt
        .query()
        .forEach(
            (name, texts) ->
                query.put(name, texts.stream().map(text -> value(name, text, values)).toList()));
    return new Attempt(
        attempt.method(),
        fill(attempt.path(), values),
        query,
        attempt.headers(),
        attempt.body().map(body -> filled("", body, values)),
        attempt.base(),
        attempt.origin());
  }

  /**
   * {@return whether a text has a hole}
   *
   * @param text a path or a value
   */
  public static boolean isIn(String text) {
    return HOLE.matcher(text).find();
  }

  private static JsonNode filled(String name, JsonNode value, Map<String, String> values) {
    if (value.isTextual()) {
      return TextNode.valueOf(value(name, value.textValue(), values));
    }
    if (value.isArray()) {
      ArrayNode array = Json.mapper().createArrayNode();
      value.forEach(each -> array.add(filled(name, each, values)));
      return array;
    }
    if (value.isObject()) {
      ObjectNode object = Json.object();
      value
          .properties()
          .forEach(
              each -> object.set(each.getKey(), filled(each.getKey(), each.getValue(), values)));
      return object;
    }
    return value;
  }

  private static String value(String parameter, String text, Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> {
              Optional<String> known = known(hole.group(1), parameter, values);
              boolean id = isId(parameter) || isId(hole.group(1));
              return Matcher.quoteReplacement(known.orElse(id ? IMPOSSIBLE_ID : PLAIN_VALUE));
            });
  }

  /** The value of a hole's name, or, when that says nothing, of what it belongs to. */
  private static Optional<String> known(String hole, String owner, Map<String, String> values) {
    String name = snake(hole);
    return Stream.of(hole, name, SAME.getOrDefault(name, name))
        .map(values::get)
        .filter(value -> value != null)
        .findFirst()
        .or(() -> owner.isEmpty() || isNamed(name) ? Optional.empty() : byOwner(owner, values));
  }

  private static Optional<String> byOwner(String owner, Map<String, String> values) {
    return Optional.ofNullable(values.get(owner))
        .or(() -> Optional.ofNullable(values.get(SAME.getOrDefault(owner, owner))));
  }

  /** Whether a hole names one thing, so that no other thing's value fits. */
  private static boolean isNamed(String hole) {
    return hole.endsWith("_id");
  }

  private static boolean isId(String name) {
    return name.equals("id") || name.endsWith("_id") || name.endsWith("Id") || name.endsWith("ids");
  }

  private static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The name of the id that stands behind a segment: bot_id behind {@code /bots/}. */
  private static String owner(String path, int hole) {
    int end = hole - 1;
    if (end < 1 || path.charAt(end) != '/') {
      return "";
    }
    String segment = path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    return segment.endsWith("}") ? "" : singular(segment) + "_id";
  }

  private static String singular(String word) {
    if (word.endsWith("ies")) {
      return word.substring(0, word.length() - 3) + "y";
    }
    return word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word;
  }
}
