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
 * A member of a workspace.
 *
 * @param other members without a name here
 */
public record WorkspaceMember(
    @JsonProperty(required = true) String userId,
    Optional<WorkspaceRole> roleType,
    Optional<String> userNickname,
    Optional<String> userUniqueName,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public WorkspaceMember {
    requireNonNull(userId, "userId");
    other = Others.copyOf(other);
  }
}
