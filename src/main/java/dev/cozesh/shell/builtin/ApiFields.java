package dev.cozesh.shell.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cozesh.catalog.Endpoint;
import dev.cozesh.catalog.Parameter;
import dev.cozesh.config.Environment;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fields behind {@code api METHOD PATH}: {@code key=text}, {@code key:=json}, {@code
 * key=@file}. A text is a flag or a number where the endpoint is known to take one.
 */
final class ApiFields {
  private final Environment environment;
  private final Optional<Endpoint> endpoint;

  /**
   * @param endpoint what is called, if it is known: its parameters tell {@code stream=true} from a
   *     text and what belongs in the query
   */
  ApiFields(Environment environment, Optional<Endpoint> endpoint) {
    this.environment = environment;
    this.endpoint = endpoint;
  }

  /** Whether the field belongs in the query although the call has a body. */
  boolean isOfQuery(String field) {
    return parameter(key(field)).filter(known -> known.in() == Parameter.In.QUERY).isPresent();
  }

  private Optional<Parameter> parameter(String name) {
    return endpoint.flatMap(known -> known.parameter(name));
  }

  /** The fields as the members of a JSON body. */
  ObjectNode body(List<String> fields) {
    ObjectNode body = Json.object();
    for (String field : fields) {
      String key = key(field);
      if (body.has(key)) {
        throw new CozeUsageException(
            "`" + key + "` is given twice", "", "for a list write `" + key + ":=[…]`");
      }
      body.set(key, value(field));
    }
    return body;
  }

  /** The query of a path and the fields behind it, in their order. */
  Map<String, List<String>> query(String path, List<String> fields) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int mark = path.indexOf('?');
    if (mark >= 0) {
      for (String pair : path.substring(mark + 1).split("&")) {
        String[] parts = pair.split("=", 2);
        add(query, decoded(parts[0]), parts.length == 2 ? decoded(parts[1]) : "");
      }
    }
    for (String field : fields) {
      JsonNode value = value(field);
      add(query, key(field), value.isTextual() ? value.textValue() : value.toString());
    }
    return query;
  }

  /** The whole body of {@code -d}: JSON, or {@code @file}. */
  JsonNode whole(String text) {
    return text.startsWith("@")
        ? parsed(content(text.substring(1)), text.substring(1))
        : parsed(text, "-d");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new CozeUsageException(
          "the query is not escaped right at `" + text + "`", "", "write % as %25", e);
    }
  }

  private static void add(Map<String, List<String>> query, String name, String value) {
    if (!name.isEmpty()) {
      query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
  }

  private static String key(String field) {
    int equals = field.indexOf('=');
    int end = equals > 0 && field.charAt(equals - 1) == ':' ? equals - 1 : equals;
    if (end <= 0) {
      throw new CozeUsageException(
          "`" + field + "` is not a field",
          "",
          "write `key=text`, `key:=json` or `key=@file`; a whole body goes behind -d");
    }
    return field.substring(0, end);
  }

  private JsonNode value(String field) {
    String key = key(field);
    String rest = field.substring(key.length());
    if (rest.startsWith(":=")) {
      return parsed(rest.substring(2), "`" + key + "`");
    }
    String text = rest.substring(1);
    return text.startsWith("@") ? TextNode.valueOf(content(text.substring(1))) : typed(key, text);
  }

  /** A flag or a number where the endpoint takes one; else the text. */
  private JsonNode typed(String key, String text) {
    String type = parameter(key).map(Parameter::type).orElse("");
    boolean bare =
        switch (type) {
          case "bool" -> text.equals("true") || text.equals("false");
          case "int", "long" -> text.matches("-?\\d{1,18}");
          case "number" -> text.matches("-?\\d{1,18}(\\.\\d{1,18})?");
          default -> false;
        };
    return bare ? parsed(text, "`" + key + "`") : TextNode.valueOf(text);
  }

  private static JsonNode parsed(String text, String source) {
    try {
      return Json.parse(text, source);
    } catch (CozeDataException e) {
      throw new CozeUsageException(e.what(), e.why(), "quote it for your shell: 'key:=[1, 2]'", e);
    }
  }

  private String content(String file) {
    Path path = environment.resolve(file);
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new CozeUsageException(
          "the file " + file + " cannot be read",
          e.getClass().getSimpleName(),
          "it must be there, as UTF-8 text",
          e);
    }
  }
}
