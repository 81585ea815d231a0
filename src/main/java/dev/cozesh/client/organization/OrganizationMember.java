package dev.cozesh.client.organization;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A member of an organization.
 *
 * @param createdAt unix seconds
 * @param peopleType employee or guest
 * @param other members without a name here
 */
public record OrganizationMember(
    @JsonProperty(required = true) String userId,
    @JsonProperty("is_valid") Optional<Boolean> isValid,
    Optional<String> avatarUrl,
    Optional<Long> createdAt,
    Optional<String> peopleType,
    Optional<String> userNickname,
    Optional<String> userUniqueName,
    @JsonProperty("organization_role_type") Optional<OrganizationRole> role,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public OrganizationMember {
    requireNonNull(userId, "userId");
    other = Others.copyOf(other);
  }
}
