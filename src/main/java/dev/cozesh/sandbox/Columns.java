package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The columns of a database and what fits into them; every value is text. */
final class Columns {
  static final String ID = "id";
  static final String PLATFORM = "sys_platform";
  static final String USER = "uuid";
  static final String CREATED = "bstudio_create_time";

  private static final Set<String> SYSTEM = Set.of(ID, PLATFORM, USER, CREATED);
  private static final String NAME = "[a-z][a-z0-9_]{0,63}";
  private static final String TIME = "\\d{4}-\\d\\d-\\d\\d( \\d\\d:\\d\\d(:\\d\\d)?)?";

  private final Map<String, JsonNode> byName = new LinkedHashMap<>();

  private Columns(JsonNode fields) {
    fields.forEach(field -> byName.put(field.path("name").asText(), field));
  }

  static Columns of(ObjectNode database) {
    return new Columns(database.path("fields"));
  }

  /** The sent columns, checked, behind those that the platform adds to every database. */
  static ArrayNode read(Fields table) {
    ArrayNode columns = Json.object().putArray("fields");
    columns.add(system(ID, "Integer").put("is_primary_key", true));
    columns.add(system(PLATFORM, "String"));
    columns.add(system(USER, "String"));
    columns.add(system(CREATED, "Time"));
    List<String> names = new ArrayList<>(SYSTEM);
    for (Fields field : table.objects("fields", 1, 100)) {
      String name = field.text("name", 1, 64);
      if (!name.matches(NAME) || names.contains(name)) {
        throw Refused.parameter(
            "fields.name " + name + ": lower-case letters, digits and _, and no name twice");
      }
      names.add(name);
      ObjectNode column = Json.object().put("name", name);
      column.put("desc", field.optionalText("desc", 0, 2_000).orElse(""));
      column.put("type", type(field)).put("is_required", field.flag("is_required"));
      columns.add(column.put("is_system_field", false).put("is_primary_key", false));
    }
    return columns;
  }

  /** Samples of the docs write the types in lower case, the table of types does not. */
  private static String type(Fields field) {
    String sent = field.text("type", 1, 20);
    String upper = sent.substring(0, 1).toUpperCase(Locale.ROOT) + sent.substring(1);
    return Choices.of("DatabaseFieldType").require(upper, "fields.type");
  }

  private static ObjectNode system(String name, String type) {
    ObjectNode column = Json.object().put("name", name).put("desc", "").put("type", type);
    return column
        .put("is_required", true)
        .put("is_system_field", true)
        .put("is_primary_key", false);
  }

  List<String> names() {
    return List.copyOf(byName.keySet());
  }

  String requireKnown(String column, String member) {
    if (!byName.containsKey(column)) {
      throw Refused.parameter(member + ": there is no column " + column);
    }
    return column;
  }

  /** The values of a new row. */
  ObjectNode row(JsonNode sent, String member) {
    ObjectNode row = Json.object();
    for (Map.Entry<String, JsonNode> value : sent.properties()) {
      set(row, value.getKey(), value.getValue(), member);
    }
    byName.forEach(
        (name, column) -> {
          boolean needed = column.path("is_required").asBoolean() && !SYSTEM.contains(name);
          if (needed && !row.has(name)) {
            throw Refused.parameter(member + "." + name + " is required");
          }
        });
    return row;
  }

  /** Puts a value into a row; null takes it out. */
  void set(ObjectNode row, String column, JsonNode value, String member) {
    requireKnown(column, member);
    if (SYSTEM.contains(column)) {
      throw Refused.parameter(member + ": " + column + " is set by the platform");
    }
    if (value.isNull()) {
      row.remove(column);
      return;
    }
    if (!value.isTextual() || !fits(type(column), value.asText())) {
      throw Refused.parameter(
          member + "." + column + " must be text that is a " + type(column) + " value");
    }
    row.put(column, value.asText());
  }

  int compare(String column, String one, String other) {
    if (Set.of("Integer", "Number").contains(type(column))) {
      return number(one, column).compareTo(number(other, column));
    }
    return one.compareTo(other);
  }

  private String type(String column) {
    return byName.get(column).path("type").asText();
  }

  private static boolean fits(String type, String text) {
    return switch (type) {
      case "Integer" -> text.matches("-?\\d{1,19}");
      case "Number" -> text.matches("-?\\d{1,30}(\\.\\d{1,30})?");
      case "Boolean" -> text.matches("true|false");
      case "Time" -> text.matches(TIME);
      default -> true;
    };
  }

  private static BigDecimal number(String text, String column) {
    if (!fits("Number", text)) {
      throw Refused.parameter("filter: " + text + " is no number, but " + column + " is one");
    }
    return new BigDecimal(text);
  }
}
