package dev.cozesh.client.core;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;

/**
 * A value of a set that Coze may extend: kept as it stood on the wire and sent back the same.
 *
 * @param text the value as text
 * @param numeric whether it is a JSON number
 */
public record WireValue(String text, boolean numeric) {
  public WireValue {
    requireNonNull(text, "text");
    if (numeric) {
      new BigDecimal(text);
    }
  }

  /**
   * {@return a number}
   *
   * @param number as it travels
   */
  public static WireValue of(long number) {
    return new WireValue(Long.toString(number), true);
  }

  /**
   * {@return a text}
   *
   * @param text as it travels
   */
  public static WireValue of(String text) {
    return new WireValue(text, false);
  }

  /**
   * {@return what stands in a document; anything but a number is kept as its text}
   *
   * @param node as it was read
   */
  @JsonCreator
  public static WireValue of(JsonNode node) {
    return new WireValue(node.asText(), node.isNumber());
  }

  /** {@return the value for a document} */
  @JsonValue
  public JsonNode json() {
    if (!numeric) {
      return JsonNodeFactory.instance.textNode(text);
    }
    BigDecimal number = new BigDecimal(text);
    return number.scale() <= 0
        ? JsonNodeFactory.instance.numberNode(number.toBigInteger())
        : DecimalNode.valueOf(number);
  }

  @Override
  public String toString() {
    return text;
  }
}
