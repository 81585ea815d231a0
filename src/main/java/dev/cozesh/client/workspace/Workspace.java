package dev.cozesh.client.workspace;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A workspace.
 *
 * @param roleType the caller's role
 * @param other members without a name here
 */
public record Workspace(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<String> iconUrl,
    Optional<WorkspaceRole> roleType,
    Optional<WorkspaceType> workspaceType,
    Optional<String> enterpriseId,
    Optional<JoinedStatus> joinedStatus,
    Optional<String> ownerUid,
    Optional<List<String>> adminUids,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Workspace {
    requireNonNull(id, "id");
    adminUids = adminUids.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
