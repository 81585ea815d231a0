package dev.cozesh.client.folder;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which folders to list.
 *
 * @param folderType what they hold
 * @param parentFolderId the folder they are in; those at the top unless set
 */
public record FolderFilter(
    String workspaceId, FolderType folderType, Optional<String> parentFolderId) {
  public FolderFilter {
    requireNonNull(workspaceId, "workspaceId");
    requireNonNull(folderType, "folderType");
    requireNonNull(parentFolderId, "parentFolderId");
  }

  /**
   * Those at the top.
   *
   * @param workspaceId the workspace
   * @param folderType what they hold
   * @return the request
   */
  public static FolderFilter of(String workspaceId, FolderType folderType) {
    return new FolderFilter(workspaceId, folderType, Optional.empty());
  }

  /**
   * The same with {@code parent_folder_id}.
   *
   * @param value the folder they are in; those at the top unless set
   * @return a copy
   */
  public FolderFilter withParentFolderId(String value) {
    return new FolderFilter(workspaceId, folderType, Optional.of(value));
  }
}
