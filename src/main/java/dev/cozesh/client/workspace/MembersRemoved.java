package dev.cozesh.client.workspace;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of each user; Coze calls the whole a success in any case.
 *
 * @param ownerNotSupportRemoveUserIds the owner stays
 * @param other members without a name here
 */
public record MembersRemoved(
    Optional<List<String>> removedSuccessUserIds,
    Optional<List<String>> notInWorkspaceUserIds,
    Optional<List<String>> ownerNotSupportRemoveUserIds,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public MembersRemoved {
    removedSuccessUserIds = removedSuccessUserIds.map(List::copyOf);
    notInWorkspaceUserIds = notInWorkspaceUserIds.map(List::copyOf);
    ownerNotSupportRemoveUserIds = ownerNotSupportRemoveUserIds.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
