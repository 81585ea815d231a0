package dev.cozesh.client.folder;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.core.Others;
import java.util.Map;
import java.util.Optional;

/**
 * A folder.
 *
 * @param childrenCount in lists only
 * @param other members without a name here
 */
public record Folder(
    @JsonProperty(required = true) String id,
    Optional<String> name,
    Optional<String> description,
    Optional<FolderType> folderType,
    Optional<String> workspaceId,
    Optional<Long> childrenCount,
    Optional<String> creatorUserId,
    Optional<String> parentFolderId,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
  public Folder {
    requireNonNull(id, "id");
    other = Others.copyOf(other);
  }
}
