package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Custom publishing channels: every number is one; what is said about it is kept. */
final class Connectors {
  private static final String PATH = "/v1/connectors/{connector_id}";

  List<Route> routes() {
    return List.of(
        new Route("PUT", PATH + "/bots/{bot_id}", this::review),
        new Route("POST", PATH + "/install", this::install),
        new Route("POST", PATH + "/user_configs", this::bind));
  }

  private ObjectNode review(Transaction tx, Call call) {
    String channel = channel(call);
    ObjectNode bot = Bots.existing(tx, call.path().get("bot_id")).deepCopy();
    call.fields().requireAny("audit_status");
    ObjectNode review =
        Json.object().put("audit_status", call.fields().number("audit_status", 1, 1, 3));
    review.put("reason", call.fields().optionalText("reason", 0, 2_000).orElse(""));
    bot.withObject("/reviews").set(channel, review);
    tx.put(Kind.BOT, bot.path("id").asText(), bot);
    return Json.object();
  }

  private ObjectNode install(Transaction tx, Call call) {
    String channel = channel(call);
    String space = Workspaces.existing(tx, call.fields().id("workspace_id"));
    ObjectNode installed = Json.object().put("connector_id", channel).put("workspace_id", space);
    tx.put(Kind.CHANNEL_INSTALL, channel + "/" + space, installed);
    return Json.object();
  }

  private ObjectNode bind(Transaction tx, Call call) {
    String channel = channel(call);
    Fields fields = call.fields();
    for (Fields config : fields.objects("configs", 1, 100)) {
      config.text("key", 1, 200);
      for (Fields choice : config.objects("enums", 1, 100)) {
        choice.text("label", 1, 200);
        choice.text("value", 1, 200);
      }
    }
    String user = fields.has("user_id") ? fields.id("user_id") : Workspaces.USER_ID;
    ObjectNode bound = Json.object().put("connector_id", channel).put("user_id", user);
    bound.set("configs", call.body().path("configs").deepCopy());
    tx.put(Kind.CHANNEL_CONFIG, channel + "/" + user, bound);
    return Json.object();
  }

  private static String channel(Call call) {
    String id = call.path().get("connector_id");
    if (!id.matches("\\d{1,19}")) {
      throw Refused.notFound("connector " + id);
    }
    return id;
  }
}
