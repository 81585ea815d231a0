package dev.cozesh.deploy;

import dev.cozesh.catalog.Limits;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.bot.Bot;
import dev.cozesh.client.bot.BotSummary;
import dev.cozesh.client.core.PublishStatus;
import dev.cozesh.client.database.Database;
import dev.cozesh.client.dataset.Dataset;
import dev.cozesh.client.workflow.Workflow;
import dev.cozesh.deploy.LiveReader.Row;
import dev.cozesh.deploy.desired.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The objects of a workspace by the public API. */
final class PublicObjects implements LiveSource {
  private final CozeClient client;
  private final String workspace;
  private final Limits limits;

  private Map<String, Dataset> datasets = Map.of();
  private Map<String, Database> tables = Map.of();
  private Map<String, Boolean> published = Map.of();

  PublicObjects(CozeClient client, String workspace, Limits limits) {
    this.client = client;
    this.workspace = workspace;
    this.limits = limits;
  }

  @Override
  public List<Row> list(Kind kind) {
    return switch (kind) {
      case BOT -> {
        List<BotSummary> all = client.bots().list(workspace, PublishStatus.ALL).all();
        published =
            all.stream()
                .collect(
                    Collectors.toMap(
                        BotSummary::id, one -> one.isPublished().orElse(true), (a, b) -> a));
        yield all.stream().map(one -> new Row(kind, one.id(), one.name().orElse(""))).toList();
      }
      case KNOWLEDGE -> {
        List<Dataset> all = client.datasets().list(workspace).all();
        datasets = all.stream().collect(Collectors.toMap(Dataset::id, one -> one, (a, b) -> a));
        yield all.stream().map(one -> new Row(kind, one.id(), one.name().orElse(""))).toList();
      }
      case DATABASE -> {
        List<Database> all = client.databases().list(workspace).all();
        tables = all.stream().collect(Collectors.toMap(Database::id, one -> one, (a, b) -> a));
        yield all.stream().map(one -> new Row(kind, one.id(), one.tableName().orElse(""))).toList();
      }
      case WORKFLOW -> {
        List<Workflow> all = client.workflows().list(workspace).all();
        yield all.stream().map(one -> new Row(kind, one.id(), one.name().orElse(""))).toList();
      }
    };
  }

  @Override
  public LiveObject read(Row row, LiveReader names) {
    return switch (row.kind()) {
      case BOT -> bot(row, names);
      case KNOWLEDGE ->
          new LiveKnowledge(limits, "bytes")
              .of(row, datasets.get(row.id()), client.documents().list(row.id()).all());
      case DATABASE -> LiveDatabase.of(row, tables.get(row.id()));
      case WORKFLOW -> LiveWorkflow.of(row, client.workflows().info(row.id()));
    };
  }

  private LiveObject bot(Row row, LiveReader names) {
    Bot draft = client.bots().draft(row.id());
    Optional<Bot> live =
        published.getOrDefault(row.id(), true)
            ? BotDriver.published(client, row.id())
            : Optional.empty();
    LivePublication publication =
        live.map(BotDriver::fields)
            .map(fields -> new LivePublication(List.of(Publication.API), List.of(fields)))
            .orElse(LivePublication.NONE);
    return new LiveBot(names, limits).of(row, BotAnswer.of(draft), publication);
  }
}
