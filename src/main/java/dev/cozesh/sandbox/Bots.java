package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Bots: their draft, and reading it. */
final class Bots {
  private final Hidden hidden;

  Bots(Hidden hidden) {
    this.hidden = hidden;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/bot/create", this::create),
        new Route("POST", "/v1/bot/update", this::update),
        new Route("GET", "/v1/bots/{bot_id}", this::retrieve),
        new Route("POST", "/v1/bots/{bot_id}/collaboration_mode", this::collaborate),
        new Route("GET", "/v1/bot/get_online_info", this::retrieveOnline));
  }

  static ObjectNode existing(Transaction tx, String id) {
    return tx.find(Kind.BOT, id).orElseThrow(() -> Refused.notFound("bot " + id));
  }

  /** What is published: the frozen version, or missing when the bot is not online. */
  static JsonNode online(Transaction tx, ObjectNode bot) {
    return tx.find(Kind.VERSION, bot.path("online").asText())
        .map(version -> version.path("content"))
        .orElse(Json.object().path("none"));
  }

  private ObjectNode create(Transaction tx, Call call) {
    Fields fields = call.fields();
    String space = fields.id("space_id");
    fields.text("name", 1, 20);
    String id = tx.newId();
    ObjectNode bot = Json.object().put("id", id).put("space_id", space);
    bot.put("create_time", call.seconds()).put("update_time", call.seconds());
    bot.put("description", "");
    new BotDraft(tx, call).applyTo(bot);
    Workspaces.existing(tx, space);
    tx.put(Kind.BOT, id, bot);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("bot_id", id);
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    String id = call.fields().id("bot_id");
    ObjectNode bot = existing(tx, id).deepCopy();
    BotDraft draft = new BotDraft(tx, call);
    draft.applyTo(bot);
    draft.applyKnowledgeTo(bot);
    bot.put("update_time", call.seconds());
    tx.put(Kind.BOT, id, bot);
    return Json.object();
  }

  private ObjectNode collaborate(Transaction tx, Call call) {
    ObjectNode bot = existing(tx, call.path().get("bot_id")).deepCopy();
    Choices modes = Choices.of("CollaborationMode");
    bot.put("collaboration_mode", call.fields().choice("collaboration_mode", modes));
    tx.put(Kind.BOT, bot.path("id").asText(), bot);
    return Json.object();
  }

  private ObjectNode retrieve(Transaction tx, Call call) {
    ObjectNode bot = visible(tx, call.path().get("bot_id"));
    boolean draft = call.queryText("is_published").filter("false"::equals).isPresent();
    JsonNode content = draft ? bot : online(tx, bot);
    if (content.isMissingNode()) {
      throw Refused.notFound("bot " + bot.path("id").asText());
    }
    return answer(tx, bot, content);
  }

  private ObjectNode retrieveOnline(Transaction tx, Call call) {
    ObjectNode bot = visible(tx, call.requiredQuery("bot_id"));
    JsonNode content = online(tx, bot);
    if (content.isMissingNode() || !BotVersions.isOnChannel(bot, BotVersions.API_CHANNEL)) {
      throw new Refused(200, 4015, "The bot is not published to the channel Agent As API.");
    }
    return answer(tx, bot, content);
  }

  private ObjectNode visible(Transaction tx, String id) {
    if (hidden.hides(id)) {
      throw Refused.notFound("bot " + id);
    }
    return existing(tx, id);
  }

  private static ObjectNode answer(Transaction tx, ObjectNode bot, JsonNode content) {
    ObjectNode answer = Json.object();
    String version = bot.path("version").asText();
    answer.set("data", new BotView(tx, bot, content).whole(version));
    return answer;
  }
}
