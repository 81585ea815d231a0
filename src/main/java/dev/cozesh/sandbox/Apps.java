package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Low-code apps. No endpoint makes one but a copy; the demonstration has one. */
final class Apps {
  private final Hidden hidden;

  Apps(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/apps", this::list),
        new Route("GET", "/v1/apps/{app_id}", this::retrieve));
  }

  /** Makes a published app. */
  static String make(Transaction tx, String space, String name, long seconds) {
    String id = tx.newId();
    ObjectNode app = Json.object().put("id", id).put("space_id", space).put("name", name);
    app.put("description", "").put("updated_at", seconds);
    app.put("version", "v1.0.0").put("published_at", seconds);
    app.putArray("channels").add(BotVersions.API_CHANNEL);
    app.putArray("variables")
        .addObject()
        .put("keyword", "language")
        .put("default_value", "zh")
        .put("variable_type", "KVVariable")
        .put("channel", "app")
        .put("description", "")
        .put("enable", true)
        .put("prompt_enable", true);
    tx.put(Kind.APP, id, app);
    return id;
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("workspace_id"));
    Page page = call.page("page_num", 20, Integer.MAX_VALUE);
    String status =
        call.queryChoice("publish_status", Choices.of("PublishStatusFilter"))
            .orElse("published_online");
    String channel = call.queryText("connector_id").orElse(BotVersions.API_CHANNEL);
    List<ObjectNode> rows =
        hidden.visible(tx, Kind.APP).stream()
            .filter(app -> app.path("space_id").asText().equals(space))
            .filter(app -> isWanted(app, status, channel))
            .map(Apps::row)
            .toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", rows.size());
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private static boolean isWanted(ObjectNode app, String status, String channel) {
    return switch (status) {
      case "all" -> true;
      case "unpublished_draft" -> !isPublished(app);
      default -> isPublished(app) && BotVersions.isOnChannel(app, channel);
    };
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode app = tx.existing(Kind.APP, call.path().get("app_id"));
    if (hidden.hides(app.path("id").asText()) || !isPublished(app)) {
      throw Refused.notFound("app " + app.path("id").asText());
    }
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("app_id", app.path("id").asText());
    for (String member : List.of("version", "name", "description", "variables")) {
      data.set(member, app.path(member).deepCopy());
    }
    data.put("icon_url", "");
    return answer;
  }

  private static boolean isPublished(ObjectNode app) {
    return app.has("published_at");
  }

  private static ObjectNode row(ObjectNode app) {
    ObjectNode row = Json.object().put("id", app.path("id").asText());
    row.put("name", app.path("name").asText()).put("icon_url", "").put("folder_id", "");
    row.put("updated_at", app.path("updated_at").asLong());
    row.put("description", app.path("description").asText());
    row.put("is_published", isPublished(app));
    row.put("published_at", app.path("published_at").asLong());
    return row.put("owner_user_id", Workspaces.USER_ID);
  }
}
