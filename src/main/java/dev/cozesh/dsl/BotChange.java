package dev.cozesh.dsl;

import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.client.bot.BotUpdate;
import dev.cozesh.client.bot.ModelInfo;
import dev.cozesh.client.bot.ModelInfoBuilder;
import dev.cozesh.client.bot.OnboardingInfo;
import dev.cozesh.client.bot.PluginRef;
import dev.cozesh.client.bot.PromptInfo;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredBot.Onboarding;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.error.CozeScriptException;
import dev.cozesh.error.Place;
import groovy.lang.Closure;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes a bot at once, outside of plan and apply. */
final class BotChange {
  private final Session session;
  private final BotHandle bot;

  BotChange(Session session, BotHandle bot) {
    this.session = session;
    this.bot = bot;
  }

  /** Sends what a block says; publishing is a step of its own. */
  Object send(Closure<?> body) {
    Place place = session.here("update");
    BotSpec spec = new BotSpec(session);
    spec.run(body);
    DesiredBot wanted = spec.toDesired(bot.getName(), place);
    if (wanted.publishTo().isPresent()) {
      throw new CozeScriptException(
          place,
          "update changes the draft and does not publish",
          "",
          "write `" + bot + ".publish to: […]` behind it");
    }
    if (!wanted.lifecycle().equals(Lifecycle.USUAL)) {
      throw new CozeScriptException(
          place,
          "update changes the draft at once, and remembers nothing",
          "protect, ignore and was say how a declared bot is looked after",
          "write them where the script declares the bot");
    }
    BotUpdate change = BotUpdate.of(bot.knownId(), settings(wanted));
    BotUpdate whole =
        wanted.knowledge().map(references -> change.withKnowledge(ids(references))).orElse(change);
    return session
        .connection()
        .call(
            client -> {
              client.bots().update(whole);
              return bot;
            });
  }

  Object publish(Map<?, ?> options) {
    BotSpec spec = new BotSpec(session);
    spec.publish(options);
    List<String> connectors =
        spec.toDesired(bot.getName(), session.here("publish")).publishTo().orElse(List.of());
    String id = bot.knownId();
    return session.connection().call(client -> client.bots().publish(id, connectors));
  }

  private BotSettings settings(DesiredBot wanted) {
    return new BotSettings(
        wanted.description(),
        Optional.empty(),
        wanted.prompt().map(PromptInfo::of),
        wanted.onboarding().map(BotChange::onboarding),
        wanted.plugins().map(BotChange::plugins),
        wanted.workflows().map(this::workflows),
        wanted.model().map(BotChange::model),
        Optional.empty(),
        Optional.empty());
  }

  private List<String> ids(List<Reference> references) {
    return references.stream()
        .map(each -> Lookups.id(session, each.kind(), each.nameOrId()))
        .toList();
  }

  private BotSettings.WorkflowIds workflows(List<Reference> references) {
    return new BotSettings.WorkflowIds(
        ids(references).stream().map(BotSettings.WorkflowIds.Id::new).toList());
  }

  private static BotSettings.PluginIds plugins(List<DesiredBot.PluginTool> tools) {
    return new BotSettings.PluginIds(
        tools.stream().map(tool -> new PluginRef(tool.pluginId(), tool.apiId())).toList());
  }

  private static OnboardingInfo onboarding(Onboarding wanted) {
    return new OnboardingInfo(wanted.prologue(), wanted.suggestions(), Map.of());
  }

  private static ModelInfo model(ModelSettings wanted) {
    ModelInfoBuilder model = ModelInfo.builder(wanted.modelId());
    wanted.temperature().map(BigDecimal::valueOf).ifPresent(model::temperature);
    wanted.topP().map(BigDecimal::valueOf).ifPresent(model::topP);
    wanted.maxTokens().ifPresent(model::maxTokens);
    wanted.contextRounds().ifPresent(model::contextRound);
    wanted.responseFormat().ifPresent(model::responseFormat);
    return model.build();
  }
}
