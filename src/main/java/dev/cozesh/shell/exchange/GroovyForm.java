package dev.cozesh.shell.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Calls as lines of cozesh, which knows the server and the token itself. */
final class GroovyForm {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> QUERY_WORDS = Set.of("GET", "DELETE");
  private static final Set<String> BODY_WORDS = Set.of("POST", "PUT", "PATCH");
  // A literal has at most 65,535 bytes in a class file, and a method as many bytes of code.
  private static final int LONGEST_LITERAL = 20_000;
  private static final int LONGEST_TREE = 10_000;

  private GroovyForm() {}

  static String write(ToSend request) {
    if (request.isForm()) {
      return upload(request);
    }
    String method = request.method();
    boolean takesBody = BODY_WORDS.contains(method);
    if (!takesBody && !QUERY_WORDS.contains(method)) {
      throw request.notPossible("groovy", "cozesh has no word " + method);
    }
    if (!takesBody && request.body().isPresent()) {
      throw request.notPossible("groovy", "cozesh's " + method + " sends no body");
    }
    if (takesBody && !method.equals("POST") && !request.query().isEmpty()) {
      throw request.notPossible("groovy", "cozesh's " + method + " takes no query");
    }
    StringJoiner line = new StringJoiner(", ");
    line.add(method + " " + literal(request.path()));
    if (takesBody && (request.body().isPresent() || !request.query().isEmpty())) {
      line.add(request.body().map(GroovyForm::body).orElse("null"));
    } else if (takesBody && !method.equals("POST")) {
      line.add("null");
    }
    request.query().forEach((name, values) -> line.add(key(name) + ": " + values(values)));
    return line.toString();
  }

  private static String upload(ToSend request) {
    if (!request.path().equals("/v1/files/upload")) {
      throw request.notPossible("groovy", "cozesh has no raw form of an upload");
    }
    return "files.upload(file(" + literal(ToSend.FILE) + "))";
  }

  private static String values(List<String> values) {
    return values.size() == 1
        ? literal(values.get(0))
        : "[" + String.join(", ", values.stream().map(GroovyForm::literal).toList()) + "]";
  }

  private static String body(String text) {
    try {
      JsonNode json = Json.parse(text, "the body");
      return text.length() > LONGEST_TREE ? "json(" + pieces(text) + ")" : value(json);
    } catch (CozeDataException e) {
      return pieces(text);
    }
  }

  private static String value(JsonNode json) {
    if (json.isObject()) {
      StringJoiner map = new StringJoiner(", ", "[", "]").setEmptyValue("[:]");
      for (Map.Entry<String, JsonNode> member : json.properties()) {
        map.add(key(member.getKey()) + ": " + value(member.getValue()));
      }
      return map.toString();
    }
    if (json.isArray()) {
      StringJoiner list = new StringJoiner(", ", "[", "]");
      json.forEach(element -> list.add(value(element)));
      return list.toString();
    }
    return json.isTextual() ? pieces(json.textValue()) : json.toString();
  }

  private static String key(String name) {
    return WORD.matcher(name).matches() ? name : literal(name);
  }

  private static String pieces(String text) {
    if (text.length() <= LONGEST_LITERAL) {
      return literal(text);
    }
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); at += LONGEST_LITERAL) {
      pieces.add(literal(text.substring(at, Math.min(text.length(), at + LONGEST_LITERAL))));
    }
    return String.join(" + ", pieces);
  }

  private static String literal(String text) {
    return JsonText.literal(text, false, "$");
  }
}
