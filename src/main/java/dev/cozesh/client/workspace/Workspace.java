package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace.
 *
 * @param roleType the caller's role: owner, admin or member
 * @param workspaceType personal or team
 * @param other members without a name here
 */
public record Workspace(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<String> roleType,
    Optional<String> workspaceType,
    Optional<String> enterpriseId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Workspace {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
