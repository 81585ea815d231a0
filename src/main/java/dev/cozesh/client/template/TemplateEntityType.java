package dev.cozesh.client.template;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a template makes. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record TemplateEntityType(@JsonValue WireValue wire) {
  /** A bot. */
  public static final TemplateEntityType AGENT = of("agent");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TemplateEntityType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static TemplateEntityType of(String text) {
    return new TemplateEntityType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
