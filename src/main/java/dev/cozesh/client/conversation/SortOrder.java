package dev.cozesh.client.conversation;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * In which order conversations are listed; written in capitals, unlike the order of messages. Coze
 * may add to these.
 */
public record SortOrder(@JsonValue WireValue wire) {
  /** The newest first; so Coze lists unless told. */
  public static final SortOrder DESC = of("DESC");

  /** The oldest first. */
  public static final SortOrder ASC = of("ASC");

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
