package dev.cozesh.sandbox

import java.time.Duration
import dev.cozesh.error.CozeUsageException
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import spock.lang.Unroll

class StreamFaultsSpec extends SandboxSpecification {
  static final CHAT = 'POST /v3/chat'
  static final RUN = 'POST /v1/workflow/stream_run'

  def bot = coze.published('a')

  def setup() {
    sandbox.model().pace(Pace.instant())
    sandbox.model().reply('', ModelReply.text('12345678').suggesting([]))
  }

  @Unroll("#what")
  def "a stream breaks off where it is told to, and the chat goes on"() {
    given:
    sandbox.faults().add(fault)

    when:
    def wire = raw()

    then:
    wire.names() == names.collect { it.contains('.') ? 'conversation.' + it : it }
    wire.rest == rest
    wire.ended == ended
    wire.reset == reset
    sandbox.commits(CHAT) == 1
    coze.get("/v1/conversations?bot_id=$bot").at('/data/conversations').size() == 1

    where:
    what            | fault                                           || names | rest | ended | reset
    'nothing'       | Fault.on('POST /v1/x').drip(1, 1)               || all() | ''   | true  | false
    'ended'         | Fault.on(CHAT).cutAfter(2, Cut.ENDED)           || ['chat.created', 'chat.in_progress'] | '' | true | false
    'at once'       | Fault.on(CHAT).cutAfter(0, Cut.ENDED)           || []    | ''   | true  | false
    'unfinished'    | Fault.on(CHAT).cutAfter(2, Cut.UNFINISHED)      || ['chat.created', 'chat.in_progress'] | '' | false | false
    'after the end' | Fault.on(CHAT).cutAfter(99, Cut.UNFINISHED)     || all() | ''   | true  | false
    'lost'          | Fault.on(CHAT).loseEvent(1)                     || all().tail() | '' | true | false
    'an error'      | Fault.on(CHAT).errorAfter(1, 5000, 'm')         || ['chat.created', 'error'] | '' | true | false
    'garbage'       | Fault.on(CHAT).garbageAfterDone(3)              || all() | 'xxx' | true | false
  }

  def "a stream can be reset, and the client loses what it has not read"() {
    given:
    sandbox.faults().add(Fault.on(CHAT).cutAfter(2, Cut.RESET))

    expect:
    raw().reset
    sandbox.commits(CHAT) == 1
  }

  def "half an event is the end of a stream whose JSON is truncated"() {
    given:
    sandbox.faults().add(Fault.on(CHAT).truncatedJson())

    when:
    def wire = raw()

    then:
    wire.names() == ['conversation.chat.created']
    wire.rest.startsWith('event:conversation.chat.in_progress\ndata:{')
    wire.ended
  }

  def "kinds for every answer do on a stream what they do elsewhere"() {
    given:
    sandbox.faults().add(fault)

    when:
    def answer = null
    try {
      answer = coze.send('POST', '/v3/chat', SandboxClient.asking(bot, 'hi', [stream: true]))
    } catch (IOException ignored) {
      // That is what a reset looks like.
    }

    then:
    (answer?.statusCode() ?: 0) == status
    sandbox.commits(CHAT) == commits

    where:
    fault                             || status | commits
    Fault.on(CHAT).commitThenReset()  || 0      | 1
    Fault.on(CHAT).commitThen500()    || 500    | 1
    Fault.on(CHAT).commitThenTimeout(50) || 0   | 1
    Fault.on(CHAT).resetBeforeRead()  || 0      | 0
    Fault.on(CHAT).html(502)          || 502    | 0
    Fault.on(CHAT).storm429(1)        || 429    | 0
  }

  @Unroll("#what")
  def "the numbers of a run's events have a gap or repeat"() {
    given:
    def flow = sandbox.addWorkflow('f', Canvases.line(Canvases.output('说', '12345678', true)))
    sandbox.faults().add(fault)

    expect:
    coze.stream('/v1/workflow/stream_run', [workflow_id: flow])*.id == ids

    where:
    what   | fault                       || ids
    'none' | Fault.on(CHAT).loseEvent(2) || ['0', '1', '2', '3']
    'gap'  | Fault.on(RUN).loseEvent(2)  || ['0', '2', '3']
    'twin' | Fault.on(RUN).repeatEvent(2) || ['0', '1', '1', '2', '3']
  }

  def "a stream stalls once and goes on"() {
    given:
    sandbox.faults().add(Fault.on(CHAT).stallAfter(2, 300))

    when:
    def open = coze.open('/v3/chat', SandboxClient.asking(bot, 'hi', [stream: true]))
    2.times { open.next() }
    def start = System.nanoTime()
    open.next()
    def millis = (System.nanoTime() - start).intdiv(1_000_000)
    def rest = open.collect()

    then:
    // Generous below, for the two events may have been read a little late.
    millis >= 100
    rest.last().name == 'done'
  }

