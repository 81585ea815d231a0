package dev.cozesh.shell.prompt

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.config.FilePlaces
import dev.cozesh.e2e.Coze
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.shell.builtin.Connector
import dev.cozesh.shell.command.Call
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Options
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.util.function.IntSupplier
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Whole sessions, from the banner to Ctrl-D, before a Coze that counts what reaches it. */
@Timeout(120)
class PromptSessionSpec extends Specification {
  private static final String LATER = 'not applied; `/apply` does it later, `/reset` forgets it\n'

  @TempDir Path home
  @AutoCleanup Coze coze = Coze.fresh()

  def typed = new Typed()
  def bytes = new ByteArrayOutputStream()
  Map<String, String> variables

  def setup() {
    variables = coze.access()
  }

  private Environment environment() {
    new Environment(variables + [HOME: home.toString()], home, home)
  }

  /** What a session prints between its first prompt and its end. */
  private String said(Object... inputs) {
    def text = printed(inputs)
    text.substring(text.indexOf('Ctrl-D to leave\n') + 'Ctrl-D to leave\n'.size())
  }

  /** The same with the banner. */
  private String printed(Object... inputs) {
    typed.inputs.addAll(inputs)
    def stream = new PrintStream(bytes, true, UTF_8)
    def console = new Console(InputStream.nullInputStream(), stream, stream, new Tty(true, true, true), false)
    def clock = Clock.systemUTC()
    new PromptSession(new Connector(environment(), new RunRecord(), clock), Catalog.bundled(), clock,
        new Call([], Options.NONE), console, this.&seat).withCloseable { it.run() }
    bytes.toString(UTF_8)
  }

  private Seat seat(Environment environment, Console console, LiveSecrets secrets, Seat.Typing typing) {
    def history = new PromptHistory(FilePlaces.of(environment).history(), secrets, console::remark)
    new Seat(typed, history, true, false, { })
  }

  /** An input that first notes what a figure is now. */
  private static Closure<String> noting(List<Integer> figures, String input, IntSupplier figure) {
    return {
      figures << figure.asInt
      input
    }
  }

  def "nothing is sent before the first call, whatever else is typed"() {
    given:
    def sent = []

    when:
    said('6*7', 'def n = 1', 'nosuch', '/help', '/vars', '/set', '/usage', '/history', '/profile', 'bot("x")',
        noting(sent, 'bots.list().size()', coze.&requests))

    then:
    sent == [0]
    coze.requests() > 0
  }

  def "a check that would bring the release before back is refused where it is declared: #input"() {
    when:
    def text = said(input)

    then:
    text.contains(': afterApply(restore: true) brings nothing back at the prompt\n')
    text.contains('there is no release before it to go back to')
    coze.writes() == 0

    where:
    input << ['afterApply(restore: true) { assert false }', 'bot("x") { prompt "p" }; afterApply(restore: true) { assert 1 }']
  }

  def "a check that only looks is taken"() {
    expect:
    !said('afterApply(restore: false) { show "never" }').contains('restore')
  }

  def "who has configured nothing is told what to try, and the demonstration begins with the first call"() {
    given:
    variables = [:]
    def demonstration = FilePlaces.of(environment()).demonstration()
    def begun = []

    when:
    def text = printed('6*7', noting(begun, 'bots', { Files.exists(demonstration) ? 1 : 0 }), 'chat "Campus Guide", "hello"')

    then:
    text.readLines()[0] ==~ /cozesh .*: nothing is configured, so this is a demonstration on this machine/
    text.readLines()[1] == 'try:  bots   chat "Campus Guide", "hello"   /help'
    text.readLines()[2] == '`cozesh login` connects your own space; Ctrl-D to leave'
    text.readLines()[3] == '42'
    text.contains('客服助手')
    text =~ /tokens/
    begun == [0]
    Files.exists(demonstration)
    coze.requests() == 0
  }

  def "show prints a value as the prompt does, and it goes on with the rest"() {
    when:
    def text = said('show workspaces.list().first()', 'show((1..30).toList())', 'it', 'show "你好"')

    then:
    text.readLines()[0] ==~ /id: +\d{19}/
    !text.contains('Workspace[')
    text.contains('30 elements: [1, 2, ')
    text.contains('… 21, 22, ')
    text.endsWith('你好\n')
  }

  def "the start-up file runs before the first line"() {
    given:
    Files.createDirectories(FilePlaces.of(environment()).startFile().parent)
    Files.writeString(FilePlaces.of(environment()).startFile(), 'greeting = "你好"\ndef twice(n) { n * 2 }\n')

    expect:
    said('twice(21)', 'greeting') == '42\n你好\n'
    coze.requests() == 0
  }

