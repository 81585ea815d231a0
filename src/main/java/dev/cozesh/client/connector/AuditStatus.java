package dev.cozesh.client.connector;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a review came to. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record AuditStatus(@JsonValue WireValue wire) {
  /** Nothing yet. */
  public static final AuditStatus PENDING = of(1);

  /** Yes. */
  public static final AuditStatus APPROVED = of(2);

  /** No. */
  public static final AuditStatus REJECTED = of(3);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public AuditStatus {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that number.
   *
   * @param number as it travels
   * @return the value
   */
  public static AuditStatus of(long number) {
    return new AuditStatus(WireValue.of(number));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
