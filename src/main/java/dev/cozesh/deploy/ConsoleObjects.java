package dev.cozesh.deploy;

import dev.cozesh.catalog.Limits;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.studio.StudioBot;
import dev.cozesh.client.studio.StudioBotSummary;
import dev.cozesh.deploy.LiveReader.Row;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The objects of a workspace by the console of a self-hosted Coze. */
final class ConsoleObjects implements LiveSource {
  private static final long ANOTHER_USERS_BOT = 100_000_000;
  private static final long ANOTHER_USERS_KNOWLEDGE = 105_000_001;

  private final CozeClient client;
  private final String space;
  private final Limits limits;
  private final StudioDrafts drafts;
  private final StudioChannels channels;

  private Map<String, Dataset> knowledge = Map.of();
  private Map<String, Boolean> published = Map.of();
  private StudioModels models;

  ConsoleObjects(CozeClient client, String space, Limits limits) {
    this.client = client;
    this.space = space;
    this.limits = limits;
    this.drafts = new StudioDrafts(client, space);
    this.channels = new StudioChannels(client, space);
  }

  @Override
  public List<Row> list(Kind kind) {
    return switch (kind) {
      case BOT -> {
        List<StudioBotSummary> all = client.studioBots().list(space).all();
        published =
            all.stream()
                .collect(
                    Collectors.toMap(
                        StudioBotSummary::id, ConsoleObjects::isPublished, (a, b) -> a));
        yield all.stream()
            .map(one -> new Row(kind, one.id(), one.basics().name().orElse("")))
            .toList();
      }
      case KNOWLEDGE -> {
        List<Dataset> all = client.studioKnowledge().list(space).all();
        knowledge = all.stream().collect(Collectors.toMap(Dataset::id, one -> one, (a, b) -> a));
        yield all.stream().map(one -> new Row(kind, one.id(), one.name().orElse(""))).toList();
      }
      case WORKFLOW ->
          drafts.list().stream()
              .map(one -> new Row(kind, one.id(), one.name().orElse("")))
              .toList();
      case DATABASE -> throw ConsoleListings.noDatabases();
    };
  }

  private static boolean isPublished(StudioBotSummary bot) {
    return bot.publication().flatMap(StudioBotSummary.Publication::hasPublished).orElse(true);
  }

  /** What another user has made is listed, and cannot be read. */
  @Override
  public LiveObject read(Row row, LiveReader names) {
    try {
      return switch (row.kind()) {
        case BOT -> bot(row, names);
        case KNOWLEDGE ->
            new LiveKnowledge(limits, "characters")
                .of(
                    row,
                    knowledge.get(row.id()),
                    client.studioKnowledge().documents(row.id()).all());
        case WORKFLOW -> LiveWorkflow.of(row, drafts.read(row.id()), limits);
        case DATABASE -> throw ConsoleListings.noDatabases();
      };
    } catch (CozeServiceException e) {
      if (e.code() == ANOTHER_USERS_BOT || e.code() == ANOTHER_USERS_KNOWLEDGE) {
        return anotherUsers(row);
      }
      throw e;
    }
  }

  private LiveObject bot(Row row, LiveReader names) {
    StudioBot draft = client.studioBots().draft(row.id());
    LivePublication publication =
        published.getOrDefault(row.id(), true)
            ? channels.publication(row.id())
            : LivePublication.NONE;
    BotAnswer answer = BotAnswer.of(draft);
    answer.fields().put(BotDriver.MODEL_NAME, modelName(draft));
    return new LiveBot(names, limits).of(row, answer, publication);
  }

  private Optional<String> modelName(StudioBot bot) {
    if (models == null) {
      models = new StudioModels(client.studioBots().models());
    }
    return bot.modelInfo().flatMap(StudioBot.Model::modelId).flatMap(models::nameOf);
  }

  private static LiveObject anotherUsers(Row row) {
    return new LiveObject(
        row.kind(),
        row.id(),
        row.name(),
        Optional.empty(),
        List.of("not readable: on a self-hosted Coze it is its maker's alone, who is another user"),
        Map.of(),
        Json.object());
  }
}
