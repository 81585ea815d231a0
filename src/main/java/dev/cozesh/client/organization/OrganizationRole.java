package dev.cozesh.client.organization;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cozesh.client.core.WireValue;

/**
 * What a member of an organization may do. Coze may add to these.
 *
 * @param wire the value as it travels
 */
public record OrganizationRole(@JsonValue WireValue wire) {
  /** Everything. */
  public static final OrganizationRole SUPER_ADMIN = of("organization_super_admin");

  /** Administrate. */
  public static final OrganizationRole ADMIN = of("organization_admin");

  /** Take part. */
  public static final OrganizationRole MEMBER = of("organization_member");

  /** Look on. */
  public static final OrganizationRole GUEST = of("organization_guest");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public OrganizationRole {
    requireNonNull(wire, "wire");
  }

  /**
   * The value of that name.
   *
   * @param text as it travels
   * @return the value
   */
  public static OrganizationRole of(String text) {
    return new OrganizationRole(WireValue.of(text));
  }

  @Override
  public String toString() {
    return wire.text();
  }
}
