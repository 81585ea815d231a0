package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The two lists of bots: the newest bot first, whatever is changed meanwhile. */
final class BotLists {
  private final Hidden hidden;

  BotLists(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/bots", this::list),
        new Route("GET", "/v1/space/published_bots_list", this::listPublished));
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("workspace_id"));
    Page page = call.page("page_num", 20, Integer.MAX_VALUE);
    String status = call.queryText("publish_status").orElse("published_online");
    String channel = call.queryText("connector_id").orElse(BotVersions.API_CHANNEL);
    List<ObjectNode> bots = of(tx, space, wanted(status, channel));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", bots.size());
    boolean online = status.equals("published_online");
    List<ObjectNode> rows =
        page.of(bots).stream().map(bot -> row(bot, online ? Bots.online(tx, bot) : bot)).toList();
    data.set("items", Page.array(rows));
    return answer;
  }

  private static Predicate<ObjectNode> wanted(String status, String channel) {
    return switch (status) {
      case "all" -> bot -> true;
      case "published_online", "published_draft" ->
          bot -> bot.has("online") && BotVersions.isOnChannel(bot, channel);
      case "unpublished_draft" -> bot -> !bot.has("online");
      default -> throw Refused.parameter("publish_status " + status + " is unknown");
    };
  }

  private ObjectNode listPublished(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, call.requiredQuery("space_id"));
    Page page = call.page("page_index", 20, Integer.MAX_VALUE);
    List<ObjectNode> bots = of(tx, space, wanted("published_online", BotVersions.API_CHANNEL));
    List<ObjectNode> rows =
        page.of(bots).stream().map(bot -> oldRow(bot, Bots.online(tx, bot))).toList();
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", bots.size());
    data.set("space_bots", Page.array(rows));
    return answer;
  }

  private List<ObjectNode> of(Transaction tx, String space, Predicate<ObjectNode> wanted) {
    List<ObjectNode> bots = new ArrayList<>();
    for (ObjectNode bot : tx.all(Kind.BOT)) {
      if (bot.path("space_id").asText().equals(space)
          && wanted.test(bot)
          && !hidden.hides(bot.path("id").asText())) {
        bots.add(bot);
      }
    }
    Collections.reverse(bots);
    return bots;
  }

  private static ObjectNode row(ObjectNode bot, JsonNode content) {
    ObjectNode row = Json.object().put("owner_user_id", Workspaces.USER_ID);
    row.put("updated_at", bot.path("update_time").asLong());
    row.put("is_published", bot.has("online"));
    row.put("published_at", bot.path("published_at").asLong());
    row.put("folder_id", "").put("icon_url", "");
    row.put("description", content.path("description").asText());
    return row.put("name", content.path("name").asText()).put("id", bot.path("id").asText());
  }

  private static ObjectNode oldRow(ObjectNode bot, JsonNode content) {
    ObjectNode row = Json.object().put("icon_url", "");
    row.put("publish_time", bot.path("published_at").asText());
    row.put("description", content.path("description").asText());
    return row.put("bot_name", content.path("name").asText())
        .put("bot_id", bot.path("id").asText());
  }
}
