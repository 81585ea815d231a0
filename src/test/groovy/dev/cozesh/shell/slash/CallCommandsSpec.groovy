package dev.cozesh.shell.slash

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.config.Environment
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Tty
import dev.cozesh.shell.exchange.TapedSession
import dev.cozesh.shell.render.Ink
import dev.cozesh.shell.render.Screen
import dev.cozesh.shell.render.Shape
import dev.cozesh.shell.render.ValueView
import dev.cozesh.shell.render.Width
import java.nio.file.Files
import java.time.ZoneOffset
import java.util.function.UnaryOperator
import spock.lang.Unroll

/** The commands on the calls of a session. */
class CallCommandsSpec extends TapedSession {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream()
  private final ByteArrayOutputStream err = new ByteArrayOutputStream()
  private Throwable failure
  private int columns = 0
  private final ValueView view = new ValueView(new Screen(80, Ink.NONE, false, clock, ZoneOffset.UTC), Shape.TABLE, UnaryOperator.identity())

  private List<SlashCommand> commands() {
    def environment = new Environment([:], directory, directory)
    [
      new LastCommand(exchanges, { 24 }, { view }), new AsCommand(exchanges), new ReasonCommand(exchanges, Catalog.bundled(), { columns }),
      new UsageCommand(exchanges), new TraceCommand({ Optional.ofNullable(failure) }),
      new RecordCommand(tape, environment), new ReplayCommand(tape, environment)
    ]
  }

  /** Types a line; gives what came to standard output, and keeps remarks in {@code err}. */
  private String type(String line) {
    out.reset()
    err.reset()
    def console = new Console(InputStream.nullInputStream(), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'), Tty.NONE, false)
    def words = line.substring(1).split(' ', 2)
    commands().find { it.name() == words[0] }.run(words.length == 2 ? words[1] : '', console)
    out.toString('UTF-8')
  }

  @Unroll("/#name")
  def "each says what it is for, and its example runs"() {
    given:
    tape.record(directory.resolve('session.jsonl'))
    get('/v1/workspaces')
    tape.stop()
    if (name == 'record') {
      Files.delete(directory.resolve('session.jsonl'))
    }
    def command = commands().find { it.name() == name }

    expect:
    command.synopsis().startsWith("/$name")
    command.summary() ==~ /[a-z].*[^.]/
    command.help().readLines().size() in 1..7
    command.help().readLines().every { it.length() <= 100 }
    command.example().startsWith("/$name")

    when:
    type(command.example())

    then:
    out.size() + err.size() > 0

    where:
    name << ['last', 'as', 'why', 'usage', 'trace', 'record', 'replay']
  }

  @Unroll("#line: #says")
  def "before the first call they say that there is none: #line"() {
    expect:
    type(line) == ''
    err.toString().contains(says)

    where:
    line       || says
    '/last'    || 'no call was made yet'
    '/as curl' || 'no call was made yet'
    '/why'     || 'no call of this session was refused or failed'
    '/usage'   || 'no call was made yet'
    '/trace'   || 'nothing has failed yet'
  }

  def "/last shows the call and a screenful of its answer"() {
    given:
    get('/v1/workspaces', [page_num: ['1']])

    expect:
    def lines = type('/last').readLines()
    lines[0] ==~ /GET \/v1\/workspaces → 200, \d+ ms, log id \w+, \d+ bytes/
    lines[1] == '  query    page_num=1'
    lines[2] == '{'
    lines.size() <= 24
    err.toString() ==~ /(?s)\d+ of \d+ lines more – `last` shows them\n/
  }

  def "/last of a stream is its events, none wider than the screen"() {
    given:
    client.chats().stream(ChatRequest.of(bot(), 'u', '你好' * 60)).toList()

    when:
    def lines = type('/last').readLines()

    then:
    lines[0].startsWith('POST /v3/chat → 200')
    lines.any { it.startsWith('event: conversation.chat.created') }
    lines.every { !it.isBlank() }
    lines.drop(1).every { Width.of(it) <= 80 }
  }

  @Unroll("/last #number: #path")
  def "/last takes a number, the last one first"() {
    given:
    ['a', 'b', 'c'].each { get("/v1/$it") }

    expect:
    type("/last $number").startsWith("GET $path → 404, ")

    where:
    number || path
    '1'    || '/v1/c'
    '-1'   || '/v1/c'
    '3'    || '/v1/a'
    '-3'   || '/v1/a'
  }

  @Unroll("#line")
  def "operands that make no sense are refused: #line"() {
    given:
    get('/v1/a')

    when:
    type(line)

    then:
    def refused = thrown(CozeUsageException)
    refused.message.contains(says)

    where:
    line            || says
    '/last x'       || '`x` is not the number of a call'
    '/last 0'       || '`0` is not the number of a call'
    '/last -'       || '`-` is not the number of a call'
    '/last 2'       || 'there is no call 2'
    '/as'           || 'which form?'
    '/as ruby'      || 'there is no form `ruby`'
    '/as curl 1 2'  || 'too many operands'
    '/as curl x'    || '`x` is not the number of a call'
    '/why abc'      || '`abc` is not a code'
    '/why 4299'     || 'no source names code 4299'
  }

  @Unroll("#body.inspect()")
  def "what a server says is shown and not obeyed"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/workspaces').status(400, body, [:]))
    get('/v1/workspaces')

    expect:
    ['/last', '/why'].every { line -> !type(line).any { it in ['\u001b', '\u0007', '\u202e'] } }
    type('/last').contains(shown)

    where:
    body                                                                  || shown
    '{"code":4000,"msg":"\\u001b[31mred\\u0007 \u202e"}' || 'Coze says "\\x1b[31mred\\x07 \\u202e"'
    '<p>\u001b[31mred\u0007 \u202e</p>'                                 || '<p>\\x1b[31mred\\x07 \\u202e</p>'
  }

