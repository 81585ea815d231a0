package dev.cozesh.shell.builtin

import dev.cozesh.json.Json
import dev.cozesh.e2e.Coze
import dev.cozesh.e2e.Program
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** {@code api} for what answers piece by piece. */
@Timeout(120)
class ApiStreamSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()
  private Program program

  def setup() {
    program = new Program(directory, coze.access())
  }

  private String bot() {
    def script = program.write('bot.groovy', 'workspace "WeHan"\nbot("WeHan") { prompt "p"; publish to: ["api"] }\n')
    assert program.here('--yes', script.toString()).exit == 0
    coze.drafts()[0].id()
  }

  private List<String> chat(String text) {
    ['api', 'POST', '/v3/chat', "bot_id=${bot()}".toString(), 'user_id=me', 'stream=true',
     "additional_messages:=[{\"role\":\"user\",\"content\":\"$text\",\"content_type\":\"text\"}]".toString()]
  }

  private String run(String... more) {
    def id = Json.parse(program.here('api', 'GET', '/v1/workflows', "workspace_id=${coze.workspace()}", 'page_num=1').out, '').at('/data/items/0/workflow_id').asText()
    "workflow_id=$id"
  }

  private static List<Map> lines(String out) {
    out.readLines().collect { Json.mapper().readValue(it, Map) }
  }

  def "a chat is a line of JSON for each event"() {
    given:
    coze.sandbox.model().reply('hi', 'hello')

    when:
    def ended = program.here(*chat('hi'))
    def events = lines(ended.out)

    then:
    ended.exit == 0
    ended.err.isEmpty()
    events*.event.first() == 'conversation.chat.created'
    events.findAll { it.event == 'conversation.message.delta' }*.data*.content.join('') == 'hello'
    events.last() == [event: 'done', data: '[DONE]']
    Json.parse(coze.sandbox.log().findAll { it.path() == '/v3/chat' }.last().body(), '').path('stream').isBoolean()
  }

  def "lines come as the events do"() {
    given:
    coze.sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(new Pace(Duration.ZERO, 2, Duration.ofSeconds(2))))
    def child = program.start(*chat('慢'))

    when:
    def end = System.nanoTime() + 40_000_000_000L
    while (!Files.readString(child.out).contains('一二') && System.nanoTime() < end) {
      sleep(20)
    }

    then:
    Files.readString(child.out).contains('一二')
    !Files.readString(child.out).contains('"done"')

    cleanup:
    child.kill()
  }

  def "a run's events keep their ids"() {
    when:
    def ended = program.here('api', 'POST', '/v1/workflow/stream_run', run(), 'parameters:={"a":1}')

    then:
    lines(ended.out)*.subMap(['id', 'event']) == [[id: '0', event: 'Message'], [id: '1', event: 'Done']]
    lines(ended.out)[0].data.content == '{"a":1}'
  }

  def "with --json the events are one document, with --output they are in the file"() {
    when:
    def json = program.here('api', 'POST', '/v1/workflow/stream_run', run(), '--json')

    then:
    json.json()*.path('event')*.asText() == ['Message', 'Done']

    when:
    def saved = program.here('api', 'POST', '/v1/workflow/stream_run', run(), '--output', program.path('events.jsonl'))

    then:
    saved.exit == 0
    saved.out.isEmpty()
    saved.err ==~ /(?s)wrote \d+ bytes to .*events\.jsonl\n/
    lines(Files.readString(program.directory.resolve('events.jsonl')))*.event == ['Message', 'Done']
  }

  def "an event that reports a failure is printed, then told with its code"() {
    given:
    coze.sandbox.model().reply('坏', ModelReply.text('一半').thenFailing(4028, 'no credits left'))

    when:
    def ended = program.here(*chat('坏'))

    then:
    ended.exit == 7
    lines(ended.out).last().event == 'conversation.chat.failed'
    ended.err.contains('POST /v3/chat was refused: code 4028')
    ended.err.contains('no credits left')
  }

  def "a refusal in place of a stream stays what it is, and makes no file"() {
    when:
    def ended = program.here('api', 'POST', '/v1/workflow/stream_run', 'workflow_id=7399999999999999999', '--output', program.path('x'))

    then:
    ended.exit == 1
    Json.parse(ended.out, '').path('code').asInt() == 4200
    ended.err.contains('code 4200')
    !Files.exists(program.directory.resolve('x'))
  }

  def "a stream that breaks off is an error behind what came"() {
    given:
    coze.sandbox.faults().add(Fault.on('POST /v1/workflow/stream_run').cutAfter(1, Cut.ENDED))

    when:
    def ended = program.here('api', 'POST', '/v1/workflow/stream_run', run())

    then:
    ended.exit == 1
    lines(ended.out)*.event == ['Message']
    ended.err.contains('POST /v1/workflow/stream_run broke off after 1 event, last id 0')
    ended.err.contains('look at it before you send it again')
  }

  private List<String> speech() {
    ['api', 'POST', '/v1/audio/speech', 'input=Hi', 'voice_id=7389', 'response_format=wav']
  }

  def "speech goes to the program behind the pipe, byte by byte"() {
    given:
    def voice = Json.parse(program.here('api', 'GET', '/v1/audio/voices').out, '').at('/data/voice_list/0/voice_id').asText()
    def line = speech().collect { it.replace('7389', voice) }

    when:
    def child = program.start(*line)
    child.ended()
    def bytes = Files.readAllBytes(child.out)

    then:
    new String(bytes, 0, 4, 'ISO-8859-1') == 'RIFF'
    bytes.length > 1000

    when:
    def saved = program.here(*line, '--output', program.path('hi.wav'))

    then:
    saved.exit == 0
    saved.out.isEmpty()
    saved.err == "wrote ${bytes.length} bytes to ${program.path('hi.wav')}\n"
    Files.readAllBytes(program.directory.resolve('hi.wav')) == bytes

    when:
    def told = program.here(*line, '--json', '--output', program.path('hi.wav'))

    then:
    told.json().path('bytes').asInt() == bytes.length
  }

  def "bytes are not sent for when they could only go to a terminal or a document"() {
    when:
    def ended = program.here([*speech()], tty)

    then:
    ended.exit == 2
    ended.err.contains('this answers bytes, which are not for a terminal')
    ended.err.contains('--output FILE')
    coze.sandbox.requests('POST /v1/audio/speech') == 0

    when:
    def json = program.here(*speech(), '--json')

    then:
    json.exit == 2
    coze.sandbox.requests('POST /v1/audio/speech') == 0

    where:
    tty << [new Tty(false, true, true)]
  }

  def "a plain answer goes into the file, too"() {
    when:
    def ended = program.here('api', 'GET', '/v1/workspaces', '--output', program.path('ws.json'))

    then:
    ended.exit == 0
    Json.parse(Files.readString(program.directory.resolve('ws.json')), '').path('code').asInt() == 0

    when:
    def nowhere = program.here('api', 'GET', '/v1/workspaces', '--output', program.path('no/such/dir/ws.json'))

    then:
    nowhere.exit == 2
    nowhere.err.contains('--output')
  }

  def "a field of the query goes there although the call has a body"() {
    given:
    def first = lines(program.here(*chat('one')).out)[0].data.conversation_id

    when:
    def second = lines(program.here(*chat('two'), "conversation_id=$first").out)[0].data.conversation_id

    then:
    second == first
  }
}
