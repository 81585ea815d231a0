package dev.cozesh.client.enterprise;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a member of an enterprise may do. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record EnterpriseRole(@JsonValue WireValue wire) {
  /** Administrate. */
  public static final EnterpriseRole ADMIN = of("enterprise_admin");

  /** Take part. */
  public static final EnterpriseRole MEMBER = of("enterprise_member");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public EnterpriseRole {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static EnterpriseRole of(String text) {
    return new EnterpriseRole(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