  def "/as prints a program and nothing else, remarks apart"() {
    given:
    get('/v1/workspaces')
    post('/v1/nowhere', [token: 'pat_test_abcd1234'])

    expect:
    type('/as curl 2') == "curl -sS '${sandbox.baseUri()}/v1/workspaces' -H \"Authorization: Bearer \$COZE_API_TOKEN\"\n"
    err.size() == 0
    type('/as groovy') == 'POST "/v1/nowhere", [token: "pat_***"]\n'
    err.toString() == 'a secret was masked as ***: put it in its place\n'
  }

  def "/as proposes its forms"() {
    expect:
    new AsCommand(exchanges).proposals('j') == ['javascript', 'java']
    new AsCommand(exchanges).proposals('').size() == 7
    new AsCommand(exchanges).proposals('curl ') == []
  }

  def "/why explains the last refusal: code, meaning, cause, way out and log id"() {
    when:
    client.bots().info('7')

    then:
    thrown(CozeException)

    when:
    def code = last.code
    get('/v1/workspaces')
    def text = type('/why')

    then:
    text.readLines()[0] == "GET /v1/bots/7 was refused: code $code, HTTP ${exchanges.trouble().get().status}"
    text.contains('Coze says "')
    text =~ /(?m)^$code  \S/
    text =~ /(?m)^  why: /
    text =~ /(?m)^  next: /
    text.contains("log:   ${exchanges.trouble().get().logid} is what Coze's support asks for")
  }

  @Unroll("#room columns")
  def "/why breaks between words, below its labels"() {
    given:
    get('/v1/bots/7')
    columns = room

    when:
    def lines = type('/why').readLines()

    then:
    lines.every { Width.of(it) <= room }
    lines.findAll { it.startsWith('         ') }.size() >= 2

    where:
    room << [70, 80]
  }

  def "/why speaks of the prompt's own commands"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/workspaces').status(401, '{"code":4100,"msg":"authentication is invalid"}', [:]))
    get('/v1/workspaces')