  def "a start-up file that fails says where, and the prompt lives"() {
    given:
    Files.createDirectories(FilePlaces.of(environment()).startFile().parent)
    Files.writeString(FilePlaces.of(environment()).startFile(), 'first = 1\nnosuch\n')

    expect:
    said('first + 41') ==~ /.*init\.groovy:2:1: unknown name nosuch\n42\n/
  }

  def "the last value, failure, exchange and rest have names"() {
    when:
    def lines = said('6*7', '_ + 1', '.toString() + "!"', 'nosuch', '_e.what()', 'workspaces.list().size()',
        'last[-1].status', '(1..45).toList()', 'it', 'it', '_.size()').readLines()

    then:
    lines[0..4] == ['42', '43', '43!', '[4]:1:1: unknown name nosuch', '[4]:1:1: unknown name nosuch']
    lines[5..6] == ['1', '200']
    lines[7].startsWith('45 elements: [1, 2,')
    lines[9].contains('21')
    lines.last() == '45'
  }

  def "a declaration is planned and asked for; after a no it waits, and only a declaration asks again"() {
    given:
    typed.answers.addAll('n', 'd', 'perhaps', 'y')
    def asked = []

    when:
    def text = said('bot("一") { prompt "x" }', '6*7', 'bots.list().size()', noting(asked, 'bot "二" < prompt "y" >', { typed.questions.size() }),
        noting(asked, '/apply', { typed.questions.size() }), '/apply')

    then:
    asked == [1, 3]
    typed.questions == ['apply? [y/N/d] '] * 4
    text.count(LATER) == 2
    text.contains('nothing waits to be applied')
    coze.drafts()*.name()*.get().sort() == ['一', '二']
    coze.sandbox.requests('POST /v1/bot/create') == 2
  }

  @Unroll("#answers")
  def "a plan that is not confirmed sends nothing and waits, at /apply too"() {
    given:
    typed.answers.addAll(answers)

    when:
    def text = said('bot("一") { prompt "x" }', '/apply', '/apply')

    then:
    text.count(LATER) == 3
    coze.writes() == 0
    typed.questions.last() == '1 declaration waits to be applied; leave without? [y/N] '

    where:
    answers << [['n', '', 'garbage'], []]
  }

  def "/reset forgets what waits, and Ctrl-D then leaves at once"() {
    given:
    typed.answers.add('n')

    expect:
    said('bot("一") { prompt "x" }', '/reset', '/apply').endsWith("the session is empty\nnothing waits to be applied\n")
    typed.questions.size() == 1
    coze.writes() == 0
  }

  def "a declaration twice changes nothing the second time"() {
    given:
    typed.answers.addAll('y')
    def writes = []

    when:
    def text = said('bot("一") { prompt "x" }', noting(writes, 'bot("一") { prompt "x" }', coze.&writes), '6*7')

    then:
    coze.writes() == writes[0]
    text.contains('created bot 一 ')
    text.endsWith('42\n')
    typed.questions.size() == 1
  }

  def "a block runs statement by statement, commands too, and is planned once at its end"() {
    given:
    typed.answers.add('y')

    when:
    def text = said('''a = 6
      |a * 7
      |/vars
      |bot("一") {
      |  prompt "x"
      |}
      |bot "二" <
      |  prompt "y"
      |>
      |"之后"'''.stripMargin())

    then:
    text.readLines()[0] == '42'
    text =~ /(?m)^a +Integer +6$/
    text.indexOf('之后') < text.indexOf('2 to create')
    typed.questions == ['apply? [y/N/d] ']
    coze.drafts().size() == 2
  }

  def "a block that fails in its middle keeps what ran, says how far it came, and declares nothing by itself"() {
    when:
    def text = said('a = 1\nbot("一") { prompt "x" }\nnosuch\nb = 2', 'a', 'b')

    then:
    text.contains('[1]:3:1: unknown name nosuch\n')
    text.contains('2 of 4 statements ran; stopped at the one in line 3\n1\n')
    text.contains('unknown name b')
    coze.writes() == 0
  }

  def "a block that holds a secret does not run at all"() {
    when:
    def text = said('a = 1\nb = "pat_' + 'testAbcdefghijklmnopqrstuvwxyz0123456789' + '"\na', 'a')

    then:
    text.contains('[1]:2:6: a secret stands in the script')
    text.contains('unknown name a')
    !text.contains('statements ran')
    !text.contains('testAbc')
  }

