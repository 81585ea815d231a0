package dev.cozesh.shell.slash

import dev.cozesh.client.core.CallListener
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.config.Environment
import dev.cozesh.config.Found
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.shell.builtin.Checkup
import dev.cozesh.shell.builtin.Connection
import dev.cozesh.shell.builtin.Connector
import dev.cozesh.shell.builtin.PromptFacts
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
import spock.lang.Unroll

class PlaceCommandsSpec extends Specification {
  @TempDir Path dir
  @AutoCleanup Connection connection
  def err = new ByteArrayOutputStream()
  def went = []
  def switchboard = new Switchboard() {
    void profile(String name) { went << "profile $name".toString() }
    void workspace(String nameOrId) { went << "workspace $nameOrId".toString() }
  }

  @Unroll("in #current")
  def "/workspace lists what the token sees and marks the current one"() {
    given:
    open()
    connection.client().workspaces().create(WorkspaceCreate.of('Tests\u001b', ''))
    def ids = connection.client().workspaces().list().all().collectEntries { [it.name().get(), it.id()] }

    when:
    def lines = run(workspace(current)).readLines()*.replaceAll(/ {2,}/, '|')

    then:
    lines[0] == '|name|id|you|type'
    lines.drop(1).toSet() == ["${marks[0]}WeHan|${ids.WeHan}|owner|personal", "${marks[1]}Tests\\x1b|${ids['Tests\u001b']}|owner|personal"]*.toString().toSet()

    where:
    current       || marks
    'WeHan'       || ['*|', '|']
    'Tests\u001b' || ['|', '*|']
    null          || ['|', '|']
  }

  def "/workspace goes to one by name or id once it is known to be there"() {
    given:
    open()
    def id = connection.client().workspaces().list().all()[0].id()

    expect:
    run(workspace(null)).readLines()[1].startsWith('*  WeHan  ')
    run(workspace(null), 'WeHan') == "workspace WeHan ($id) is in use, for this prompt\n"
    run(workspace(null), '"WeHan"') == "workspace WeHan ($id) is in use, for this prompt\n"
    run(workspace(null), id) == "workspace WeHan ($id) is in use, for this prompt\n"
    went == ['workspace WeHan', 'workspace WeHan', "workspace $id".toString()]
    workspace(null).proposals('We') == ['WeHan', 'WeHan 2']
  }

  def "/workspace stays where it is when there is no such one, or two"() {
    given:
    open()
    2.times { connection.client().workspaces().create(WorkspaceCreate.of('Twin', '')) }

    when:
    run(workspace(null), 'Nowhere')

    then:
    def e = thrown(CozeUsageException)
    e.what() == 'no workspace "Nowhere" on sandbox'
    e.why().contains('"WeHan"')

    when:
    run(workspace(null), 'Twin')

    then:
    def twins = thrown(CozeConflictException)
    twins.next() == 'use the id'
    went == []
  }

  def "/profile lists the profiles, and says which one the prompt uses and why"() {
    given:
    config()

    expect:
    run(profile('me', '/profile')) == """\
   name   server              workspace  credential          file
*  me     cn (api.coze.cn)    WeHan      token, written out  yours
   other  com (api.coze.com)  -          token, \$T           yours
* in use: /profile
"""
    run(profile(null, null)).endsWith('none is in use: nothing names one of several\n')
  }

  def "/profile goes to another that is there"() {
    given:
    config()

    expect:
    run(profile('me', '--profile'), 'other') == 'profile other is in use, for this prompt\n'
    run(profile('me', '--profile'), 'me') == 'profile me is in use already\n'
    went == ['profile other']
    profile('me', '').proposals('o') == ['other']

    when:
    run(profile('me', '--profile'), 'othr')

    then:
    def e = thrown(CozeUsageException)
    e.next() == 'did you mean `other`?'
  }

  def "/profile does not carry a variable's token to another server"() {
    given:
    config()

    when:
    run(profile('me', 'x', [COZE_API_TOKEN: 'pat_test_1']), 'other')

    then:
    def e = thrown(CozeUsageException)
    e.what().contains('COZE_API_TOKEN wins')
    went == []
  }

