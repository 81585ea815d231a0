package dev.cozesh.shell.builtin

import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.workspace.Workspace
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.config.Environment
import dev.cozesh.shell.command.Call
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Option
import dev.cozesh.shell.command.Options
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class DemonstrationSpaceSpec extends Specification {
  @TempDir Path dir
  def err = new ByteArrayOutputStream()
  def opened = []

  def cleanup() {
    opened*.close()
  }

  def "a prompt that nothing is configured for is in the demonstration, which starts when it is used"() {
    given:
    def connection = open()

    expect:
    connection.isDemonstration()
    connection.isConfigured()
    connection.host() == 'sandbox'
    !Files.exists(home())

    when:
    def spaces = connection.client().workspaces().list().all()

    then:
    spaces*.name() == [Optional.of('WeHan')]
    bots(connection, spaces[0]) == ['Campus Guide', '客服助手', '面试官', '求职助手']
    Files.isDirectory(home().resolve('sandbox'))
    connection.stateDirectory() == home()
    connection.stateName() == 'sandbox'
    !Files.exists(dir.resolve('project/.cozesh'))
    err.toString() == ''
  }

  def "what is made in it is there the next time"() {
    given:
    def first = open()
    def id = first.client().workspaces().create(WorkspaceCreate.of('Mine', ''))
    first.close()

    expect:
    open().client().workspaces().list().all()*.id().contains(id)
  }

  def "a second prompt gets one of its own, and is told that it is forgotten"() {
    given:
    open().client()
    def second = open()

    when:
    def spaces = second.client().workspaces().list().all()

    then:
    spaces*.name() == [Optional.of('WeHan')]
    err.toString() == 'another prompt is in the demonstration space: this one starts afresh, and what is made in it is gone at the end\n'
    second.stateDirectory() != home()
    !second.stateDirectory().startsWith(dir.resolve('project'))
  }

  def "a home that cannot be written keeps nobody from exploring"() {
    given:
    Files.createDirectories(dir.resolve('home/.local/share'))
    Files.writeString(dir.resolve('home/.local/share/cozesh'), 'a file in the way')

    expect:
    open().client().workspaces().list().all().size() == 1
    err.toString().startsWith("the sandbox cannot use the directory ${home().resolve('sandbox')}")
    err.toString().endsWith('this one starts afresh, and what is made in it is gone at the end\n')
  }

  @Unroll("#variables #options #config")
  def "whatever names a server, a credential or a sandbox is heeded"() {
    given:
    if (config) {
      Files.createDirectories(dir.resolve('project/.cozesh'))
      Files.writeString(dir.resolve('project/.cozesh/config.json'), config)
    }

    expect:
    !open(variables, options).isDemonstration()

    where:
    variables                               | options                          | config
    [COZE_API_TOKEN: 'pat_test_1']          | [:]                              | null
    [COZE_API_BASE: 'https://api.coze.com'] | [:]                              | null
    [:]                                     | [(Option.SANDBOX): '']           | null
    [:]                                     | [(Option.SANDBOX): 'memory']     | null
    [:]                                     | [(Option.BASE_URL): 'https://x'] | null
    [:]                                     | [:]                              | '{"profiles":{"p":{"region":"cn"}}}'
  }

  private Path home() { dir.resolve('home/.local/share/cozesh/demonstration') }

  private static List<String> bots(Connection connection, Workspace space) {
    connection.client().bots().list(space.id(), PublishStatus.ALL).collect { it.name().get() }
  }

  private Connection open(Map variables = [:], Map options = [:]) {
    def project = Files.createDirectories(dir.resolve('project'))
    def environment = new Environment([HOME: dir.resolve('home').toString()] + variables, dir, project)
    def console = new Console(InputStream.nullInputStream(), System.out, new PrintStream(err, true), Tty.NONE, false)
    def connection =
        new Connector(environment, new RunRecord(), Clock.systemUTC()).openForPrompt(new Call([], new Options(options)), console, { CallListener.NONE })
    opened << connection
    connection
  }
}