  def "dry mode shows what would be sent, with its body, sends reads only, and plans without asking"() {
    when:
    def text = said('/dry on', 'POST "/v1/bot/create", name: "x"', 'bots.create(name: "y")', 'bots.list().size()',
        '(1..30).each { bots.create(name: "z$it") }', 'bot("一") { prompt "x" }', '/apply', '/dry off', '/plan')

    then:
    coze.writes() == 0
    text.contains('would call POST /v1/bot/create\n{"name":"x"}\n')
    text =~ /would call POST \/v1\/bot\/create\n\{"space_id":"\d+","name":"y"\}\n0\n/
    text.count('would call POST /v1/bot/create') == 32
    text.contains('nothing is applied in dry mode')
    text.count('+ bot 一') == 2
    typed.prompts.count { it.endsWith('dry> ') } == 7
    typed.questions == ['1 declaration waits to be applied; leave without? [y/N] ']
  }

  def "a line that changes more than 20 things asks at the 21st; a no sends nothing more, a yes all"() {
    given:
    typed.answers.addAll('n', 'y')
    def sent = []

    when:
    said('(1..20).each { bots.create(name: "a$it") }', noting(sent, '(1..25).each { bots.create(name: "b$it") }', coze.&writes),
        noting(sent, '(1..25).each { bots.create(name: "c$it") }', coze.&writes))

    then:
    sent == [20, 40]
    coze.writes() == 65
    typed.questions.size() == 2
    typed.questions[0] == 'this line has sent 20 calls that change something, and POST /v1/bot/create is the next; let it go on? [y/N] '
  }

  def "/set confirm moves the limit, and is kept"() {
    given:
    typed.answers.addAll('n')

    when:
    said('/set confirm 3', '(1..5).each { bots.create(name: "a$it") }')
    said('(1..5).each { bots.create(name: "b$it") }')

    then:
    typed.questions.size() == 2
    coze.writes() == 6
  }

  def "the workspace is named by word or by command, and the prompt says it"() {
    when:
    def text = said('/workspace WeHan', 'workspace "B"', 'bots.list().size()', '/workspace "B"', '/workspace')

    then:
    text.contains('there is no workspace B\n  why:  this token sees WeHan\n')
    text.contains('no workspace "B"')
    typed.prompts*.replaceFirst(/.*:([^:]*)\]> /, '$1').tail()[0..1] == ['WeHan', 'B']
    typed.prompts.first().endsWith(']> ')
  }

  @Unroll("#input")
  def "a mistake is answered with what was meant"() {
    when:
    coze.foreignBot('客服助手')
    def text = said('def total = 5', input)

    then:
    text.contains(says)

    where:
    input                                     || says
    'botz'                                    || 'unknown name botz\n  next: did you mean `bots`?'
    'totl'                                    || 'unknown name totl\n  next: did you mean `total`?'
    'knowlege("x")'                           || 'next: did you mean `knowledge`?'
    '/plna'                                   || '`/plan`'
    'bots.lst()'                              || 'next: did you mean `bots.list`?'
    'workspaces.list().size(); last.statuz'   || 'MadeCall has no property statuz\n  next: did you mean `status`?'
    'GET "/v1/knowledge_base"'                || 'did you mean `GET /v1/datasets`?'
    'POST "/v1/knowledge_base", name: "x"'    || 'did you mean `POST /v1/datasets`?'
    'bot("客服助了").info()'                      || 'there is no bot called 客服助了\n  why:  the nearest are 客服助手\n  next: did you mean "客服助手"?'
    'bot("x") { system_prompt "y" }'          || 'next: write `prompt`'
    'bot("x") { welcome_message "y" }'        || 'next: write `onboarding { prologue "…" }`'
    'workspaces.list().first().nmae'          || 'next: did you mean `name`?'
  }

  def "an id that is one slip away from one that was seen is asked back, and nothing is sent for that"() {
    given:
    def id = coze.foreignBot('客服助手')
    def slipped = id.substring(0, 10) + (id[10] == '9' ? '8' : '9') + id.substring(11)
    def sent = []

    when:
    def text = said("bots.draft('$slipped')", 'bots.list().size()', noting(sent, "bots.draft('$slipped')", coze.&requests),
        noting(sent, "bots.draft('1234567890123456789')", coze.&requests))

    then:
    text.count("        did you mean $id, 客服助手?\n") == 1
    text.count('code 4200') == 3
    sent[1] - sent[0] == 1
  }

  def "what a thread of a line throws is one line, and the prompt lives"() {
    when:
    def text = said('t = new Thread({ throw new IllegalStateException("不行") }); t.start(); t.join()', '6*7')

    then:
    text.contains('a thread of an earlier line failed: [1]:1: IllegalStateException: 不行\n')
    !text.contains('\tat ')
    text.endsWith('42\n')
  }

  def "no line of the session shows the token"() {
    expect:
    !said('workspaces.list().size()', '/last', '/as curl', '/trace').contains(Sandbox.TOKEN)
  }
}
