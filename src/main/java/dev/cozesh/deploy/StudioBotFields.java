package dev.cozesh.deploy;

import dev.cozesh.client.studio.StudioBot;
import dev.cozesh.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a bot of the console under the names that the public API has for the same, so
 * that one script, and what it ignores, means the same on both.
 */
final class StudioBotFields {
  /** What the console says with a number, which is the place in this list. */
  static final List<String> FORMATS = List.of("text", "markdown", "json");

  private StudioBotFields() {}

  static Fields of(StudioBot bot) {
    Fields fields = new Fields().put("name", bot.name()).put("description", bot.description());
    bot.promptInfo().ifPresent(one -> fields.put(BotDriver.PROMPT_PART + "prompt", one.prompt()));
    bot.onboardingInfo().ifPresent(one -> putOnboarding(fields, one));
    bot.modelInfo().ifPresent(one -> putModel(fields, one));
    fields.putIds(BotDriver.KNOWLEDGE, bases(bot));
    fields.putIds(BotDriver.WORKFLOWS, workflows(bot));
    fields.putIds(BotDriver.PLUGINS, tools(bot));
    return fields;
  }

  static String tool(StudioBot.Tool tool) {
    return tool.pluginId().orElse("") + "/" + tool.apiId().orElse("");
  }

  private static void putOnboarding(Fields fields, StudioBot.Onboarding onboarding) {
    fields.put(BotDriver.ONBOARDING_PART + "prologue", onboarding.prologue());
    onboarding
        .suggestedQuestions()
        .ifPresent(
            all -> fields.put(BotDriver.ONBOARDING_PART + "suggested_questions", Json.tree(all)));
  }

  private static void putModel(Fields fields, StudioBot.Model model) {
    fields.put(BotDriver.MODEL_PART + "model_id", model.modelId());
    number(fields, "temperature", model.temperature());
    number(fields, "top_p", model.topP());
    number(fields, "max_tokens", model.maxTokens().map(BigDecimal::valueOf));
    number(
        fields,
        "context_round",
        model.memory().flatMap(StudioBot.Memory::historyRound).map(BigDecimal::valueOf));
    fields.put(
        BotDriver.MODEL_PART + "response_format",
        model
            .responseFormat()
            .map(code -> code >= 0 && code < FORMATS.size() ? FORMATS.get(code) : code + ""));
  }

  private static void number(Fields fields, String member, Optional<BigDecimal> value) {
    value.ifPresent(number -> fields.put(BotDriver.MODEL_PART + member, Json.tree(number)));
  }

  private static List<String> bases(StudioBot bot) {
    return bot.knowledge().flatMap(StudioBot.Knowledge::bases).orElse(List.of()).stream()
        .flatMap(one -> one.id().stream())
        .toList();
  }

  private static List<String> workflows(StudioBot bot) {
    return bot.workflows().orElse(List.of()).stream().flatMap(one -> one.id().stream()).toList();
  }

  private static List<String> tools(StudioBot bot) {
    return bot.tools().orElse(List.of()).stream().map(StudioBotFields::tool).toList();
  }
}
