package dev.cozesh.shell.builtin

import dev.cozesh.client.core.CallListener
import dev.cozesh.config.Environment
import dev.cozesh.config.Given
import dev.cozesh.config.SettingsReader
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.http.Redactor
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.exchange.Tape
import java.nio.file.Files
import java.nio.file.Path
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** A session's connection with a tape in it. */
class TapedConnectionSpec extends Specification {
  @TempDir
  Path directory

  @AutoCleanup
  Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())

  private Connection connection(Map<String, String> variables) {
    def none = Optional.empty()
    def settings = SettingsReader.read(new Environment([HOME: directory.toString()] + variables, directory, directory), new Given(none, none, none, none, none, none))
    new Connection(settings, none, { CallListener.NONE }, {})
  }

  private Tape tapeOf(Connection connection) {
    def tape = new Tape(new Redactor({ connection.secrets() }), InstantSource.system(), {})
    connection.through(tape)
    tape
  }

  def "what one session recorded another one replays that has no token and no server"() {
    given:
    def first = connection(COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString())
    def recorder = tapeOf(first)
    recorder.record(directory.resolve('a.jsonl'))
    def listed = first.client().workspaces().list().all()
    first.client().raw().send('POST', "/v1/$Sandbox.TOKEN", [:], Optional.empty())
    first.close()
    sandbox.close()

    when:
    def second = connection([:])
    def player = tapeOf(second)
    player.replay(directory.resolve('a.jsonl'))

    then:
    second.client().workspaces().list().all() == listed
    second.secrets() == [] as Set
    first.secrets() == [Sandbox.TOKEN] as Set
    !Files.readString(directory.resolve('a.jsonl')).contains(Sandbox.TOKEN)

    when:
    player.stop()
    second.client().workspaces().list().all()

    then:
    thrown(CozeCredentialException)

    cleanup:
    second?.close()
  }

  def "without a tape, and with one that does nothing, calls go out"() {
    given:
    def variables = [COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()]
    def bare = connection(variables)
    def taped = connection(variables)
    tapeOf(taped)

    expect:
    bare.client().workspaces().list().all() == taped.client().workspaces().list().all()
    sandbox.requests('GET /v1/workspaces') == 2

    cleanup:
    [bare, taped]*.close()
  }
}
