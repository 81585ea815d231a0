package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.Comparator;
import java.util.List;

/**
 * Which columns of the rows are asked for, and in what order.
 *
 * @param names the columns
 * @param distinct whether rows that look alike are answered once
 * @param order how rows are sorted before columns are taken out
 */
record RowQuery(List<String> names, boolean distinct, Comparator<ObjectNode> order) {
  private static final Choices DIRECTIONS = Choices.among("asc", "desc");

  static RowQuery read(Columns columns, Fields body) {
    List<String> names = columns.names();
    boolean distinct = false;
    if (body.has("select_fields")) {
      Fields select = body.within("select_fields").orElseThrow();
      distinct = select.flag("is_distinct");
      if (select.has("field_names")) {
        names = select.texts("field_names", 1, 100);
        names.forEach(name -> columns.requireKnown(name, "select_fields.field_names"));
      }
    }
    return new RowQuery(names, distinct, order(columns, body));
  }

  List<ObjectNode> of(List<ObjectNode> rows) {
    List<ObjectNode> selected = rows.stream().sorted(order).map(this::selected).toList();
    return distinct ? selected.stream().distinct().toList() : selected;
  }

  private static Comparator<ObjectNode> order(Columns columns, Fields body) {
    Comparator<ObjectNode> order = (one, other) -> 0;
    if (!body.has("order_by")) {
      return order;
    }
    for (Fields rule : body.objects("order_by", 0, 20)) {
      String column = columns.requireKnown(rule.text("field_name", 1, 64), "order_by.field_name");
      boolean falling = rule.optionalChoice("direction", DIRECTIONS).orElse("asc").equals("desc");
      Comparator<ObjectNode> by = (one, other) -> compare(columns, column, one, other);
      order = order.thenComparing(falling ? by.reversed() : by);
    }
    return order;
  }

  /** A row without a value comes first. */
  private static int compare(Columns columns, String column, ObjectNode one, ObjectNode other) {
    if (!one.has(column) || !other.has(column)) {
      return Boolean.compare(one.has(column), other.has(column));
    }
    return columns.compare(column, one.path(column).asText(), other.path(column).asText());
  }

  private ObjectNode selected(ObjectNode row) {
    ObjectNode selected = Json.object();
    names.stream().filter(row::has).forEach(name -> selected.set(name, row.get(name)));
    return selected;
  }
}
