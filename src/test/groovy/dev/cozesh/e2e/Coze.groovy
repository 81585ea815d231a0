package dev.cozesh.e2e

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.client.bot.Bot
import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotSummary
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.database.Database
import dev.cozesh.client.database.RecordQuery
import dev.cozesh.client.dataset.Dataset
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.client.dataset.Document
import dev.cozesh.client.dataset.FormatType
import dev.cozesh.sandbox.Faults
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger

/** A sandbox that the test holds, and what a person would see in it. */
class Coze implements AutoCloseable {
  static final List<String> CREATES = [
    'POST /v1/datasets', 'POST /open_api/knowledge/document/create', 'POST /v1/databases',
    'POST /v1/databases/{database_id}/records', 'POST /v1/bot/create'
  ]

  final Sandbox sandbox
  final CozeClient client
  private final AtomicInteger received = new AtomicInteger()
  private final AtomicInteger committed = new AtomicInteger()

  private Coze(Storage storage) {
    sandbox = Sandbox.start(SandboxOptions.defaults().withStorage(storage).withProcessing(Duration.ZERO))
    sandbox.onReceived { received.incrementAndGet() }
    sandbox.onCommitted { committed.incrementAndGet() }
    client = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()
  }

  /** A new and empty one. */
  static Coze fresh() {
    new Coze(Storage.memory())
  }

  /** What a run with `--sandbox` left on disk. */
  static Coze left(Program program) {
    new Coze(Storage.directory(program.directory.resolve('.cozesh/sandbox')))
  }

  /** The variables that lead a run here. */
  Map<String, String> access(String token = 'pat_test_e2e') {
    [COZE_API_TOKEN: token, COZE_API_BASE: sandbox.baseUri().toString()]
  }

  String workspace() {
    client.workspaces().list().all()[0].id()
  }

  /** Every bot as its users have it; fails when one is not published to the API channel. */
  List<Bot> published() {
    summaries().collect { client.bots().info(it.id()) }
  }

  /** Every bot as its makers have it. */
  List<Bot> drafts() {
    summaries().collect { client.bots().draft(it.id()) }
  }

  List<Dataset> datasets() {
    client.datasets().list(workspace()).all()
  }

  List<Document> documents() {
    datasets().collectMany { client.documents().list(it.id()).all() }
  }

  List<Database> databases() {
    client.databases().list(workspace()).all()
  }

  /** The rows of the database of that name, values by column. */
  List<Map<String, String>> rows(String name) {
    def database = databases().find { it.tableName().get() == name }
    client.databases().rows(database.id(), RecordQuery.ALL).all()
        .collect { it.values().collectEntries { column, value -> [column, value.orElse(null)] } }
  }

  /** What goes wrong from now on. */
  Faults faults() {
    sandbox.faults()
  }

  private List<BotSummary> summaries() {
    client.bots().list(workspace(), PublishStatus.ALL).all()
  }

  /** Makes a bot as somebody else does, and returns its id. */
  String foreignBot(String name, BotSettings settings = BotSettings.NONE) {
    client.bots().create(new BotCreate(workspace(), name, settings))
  }

  /** Makes a knowledge base as somebody else does, and returns its id. */
  String foreignDataset(String name) {
    client.datasets().create(new DatasetCreate(name, workspace(), FormatType.TEXT, Optional.empty(), Optional.empty()))
  }

  /** How many requests came. */
  int requests() {
    received.get()
  }

  /** How many requests changed something. */
  int writes() {
    committed.get()
  }

  @Override
  void close() {
    client.close()
    sandbox.close()
  }
}
