package dev.cozesh.client.enterprise;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An organization to be made.
 *
 * @param name for people
 * @param superAdminUserId its first administrator
 * @param description for people
 */
public record OrganizationCreate(
    String name, String superAdminUserId, Optional<String> description) {
  public OrganizationCreate {
    requireNonNull(name, "name");
    requireNonNull(superAdminUserId, "superAdminUserId");
    requireNonNull(description, "description");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param name for people
   * @param superAdminUserId its first administrator
   * @return the request
   */
  public static OrganizationCreate of(String name, String superAdminUserId) {
    return new OrganizationCreate(name, superAdminUserId, Optional.empty());
  }

  /**
   * The same with {@code description}.
   *
   * @param value for people
   * @return a copy
   */
  public OrganizationCreate withDescription(String value) {
    return new OrganizationCreate(name, superAdminUserId, Optional.of(value));
  }
}
