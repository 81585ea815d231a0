package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What of a prompt is cached. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record CacheType(@JsonValue WireValue wire) {
  /** Nothing. */
  public static final CacheType CLOSED = of("closed");

  /** Its beginning. */
  public static final CacheType PREFIX = of("prefix");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CacheType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static CacheType of(String text) {
    return new CacheType(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
