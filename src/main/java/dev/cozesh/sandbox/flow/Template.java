package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with {@code {{name}}} in the place of inputs; what is no input stays as it is. */
record Template(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([^{}\\s]+)\\s*}}");

  String fill(ObjectNode inputs) {
    return fill(inputs, "");
  }

  /** The same, with the elements of a list joined by that. */
  String fill(ObjectNode inputs, String between) {
    Matcher places = PLACE.matcher(text);
    return places.replaceAll(
        place -> Matcher.quoteReplacement(meaning(place.group(1), inputs, between)));
  }

  private static String meaning(String path, ObjectNode inputs, String between) {
    JsonNode value = Values.member(inputs, path);
    if (value.isMissingNode()) {
      return "{{" + path + "}}";
    }
    if (!value.isArray() || between.isEmpty()) {
      return Values.text(value);
    }
    StringJoiner joined = new StringJoiner(between);
    value.forEach(element -> joined.add(Values.text(element)));
    return joined.toString();
  }
}
