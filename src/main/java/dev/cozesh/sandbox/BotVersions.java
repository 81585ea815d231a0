package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Publishing bots: versions and channels. */
final class BotVersions {
  /** The channel "Agent As API", which a list shows unless it is told otherwise. */
  static final String API_CHANNEL = "1024";

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/bot/publish", this::publish),
        new Route("POST", "/v1/bots/{bot_id}/unpublish", this::unpublish),
        new Route("GET", "/v1/bots/{bot_id}/versions", this::list));
  }

  static boolean isOnChannel(ObjectNode bot, String channel) {
    for (JsonNode one : bot.path("channels")) {
      if (one.asText().equals(channel)) {
        return true;
      }
    }
    return false;
  }

  private ObjectNode publish(Transaction tx, Call call) {
    String id = call.fields().id("bot_id");
    JsonNode channels = call.fields().list("connector_ids", 1, 100);
    ObjectNode bot = Bots.existing(tx, id).deepCopy();
    List<String> ids = new ArrayList<>();
    channels.forEach(channel -> ids.add(Fields.id(channel, "connector_ids")));
    ObjectNode frozen = freeze(tx, bot, ids, call.seconds());
    String version = frozen.path("id").asText();
    tx.put(Kind.VERSION, version, frozen);
    tx.put(Kind.BOT, id, bot);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("version", version).put("bot_id", id);
    return answer;
  }

  /** A version of a bot as it is, and the bot as published with it; neither is stored. */
  static ObjectNode freeze(Transaction tx, ObjectNode bot, List<String> channels, long seconds) {
    String version = tx.newId();
    ObjectNode content = Json.object();
    BotDraft.MEMBERS.stream()
        .filter(bot::has)
        .forEach(member -> content.set(member, bot.get(member).deepCopy()));
    ObjectNode frozen = Json.object().put("id", version);
    frozen.put("bot_id", bot.path("id").asText()).put("created_at", seconds);
    frozen.set("content", content);
    channels.forEach(frozen.putArray("channels")::add);
    channels.forEach(channel -> addChannel(bot, channel));
    bot.put("online", version).put("version", version).put("published_at", seconds);
    return frozen;
  }

  private ObjectNode unpublish(Transaction tx, Call call) {
    String id = call.path().get("bot_id");
    String channel = call.fields().id("connector_id");
    ObjectNode bot = Bots.existing(tx, id).deepCopy();
    if (!isOnChannel(bot, channel)) {
      throw Refused.parameter("connector_id " + channel + ": the bot is not published there");
    }
    List<String> left = new ArrayList<>();
    bot.path("channels").forEach(one -> left.add(one.asText()));
    left.remove(channel);
    bot.remove("channels");
    left.forEach(one -> addChannel(bot, one));
    if (left.isEmpty()) {
      bot.remove("online");
    }
    tx.put(Kind.BOT, id, bot);
    return Json.object();
  }

  private ObjectNode list(Transaction tx, Call call) {
    ObjectNode bot = Bots.existing(tx, call.path().get("bot_id"));
    Page page = call.page("page_num", 10, 30);
    List<ObjectNode> rows = new ArrayList<>();
    for (ObjectNode version : tx.all(Kind.VERSION)) {
      if (version.path("bot_id").equals(bot.path("id"))) {
        rows.add(row(bot, version));
      }
    }
    Collections.reverse(rows);
    call.queryText("publish_status")
        .ifPresent(wanted -> rows.removeIf(r -> !wanted.equals(r.path("publish_status").asText())));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("has_more", page.hasMore(rows.size()));
    data.set("items", Page.array(page.of(rows)));
    return answer;
  }

  private static ObjectNode row(ObjectNode bot, ObjectNode version) {
    ObjectNode row = Json.object().put("publish_status", "published");
    row.put("created_at", version.path("created_at").asLong()).put("changelog", "");
    row.put("version", version.path("id").asText());
    row.putObject("creator").put("id", Workspaces.USER_ID).put("name", Workspaces.USER_NAME);
    return row;
  }

  private static void addChannel(ObjectNode bot, String channel) {
    if (!isOnChannel(bot, channel)) {
      bot.withArray("channels").add(channel);
    }
  }
}