  def "a dripping stream is the same one, byte by byte"() {
    given:
    sandbox.faults().add(Fault.on(CHAT).drip(1, 0))

    when:
    def wire = raw()

    then:
    wire.names() == all().collect { it.contains('.') ? 'conversation.' + it : it }
    wire.chunks == wire.text.getBytes('UTF-8').length
  }

  def "a skewed clock dates the answer and what is made, once"() {
    given:
    def create = 'POST /v1/conversation/create'
    sandbox.faults().add(Fault.on(create).clockSkew(Duration.ofHours(-1)))

    when:
    def answers = (1..2).collect { coze.send('POST', '/v1/conversation/create', [:]) }

    then:
    answers*.headers()*.firstValue('Date')*.get() ==
        ['Sat, 21 Nov 2026 07:00:00 GMT', 'Sat, 21 Nov 2026 08:00:00 GMT']
    answers[0].body().contains("\"created_at\":${clock.now.epochSecond - 3_600}")
    answers[1].body().contains("\"created_at\":${clock.now.epochSecond}")
  }

  @Unroll("#form")
  def "every kind can be set over HTTP"() {
    given:
    assert coze.post('/_fault', [route: CHAT] + form).path('code').asInt() == 0

    when:
    def wire = raw()

    then:
    seen(wire)

    where:
    form                                              | seen
    [kind: 'cutAfter', events: 1]                     | { it.names().size() == 1 && !it.ended }
    [kind: 'cutAfter', events: 1, how: 'ended']       | { it.names().size() == 1 && it.ended }
    [kind: 'errorAfter', events: 1, code: 7, msg: 'm'] | { it.text.endsWith('event:error\ndata:{"code":7,"msg":"m"}\n\n') }
    [kind: 'stallAfter', events: 1, ms: 1]            | { it.names().size() == 8 && it.ended }
    [kind: 'loseEvent', event: 1]                     | { it.names()[0].endsWith('in_progress') }
    [kind: 'repeatEvent', event: 1]                   | { it.names()[0] == it.names()[1] }
    [kind: 'garbageAfterDone', bytes: 2]              | { it.rest == 'xx' }
    [kind: 'drip', bytes: 100, ms: 0]                 | { it.chunks > 8 }
    [kind: 'clockSkew', seconds: 60]                  | { it.text.contains(':1795248060,') }
  }

  @Unroll("#what")
  def "senseless values are refused at once"() {
    when:
    fault()

    then:
    thrown(CozeUsageException)

    where:
    what       | fault
    'cut -1'   | { Fault.on(CHAT).cutAfter(-1, Cut.ENDED) }
    'stall -1' | { Fault.on(CHAT).stallAfter(-1, 1) }
    'lose 0'   | { Fault.on(CHAT).loseEvent(0) }
    'repeat 0' | { Fault.on(CHAT).repeatEvent(0) }
    'drip 0'   | { Fault.on(CHAT).drip(0, 1) }
  }

  def "an unknown way to cut is refused over HTTP"() {
    expect:
    coze.post('/_fault', [route: CHAT, kind: 'cutAfter', how: 'softly']).path('code').asInt() == 4000
  }

  def "a closed sandbox ends its open streams"() {
    given:
    sandbox.model().reply('', ModelReply.text('12345678').paced(new Pace(Duration.ZERO, 1, Duration.ofMinutes(1))))
    def open = coze.open('/v3/chat', SandboxClient.asking(bot, 'hi', [stream: true]))
    open.next()

    when:
    def start = System.nanoTime()
    sandbox.close()
    def names = []
    try {
      names = open.collect { it.name }
    } catch (IOException ignored) {
      // The connection went with the sandbox.
    }

    then:
    // A second is the promise; the rest is for a busy machine.
    System.nanoTime() - start < Duration.ofSeconds(5).toNanos()
    !names.contains('done')
  }

  private static List<String> all() {
    ['chat.created', 'chat.in_progress', 'message.delta', 'message.delta', 'message.completed',
     'message.completed', 'chat.completed', 'done']
  }

  private List<String> names() {
    coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all")
        .at('/data/items')*.path('name')*.asText()
  }

  /** A chat's stream as it is on the wire. */
  private RawAnswer raw() {
    RawAnswer.of(sandbox.baseUri(), '/v3/chat', SandboxClient.asking(bot, 'hi', [stream: true]))
  }
}