    expect:
    type('/why').contains('next:  `/doctor` checks the token')
  }

  def "/why names the documented request that a guess was meant to be"() {
    given:
    post('/v1/knowledge_base', [name: 'x'])

    expect:
    type('/why').contains('this request is not documented; did you mean `POST /v1/datasets`?')
  }

  def "/why explains a call that got no answer"() {
    given:
    def nowhere = client(URI.create('http://127.0.0.1:1'))

    when:
    nowhere.workspaces().list().all()

    then:
    def lost = thrown(CozeTransportException)

    when:
    def text = type('/why')

    then:
    text.readLines()[0] == lost.what()
    text.contains("why:   ${lost.why()}")
    !text.contains('log:')

    cleanup:
    nowhere.close()
  }

  def "/why CODE says the same as `cozesh why CODE`"() {
    expect:
    type('/why 4200').startsWith('4200  ')
    type('/why 4200') =~ /(?m)^  why:   .*\n  next:  /
  }

  def "/usage counts by endpoint and by bot"() {
    given:
    def bot = bot()
    client.chats().stream(ChatRequest.of(bot, 'u', 'hi')).toList()
    get('/v1/nowhere')

    when:
    def text = type('/usage')

    then:
    text =~ /(?m)^endpoint +calls +troubles +tokens +read +written$/
    text =~ /(?m)^POST \/v3\/chat +1 +0 +[1-9]\d* +[1-9]\d* +[1-9]\d*$/
    text =~ /(?m)^GET \/v1\/nowhere +1 +1 +0 /
    text =~ /(?m)^all +\d+ +1 +[1-9]/
    text =~ /(?m)^bot or workflow +calls/
    text =~ /(?m)^bot $bot +1 +0 +[1-9]/
  }

  def "/trace shows where a failure came from, without Groovy's own steps and without secrets"() {
    given:
    try {
      new GroovyShell().evaluate('def f() { [1].each { throw new IllegalStateException("inner pat_test_abcd1234\u001b[31m") } }\ntry { f() } catch (e) { throw new RuntimeException("outer", e) }', 'deploy.groovy')
    } catch (RuntimeException e) {
      failure = e
    }

    when:
    def text = type('/trace')

    then:
    text.startsWith('java.lang.RuntimeException: outer\n')
    text.contains('at deploy.run(deploy.groovy:2)')
    text.contains('because of java.lang.IllegalStateException: inner pat_***\\x1b[31m')
    text =~ /(?m)^    … \d+ more$/
    !text.contains('org.codehaus.groovy')
  }

  def "/trace ends where causes run in circles"() {
    given:
    def one = new RuntimeException('one')
    failure = new RuntimeException('two', one)
    one.initCause(failure)

    expect:
    type('/trace').readLines().count { it.contains('RuntimeException: ') } == 2
  }

  def "/record and /replay"() {
    expect:
    type('/record') == 'nothing is being recorded\n'
    type('/record demo.jsonl') == ''
    err.toString() == "recording into demo.jsonl; `/record off` ends it\n"

    when:
    get('/v1/workspaces')

    then:
    type('/record') == "recording into demo.jsonl, 1 call so far; `/record off` ends it\n"
    type('/record off') == ''
    err.toString() == "recorded 1 call in demo.jsonl\n"
    type('/replay demo.jsonl') == ''
    err.toString() == "replaying demo.jsonl, 1 call; nothing is sent until `/replay off`\n"

    when:
    def before = sandbox.requests('GET /v1/workspaces')
    get('/v1/workspaces')

    then:
    sandbox.requests('GET /v1/workspaces') == before
    type('/last').startsWith('GET /v1/workspaces → 200 (replayed), ')
    type('/replay').startsWith('replaying ')
    type('/replay off') == ''
    err.toString() == 'calls go to the server again\n'
    type('/replay off') == ''
    err.toString() == 'nothing is being replayed\n'

    when:
    get('/v1/workspaces')

    then:
    sandbox.requests('GET /v1/workspaces') == before + 1
    !last.replayed
  }

  @Unroll("#first, then #second")
  def "the one is not ended by the other's word: #first, then #second"() {
    given:
    type('/record demo.jsonl')
    type('/record off')
    type(first)

    when:
    type(second)

    then:
    def refused = thrown(CozeUsageException)
    refused.next() == next

    where:
    first                | second        || next
    '/record other.jsonl' | '/replay off' || '`/record off`'
    '/replay demo.jsonl' | '/record off' || '`/replay off`'
  }

  def "files are proposed, and `off`"() {
    given:
    Files.createDirectories(directory.resolve('sub'))
    ['demo.jsonl', 'deep.jsonl', '.hidden', 'sub/one.jsonl'].each { Files.writeString(directory.resolve(it), '') }
    def command = new ReplayCommand(tape, new Environment([:], directory, directory))

    expect:
    command.proposals('') == ['off', 'deep.jsonl', 'demo.jsonl', 'sub/']
    command.proposals('de') == ['deep.jsonl', 'demo.jsonl']
    command.proposals('sub/') == ['sub/one.jsonl']
    command.proposals('nowhere/') == []
    command.proposals('.h') == ['.hidden']
  }

  def "none of them prints the token"() {
    given:
    post('/v1/nowhere', [token: Sandbox.TOKEN])

    expect:
    ['/last', '/as curl', '/as java', '/as http', '/why', '/usage'].every { !type(it).contains(Sandbox.TOKEN) && !err.toString().contains(Sandbox.TOKEN) }
  }
}
