package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.bot.Bot;
import dev.cozesh.client.bot.OnboardingInfo;
import dev.cozesh.client.bot.PromptInfo;
import dev.cozesh.client.studio.StudioBot;
import dev.cozesh.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A bot as a server tells it, whichever server; its texts are as they came.
 *
 * @param rest what is no field, by the name of the wire
 */
record BotAnswer(
    Fields fields,
    String name,
    Optional<String> description,
    Optional<String> prompt,
    Optional<String> prologue,
    Optional<List<String>> suggestions,
    Map<String, JsonNode> rest) {
  /** Members of an answer that are read elsewhere, or that Coze changes by itself. */
  private static final Set<String> KNOWN =
      Set.of(
          "bot_id",
          "name",
          "description",
          "create_time",
          "update_time",
          "version",
          "owner_user_id",
          "creator_id",
          "prompt_info",
          "onboarding_info",
          "model_info",
          "workflow_info_list",
          "plugin_info_list",
          "knowledge");

  static BotAnswer of(Bot bot) {
    JsonNode answer = Json.tree(bot);
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    putRest(rest, "knowledge.", answer.path("knowledge"), Set.of("knowledge_infos"));
    putOthers(rest, answer);
    return new BotAnswer(
        BotDriver.fields(bot),
        bot.name().orElse(""),
        bot.description(),
        bot.promptInfo().flatMap(PromptInfo::prompt),
        bot.onboardingInfo().flatMap(OnboardingInfo::prologue),
        bot.onboardingInfo().flatMap(OnboardingInfo::suggestedQuestions),
        rest);
  }

  static BotAnswer of(StudioBot bot) {
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    bot.promptInfo().ifPresent(part -> putPart(rest, "prompt_info.", part.other()));
    bot.onboardingInfo().ifPresent(part -> putPart(rest, "onboarding_info.", part.other()));
    bot.modelInfo().ifPresent(part -> putPart(rest, "model_info.", part.other()));
    bot.knowledge().ifPresent(part -> putPart(rest, "knowledge.", part.other()));
    putOthers(rest, Json.tree(bot));
    return new BotAnswer(
        StudioBotFields.of(bot),
        bot.name().orElse(""),
        bot.description(),
        bot.promptInfo().flatMap(StudioBot.Prompt::prompt),
        bot.onboardingInfo().flatMap(StudioBot.Onboarding::prologue),
        bot.onboardingInfo().flatMap(StudioBot.Onboarding::suggestedQuestions),
        rest);
  }

  private static void putOthers(Map<String, JsonNode> rest, JsonNode answer) {
    answer
        .properties()
        .forEach(
            member -> {
              if (!KNOWN.contains(member.getKey()) && !Fields.isEmpty(member.getValue())) {
                rest.put(member.getKey(), member.getValue());
              }
            });
  }

  private static void putRest(
      Map<String, JsonNode> rest, String part, JsonNode members, Set<String> known) {
    members
        .properties()
        .forEach(
            member -> {
              if (!known.contains(member.getKey())) {
                rest.put(part + member.getKey(), member.getValue());
              }
            });
  }

  private static void putPart(
      Map<String, JsonNode> rest, String part, Map<String, JsonNode> members) {
    members.forEach(
        (name, value) -> {
          if (!value.isNull() && !Fields.isEmpty(value)) {
            rest.put(part + name, value);
          }
        });
  }
}
