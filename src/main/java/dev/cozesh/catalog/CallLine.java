package dev.cozesh.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** A raw call as a script writes it, with places for the values. */
final class CallLine {
  private static final String PLACE = "…";

  private CallLine() {}

  /** {@code GET "/v1/workflows", workspace_id: "…", page_num: 1}. */
  static String of(Endpoint endpoint) {
    String path = endpoint.path().replaceAll("\\{[^}]*}", PLACE);
    List<String> query = values(endpoint, Parameter.In.QUERY);
    List<String> body = new ArrayList<>(values(endpoint, Parameter.In.BODY));
    body.addAll(values(endpoint, Parameter.In.FORM));
    boolean bare = endpoint.method().equals("GET") || endpoint.method().equals("DELETE");
    StringJoiner line = new StringJoiner(", ", endpoint.method() + " ", "");
    line.add('"' + path + '"');
    if (bare) {
      query.forEach(line::add);
      body.forEach(line::add);
    } else if (query.isEmpty()) {
      (body.isEmpty() && !endpoint.method().equals("POST") ? List.of("[:]") : body)
          .forEach(line::add);
    } else {
      line.add(body.isEmpty() ? "[:]" : "[" + String.join(", ", body) + "]");
      query.forEach(line::add);
    }
    return line.toString();
  }

  private static List<String> values(Endpoint endpoint, Parameter.In in) {
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.in() == in && isNeeded(parameter))
        .map(parameter -> name(parameter) + ": " + value(parameter))
        .toList();
  }

  static boolean isNeeded(Parameter parameter) {
    return parameter.required()
        && parameter.name().indexOf('.') < 0
        && parameter.name().indexOf('[') < 0;
  }

  private static String name(Parameter parameter) {
    String name = parameter.name();
    return name.matches("\\w+") ? name : "'" + name + "'";
  }

  private static String value(Parameter parameter) {
    String type = parameter.type();
    if (type.startsWith("[")) {
      return type.equals("[string]") ? "[\"" + PLACE + "\"]" : "[[:]]";
    }
    return switch (type) {
      case "string", "file" -> '"' + PLACE + '"';
      case "int", "long", "number" -> parameter.name().startsWith("page") ? "1" : "0";
      case "bool" -> "false";
      default -> "[:]";
    };
  }
}
