package dev.cozesh.client.enterprise;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * An organization of an enterprise.
 *
 * @param other members without a name here
 */
public record Organization(
    @JsonProperty(value = "organization_id", required = true) String id,
    @JsonProperty("organization_name") Optional<String> name,
    @JsonProperty("organization_icon_url") Optional<String> iconUrl,
    @JsonProperty("is_default_organization") Optional<Boolean> isDefaultOrganization,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Organization {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
