package dev.cozesh.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object as people wrote it. Members can be put and taken out; every other character stays
 * as it is: order, blanks, line breaks, how numbers are written.
 *
 * @param text one JSON object
 */
public record EditedJson(String text) {
  private static final String STEP = "  ";

  /**
   * An object's text, checked.
   *
   * @throws CozeDataException when it is not JSON, or no object
   */
  public EditedJson {
    requireNonNull(text, "text");
    if (!Json.parse(text, "the text").isObject()) {
      throw new CozeDataException("the text is not an object", "", "", text, null);
    }
  }

  /**
   * Puts a member, in the place of what is there or behind the others; objects on the way are made.
   *
   * @param path the names that lead to it, one or more
   * @param value what it shall be
   * @return the changed text
   */
  public EditedJson with(List<String> path, JsonNode value) {
    Span object = root();
    int depth = 0;
    while (depth < path.size() - 1 && leadsOn(object.members().get(path.get(depth)))) {
      object = object.members().get(path.get(depth));
      depth++;
    }
    JsonNode inner = value;
    for (int i = path.size() - 1; i > depth; i--) {
      inner = Json.object().set(path.get(i), inner);
    }
    return new EditedJson(put(object, path.get(depth), inner));
  }

  /**
   * Takes a member out; without one of that path the text stays as it is.
   *
   * @param path the names that lead to it, one or more
   * @return the changed text
   */
  public EditedJson without(List<String> path) {
    Span object = root();
    for (String name : path.subList(0, path.size() - 1)) {
      object = object.members().get(name);
      if (!leadsOn(object)) {
        return this;
      }
    }
    Span gone = object.members().get(path.get(path.size() - 1));
    return gone == null ? this : new EditedJson(cut(object, gone));
  }

  private static boolean leadsOn(Span span) {
    return span != null && span.isObject();
  }

  private String put(Span object, String name, JsonNode value) {
    Span old = object.members().get(name);
    if (old != null) {
      String indent = indentOf(old.name());
      return replaced(old.start(), old.end(), written(value, indent));
    }
    Span last = last(object);
    String inner = last == null ? indentOf(object.name()) + STEP : indentOf(last.name());
    boolean oneLine = last != null && !beginsLine(last.name());
    String member = Json.line(name) + ": " + (oneLine ? Json.line(value) : written(value, inner));
    if (last == null) {
      String end = lineBreak() + indentOf(object.name());
      return replaced(object.start() + 1, object.end() - 1, lineBreak() + inner + member + end);
    }
    return replaced(
        last.end(), last.end(), oneLine ? ", " + member : "," + lineBreak() + inner + member);
  }

  /** With its comma: the one before it, or that behind it when it is the first. */
  private String cut(Span object, Span gone) {
    List<Span> all = List.copyOf(object.members().values());
    int at = all.indexOf(gone);
    if (at > 0) {
      return replaced(all.get(at - 1).end(), gone.end(), "");
    }
    return all.size() > 1
        ? replaced(gone.name(), all.get(1).name(), "")
        : replaced(object.start() + 1, object.end() - 1, "");
  }

  private String replaced(int from, int to, String by) {
    return text.substring(0, from) + by + text.substring(to);
  }

  private String written(JsonNode value, String indent) {
    return Json.pretty(value).replaceAll("\\R", lineBreak() + indent);
  }

  private String lineBreak() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  private String indentOf(int place) {
    int start = text.lastIndexOf('\n', place - 1) + 1;
    int end = start;
    while (end < place && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(start, end);
  }

  private boolean beginsLine(int place) {
    int start = text.lastIndexOf('\n', place - 1) + 1;
    return start > 0 && text.substring(start, place).isBlank();
  }

  private static Span last(Span object) {
    Span last = null;
    for (Span member : object.members().values()) {
      last = member;
    }
    return last;
  }

  private Span root() {
    try (JsonParser parser = Json.mapper().createParser(text)) {
      parser.nextToken();
      return read(parser, offset(parser));
    } catch (IOException e) {
      throw new CozeDataException("the text is not JSON", "", "", text, e);
    }
  }

  private static Span read(JsonParser parser, int name) throws IOException {
    int start = offset(parser);
    Map<String, Span> members = new LinkedHashMap<>();
    boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
    if (isObject) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        int member = offset(parser);
        String key = parser.currentName();
        parser.nextToken();
        members.put(key, read(parser, member));
      }
    } else {
      parser.skipChildren();
    }
    parser.finishToken();
    return new Span(name, start, (int) parser.currentLocation().getCharOffset(), isObject, members);
  }

  private static int offset(JsonParser parser) {
    return (int) parser.currentTokenLocation().getCharOffset();
  }

  /**
   * Where a value stands.
   *
   * @param name where the member's name begins; of the whole text, where that begins
   * @param end behind its last character
   */
  private record Span(int name, int start, int end, boolean isObject, Map<String, Span> members) {}
}
