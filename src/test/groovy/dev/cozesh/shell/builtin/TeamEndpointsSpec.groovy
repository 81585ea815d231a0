package dev.cozesh.shell.builtin

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.dsl.AttemptSource
import dev.cozesh.dsl.CatalogAttempts
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Path
import java.time.Clock
import spock.lang.Specification
import spock.lang.TempDir

/** The team's script says what the team has tried, no more and no less. */
class TeamEndpointsSpec extends Specification {
  static final TRIED = '''\
    POST /v1/bot/create
    POST /v1/bot/update
    GET /v1/bots
    POST /v1/bot
    PATCH /v1/bot/{id}
    POST /v1/bots/create
    GET /v1/bot/list
    GET /v1/bot/{id}
    POST /v1/bot/publish
    POST /v1/workflow/import
    POST /v1/workflow/create
    POST /v1/workflow
    POST /v1/workflows
    GET /v1/workflows
    GET /v1/workflow/list
    POST /v2/workflow/create
    POST /v1/knowledge_base
    POST /v1/knowledge_base/create
    POST /v1/knowledge/create
    POST /v1/knowledge
    GET /v1/knowledge_bases
    GET /v1/knowledges
    PATCH /v1/workflow/{workflow_id}
    POST /v1/knowledge_base/{knowledge_base_id}/document
    POST /v1/bot/{bot_id}/knowledge_base/bind
    GET /v1/bot/get
    POST /v2/bot/create
    POST /v3/bot/create
    POST /open_api/v1/bot/create
    GET /v1/api/bot/list
    POST /v1/knowledges/create
    POST /v2/knowledge/create
    GET /v1/bots/{id}
    POST /api/v1/bot/create
    POST /api/v1/workflow/create'''.stripIndent().readLines()
  /** Named by the vendor's answer, and not tried by the team. */
  static final NAMED = ['POST /v1/bot/{bot_id}/workflow/bind', 'GET /v1/space/list']

  @TempDir Path dir

  static class ReadingProbing extends FakeProbing {
    @Override
    AttemptSource attempts() { new CatalogAttempts(Catalog.bundled()) }
  }

  def "it holds the 35 attempts, the team's outcomes and the vendor's claims"() {
    given:
    def probing = new ReadingProbing()
    def out = new ByteArrayOutputStream()
    def stream = new PrintStream(out, true, 'UTF-8')
    def clock = Clock.systemUTC()
    def interruption = new Interruption()
    def connector = new Connector(new Environment([HOME: dir.toString()], dir, dir), new RunRecord(), clock)
    def table = Builtins.table(new Workbench(connector, probing, interruption), Catalog.bundled())

    when:
    def shell = new Shell(table, table.script(), new Console(InputStream.nullInputStream(), stream, stream, Tty.NONE, false), connector.record(), interruption,
        new CrashFile(dir.resolve('crash'), clock))
    def exit = shell.run(['probe', '--sandbox=memory', '--yes', Path.of('scripts/wehan/endpoints.groovy').toAbsolutePath().toString()])
    interruption.finished(exit)

    then:
    exit == 0

    when:
    def inquiry = probing.run[0]
    def claims = inquiry.claims().groupBy { it.by() }

    then:
    TRIED.size() == 35
    inquiry.attempts()*.operation().sort() == (TRIED + NAMED).sort()
    claims["the team's report"].findAll { it.exists() }*.operation() == TRIED[0..2]
    claims["the team's report"].findAll { !it.exists() }.size() == 28
    claims['official answer'].every { it.exists() }
    claims['official answer']*.operation().sort() == [
        'POST /v1/bot', 'POST /v1/workflow', 'POST /v1/knowledge_base', 'PATCH /v1/bot/{id}', 'PATCH /v1/workflow/{workflow_id}',
        'POST /v1/knowledge_base/{knowledge_base_id}/document', 'POST /v1/bot/{bot_id}/knowledge_base/bind', *NAMED].sort()
    probing.opened.last().values().keySet() == ['workspace_id'] as Set
  }
}
