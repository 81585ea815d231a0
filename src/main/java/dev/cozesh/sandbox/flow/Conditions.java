package dev.cozesh.sandbox.flow;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;

/** The conditions of a selector's branch; the numbers are the editor's. */
record Conditions(JsonNode condition) {
  private static final int OR = 1;

  boolean hold(Scope scope) {
    boolean any = condition.path("logic").asInt() == OR;
    for (JsonNode one : condition.path("conditions")) {
      if (holds(one, scope) == any) {
        return any;
      }
    }
    return !any;
  }

  private static boolean holds(JsonNode one, Scope scope) {
    JsonNode left = scope.value(one.path("left").path("input"));
    JsonNode right = scope.value(one.path("right").path("input"));
    return switch (one.path("operator").asInt()) {
      case 1 -> equal(left, right);
      case 2 -> !equal(left, right);
      case 3 -> length(left) > amount(right);
      case 4 -> length(left) >= amount(right);
      case 5 -> length(left) < amount(right);
      case 6 -> length(left) <= amount(right);
      case 7 -> contains(left, right);
      case 8 -> !contains(left, right);
      case 9 -> isEmpty(left);
      case 10 -> !isEmpty(left);
      case 11 -> Values.isTrue(left);
      case 12 -> !Values.isTrue(left);
      case 13 -> compared(left, right) > 0;
      case 14 -> compared(left, right) >= 0;
      case 15 -> compared(left, right) < 0;
      case 16 -> compared(left, right) <= 0;
      default -> false;
    };
  }

  private static boolean equal(JsonNode left, JsonNode right) {
    return bothNumbers(left, right)
        ? compared(left, right) == 0
        : Values.text(left).equals(Values.text(right));
  }

  private static boolean bothNumbers(JsonNode left, JsonNode right) {
    return (left.isNumber() || right.isNumber())
        && Values.number(left).isPresent()
        && Values.number(right).isPresent();
  }

  /** As numbers when both are, else as texts. */
  private static int compared(JsonNode left, JsonNode right) {
    Optional<BigDecimal> a = Values.number(left);
    Optional<BigDecimal> b = Values.number(right);
    return a.isPresent() && b.isPresent()
        ? a.get().compareTo(b.get())
        : Values.text(left).compareTo(Values.text(right));
  }

  private static int length(JsonNode value) {
    return value.isContainerNode() ? value.size() : Values.text(value).length();
  }

  private static int amount(JsonNode value) {
    return Values.number(value).map(BigDecimal::intValue).orElse(0);
  }

  private static boolean contains(JsonNode whole, JsonNode part) {
    if (whole.isObject()) {
      return whole.has(Values.text(part));
    }
    if (!whole.isArray()) {
      return Values.text(whole).contains(Values.text(part));
    }
    for (JsonNode element : whole) {
      if (equal(element, part)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEmpty(JsonNode value) {
    return value.isNull() || length(value) == 0;
  }
}
