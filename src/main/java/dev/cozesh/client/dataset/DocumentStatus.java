package dev.cozesh.client.dataset;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/** What has become of a document. Coze may add to these. */
public record DocumentStatus(@JsonValue WireValue wire) {
  /** Being cut and indexed. */
  public static final DocumentStatus PROCESSING = of(0);

  /** Ready. */
  public static final DocumentStatus COMPLETED = of(1);

  /** Could not be processed. */
  public static final DocumentStatus FAILED = of(9);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public DocumentStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * {@return the value of that number}
   *
   * @param number as it travels
   */
  public static DocumentStatus of(long number) {
    return new DocumentStatus(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
