package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.config.FilePlaces
import dev.cozesh.deploy.Edition
import dev.cozesh.deploy.StudioBench
import dev.cozesh.dsl.complete.NameKind
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Persona
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import dev.cozesh.shell.builtin.Connector
import dev.cozesh.shell.command.Call
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Options
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** A prompt whose profile logs in to a self-hosted Coze. */
@Timeout(120)
class ConsolePromptSpec extends Specification {
  @TempDir Path home

  @AutoCleanup
  Sandbox sandbox =
  Sandbox.start(SandboxOptions.defaults().withStorage(Storage.memory()).withPersona(Persona.STUDIO))

  def typed = new Typed()
  def bytes = new ByteArrayOutputStream()

  def setup() {
    def config = home.resolve('.config/cozesh/config.json')
    Files.createDirectories(config.parent)
    def auth = [kind: 'session', email: 'deploy@example.com', password: 'env:STUDIO_PASSWORD']
    Files.writeString(config, Json.line([profiles: [studio: [base_url: sandbox.baseUri().toString(), auth: auth]]]))
    Files.setPosixFilePermissions(config, PosixFilePermissions.fromString('rw-------'))
  }

  def "it lists its spaces, applies, looks up by name, adopts and exports; a chat takes a token"() {
    given:
    typed.answers.addAll('y', 'y')

    when:
    def text = said(
        '/workspace',
        '/workspace WeHan',
        'def jobs = knowledge("Jobs") { description "what there is" }',
        'bot("WeHan") { prompt "be kind"; model "deepseek-v3"; knows jobs; publish to: ["api"] }',
        'bot("WeHan").id ==~ /[0-9]+/',
        'bot("WeHan").ask("hi")',
        '/adopt bot WeHan',
        '/export deploy.groovy',
        '/doctor')

    then:
    text =~ /(?m)^ {3}name +id +you +type$/
    text =~ /(?m)^\*  WeHan +7390000000000000001  -    \w+$/
    text.contains('workspace WeHan (7390000000000000001) is in use, for this prompt')
    text.contains('published bot WeHan')
    text =~ /(?m)^true$/
    text.contains('POST /v3/chat takes a token, and this profile has a session')
    text.contains('  prompt "be kind"\n')
    text.contains('wrote deploy.groovy: 1 knowledge base, 1 bot')
    text.contains('planned, it says "no changes" now')
    text.contains('sending one request: POST /api/playground_api/space/list')
    text.contains('ok  spaces      WeHan (7390000000000000001)')
    Files.readString(home.resolve('deploy.groovy')).contains('  knows jobs\n  publish to: ["api"]\n')
    sandbox.log().every { it.route().startsWith('POST /api/') }
  }

  def "names are completed from the console's lists, drafts with them"() {
    given:
    def bench = new StudioBench(home.resolve('state'))
    bench.apply(StudioBench.flow())
    int before = bench.sandbox.log().size()
    def cache =
        new NameCache(new ClientNames({ 'studio' }, { bench.client }, { Edition.STUDIO }, { bench.space() }), Clock.systemUTC())

    when:
    def names = [NameKind.WORKSPACE, NameKind.WORKFLOW, NameKind.BOT, NameKind.KNOWLEDGE].collectEntries { [it, listed(cache, it)] }

    then:
    names[NameKind.WORKSPACE] == ['WeHan']
    names[NameKind.WORKFLOW].contains(StudioBench.NAME)
    names[NameKind.BOT] == []
    names[NameKind.KNOWLEDGE] == []

    when:
    cache.names(NameKind.DATABASE)
    def known = cache.names(NameKind.DATABASE)

    then:
    known.failure() == 'a session lists no databases'
    bench.sandbox.log().drop(before).every { it.route().startsWith('POST /api/') }

    cleanup:
    cache.close()
    bench.close()
  }

  private static List<String> listed(NameCache cache, NameKind kind) {
    def known = cache.names(kind)
    while (known.loading()) {
      known = cache.names(kind)
    }
    assert known.failure() == ''
    known.names().matching('')*.name()
  }

  private String said(Object... inputs) {
    typed.inputs.addAll(inputs)
    def stream = new PrintStream(bytes, true, UTF_8)
    def console = new Console(InputStream.nullInputStream(), stream, stream, new Tty(true, true, true), false)
    def environment = new Environment([HOME: home.toString(), STUDIO_PASSWORD: 'test-password'], home, home)
    new PromptSession(new Connector(environment, new RunRecord(), Clock.systemUTC()), Catalog.bundled(), Clock.systemUTC(),
        new Call([], Options.NONE), console, this.&seat).withCloseable { it.run() }
    bytes.toString(UTF_8)
  }

  private Seat seat(Environment environment, Console console, LiveSecrets secrets, Seat.Typing typing) {
    def history = new PromptHistory(FilePlaces.of(environment).history(), secrets, console::remark)
    new Seat(typed, history, true, false, { })
  }
}
