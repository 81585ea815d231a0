package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.sandbox.Change.Kind;
import java.util.List;
import java.util.function.Consumer;

/** Takes over what a create or an update sends for a bot: whole members, checked, or nothing. */
final class BotDraft {
  /** Members of a bot that a version freezes. */
  static final List<String> MEMBERS =
      List.of(
          "name",
          "description",
          "icon_file_id",
          "prompt_info",
          "onboarding_info",
          "knowledge",
          "plugin_id_list",
          "workflow_id_list",
          "model_info_config",
          "suggest_reply_info",
          "media_config");

  private static final int MOST_DATASETS = 150;

  private final Transaction tx;
  private final Fields fields;

  BotDraft(Transaction tx, Call call) {
    this.tx = tx;
    this.fields = call.fields();
  }

  /** Everything but the knowledge base, which only an update binds. */
  void applyTo(ObjectNode bot) {
    fields.optionalText("name", 1, 20).ifPresent(text -> bot.put("name", text));
    fields.optionalText("description", 0, 500).ifPresent(text -> bot.put("description", text));
    fields
        .optionalText("icon_file_id", 1, 64)
        .ifPresent(
            id -> {
              tx.find(Kind.FILE, id).orElseThrow(() -> Refused.notFound("file " + id));
              bot.put("icon_file_id", id);
            });
    take(bot, "prompt_info", prompt -> prompt.optionalText("prompt", 0, 20_000));
    take(bot, "onboarding_info", BotDraft::checkOnboarding);
    take(bot, "plugin_id_list", BotDraft::checkPlugins);
    take(bot, "workflow_id_list", this::checkWorkflows);
    take(bot, "model_info_config", model -> model.id("model_id"));
    take(bot, "suggest_reply_info", reply -> reply.text("reply_mode", 1, 20));
    take(bot, "media_config", media -> {});
  }

  void applyKnowledgeTo(ObjectNode bot) {
    take(bot, "knowledge", this::checkKnowledge);
  }

  private void take(ObjectNode bot, String member, Consumer<Fields> check) {
    fields.within(member).ifPresent(check);
    fields.object(member).ifPresent(value -> bot.set(member, value.deepCopy()));
  }

  private static void checkOnboarding(Fields onboarding) {
    onboarding.optionalText("prologue", 0, 300);
    if (onboarding.has("suggested_questions")) {
      for (JsonNode question : onboarding.list("suggested_questions", 0, 100)) {
        if (!question.isTextual()) {
          throw Refused.parameter("onboarding_info.suggested_questions must be strings");
        }
      }
    }
  }

  private static void checkPlugins(Fields plugins) {
    if (plugins.has("id_list")) {
      for (JsonNode plugin : plugins.list("id_list", 0, 100)) {
        Fields.id(plugin.path("plugin_id"), "plugin_id_list.id_list.plugin_id");
        Fields.id(plugin.path("api_id"), "plugin_id_list.id_list.api_id");
      }
    }
  }

  private void checkWorkflows(Fields workflows) {
    if (workflows.has("ids")) {
      for (JsonNode workflow : workflows.list("ids", 0, 100)) {
        String id = Fields.id(workflow.path("id"), "workflow_id_list.ids.id");
        tx.find(Kind.WORKFLOW, id).orElseThrow(() -> Refused.notFound("workflow " + id));
      }
    }
  }

  private void checkKnowledge(Fields knowledge) {
    if (knowledge.has("dataset_ids")) {
      for (JsonNode dataset : knowledge.list("dataset_ids", 0, MOST_DATASETS)) {
        String id = Fields.id(dataset, "knowledge.dataset_ids");
        tx.find(Kind.DATASET, id).orElseThrow(() -> Refused.notFound("dataset " + id));
      }
    }
  }
}
