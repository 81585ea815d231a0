package dev.cozesh.client.organization;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Somebody to be added.
 *
 * @param role what the member may do
 */
public record NewMember(
    String userId, @JsonProperty("organization_role_type") OrganizationRole role) {
  public NewMember {
    requireNonNull(userId, "userId");
    requireNonNull(role, "role");
  }
}
