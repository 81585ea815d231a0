package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The console's publishing of bots, and the versions that come of it. */
final class ConsoleBotVersions {
  private static final String AREA = "/api/draftbot/";
  private static final int USUAL_PAGE = 30;
  private static final int DONE = 1;

  private static final Map<String, String> CONNECTORS =
      new TreeMap<>(Map.of("999", "Chat SDK", BotVersions.API_CHANNEL, "API"));

  List<Route> routes() {
    return List.of(
        new Route("POST", AREA + "publish", this::publish).ofConsole(),
        new Route("POST", AREA + "list_draft_history", this::history).ofConsole(),
        new Route("POST", AREA + "publish/connector/list", this::connectors).ofConsole());
  }

  /** What was published; it stays when the bot is deleted. */
  static Optional<ObjectNode> content(Transaction tx, String bot, String version) {
    return tx.find(Kind.VERSION, version)
        .filter(found -> found.path("bot_id").asText().equals(bot))
        .map(found -> (ObjectNode) found.path("content"));
  }

  private ObjectNode publish(Transaction tx, Call call) {
    ObjectNode bot = ConsoleBots.own(tx, call, call.body());
    JsonNode connectors = call.body().path("connectors");
    if (!connectors.isObject() || connectors.isEmpty()) {
      throw ConsoleBots.malformed("connectors is nil");
    }
    List<String> ids = new ArrayList<>();
    connectors.fieldNames().forEachRemaining(ids::add);
    for (String id : ids) {
      if (!CONNECTORS.containsKey(id)) {
        throw ConsoleBots.notAllowed("connector " + id + " not allowed");
      }
    }
    ObjectNode version = BotVersions.freeze(tx, bot, ids, call.seconds());
    version.put("info", call.body().path("history_info").asText());
    ObjectNode content = (ObjectNode) version.get("content");
    content.set(ConsoleBotParts.MEMBER, ConsoleBotParts.of(bot));
    for (String member : List.of("creator", "space_id", "create_time", "update_time")) {
      if (bot.has(member)) {
        content.set(member, bot.get(member).deepCopy());
      }
    }
    tx.put(Kind.VERSION, version.path("id").asText(), version);
    tx.put(Kind.BOT, bot.path("id").asText(), bot);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("check_not_pass", false);
    ObjectNode results = data.putObject("publish_result");
    ids.forEach(id -> results.putObject(id).put("msg", "").put("publish_result_status", DONE));
    return answer;
  }

  private ObjectNode history(Transaction tx, Call call) {
    ObjectNode bot = ConsoleBots.own(tx, call, call.body());
    int number = Math.max(1, call.body().path("page_index").asInt());
    int size = call.body().path("page_size").asInt();
    List<ObjectNode> rows = of(tx, bot).stream().map(ConsoleBotVersions::row).toList();
    List<ObjectNode> page = new Page(number, size > 0 ? size : USUAL_PAGE).of(rows);
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data").put("total", 0);
    if (page.isEmpty()) {
      data.putNull("history_infos");
    } else {
      data.set("history_infos", Page.array(page));
    }
    return answer;
  }

  private ObjectNode connectors(Transaction tx, Call call) {
    ObjectNode bot = ConsoleBots.own(tx, call, call.body());
    List<ObjectNode> versions = of(tx, bot);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("publish_connector_list");
    CONNECTORS.forEach(
        (id, name) -> {
          Optional<ObjectNode> last = versions.stream().filter(one -> isOn(one, id)).findFirst();
          list.addObject()
              .put("id", id)
              .put("name", name)
              .put("desc", "")
              .put("config_status", 1)
              .put("last_publish_time", last.map(one -> one.path("created_at").asLong()).orElse(0L))
              .put("is_last_published", last.isPresent() && last.get() == versions.get(0));
        });
    return answer;
  }

  /** The versions of a bot, the newest first. */
  private static List<ObjectNode> of(Transaction tx, ObjectNode bot) {
    String id = bot.path("id").asText();
    List<ObjectNode> versions = new ArrayList<>();
    for (ObjectNode version : tx.all(Kind.VERSION)) {
      if (version.path("bot_id").asText().equals(id)) {
        versions.add(version);
      }
    }
    Collections.reverse(versions);
    return versions;
  }

  private static boolean isOn(ObjectNode version, String connector) {
    for (JsonNode one : version.path("channels")) {
      if (one.asText().equals(connector)) {
        return true;
      }
    }
    return false;
  }

  private static ObjectNode row(ObjectNode version) {
    ObjectNode row = Json.object().put("version", version.path("id").asText());
    row.put("history_type", 2).put("info", version.path("info").asText());
    row.put("create_time", version.path("created_at").asText());
    ArrayNode connectors = row.putArray("connector_infos");
    version
        .path("channels")
        .forEach(
            one ->
                connectors
                    .addObject()
                    .put("id", one.asText())
                    .put("name", CONNECTORS.getOrDefault(one.asText(), one.asText())));
    return row;
  }
}
