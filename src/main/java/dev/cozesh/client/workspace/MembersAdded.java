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
 * @param addedSuccessUserIds members now
 * @param invitedSuccessUserIds have to accept
 * @param other members without a name here
 */
public record MembersAdded(
    Optional<List<String>> addedSuccessUserIds,
    Optional<List<String>> invitedSuccessUserIds,
    Optional<List<String>> notExistUserIds,
    Optional<List<String>> alreadyJoinedUserIds,
    Optional<List<String>> alreadyInvitedUserIds,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public MembersAdded {
    addedSuccessUserIds = addedSuccessUserIds.map(List::copyOf);
    invitedSuccessUserIds = invitedSuccessUserIds.map(List::copyOf);
    notExistUserIds = notExistUserIds.map(List::copyOf);
    alreadyJoinedUserIds = alreadyJoinedUserIds.map(List::copyOf);
    alreadyInvitedUserIds = alreadyInvitedUserIds.map(List::copyOf);
    other = Others.copyOf(other);
  }
}
