package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** User variables. A bot of the sandbox declares none, so any name is taken. */
final class Variables {
  private static final int MOST_IN_A_REQUEST = 100;

  List<Route> routes() {
    return List.of(
        new Route("GET", "/v1/variables", this::retrieve),
        new Route("PUT", "/v1/variables", this::update));
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode asked = Json.object();
    call.query().forEach(asked::put);
    String owner = owner(tx, new Fields(asked));
    List<String> wanted =
        call.queryText("keywords").map(names -> List.of(names.split(","))).orElse(List.of());
    ObjectNode answer = Json.object();
    ArrayNode items = answer.putObject("data").putArray("items");
    for (ObjectNode variable : tx.all(Kind.VARIABLE)) {
      String keyword = variable.path("keyword").asText();
      if (variable.path("owner").asText().equals(owner)
          && (wanted.isEmpty() || wanted.contains(keyword))) {
        items.add(variable.deepCopy().without(List.of("owner")));
      }
    }
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    Fields fields = call.fields();
    String owner = owner(tx, fields);
    for (JsonNode sent : fields.list("data", 1, MOST_IN_A_REQUEST)) {
      Fields variable = new Fields(sent);
      String keyword = variable.text("keyword", 1, 50);
      String value = variable.text("value", 0, 10_000);
      String id = owner + "/" + keyword;
      ObjectNode stored =
          tx.find(Kind.VARIABLE, id)
              .map(ObjectNode::deepCopy)
              .orElseGet(() -> Json.object().put("create_time", call.seconds()));
      stored.put("owner", owner).put("keyword", keyword).put("value", value);
      tx.put(Kind.VARIABLE, id, stored.put("update_time", call.seconds()));
    }
    return Json.object();
  }

  /** Whose variables are meant: a bot's or an app's, on a channel, of an end user. */
  private static String owner(Transaction tx, Fields fields) {
    if (fields.has("bot_id") == fields.has("app_id")) {
      throw Refused.parameter("one of bot_id and app_id is required");
    }
    String user = fields.id("connector_uid");
    String channel =
        fields.has("connector_id") ? fields.id("connector_id") : BotVersions.API_CHANNEL;
    if (fields.has("app_id")) {
      return String.join("/", "app", fields.id("app_id"), channel, user);
    }
    String bot = Bots.existing(tx, fields.id("bot_id")).path("id").asText();
    return String.join("/", "bot", bot, channel, user);
  }
}
