package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;
import java.util.Optional;

/** The console's bots: making, reading, changing and removing drafts. Only its maker has a bot. */
final class ConsoleBots {
  private static final String AREA = "/api/draftbot/";
  private static final String DRAFTS = "/api/playground_api/draftbot/";
  private static final long INVALID = 100_000_000;
  private static final long NOT_ALLOWED = 100_000_003;
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_DESCRIPTION = 2_000;

  List<Route> routes() {
    return List.of(
        new Route("POST", AREA + "create", this::create).ofConsole(),
        new Route("POST", DRAFTS + "get_draft_bot_info", this::read).ofConsole(),
        new Route("POST", DRAFTS + "update_draft_bot_info", this::update).ofConsole(),
        new Route("POST", AREA + "delete", this::delete).ofConsole(),
        new Route("POST", "/api/bot/get_type_list", this::models).ofConsole());
  }

  /** The bot that a body names, which its maker alone may change. */
  static ObjectNode own(Transaction tx, Call call, JsonNode body) {
    String id = id(body, "bot_id");
    ObjectNode bot =
        tx.find(Kind.BOT, id)
            .orElseThrow(
                () -> notAllowed("No agent draft(" + id + ") found for the given agent ID"))
            .deepCopy();
    if (!isOf(bot, tx, call)) {
      throw notAllowed("you are not the agent owner");
    }
    return bot;
  }

  /** An id as the console takes it: digits in a text, never a number. */
  static String id(JsonNode body, String member) {
    JsonNode value = body.path(member);
    if (!value.isTextual() || !value.textValue().matches("\\d{1,19}")) {
      throw malformed(member + " is not set, or no id in a text");
    }
    return value.textValue();
  }

  static Refused malformed(String message) {
    return new Refused(400, 400, message);
  }

  static Refused notAllowed(String message) {
    return new Refused(200, NOT_ALLOWED, "unauthorized access : " + message);
  }

  static void store(Transaction tx, ObjectNode bot, Call call) {
    bot.put("update_time", call.seconds());
    tx.put(Kind.BOT, bot.path("id").asText(), bot);
  }

  /** One that was not made in the console is everybody's. */
  private static boolean isOf(JsonNode bot, Transaction tx, Call call) {
    String user = ConsoleSessions.user(tx, call.sender().cookie(), call.now()).orElseThrow();
    return bot.path("creator").asText(user).equals(user);
  }

  private ObjectNode create(Transaction tx, Call call) {
    String space = Workspaces.existing(tx, id(call.body(), "space_id"));
    String name = text(call.body(), "name", LONGEST_NAME).orElse("");
    if (name.isEmpty() || call.body().path("icon_uri").asText().isEmpty()) {
      throw malformed(name.isEmpty() ? "name is nil" : "icon uri is nil");
    }
    String id = tx.newId();
    ObjectNode bot = Json.object().put("id", id).put("space_id", space).put("name", name);
    bot.put("description", text(call.body(), "description", LONGEST_DESCRIPTION).orElse(""));
    bot.put("creator", ConsoleSessions.user(tx, call.sender().cookie(), call.now()).orElseThrow());
    bot.put("create_time", call.seconds());
    bot.set(ConsoleBotParts.MEMBER, ConsoleBotParts.fresh(call.body().path("icon_uri").asText()));
    ConsoleBotParts.mirror(bot);
    store(tx, bot, call);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("bot_id", id).put("check_not_pass", false);
    return answer;
  }

  private ObjectNode read(Transaction tx, Call call) {
    String id = id(call.body(), "bot_id");
    Optional<String> version =
        text(call.body(), "version", LONGEST_NAME).filter(text -> !text.isEmpty());
    ObjectNode content =
        version
            .map(one -> ConsoleBotVersions.content(tx, id, one))
            .orElseGet(() -> tx.find(Kind.BOT, id))
            .filter(found -> isOf(found, tx, call))
            .orElseThrow(
                () -> new Refused(200, INVALID, "invalid parameter : agent " + id + " not found"));
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.set("bot_info", ConsoleBotParts.view(id, content));
    data.put("space_id", content.path("space_id").asText());
    data.put("editable", true).put("deletable", true);
    return answer;
  }

  private ObjectNode update(Transaction tx, Call call) {
    JsonNode sent = call.body().path("bot_info");
    if (!sent.isObject()) {
      throw malformed("bot info is nil");
    }
    ObjectNode bot = own(tx, call, sent);
    text(sent, "name", Integer.MAX_VALUE).ifPresent(name -> bot.put("name", name));
    text(sent, "description", Integer.MAX_VALUE)
        .ifPresent(description -> bot.put("description", description));
    bot.set(
        ConsoleBotParts.MEMBER,
        ConsoleBotParts.replaced(ConsoleBotParts.of(bot), (ObjectNode) sent));
    ConsoleBotParts.mirror(bot);
    store(tx, bot, call);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("has_change", true).put("check_not_pass", false).put("branch", 1);
    return answer;
  }

  private ObjectNode delete(Transaction tx, Call call) {
    String space = id(call.body(), "space_id");
    ObjectNode bot = own(tx, call, call.body());
    if (bot.path("space_id").asText().equals(space)) {
      tx.remove(Kind.BOT, bot.path("id").asText());
    }
    ObjectNode answer = Json.object();
    answer.putObject("data");
    return answer;
  }

  private ObjectNode models(Transaction tx, Call call) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.set("model_list", ConsoleModels.list(call.body().path("model").asBoolean()));
    return answer;
  }

  private static Optional<String> text(JsonNode body, String member, int longest) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw malformed(member + " is no text");
    }
    String text = value.textValue();
    if (text.codePointCount(0, text.length()) > longest) {
      throw malformed(member + " is too long");
    }
    return Optional.of(text);
  }
}
