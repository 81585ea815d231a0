package dev.cozesh.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.bot.Bot;
import dev.cozesh.client.bot.BotCreate;
import dev.cozesh.client.bot.BotSettings;
import dev.cozesh.client.bot.BotSettings.PluginIds;
import dev.cozesh.client.bot.BotSettings.WorkflowIds;
import dev.cozesh.client.bot.BotUpdate;
import dev.cozesh.client.bot.ModelInfo;
import dev.cozesh.client.bot.OnboardingInfo;
import dev.cozesh.client.bot.PluginRef;
import dev.cozesh.client.bot.PromptInfo;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings;
import dev.cozesh.deploy.desired.DesiredResource;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Reference;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.ResourceState.Published;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Bots: the draft is read and written; publishing is {@link Publication}'s. */
final class BotDriver implements Driver {
  static final String PROMPT_PART = "prompt_info.";
  static final String ONBOARDING_PART = "onboarding_info.";
  static final String MODEL_PART = "model_info_config.";
  static final String MODEL_NAME = MODEL_PART + "model_name";
  static final String KNOWLEDGE = "knowledge.dataset_ids";
  static final String WORKFLOWS = "workflow_id_list.ids";
  static final String PLUGINS = "plugin_id_list.id_list";

  private static final int PAGE = 20;
  private static final Set<Long> NO_SUCH_BOT = Set.of(4200L, 4006L);

  private final CozeClient client;
  private final String workspaceId;

  BotDriver(CozeClient client, String workspaceId) {
    this.client = client;
    this.workspaceId = workspaceId;
  }

  @Override
  public List<Listed> list() {
    return client.bots().list(workspaceId, PublishStatus.ALL).all().stream()
        .map(
            one ->
                new Listed(
                    one.id(),
                    one.name().orElse(""),
                    one.description(),
                    one.updatedAt().map(Listed::time),
                    one.ownerUserId(),
                    Optional.empty()))
        .toList();
  }

