package dev.cozesh.client.message;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** In which order messages are listed. Coze may add to these. */
public record SortOrder(@JsonValue WireValue wire) {
  /** The newest first; so Coze lists unless told. */
  public static final SortOrder DESC = of("desc");

  /** The oldest first. */
  public static final SortOrder ASC = of("asc");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SortOrder {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that name}
   *
   * @param text as it travels
   */
  public static SortOrder of(String text) {
    return new SortOrder(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
