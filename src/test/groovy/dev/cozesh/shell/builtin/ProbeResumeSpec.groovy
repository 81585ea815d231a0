package dev.cozesh.shell.builtin

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.http.FakeTime
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.probe.evidence.LedgerDirectory
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Path
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A limit that does not go away, met by the command. */
class ProbeResumeSpec extends Specification {
  static final SEED = ['--seed', '11']

  @TempDir Path dir
  @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())
  def time = new FakeTime()
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()

  def "a run that meets limits for ever ends by rule, and goes on with the very request that was refused"() {
    given:
    def attempts = (1..20).collect { "GET /v1/agent_$it".toString() } + (1..20).collect { "POST /v1/agent_$it".toString() }
    sandbox.faults().add(Fault.on(Fault.ANY_ROUTE).from(10).storm429(100_000))

    when:
    def first = probe(*SEED, *attempts)
    def limited = sandbox.log().findAll { it.status() == 429 }
    def before = sandbox.log().size()

    then:
    first == 7
    limited.size() == 6
    limited.size() + 9 == before
    time.waits()*.toSeconds() == [1, 2, 4, 8, 16]
    err.toString(UTF_8).count('a limit was met') == 5
    out.toString(UTF_8).replaceAll('\\s+', ' ').contains('6 requests in a row met a limit, in spite of the pauses: HTTP 429, code 4008')

    when:
    sandbox.faults().clear()
    def second = probe('--resume', run())
    def after = sandbox.log().drop(before)
    def answered = sandbox.log().findAll { it.status() != 429 }.countBy { "${it.method()} ${it.path()}".toString() }
    def ledger = Ledger.read(new LedgerDirectory(dir.resolve('.cozesh/probe')).file(run()))
    def verdicts = ledger.report().get().findings().countBy { it.judgement().verdict().word() }

    then:
    second == 0
    [after[0].method(), after[0].path()] == [limited[0].method(), limited[0].path()]
    answered.findAll { it.value > 1 }.every { it.key.contains('/v1/cozesh') && it.value == 2 }
    verdicts == [absent: 40]
    ledger.report().get().requests() == after.size()
    ledger.entries()*.id() == (1..sandbox.log().size()).toList()
  }

  private String run() {
    new LedgerDirectory(dir.resolve('.cozesh/probe')).runs().last()
  }

  private int probe(String... line) {
    def environment = new Environment(
        [HOME: dir.resolve('home').toString(), COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()], dir.resolve('home'), dir)
    def interruption = new Interruption()
    def engines = [probing: { new CozeProbing(Catalog.bundled(), time) }] as Engines
    def connector = new Connector(environment, new RunRecord(), Clock.systemUTC())
    def table = Builtins.table(new Workbench(connector, engines, interruption), Catalog.bundled())
    def console = new Console(InputStream.nullInputStream(), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'), Tty.NONE, false)
    def shell = new Shell(table, table.script(), console, connector.record(), interruption, new CrashFile(dir.resolve('crash'), Clock.systemUTC()))
    def exit = shell.run(['probe', '--yes', *line])
    interruption.finished(exit)
    exit
  }
}
