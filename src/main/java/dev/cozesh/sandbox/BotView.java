package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A bot as Coze answers it: other names than were sent, references with their names, defaults
 * filled in, and members in an order of its own.
 */
final class BotView {
  private static final String DEFAULT_MODEL = "1706077826";

  private final Transaction tx;
  private final ObjectNode bot;
  private final JsonNode content;

  /**
   * @param bot the stored bot, for its id and times
   * @param content the draft or a version: what of it is shown
   */
  BotView(Transaction tx, ObjectNode bot, JsonNode content) {
    this.tx = tx;
    this.bot = bot;
    this.content = content;
  }

  ObjectNode whole(String version) {
    ObjectNode view = Json.object();
    view.put("update_time", bot.path("update_time").asLong());
    view.put("create_time", bot.path("create_time").asLong());
    view.put("version", version).put("bot_mode", 0).put("folder_id", "");
    view.put("owner_user_id", Workspaces.USER_ID).put("default_user_input_type", "text");
    view.put("icon_url", "").put("description", content.path("description").asText());
    view.put("name", content.path("name").asText()).put("bot_id", bot.path("id").asText());
    view.set("suggest_reply_info", withDefault("suggest_reply_info", "reply_mode", "enable"));
    view.set("workflow_info_list", workflows());
    view.set("plugin_info_list", plugins());
    view.set("knowledge", knowledge());
    view.set("model_info", model());
    view.set("onboarding_info", onboarding());
    view.set("prompt_info", prompt());
    view.set("media_config", media());
    for (String empty : List.of("shortcut_commands", "variables", "voice_info_list")) {
      view.putArray(empty);
    }
    view.putObject("background_image_info");
    return view;
  }

  private ObjectNode prompt() {
    ObjectNode prompt = withDefault("prompt_info", "prompt", "");
    return prompt.has("prompt_mode") ? prompt : prompt.put("prompt_mode", "standard");
  }

  private ObjectNode onboarding() {
    ObjectNode onboarding = withDefault("onboarding_info", "prologue", "");
    if (!onboarding.has("suggested_questions")) {
      onboarding.putArray("suggested_questions");
    }
    return onboarding;
  }

  private ObjectNode media() {
    ObjectNode media = sent("media_config");
    return media.has("is_voice_call_closed") ? media : media.put("is_voice_call_closed", false);
  }

  private ObjectNode model() {
    ObjectNode model = Json.object();
    model.put("top_p", 0.7).put("top_k", 0).put("temperature", 1.0).put("sp_current_time", false);
    model.put("sp_anti_leak", false).put("response_format", "text").put("presence_penalty", 0);
    model.put("max_tokens", 4_096).put("frequency_penalty", 0).put("context_round", 3);
    model.put("cache_type", "closed").put("api_mode", "chat_api");
    model.put("model_id", DEFAULT_MODEL).putObject("parameters");
    model.setAll(sent("model_info_config"));
    model.put("model_id", model.path("model_id").asText());
    String id = model.path("model_id").asText();
    return model.put("model_name", id.equals(DEFAULT_MODEL) ? "Doubao-pro-32k" : "model " + id);
  }

  private ObjectNode knowledge() {
    ObjectNode knowledge = Json.object();
    ArrayNode infos = knowledge.putArray("knowledge_infos");
    for (JsonNode id : content.path("knowledge").path("dataset_ids")) {
      tx.find(Kind.DATASET, id.asText())
          .ifPresent(
              dataset ->
                  infos
                      .addObject()
                      .put("name", dataset.path("name").asText())
                      .put("id", id.asText()));
    }
    return knowledge;
  }

  private ArrayNode workflows() {
    ArrayNode infos = Json.object().putArray("workflow_info_list");
    for (JsonNode reference : content.path("workflow_id_list").path("ids")) {
      String id = reference.path("id").asText();
      tx.find(Kind.WORKFLOW, id)
          .ifPresent(
              workflow ->
                  infos
                      .addObject()
                      .put("icon_url", "")
                      .put("description", workflow.path("description").asText())
                      .put("name", workflow.path("name").asText())
                      .put("id", id));
    }
    return infos;
  }

  private ArrayNode plugins() {
    ArrayNode infos = Json.object().putArray("plugin_info_list");
    for (JsonNode reference : content.path("plugin_id_list").path("id_list")) {
      String plugin = reference.path("plugin_id").asText();
      String tool = reference.path("api_id").asText();
      ObjectNode info = infos.addObject().put("icon_url", "").put("description", "");
      info.putArray("api_info_list")
          .addObject()
          .put("description", "")
          .put("name", "tool " + tool)
          .put("api_id", tool);
      info.put("name", "plugin " + plugin).put("plugin_id", plugin);
    }
    return infos;
  }

  private ObjectNode withDefault(String member, String name, String value) {
    ObjectNode object = sent(member);
    return object.has(name) ? object : object.put(name, value);
  }

  private ObjectNode sent(String member) {
    return content.path(member) instanceof ObjectNode object ? backwards(object) : Json.object();
  }

  private static ObjectNode backwards(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    Collections.reverse(names);
    ObjectNode turned = Json.object();
    for (String name : names) {
      JsonNode value = object.get(name);
      turned.set(name, value instanceof ObjectNode inner ? backwards(inner) : value.deepCopy());
    }
    return turned;
  }
}
