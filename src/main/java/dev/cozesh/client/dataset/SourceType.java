package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * Where a document comes from. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record SourceType(@JsonValue WireValue wire) {
  /** A file sent along. */
  public static final SourceType LOCAL_FILE = of(0);

  /** A web page. */
  public static final SourceType WEB_PAGE = of(1);

  /** A text. */
  public static final SourceType CUSTOM = of(2);

  /** An uploaded file. */
  public static final SourceType FILE_ID = of(5);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public SourceType {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static SourceType of(long number) {
    return new SourceType(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
