package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells the rows that a filter means. A column without value fits no comparison. */
final class RowFilter implements Predicate<ObjectNode> {
  private static final Choices OPERATIONS = Choices.of("DatabaseConditionOperation");
  private static final Choices LOGIC = Choices.among("and", "or");

  private final Columns columns;
  private final boolean all;
  private final List<Predicate<ObjectNode>> conditions = new ArrayList<>();

  private RowFilter(Columns columns, Fields filter) {
    this.columns = columns;
    this.all = filter.optionalChoice("logic", LOGIC).orElse("and").equals("and");
    for (Fields condition : filter.objects("conditions", 1, 100)) {
      conditions.add(condition(condition));
    }
  }

  /** Without a filter every row is meant. */
  static Predicate<ObjectNode> optional(Columns columns, Fields body) {
    return body.within("filter")
        .<Predicate<ObjectNode>>map(filter -> new RowFilter(columns, filter))
        .orElse(row -> true);
  }

  /** A change of all rows has to be refused. */
  static Predicate<ObjectNode> required(Columns columns, Fields body) {
    return body.within("filter")
        .map(filter -> new RowFilter(columns, filter))
        .orElseThrow(() -> Refused.parameter("filter is required"));
  }

  @Override
  public boolean test(ObjectNode row) {
    return all
        ? conditions.stream().allMatch(condition -> condition.test(row))
        : conditions.stream().anyMatch(condition -> condition.test(row));
  }

  private Predicate<ObjectNode> condition(Fields sent) {
    String column = columns.requireKnown(sent.text("left", 1, 64), "filter.conditions.left");
    String operation = sent.choice("operation", OPERATIONS);
    if (operation.equals("is_null")) {
      return row -> !row.has(column);
    }
    if (operation.equals("is_not_null")) {
      return row -> row.has(column);
    }
    String right = sent.text("right", 0, 10_000);
    Predicate<String> fits = comparison(column, operation, right);
    return row -> row.has(column) && fits.test(row.path(column).asText());
  }

  private Predicate<String> comparison(String column, String operation, String right) {
    return switch (operation) {
      case "equal" -> value -> columns.compare(column, value, right) == 0;
      case "not_equal" -> value -> columns.compare(column, value, right) != 0;
      case "greater_than" -> value -> columns.compare(column, value, right) > 0;
      case "less_than" -> value -> columns.compare(column, value, right) < 0;
      case "greater_equal" -> value -> columns.compare(column, value, right) >= 0;
      case "less_equal" -> value -> columns.compare(column, value, right) <= 0;
      case "in" -> among(column, right);
      case "not_in" -> among(column, right).negate();
      case "like" -> like(right);
      default -> like(right).negate();
    };
  }

  /** Several values in one text: a JSON list, or joined by commas. */
  private Predicate<String> among(String column, String right) {
    List<String> values = new ArrayList<>();
    if (right.startsWith("[")) {
      for (JsonNode value : Fields.parsed(right, "filter.conditions.right")) {
        values.add(value.asText());
      }
    } else {
      for (String value : right.split(",")) {
        values.add(value.trim());
      }
    }
    return value -> values.stream().anyMatch(one -> columns.compare(column, value, one) == 0);
  }

  /** As in SQL; a text without % is looked for anywhere. */
  private static Predicate<String> like(String right) {
    String wanted = right.contains("%") || right.contains("_") ? right : "%" + right + "%";
    StringBuilder pattern = new StringBuilder();
    for (char one : wanted.toCharArray()) {
      switch (one) {
        case '%' -> pattern.append(".*");
        case '_' -> pattern.append('.');
        default -> pattern.append(Pattern.quote(String.valueOf(one)));
      }
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL).asMatchPredicate();
  }
}
