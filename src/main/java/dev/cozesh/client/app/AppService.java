package dev.cozesh.client.app;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;

import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import dev.cozesh.client.core.PublishStatus;
import java.util.List;

/** Low-code apps: list them, look at one, share one with others. Thread-safe. */
public final class AppService {
  private static final int PAGE_SIZE = 20;
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total");

  private final ApiCaller api;

  /**
   * The service on a line.
   *
   * @param api what sends the requests
   */
  public AppService(ApiCaller api) {
    this.api = api;
  }

  /**
   * The apps of a workspace, 20 a request.
   *
   * @param workspaceId the workspace
   * @param status {@link PublishStatus#ALL} for those never published too
   * @return the apps
   * @see <a href="https://docs.coze.cn/developer_guides/published_apps_list">Coze: list low-code
   *     apps of a workspace</a>
   */
  @Calls("apps.list")
  public Paged<AppSummary> list(String workspaceId, PublishStatus status) {
    return list(AppFilter.of(workspaceId).withPublishStatus(status));
  }

  /**
   * The apps that a filter lets through, 20 a request.
   *
   * @param filter which ones
   * @return the apps
   * @see <a href="https://docs.coze.cn/developer_guides/published_apps_list">Coze: list low-code
   *     apps of a workspace</a>
   */
  @Calls("apps.list")
  public Paged<AppSummary> list(AppFilter filter) {
    return api.pages(
        page ->
            get("/v1/apps")
                .query("workspace_id", filter.workspaceId())
                .query("publish_status", filter.publishStatus())
                .query("connector_id", filter.connectorId())
                .query("page_num", page)
                .query("page_size", PAGE_SIZE)
                .read(),
        PAGE,
        AppSummary.class,
        AppSummary::id);
  }

  /**
   * The published configuration of an app. No page of the documentation describes this.
   *
   * @param appId the app
   * @return the configuration
   */
  @Calls("apps.retrieve")
  public AppInfo info(String appId) {
    return info(AppQuery.of(appId));
  }

  /**
   * A published configuration of an app. No page of the documentation describes this.
   *
   * @param query which one
   * @return the configuration
   */
  @Calls("apps.retrieve")
  public AppInfo info(AppQuery query) {
    return api.send(
        get("/v1/apps/{app_id}", query.appId())
            .query("connector_id", query.connectorId())
            .query("version", query.version())
            .read(),
        AppInfo.class);
  }

  /**
   * Lets somebody work on an app too. Sent once.
   *
   * @param appId the app
   * @param userId who shall join
   * @see <a href="https://docs.coze.cn/developer_guides/add_app_collaborator">Coze: add a
   *     collaborator to an app</a>
   */
  @Calls("apps.collaborators.create")
  public void addCollaborator(String appId, String userId) {
    api.send(
        post("/v1/apps/{app_id}/collaborators", appId)
            .json(new Collaborators(List.of(new Collaborator(userId))))
            .once());
  }

  /**
   * Lets somebody work on an app no more. Sent once.
   *
   * @param appId the app
   * @param userId who shall leave
   * @see <a href="https://docs.coze.cn/developer_guides/remove_app_collaborator">Coze: remove a
   *     collaborator from an app</a>
   */
  @Calls("apps.collaborators.delete")
  public void removeCollaborator(String appId, String userId) {
    api.send(ApiRequest.delete("/v1/apps/{app_id}/collaborators/{user_id}", appId, userId).once());
  }

  private record Collaborators(List<Collaborator> collaborators) {}

  private record Collaborator(String userId) {}
}
