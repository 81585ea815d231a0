package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;

/** Templates of the store: a prepared bot, copied into a workspace as a draft. */
final class Templates {
  /** The one template. */
  static final String ID = "7380000000000000301";

  private static final String NAME = "面试助手模板";

  List<Route> routes() {
    return List.of(
        new Route("POST", "/v1/templates/{template_id}/duplicate", this::duplicate).fixture());
  }

  private ObjectNode duplicate(Transaction tx, Call call) {
    String template = call.path().get("template_id");
    if (!template.equals(ID)) {
      throw Refused.notFound("template " + template);
    }
    String space = Workspaces.existing(tx, call.fields().id("workspace_id"));
    String id = tx.newId();
    ObjectNode bot = Json.object().put("id", id).put("space_id", space);
    bot.put("name", call.fields().optionalText("name", 1, 20).orElse(NAME));
    bot.put("description", "")
        .put("create_time", call.seconds())
        .put("update_time", call.seconds());
    bot.putObject("prompt_info").put("prompt", "你是一名面试官，请根据简历提问。");
    bot.putObject("onboarding_info").put("prologue", "你好，请介绍一下自己。");
    tx.put(Kind.BOT, id, bot);
    ObjectNode answer = Json.object();
    answer.putObject("data").put("entity_id", id).put("entity_type", "agent");
    return answer;
  }
}
