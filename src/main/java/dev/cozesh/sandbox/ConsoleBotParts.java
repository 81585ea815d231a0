package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.function.Predicate;

/**
 * The settings of a bot as the console keeps them, kept beside those of the public routes, which
 * know the same by other names: what is changed here is mirrored there, so that bots of the console
 * can be talked to.
 */
final class ConsoleBotParts {
  /** Where a stored bot has them. */
  static final String MEMBER = "console";

  private static final List<String> OBJECTS =
      List.of("prompt_info", "onboarding_info", "knowledge", "suggest_reply_info");
  private static final List<String> LISTS = List.of("workflow_info_list", "plugin_info_list");

  private ConsoleBotParts() {}

  /** What a new bot has. */
  static ObjectNode fresh(String icon) {
    ObjectNode parts = Json.object().put("icon_uri", icon);
    OBJECTS.forEach(parts::putObject);
    LISTS.forEach(parts::putArray);
    ObjectNode model = parts.putObject("model_info").put("model_id", ConsoleModels.FIRST);
    model.put("temperature", 0.8).put("max_tokens", 4_096).put("top_p", 0.7).put("model_style", 2);
    model.putObject("short_memory_policy").put("context_mode", 2).put("history_round", 3);
    ObjectNode knowledge = (ObjectNode) parts.get("knowledge");
    knowledge.put("top_k", 1).put("min_score", 0.01).put("search_strategy", 0);
    ObjectNode recall = knowledge.putObject("recall_strategy");
    List.of("use_rerank", "use_rewrite", "use_nl2sql").forEach(way -> recall.put(way, true));
    return parts;
  }

  /** The parts of a bot, also of one that was made elsewhere. */
  static ObjectNode of(JsonNode content) {
    if (content.path(MEMBER) instanceof ObjectNode parts) {
      return parts.deepCopy();
    }
    ObjectNode parts = fresh("");
    parts.withObject("/prompt_info").put("prompt", content.at("/prompt_info/prompt").asText());
    if (content.path("onboarding_info") instanceof ObjectNode onboarding) {
      parts.set("onboarding_info", onboarding.deepCopy());
    }
    content
        .at("/knowledge/dataset_ids")
        .forEach(
            id ->
                parts
                    .withObject("/knowledge")
                    .withArray("knowledge_info")
                    .addObject()
                    .put("id", id.asText()));
    content
        .at("/workflow_id_list/ids")
        .forEach(
            one ->
                parts
                    .withArray("workflow_info_list")
                    .addObject()
                    .put("workflow_id", one.path("id").asText())
                    .put("plugin_id", one.path("id").asText()));
    content
        .at("/plugin_id_list/id_list")
        .forEach(one -> parts.withArray("plugin_info_list").add(one.deepCopy()));
    return parts;
  }

  /** The parts with those that were sent in place of the old ones, each whole. */
  static ObjectNode replaced(ObjectNode parts, ObjectNode sent) {
    for (String name : OBJECTS) {
      part(sent, name, JsonNode::isObject, parts);
    }
    for (String name : LISTS) {
      part(sent, name, JsonNode::isArray, parts);
    }
    part(sent, "icon_uri", JsonNode::isTextual, parts);
    if (sent.path("model_info").hasNonNull("model_id")) {
      ConsoleBots.id(sent.path("model_info"), "model_id");
      part(sent, "model_info", JsonNode::isObject, parts);
    }
    parts.path("workflow_info_list").forEach(one -> ConsoleBots.id(one, "workflow_id"));
    parts.path("plugin_info_list").forEach(one -> ConsoleBots.id(one, "api_id"));
    return parts;
  }

  private static void part(
      ObjectNode sent, String name, Predicate<JsonNode> kind, ObjectNode parts) {
    JsonNode value = sent.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return;
    }
    if (!kind.test(value)) {
      throw ConsoleBots.malformed(name + " is of another kind");
    }
    parts.set(name, value.deepCopy());
  }

  /** What an answer tells of a draft or a version; lists that are empty are null, as Go has it. */
  static ObjectNode view(String id, JsonNode content) {
    ObjectNode view = Json.object().put("bot_id", id);
    view.put("name", content.path("name").asText());
    view.put("description", content.path("description").asText());
    view.setAll(of(content));
    for (String list : LISTS) {
      if (view.path(list).isEmpty()) {
        view.putNull(list);
      }
    }
    view.put("creator_id", Workspaces.USER_ID).put("bot_mode", 0).put("status", 1);
    view.put("create_time", content.path("create_time").asText());
    return view.put("update_time", content.path("update_time").asText());
  }

  /** Tells the public routes what the console has. */
  static void mirror(ObjectNode bot) {
    ObjectNode parts = of(bot);
    bot.set("prompt_info", parts.get("prompt_info").deepCopy());
    bot.set("onboarding_info", parts.get("onboarding_info").deepCopy());
    ArrayNode bases = bot.putObject("knowledge").putArray("dataset_ids");
    parts.at("/knowledge/knowledge_info").forEach(one -> bases.add(one.path("id").asText()));
    ArrayNode workflows = bot.putObject("workflow_id_list").putArray("ids");
    parts
        .path("workflow_info_list")
        .forEach(one -> workflows.addObject().put("id", one.path("workflow_id").asText()));
    ArrayNode tools = bot.putObject("plugin_id_list").putArray("id_list");
    for (JsonNode one : parts.path("plugin_info_list")) {
      tools
          .addObject()
          .put("plugin_id", one.path("plugin_id").asText())
          .put("api_id", one.path("api_id").asText());
    }
    ObjectNode model = bot.putObject("model_info_config");
    model.put("model_id", parts.at("/model_info/model_id").asText());
  }
}
