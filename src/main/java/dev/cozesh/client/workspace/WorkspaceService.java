package dev.cozesh.client.workspace;

import static dev.cozesh.client.core.ApiRequest.get;

import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;

/** Workspaces: those the token sees. Thread-safe. */
public final class WorkspaceService {
  private static final int PAGE_SIZE = 50;
  private static final PageShape PAGE = PageShape.counted("/data/workspaces", "/data/total_count");

  private final ApiCaller api;

  public WorkspaceService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The workspaces the token was granted, 50 a request.
   *
   * @see <a href="https://docs.coze.cn/developer_guides/list_workspace">Coze: list workspaces</a>
   */
  public Paged<Workspace> list() {
    return api.pages(
        page -> get("/v1/workspaces").query("page_num", page).query("page_size", PAGE_SIZE).read(),
        PAGE,
        Workspace.class,
        Workspace::id);
  }
}
