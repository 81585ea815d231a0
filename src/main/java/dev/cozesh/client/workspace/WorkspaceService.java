package dev.cozesh.client.workspace;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Limited;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.error.CozeUsageException;
import java.util.List;

/** Workspaces: list, make, change, and who works there. Thread-safe. */
public final class WorkspaceService {
  private static final int PAGE_SIZE = 50;
  private static final PageShape PAGE = PageShape.counted("/data/workspaces", "/data/total_count");
  private static final PageShape MEMBERS = PageShape.counted("/data/items", "/data/total_count");
  private static final String WORKSPACE = "/v1/workspaces/{workspace_id}";

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public WorkspaceService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The workspaces the token was granted, 50 a request.
   *
   * @return the workspaces
   * @see <a href="https://docs.coze.cn/developer_guides/list_workspace">Coze: list workspaces</a>
   */
  @Calls("workspaces.list")
  public Paged<Workspace> list() {
    return list(WorkspaceFilter.ALL);
  }

  /**
   * The workspaces that a filter lets through, 50 a request.
   *
   * @param filter which ones
   * @return the workspaces
   * @see <a href="https://docs.coze.cn/developer_guides/list_workspace">Coze: list workspaces</a>
   */
  @Calls("workspaces.list")
  public Paged<Workspace> list(WorkspaceFilter filter) {
    return api.pages(
        page ->
            get("/v1/workspaces")
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .query("enterprise_id", filter.enterpriseId())
                .query("user_id", filter.userId())
                .query("coze_account_id", filter.organizationId())
                .read(),
        PAGE,
        Workspace.class,
        Workspace::id);
  }

  /**
   * Makes a workspace. Sent once.
   *
   * @param workspace what it shall be
   * @return the workspace's id
   * @see <a href="https://docs.coze.cn/developer_guides/create_workspace">Coze: create a
   *     workspace</a>
   */
  @Calls("workspaces.create")
  public String create(WorkspaceCreate workspace) {
    return api.send(post("/v1/workspaces").json(workspace).result("/data/id").once(), String.class);
  }

  /**
   * Changes name or description. Sent once.
   *
   * @param workspaceId the workspace
   * @param change what to change
   * @see <a href="https://docs.coze.cn/developer_guides/update_workspace_info">Coze: change name or
   *     description of a workspace</a>
   */
  @Calls("workspaces.update")
  public void update(String workspaceId, WorkspaceUpdate change) {
    api.send(put(WORKSPACE, workspaceId).json(change).once());
  }

  /**
   * The members, 50 a request.
   *
   * @param workspaceId the workspace
   * @return the members
   * @see <a href="https://docs.coze.cn/developer_guides/list_space_member">Coze: list members of a
   *     workspace</a>
   */
  @Calls("workspaces.members.list")
  public Paged<WorkspaceMember> members(String workspaceId) {
    return api.pages(
        page ->
            get(WORKSPACE + "/members", workspaceId)
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        MEMBERS,
        WorkspaceMember.class,
        WorkspaceMember::userId);
  }

  /**
   * Adds members or invites them. Coze calls that a success even when it took none: look at the
   * answer. Sent once.
   *
   * @param workspaceId the workspace
   * @param members 1 to 20
   * @return what became of each
   * @throws CozeUsageException when there are none or more than 20
   * @see <a href="https://docs.coze.cn/developer_guides/add_space_member">Coze: add or invite
   *     members</a>
   */
  @Calls("workspaces.members.create")
  public MembersAdded addMembers(String workspaceId, List<NewMember> members) {
    Limited.count("workspace.members_added", members);
    return api.send(
        post(WORKSPACE + "/members", workspaceId).json(new NewMembers(members)).once(),
        MembersAdded.class);
  }

  /**
   * Removes members. Coze calls that a success even when it removed none: look at the answer. Sent
   * once.
   *
   * @param workspaceId the workspace
   * @param userIds 1 to 5
   * @return what became of each
   * @throws CozeUsageException when there are none or more than 5
   * @see <a href="https://docs.coze.cn/developer_guides/remove_space_member">Coze: remove
   *     members</a>
   */
  @Calls("workspaces.members.delete")
  public MembersRemoved removeMembers(String workspaceId, List<String> userIds) {
    Limited.count("workspace.members_removed", userIds);
    return api.send(
        ApiRequest.delete(WORKSPACE + "/members", workspaceId).json(new Removal(userIds)).once(),
        MembersRemoved.class);
  }

  private record NewMembers(List<NewMember> users) {}

  private record Removal(List<String> userIds) {}
}