  def "/profile where there is none says how to make one"() {
    expect:
    run(profile(null, null)).contains('`cozesh login` makes one')

    when:
    run(profile(null, null), 'x')

    then:
    def e = thrown(CozeUsageException)
    e.next() == '`cozesh login` makes one'
  }

  @Unroll("TERM #type, #columns columns, #encoding, history #mode")
  def "/doctor looks at terminal, history and server"() {
    given:
    open()
    def history = dir.resolve('history')
    if (mode) {
      Files.writeString(history, '')
      Files.setPosixFilePermissions(history, PosixFilePermissions.fromString(mode))
    }
    def doctor = new DoctorCommand({ new Checkup(connection, Clock.systemUTC()) }, { new PromptFacts(type, columns, encoding, history) })

    when:
    def text = run(doctor)

    then:
    says.every { text.contains(it) }
    text.contains('ok  server      answers: HTTP 200')
    text.contains('ok  clock       within 60 s')
    text.contains('  archive     ')
    text.endsWith('''
    ruler       |你好世界|
                |12345678|  the bars stand under one another on a good terminal
''')
    err.toString() == 'sending one request: GET /v1/workspaces\n'

    where:
    type    | columns | encoding     | mode        || says
    'xterm' | 120     | 'UTF-8'      | 'rw-------' || ['ok  terminal    TERM is xterm', 'ok  letters     the terminal speaks UTF-8', 'ok  columns     120', 'readable by you alone']
    'dumb'  | 20      | 'US-ASCII'   | 'rw-r--r--' || ['--  terminal    TERM is dumb', '!!  letters     the terminal speaks US-ASCII', '--  columns     20:', 'has mode rw-r--r--', 'next: chmod 600']
    ''      | 0       | 'utf-8'      | null        || ['TERM is not set', 'does not tell its width', 'not there yet']
  }

  def "/refresh forgets names and sends nothing"() {
    given:
    def forgotten = 0
    def refresh = new RefreshCommand({ forgotten++ })

    expect:
    run(refresh) == 'the names are asked for again when they are needed\n'
    forgotten == 1
  }

  def "each command has help and an example that works"() {
    given:
    open()
    config()
    def preferences = new Preferences(dir.resolve('prompt.json'))
    def facts = new PromptFacts('xterm', 80, 'UTF-8', dir.resolve('history'))
    def commands = [workspace(null), profile('me', 'x'), new RefreshCommand({}), new SetCommand(preferences), SwitchCommand.timing(preferences),
                    SwitchCommand.dry(preferences), new DoctorCommand({ new Checkup(connection, Clock.systemUTC()) }, { facts })]

    expect:
    commands.every { command ->
      def example = command.example()
      assert example.startsWith('/' + command.name())
      assert command.synopsis().startsWith('/' + command.name())
      assert command.help().readLines().every { it.length() <= 100 }
      assert command.summary() =~ /^[a-z].*[^.]$/
      !run(command, (example - ('/' + command.name())).trim()).empty
    }
  }

  private workspace(String current) {
    new WorkspaceCommand({ connection }, { Optional.ofNullable(current) }, { ['WeHan', 'WeHan 2', 'Other'] }, switchboard)
  }

  private profile(String name, String origin, Map variables = [:]) {
    def found = name ? Optional.of(new Found<>(name, origin)) : Optional.<Found<String>>empty()
    new ProfileCommand(environment(variables), { found }, switchboard)
  }

  private void config() {
    def file = dir.resolve('home/.config/cozesh/config.json')
    Files.createDirectories(file.parent)
    Files.writeString(file, '''{"profiles": {
      "me": {"region": "cn", "api_token": "pat_test_secret", "workspace": "WeHan"},
      "other": {"region": "com", "api_token": "env:T"}}}''')
  }

  private Environment environment(Map variables = [:]) {
    new Environment([HOME: dir.resolve('home').toString()] + variables, dir, dir)
  }

  private void open() {
    connection = new Connector(environment(), new RunRecord(), Clock.systemUTC()).openForPrompt(new Call([], Options.NONE), console(System.out), { CallListener.NONE })
  }

  private Console console(OutputStream out) {
    new Console(InputStream.nullInputStream(), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'), Tty.NONE, false)
  }

  private String run(SlashCommand command, String rest = '') {
    def out = new ByteArrayOutputStream()
    command.run(rest, console(out))
    out.toString('UTF-8')
  }
}
