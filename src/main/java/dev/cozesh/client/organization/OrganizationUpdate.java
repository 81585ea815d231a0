package dev.cozesh.client.organization;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Changes to an organization; what is absent stays. */
public record OrganizationUpdate(Optional<String> name, Optional<String> description) {
  /** Changes nothing yet. */
  public static final OrganizationUpdate NONE =
      new OrganizationUpdate(Optional.empty(), Optional.empty());

  public OrganizationUpdate {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
  }

  /**
   * The same with {@code name}.
   *
   * @param value the new name
   * @return a copy
   */
  public OrganizationUpdate withName(String value) {
    return new OrganizationUpdate(Optional.of(value), description);
  }

  /**
   * The same with {@code description}.
   *
   * @param value the new description
   * @return a copy
   */
  public OrganizationUpdate withDescription(String value) {
    return new OrganizationUpdate(name, Optional.of(value));
  }
}
