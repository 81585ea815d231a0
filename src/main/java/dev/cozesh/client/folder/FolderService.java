package dev.cozesh.client.folder;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import java.util.Optional;

/** Folders of a workspace. Thread-safe. */
public final class FolderService {
  private static final int PAGE_SIZE = 50;
  private static final PageShape PAGE =
      new PageShape("/data/items", Optional.of("/data/total_count"), Optional.of("/data/has_more"));

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public FolderService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The folders at the top of a workspace, 50 a request.
   *
   * @param workspaceId the workspace
   * @param type what they hold
   * @return the folders
   * @see <a href="https://docs.coze.cn/developer_guides/workspace_list_folder">Coze: list folders
   *     of a workspace</a>
   */
  @Calls("folders.list")
  public Paged<Folder> list(String workspaceId, FolderType type) {
    return list(FolderFilter.of(workspaceId, type));
  }

  /**
   * The folders that a filter lets through, 50 a request.
   *
   * @param filter which ones
   * @return the folders
   * @see <a href="https://docs.coze.cn/developer_guides/workspace_list_folder">Coze: list folders
   *     of a workspace</a>
   */
  @Calls("folders.list")
  public Paged<Folder> list(FolderFilter filter) {
    return api.pages(
        page ->
            get("/v1/folders")
                .query("workspace_id", filter.workspaceId())
                .query("folder_type", filter.folderType())
                .query("parent_folder_id", filter.parentFolderId())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        Folder.class,
        Folder::id);
  }

  /**
   * One folder.
   *
   * @param folderId the folder
   * @return its name and place
   * @see <a href="https://docs.coze.cn/developer_guides/workspace_read_folder">Coze: read a
   *     folder</a>
   */
  @Calls("folders.retrieve")
  public Folder info(String folderId) {
    return api.send(get("/v1/folders/{folder_id}", folderId).read(), Folder.class);
  }
}
