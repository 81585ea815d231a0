package dev.cozesh.shell.builtin

import static java.nio.charset.StandardCharsets.UTF_8

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.config.Environment
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Commands with the real engines, in a directory of their own, against a sandbox of their own. */
@Timeout(60)
abstract class VerbSpecification extends Specification {
  static final WRITES = [
    'POST /v1/bot/create', 'POST /v1/bot/update', 'POST /v1/bot/publish', 'POST /v1/datasets',
    'PUT /v1/datasets/{dataset_id}', 'DELETE /v1/datasets/{dataset_id}',
    'POST /open_api/knowledge/document/create', 'POST /open_api/knowledge/document/delete',
    'POST /v1/bots/{bot_id}/unpublish',
  ]

  @TempDir Path dir
  @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())
  @AutoCleanup CozeClient client = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()

  /** Runs one command line; its streams are those of this run alone. */
  int run(String... line) {
    said([], line)
  }

  /** The same on a terminal where somebody answers. */
  int said(List<String> answers, String... line) {
    [out, err]*.reset()
    def variables = [HOME: dir.toString(), COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()]
    def record = new RunRecord()
    def interruption = new Interruption()
    def connector = new Connector(new Environment(variables, dir, dir), record, Clock.systemUTC())
    def engines = new DeployEngines(Catalog.bundled(), interruption, Clock.systemUTC())
    def table = Builtins.table(new Workbench(connector, engines, interruption), Catalog.bundled())
    def typed = answers.collect { "$it\n" }.join('').getBytes(UTF_8)
    def console = new Console(new ByteArrayInputStream(typed), new PrintStream(out, true, 'UTF-8'),
        new PrintStream(err, true, 'UTF-8'), answers ? new Tty(true, true, true) : Tty.NONE, false)
    def exit = new Shell(table, table.script(), console, record, interruption, new CrashFile(dir.resolve('crash'), Clock.systemUTC())).run(line*.toString())
    interruption.finished(exit)
    exit
  }

  String script(String text, String name = 'deploy.groovy') {
    def file = dir.resolve(name)
    Files.createDirectories(file.parent)
    Files.writeString(file, text)
    file.toString()
  }

  String printed() { out.toString(UTF_8) }

  String remarks() { err.toString(UTF_8) }

  JsonNode json() { Json.mapper().readTree(printed()) }

  int writes() { WRITES.sum { sandbox.commits(it) } as int }

  String workspace() { client.workspaces().list().all()[0].id() }

  List bots() { client.bots().list(workspace(), PublishStatus.ALL).all() }

  List datasets() { client.datasets().list(workspace()).all() }

  String bot(String name, String prompt = '') {
    def settings = prompt ? BotSettings.builder().prompt(prompt).build() : BotSettings.NONE
    client.bots().create(new BotCreate(workspace(), name, settings))
  }

  String knowledge(String name, String description = '') {
    client.datasets().create(DatasetCreate.text(workspace(), name, description))
  }

  /** Somebody edits the prompt of a bot in the web page. */
  void edit(String id, String prompt) {
    client.bots().update(BotUpdate.of(id, BotSettings.builder().prompt(prompt).build()))
  }

  JsonNode state() {
    Json.mapper().readTree(stateFile().toFile().getText('UTF-8'))
  }

  Path stateFile() {
    dir.resolve('.cozesh/state').toFile().listFiles().find { it.name.endsWith('.json') }.toPath()
  }
}
