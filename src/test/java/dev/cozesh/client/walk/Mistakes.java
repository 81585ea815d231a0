package dev.cozesh.client.walk;

import static dev.cozesh.client.core.ApiRequest.get;
import static dev.cozesh.client.core.ApiRequest.post;
import static dev.cozesh.client.core.ApiRequest.put;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.catalog.Calls;
import dev.cozesh.client.core.ApiCaller;
import dev.cozesh.client.core.ApiRequest;
import dev.cozesh.client.core.Others;
import dev.cozesh.client.core.PageShape;
import dev.cozesh.client.core.Paged;
import java.util.Map;
import java.util.Optional;

/** A service in which every method makes one mistake, so that the walk itself can be tested. */
final class Mistakes {
  private static final PageShape PAGE = PageShape.counted("/data/items", "/data/total_count");

  private final ApiCaller api;

  Mistakes(ApiCaller api) {
    this.api = api;
  }

  @Calls("folders.retrieve")
  public void wrongVerb(String folderId) {
    api.send(post("/v1/folders/{folder_id}", folderId).read());
  }

  @Calls("folders.retrieve")
  public void wrongPath(String folderId) {
    api.send(get("/v1/folder/{folder_id}", folderId).read());
  }

  @Calls("workspaces.update")
  public void misspelt(String workspaceId, Optional<String> name, Optional<String> description) {
    api.send(
        put("/v1/workspaces/{workspace_id}", workspaceId)
            .json(new Misspelt(name, description))
            .once());
  }

  @Calls("workspaces.update")
  public void twice(String workspaceId, Optional<String> name, Optional<String> description) {
    api.send(
        put("/v1/workspaces/{workspace_id}", workspaceId)
            .json(new Changed(name, description))
            .read());
  }

  @Calls("folders.retrieve")
  public void onlyOnce(String folderId) {
    api.send(get("/v1/folders/{folder_id}", folderId).once());
  }

  @Calls("templates.duplicate")
  public void withoutWhatIsNeeded(String templateId, Optional<String> name) {
    api.send(
        post("/v1/templates/{template_id}/duplicate", templateId).json(new Named(name)).once());
  }

  @Calls("templates.duplicate")
  public void cannotSendAll(String templateId, String workspaceId) {
    api.send(
        post("/v1/templates/{template_id}/duplicate", templateId)
            .json(new Target(workspaceId))
            .once());
  }

  @Calls("bots.collaborators.delete")
  public void swapped(String userId, String botId) {
    api.send(ApiRequest.delete("/v1/bots/{bot_id}/collaborators/{user_id}", userId, botId).once());
  }

  @Calls("connectors.install")
  public void wrongKind(String connectorId, long workspaceId) {
    api.send(
        post("/v1/connectors/{connector_id}/install", connectorId)
            .json(new Number(workspaceId))
            .once());
  }

  @Calls("workspaces.members.delete")
  public void oneForMany(String workspaceId, String userIds) {
    api.send(
        ApiRequest.delete("/v1/workspaces/{workspace_id}/members", workspaceId)
            .json(new One(userIds))
            .once());
  }

  @Calls("enterprises.organizations.list")
  public Paged<Row> looksElsewhere(String enterpriseId) {
    return api.pages(
        page ->
            get("/v1/enterprises/{enterprise_id}/organizations", enterpriseId)
                .query("page_num", page)
                .query("page_size", 20)
                .read(),
        PageShape.counted("/data/organizations", "/data/total"),
        Row.class,
        row -> "");
  }

  @Calls("enterprises.organizations.list")
  public Paged<Row> forgetsAMember(String enterpriseId) {
    return api.pages(
        page ->
            get("/v1/enterprises/{enterprise_id}/organizations", enterpriseId)
                .query("page_num", page)
                .query("page_size", 20)
                .read(),
        PAGE,
        Row.class,
        row -> row.organizationId().orElse(""));
  }

  @Calls("folders.retrieve")
  public void sendsNothing(String folderId) {}

  record Row(
      Optional<String> organizationId,
      Optional<String> organizationName,
      @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> other) {
    Row {
      other = Others.copyOf(other);
    }
  }

  record Misspelt(Optional<String> title, Optional<String> description) {}

  record Changed(Optional<String> name, Optional<String> description) {}

  record Named(Optional<String> name) {}

  record Target(String workspaceId) {}

  record Number(long workspaceId) {}

  record One(String userIds) {}
}
