package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.client.studio.StudioBot;
import dev.cozesh.client.studio.StudioBotUpdate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What brings a bot of the console into the wanted state. A part of which something differs goes
 * whole, with everything in it that nobody declared: the server replaces whole parts.
 *
 * @param bot as it was read last
 */
record StudioBotChange(StudioBot bot, Fields wanted, Fields actual) {
  StudioBotUpdate update() {
    return new StudioBotUpdate(
        bot.id(),
        text("name"),
        text("description"),
        differs(BotDriver.PROMPT_PART) ? Optional.of(prompt()) : Optional.empty(),
        differs(BotDriver.ONBOARDING_PART) ? Optional.of(onboarding()) : Optional.empty(),
        differs(BotDriver.MODEL_PART) ? Optional.of(model()) : Optional.empty(),
        differs(BotDriver.KNOWLEDGE) ? Optional.of(knowledge()) : Optional.empty(),
        differs(BotDriver.WORKFLOWS) ? Optional.of(workflows()) : Optional.empty(),
        differs(BotDriver.PLUGINS) ? Optional.of(tools()) : Optional.empty());
  }

  private boolean differs(String part) {
    return wanted.all().keySet().stream()
        .anyMatch(field -> field.startsWith(part) && !wanted.agrees(actual, field));
  }

  private Optional<String> text(String field) {
    return differs(field) ? Optional.of(wanted.text(field)) : Optional.empty();
  }

  private Optional<JsonNode> declared(String field) {
    return Optional.ofNullable(wanted.all().get(field));
  }

  private StudioBot.Prompt prompt() {
    return new StudioBot.Prompt(
        declared(BotDriver.PROMPT_PART + "prompt").map(JsonNode::textValue),
        bot.promptInfo().map(StudioBot.Prompt::other).orElse(Map.of()));
  }

  private StudioBot.Onboarding onboarding() {
    Optional<StudioBot.Onboarding> now = bot.onboardingInfo();
    String questions = BotDriver.ONBOARDING_PART + "suggested_questions";
    return new StudioBot.Onboarding(
        declared(BotDriver.ONBOARDING_PART + "prologue")
            .map(JsonNode::textValue)
            .or(() -> now.flatMap(StudioBot.Onboarding::prologue)),
        declared(questions)
            .map(all -> wanted.texts(questions))
            .or(() -> now.flatMap(StudioBot.Onboarding::suggestedQuestions)),
        now.map(StudioBot.Onboarding::other).orElse(Map.of()));
  }

  private StudioBot.Model model() {
    Optional<StudioBot.Model> now = bot.modelInfo();
    return new StudioBot.Model(
        declared(BotDriver.MODEL_PART + "model_id")
            .map(JsonNode::textValue)
            .or(() -> now.flatMap(StudioBot.Model::modelId)),
        number("temperature").or(() -> now.flatMap(StudioBot.Model::temperature)),
        number("max_tokens")
            .map(BigDecimal::intValueExact)
            .or(() -> now.flatMap(StudioBot.Model::maxTokens)),
        number("top_p").or(() -> now.flatMap(StudioBot.Model::topP)),
        declared(BotDriver.MODEL_PART + "response_format")
            .map(word -> StudioBotFields.FORMATS.indexOf(word.textValue()))
            .or(() -> now.flatMap(StudioBot.Model::responseFormat)),
        memory(now.flatMap(StudioBot.Model::memory)),
        now.map(StudioBot.Model::other).orElse(Map.of()));
  }

  private Optional<StudioBot.Memory> memory(Optional<StudioBot.Memory> now) {
    return number("context_round")
        .map(
            rounds ->
                new StudioBot.Memory(
                    now.flatMap(StudioBot.Memory::contextMode),
                    Optional.of(rounds.intValueExact()),
                    now.map(StudioBot.Memory::other).orElse(Map.of())))
        .or(() -> now);
  }

  /** Numbers are kept in their shortest form, which may be 4E+3. */
  private Optional<BigDecimal> number(String member) {
    return declared(BotDriver.MODEL_PART + member)
        .map(value -> new BigDecimal(value.decimalValue().toPlainString()));
  }

  private StudioBot.Knowledge knowledge() {
    Optional<StudioBot.Knowledge> now = bot.knowledge();
    List<StudioBot.Base> bound = now.flatMap(StudioBot.Knowledge::bases).orElse(List.of());
    List<StudioBot.Base> bases = new ArrayList<>();
    for (String id : wanted.texts(BotDriver.KNOWLEDGE)) {
      bases.add(
          bound.stream()
              .filter(one -> one.id().equals(Optional.of(id)))
              .findFirst()
              .orElseGet(() -> new StudioBot.Base(Optional.of(id), Optional.empty(), Map.of())));
    }
    return new StudioBot.Knowledge(
        Optional.of(bases), now.map(StudioBot.Knowledge::other).orElse(Map.of()));
  }

  private List<StudioBot.Workflow> workflows() {
    List<StudioBot.Workflow> bound = bot.workflows().orElse(List.of());
    return wanted.texts(BotDriver.WORKFLOWS).stream()
        .map(
            id ->
                bound.stream()
                    .filter(one -> one.id().equals(Optional.of(id)))
                    .findFirst()
                    .orElseGet(
                        () ->
                            new StudioBot.Workflow(
                                Optional.of(id), Optional.of(id), Optional.empty(), Map.of())))
        .toList();
  }

  private List<StudioBot.Tool> tools() {
    List<StudioBot.Tool> bound = bot.tools().orElse(List.of());
    return wanted.texts(BotDriver.PLUGINS).stream()
        .map(
            tool ->
                bound.stream()
                    .filter(one -> StudioBotFields.tool(one).equals(tool))
                    .findFirst()
                    .orElseGet(() -> tool(tool)))
        .toList();
  }

  private static StudioBot.Tool tool(String id) {
    int slash = id.indexOf('/');
    return new StudioBot.Tool(
        Optional.of(id.substring(0, slash)),
        Optional.of(id.substring(slash + 1)),
        Optional.empty(),
        Map.of());
  }
}
