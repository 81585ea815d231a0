package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The console's list of bots: an index, which a new bot reaches later; the newest bot first. */
final class ConsoleBotList {
  private static final int BOT = 1;
  private static final int USUAL_PAGE = 100;

  private final Hidden hidden;

  ConsoleBotList(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/intelligence_api/search/get_draft_intelligence_list", this::list)
            .ofConsole());
  }

  private ObjectNode list(Transaction tx, Call call) {
    String space = ConsoleBots.id(call.body(), "space_id");
    List<ObjectNode> all = new ArrayList<>();
    for (ObjectNode bot : hidden.visible(tx, Kind.BOT)) {
      if (bot.path("space_id").asText().equals(space) && wantsBots(call.body().path("types"))) {
        all.add(bot);
      }
    }
    Collections.reverse(all);
    int asked = call.body().path("size").asInt();
    int size = asked > 0 ? asked : USUAL_PAGE;
    int from = behind(all, call.body().path("cursor_id").asText());
    int to = Math.min(all.size(), from + size);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", to - from);
    data.put("has_more", to < all.size());
    data.put("next_cursor_id", to > from ? all.get(to - 1).path("id").asText() : "");
    data.set(
        "intelligences",
        Page.array(all.subList(from, to).stream().map(ConsoleBotList::row).toList()));
    return answer;
  }

  private static boolean wantsBots(JsonNode types) {
    boolean wanted = types.isEmpty();
    for (JsonNode type : types) {
      wanted |= type.asInt() == BOT;
    }
    return wanted;
  }

  private static int behind(List<ObjectNode> all, String cursor) {
    for (int n = 0; n < all.size(); n++) {
      if (all.get(n).path("id").asText().equals(cursor)) {
        return n + 1;
      }
    }
    return 0;
  }

  private static ObjectNode row(ObjectNode bot) {
    ObjectNode row = Json.object().put("type", BOT);
    ObjectNode basics = row.putObject("basic_info").put("id", bot.path("id").asText());
    basics.put("name", bot.path("name").asText());
    basics.put("description", bot.path("description").asText());
    basics.put("space_id", bot.path("space_id").asText());
    basics.put("owner_id", Workspaces.USER_ID);
    basics.put("create_time", bot.path("create_time").asText());
    basics.put("update_time", bot.path("update_time").asText()).put("status", 1);
    ObjectNode published = row.putObject("publish_info").put("has_published", bot.has("online"));
    published.put("publish_time", bot.path("published_at").asText("0"));
    return row;
  }
}