  @Override
  public Optional<Fields> read(String id, Inventory inventory) {
    try {
      return Optional.of(fields(client.bots().draft(id)));
    } catch (CozeServiceException e) {
      if (NO_SUCH_BOT.contains(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<Fields> readAnew(String id, Inventory inventory) {
    return read(id, inventory);
  }

  @Override
  public Fields desired(DesiredResource resource, References references) {
    DesiredBot bot = (DesiredBot) resource;
    boolean knowsAll =
        bot.workflows().map(all -> all.stream().noneMatch(references::lacksId)).orElse(true);
    return desired(knowsAll ? bot : bot.withoutWorkflows(), references::resolve);
  }

  /**
   * The declared fields.
   *
   * @param ids gives the id that a mention stands for
   */
  static Fields desired(DesiredBot bot, Function<Reference, String> ids) {
    Fields fields = new Fields().put("name", bot.name()).put("description", bot.description());
    fields.put(PROMPT_PART + "prompt", bot.prompt());
    bot.onboarding()
        .ifPresent(
            onboarding -> {
              fields.put(ONBOARDING_PART + "prologue", onboarding.prologue());
              onboarding
                  .suggestions()
                  .ifPresent(
                      all -> fields.put(ONBOARDING_PART + "suggested_questions", Json.tree(all)));
            });
    bot.model().ifPresent(model -> putModel(fields, model));
    bot.knowledge().ifPresent(all -> fields.putIds(KNOWLEDGE, resolve(all, ids)));
    bot.workflows().ifPresent(all -> fields.putIds(WORKFLOWS, resolve(all, ids)));
    bot.plugins()
        .ifPresent(
            tools ->
                fields.putIds(
                    PLUGINS,
                    tools.stream().map(tool -> tool.pluginId() + "/" + tool.apiId()).toList()));
    return fields;
  }

  /** Whether one of the bot's workflows is not as declared before a person has acted. */
  static boolean isWaiting(DesiredBot bot, References references) {
    return bot.workflows().map(all -> all.stream().anyMatch(references::isWaiting)).orElse(false);
  }

  @Override
  public String create(DesiredResource resource, Fields desired, String description) {
    BotSettings settings = settings(Optional.of(description), desired, new Fields(), false);
    return client.bots().create(new BotCreate(workspaceId, resource.address().name(), settings));
  }

  @Override
  public void update(String id, DesiredResource resource, Fields wanted, Fields actual) {
    Optional<String> description =
        differs("description", wanted, actual)
            ? Optional.of(wanted.text("description"))
            : Optional.empty();
    BotUpdate update = BotUpdate.of(id, settings(description, wanted, actual, true));
    if (differs("name", wanted, actual)) {
      update = update.withName(wanted.text("name"));
    }
    if (differs(KNOWLEDGE, wanted, actual)) {
      update = update.withKnowledge(wanted.texts(KNOWLEDGE));
    }
    client.bots().update(update);
  }

  /** What the bot's users have through the API; empty where it is not published there. */
  static Optional<Bot> published(CozeClient client, String id) {
    try {
      return Optional.of(client.bots().info(id));
    } catch (CozeServiceException e) {
      if (NO_SUCH_BOT.contains(e.code())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What differs, part by part and each part whole, since Coze replaces whole parts. */
  private static BotSettings settings(
      Optional<String> description, Fields wanted, Fields actual, boolean withBindings) {
    Optional<PluginIds> plugins = Optional.empty();
    Optional<WorkflowIds> workflows = Optional.empty();
    if (withBindings && differs(PLUGINS, wanted, actual)) {
      plugins =
          Optional.of(new PluginIds(wanted.texts(PLUGINS).stream().map(BotDriver::tool).toList()));
    }
    if (withBindings && differs(WORKFLOWS, wanted, actual)) {
      workflows =
          Optional.of(
              new WorkflowIds(wanted.texts(WORKFLOWS).stream().map(WorkflowIds.Id::new).toList()));
    }
    return new BotSettings(
        description,
        Optional.empty(),
        part(PROMPT_PART, PromptInfo.class, wanted, actual),
        part(ONBOARDING_PART, OnboardingInfo.class, wanted, actual),
        plugins,
        workflows,
        part(MODEL_PART, ModelInfo.class, wanted, actual),
        Optional.empty(),
        Optional.empty());
  }

  private static <T> Optional<T> part(String part, Class<T> type, Fields wanted, Fields actual) {
    boolean differs =
        wanted.all().keySet().stream()
            .anyMatch(field -> field.startsWith(part) && differs(field, wanted, actual));
    if (!differs) {
      return Optional.empty();
    }
    ObjectNode whole = Json.object();
    for (Fields source : List.of(actual, wanted)) {
      source
          .all()
          .forEach(
              (field, value) -> {
                if (field.startsWith(part) && !field.equals(MODEL_NAME)) {
                  whole.set(field.substring(part.length()), value);
                }
              });
    }
    return Optional.of(Json.value(whole, type));
  }

  private static boolean differs(String field, Fields wanted, Fields actual) {
    return wanted.all().containsKey(field) && !wanted.agrees(actual, field);
  }

  /** The answer's members under the names requests have for them. */
  static Fields fields(Bot bot) {
    JsonNode answer = Json.tree(bot);
    Fields fields = new Fields().put("name", answer.path("name"));
    fields.put("description", answer.path("description"));
    flatten(fields, PROMPT_PART, answer.path("prompt_info"));
    flatten(fields, ONBOARDING_PART, answer.path("onboarding_info"));
    flatten(fields, MODEL_PART, answer.path("model_info"));
    fields.putIds(KNOWLEDGE, ids(answer.path("knowledge").path("knowledge_infos")));
    fields.putIds(WORKFLOWS, ids(answer.path("workflow_info_list")));
    fields.putIds(PLUGINS, tools(answer.path("plugin_info_list")));
    return fields;
  }

  private static void flatten(Fields fields, String part, JsonNode members) {
    members.properties().forEach(member -> fields.put(part + member.getKey(), member.getValue()));
  }

  @Override
  public List<String> reads() {
    return List.of("bots.list", "bots.retrieve");
  }

  @Override
  public List<String> writes(boolean makes) {
    return makes ? List.of("bots.create", "bots.update") : List.of("bots.update");
  }

  @Override
  public boolean makes() {
    return true;
  }

  @Override
  public List<Part> parts(Outlook outlook) {
    return List.of(
        new PublishPart(new CloudChannels(client), (DesiredBot) outlook.resource(), outlook));
  }

  @Override
  public void delete(String id) {
    throw new IllegalStateException("no public endpoint deletes a bot");
  }

  /**
   * A run that ended half-way has done some of it: a refusal counts while it is still published.
   */
  @Override
  public void retire(String id, ResourceState known) {
    List<CozeServiceException> refused = new ArrayList<>();
    for (String connector : known.published().map(Published::connectors).orElse(List.of())) {
      try {
        client.bots().unpublish(id, connector);
      } catch (CozeServiceException e) {
        if (e.refusal().stopsEverything()) {
          throw e;
        }
        refused.add(e);
      }
    }
    if (!refused.isEmpty() && isPublished(id)) {
      throw refused.get(0);
    }
  }

  private boolean isPublished(String id) {
    return client.bots().list(workspaceId, PublishStatus.PUBLISHED_ONLINE).all().stream()
        .anyMatch(bot -> bot.id().equals(id));
  }

  @Override
  public void describe(String id, String description) {
    client.bots().update(BotUpdate.of(id, BotSettings.builder().description(description).build()));
  }

  @Override
  public Optional<String> retires() {
    return Optional.of("bots.unpublish");
  }

  @Override
  public Optional<String> deletes() {
    return Optional.empty();
  }

  @Override
  public int readCost(Inventory inventory) {
    return 1;
  }

  @Override
  public int listCost(Inventory inventory) {
    return (inventory.all(Kind.BOT).size() + 1 + PAGE) / PAGE;
  }

  private static void putModel(Fields fields, ModelSettings model) {
    fields.put(MODEL_PART + "model_id", model.modelId());
    model
        .temperature()
        .ifPresent(value -> fields.put(MODEL_PART + "temperature", Json.tree(value)));
    model.topP().ifPresent(value -> fields.put(MODEL_PART + "top_p", Json.tree(value)));
    model.maxTokens().ifPresent(value -> fields.put(MODEL_PART + "max_tokens", Json.tree(value)));
    model
        .contextRounds()
        .ifPresent(value -> fields.put(MODEL_PART + "context_round", Json.tree(value)));
    fields.put(MODEL_PART + "response_format", model.responseFormat());
  }

  private static List<String> resolve(List<Reference> all, Function<Reference, String> ids) {
    return all.stream().map(ids).distinct().toList();
  }

  private static PluginRef tool(String id) {
    int slash = id.indexOf('/');
    return new PluginRef(id.substring(0, slash), id.substring(slash + 1));
  }

  private static List<String> ids(JsonNode rows) {
    List<String> ids = new ArrayList<>();
    rows.forEach(row -> ids.add(row.path("id").asText()));
    return ids;
  }

  private static List<String> tools(JsonNode plugins) {
    List<String> tools = new ArrayList<>();
    for (JsonNode plugin : plugins) {
      String pluginId = plugin.path("plugin_id").asText();
      plugin
          .path("api_info_list")
          .forEach(tool -> tools.add(pluginId + "/" + tool.path("api_id").asText()));
    }
    return tools;
  }
}
