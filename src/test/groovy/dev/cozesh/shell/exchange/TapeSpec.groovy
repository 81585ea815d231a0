package dev.cozesh.shell.exchange

import static dev.cozesh.http.ScriptedTransport.answer

import dev.cozesh.client.CozeClient
import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.chat.ChatEvent
import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.Answer
import dev.cozesh.http.Authorizer
import dev.cozesh.http.Body
import dev.cozesh.http.Deadline
import dev.cozesh.http.Dispatch
import dev.cozesh.http.FakeTime
import dev.cozesh.http.FormBody
import dev.cozesh.http.FormPart
import dev.cozesh.http.Redactor
import dev.cozesh.http.Request
import dev.cozesh.http.ScriptedTransport
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.model.ModelReply
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import spock.lang.Requires
import spock.lang.Unroll

/** Recordings: what is written, and what comes of it when there is no server any more. */
class TapeSpec extends TapedSession {
  private static final URI NOBODY = URI.create('http://127.0.0.1:1')

  Path getFile() {
    directory.resolve('demo.jsonl')
  }

  /** A session of its own: no server, no token, nothing but the recording. */
  private CozeClient later() {
    client.close()
    def tape = new Tape(redactorOfNobody(), clock, { remarks << it })
    tape.replay(file)
    CozeClient.builder().baseUrl(NOBODY)
        .authorizer(tape.authorizer { throw new CozeCredentialException('there is no token', '', '') })
        .through(tape.wire()).build().listening(exchanges)
  }

  private static redactorOfNobody() {
    new Redactor({ [] as Set })
  }

  private List<Map> lines() {
    Files.readAllLines(file).collect { Json.mapper().readValue(it, Map) }
  }

  def "what was recorded is answered again, with the server down and without a token"() {
    given:
    tape.record(file)
    def workspace = workspace()
    def bots = client.bots().list(workspace, PublishStatus.ALL).all()
    def made = client.bots().create(new BotCreate(workspace, '客服', BotSettings.NONE))
    tape.stop()

    when:
    def later = later()

    then:
    later.workspaces().list().all()[0].id() == workspace
    later.bots().list(workspace, PublishStatus.ALL).all() == bots
    later.bots().create(new BotCreate(workspace, '客服', BotSettings.NONE)) == made
    last.replayed
    last.attempts == 0
    last.logid
    last.toString().startsWith('POST /v1/bot/create → 200 (replayed), ')
    remarks.contains('(replayed) POST /v1/bot/create')

    cleanup:
    later?.close()
  }

  def "each call is on disk when it is over, for the owner's eyes alone"() {
    given:
    tape.record(file)
    get('/v1/workspaces')

    expect:
    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) == 'rw-------'
    lines().size() == 2
    lines()[0] == [cozesh_recording: 1, begun: '2026-11-21T08:00:00Z']
    lines()[1].request == [method: 'GET', path: '/v1/workspaces']
    lines()[1].answer.status == 200
    lines()[1].answer.headers.keySet() == ['Content-Type', 'X-Tt-Logid'] as Set
    tape.recording().get() == file
    tape.recorded() == 1
    Files.readString(file).endsWith('\n')

    when:
    tape.stop()
    get('/v1/workspaces')

    then:
    lines().size() == 2
  }

  def "no secret is written, wherever it stands"() {
    given:
    sandbox.faults().add(Fault.on('POST /v1/bot/create').status(200, '{"code":0,"access_token":"answeredSecret","t":"pat_test_answered1234"}', [Location: '/x?sign=locationSecret']))
    tape.record(file)
    post('/v1/bot/create', [a: Sandbox.TOKEN, b: 'pat_test_abcd1234', ok: 'yes'], [sign: ['querysecret']])
    def text = Files.readString(file)

    expect:
    !text.contains(Sandbox.TOKEN)
    !text.contains('abcdefgh1234')
    !text.contains('answered1234')
    !text.contains('answeredSecret')
    !text.contains('querysecret')
    !text.contains('locationSecret')
    !text.toLowerCase().contains('authorization')
    text.contains('yes')

    when: 'the masked request is found again'
    tape.stop()
    tape.replay(file)
    post('/v1/bot/create', [a: Sandbox.TOKEN, b: 'pat_test_abcd1234', ok: 'yes'], [sign: ['querysecret']])

    then:
    last.replayed
    last.code == 0
  }

  def "equal requests are answered in the order of the recording, then the last again"() {
    given:
    def wire = new ScriptedTransport(*('abc'.collect { answer(200, ['Content-Type': 'application/json'], "{\"n\":\"$it\"}") }))
    tape.record(file)
    def recording = tape.wire().apply(wire)
    3.times { recording.send(request('GET', '/v1/x?a=1&b=2'), dispatch()) }
    recording.send(request('GET', '/v1/y'), dispatch())
    tape.stop()
    tape.replay(file)
    def replaying = tape.wire().apply(new ScriptedTransport(new IllegalStateException('nothing is to be sent')))

    expect:
    (1..5).collect { Json.parse(replaying.send(request('GET', '/v1/x?b=2&a=1'), dispatch()).text(), 'x').n.asText() } == ['a', 'b', 'c', 'c', 'c']
    wire.sent.size() == 4
    tape.replayed() == 5
  }

  @Unroll("#what")
  def "what passes counts as equal when nothing is equal to the letter: #what"() {
    given:
    record(request('POST', '/v1/x', there))

    when:
    def same = replay(request('POST', '/v1/x', here))

    then:
    same == found

    where:
    what                   | there                                              | here                                               || found
    'the order of names'   | '{"a":1,"b":{"c":2,"d":3}}'                        | '{"b":{"d":3,"c":2},"a":1}'                        || true
    'a UUID'               | '{"id":"1b4e28ba-2fa1-11d2-883f-0016d3cca427"}'    | '{"id":"6fa459ea-ee8a-3ca4-894e-db77e160355e"}'    || true
    'seconds'              | '{"t":1795248000}'                                 | '{"t":1795248999}'                                 || true
    'milliseconds'         | '{"t":"1795248000123"}'                            | '{"t":"1795248999456"}'                            || true
    'an instant'           | '{"t":"2026-11-21T08:00:00Z"}'                     | '{"t":"2026-11-22T09:11:22.123Z"}'                 || true
    'the mark of a deploy' | '{"description":"d ⟦cz:abc123⟧"}'                  | '{"description":"d ⟦cz:zzz999⟧"}'                  || true
    'an id of Coze'        | '{"id":"7389000000000000001"}'                     | '{"id":"7389000000000000002"}'                     || false
    'a value'              | '{"name":"a"}'                                     | '{"name":"b"}'                                     || false
    'a member more'        | '{"name":"a"}'                                     | '{"name":"a","x":1}'                               || false
    'the order of a list'  | '[1,2]'                                            | '[2,1]'                                            || false
  }

  def "the exact request wins over one that only passes for it"() {
    given:
    def texts = ['1795248000', '1795248001', '1795248002']
    def wire = new ScriptedTransport(*texts.collect { answer(200, [:], it) })
    tape.record(file)
    texts.each { tape.wire().apply(wire).send(request('POST', '/v1/x', "{\"t\":$it}"), dispatch()) }
    tape.stop()
    tape.replay(file)
    def replaying = tape.wire().apply(wire)

    expect:
    ['1795248001', '1795249999', '1795249998', '1795248000'].collect {
      replaying.send(request('POST', '/v1/x', "{\"t\":$it}"), dispatch()).text()
    } == ['1795248001', '1795248000', '1795248002', '1795248000']
  }

  def "a stream is replayed event by event"() {
    given:
    sandbox.model().reply('', ModelReply.text('你好，世界'))
    def bot = bot()
    tape.record(file)
    def events = client.chats().stream(ChatRequest.of(bot, 'u', 'hi')).toList()
    tape.stop()

    when:
    def later = later()
    def again = later.chats().stream(ChatRequest.of(bot, 'u', 'hi')).toList()

    then:
    again == events
    again.any { it instanceof ChatEvent.Completed }
    lines()[1].answer.body.contains('event:')
    !lines()[1].answer.broken
    last.replayed
    last.ended
    last.events == events.size()

    cleanup:
    later?.close()
  }

  def "a download is recorded and replayed, and is told to be over"() {
    given:
    def voice = client.voices().list().all()[0].id()
    def speech = { CozeClient from ->
      from.raw().open('POST', '/v1/audio/speech', [:], Optional.of(Json.tree([input: 'hi', voice_id: voice]))).withCloseable { it.stream().body().bytes }
    }
    tape.record(file)
    def bytes = speech(client)
    tape.stop()

    expect:
    last.ended
    last.text == ''
    last.toString() =~ /(?m)^  bytes    audio\/\S+, which is not kept$/

    when:
    def later = later()

    then:
    speech(later) == bytes
    bytes.length > 0

    cleanup:
    later?.close()
  }

  @Unroll("#cut")
  def "a stream that broke off breaks off again, at the same place"() {
    given:
    sandbox.faults().add(Fault.on('POST /v3/chat').cutAfter(2, cut))
    def bot = bot()
    tape.record(file)
    def first = broken(client.chats().stream(ChatRequest.of(bot, 'u', 'hi')))
    tape.stop()

    when:
    def later = later()
    def again = broken(later.chats().stream(ChatRequest.of(bot, 'u', 'hi')))

    then:
    again.events == first.events
    again.failure.what() == first.failure.what()
    again.failure.class == first.failure.class

    cleanup:
    later?.close()

    where:
    cut << [Cut.ENDED, Cut.UNFINISHED]
  }

  def "a stream that was left while it was recorded says so where its recording ends"() {
    given:
    def bot = bot()
    tape.record(file)
    def stream = client.chats().stream(ChatRequest.of(bot, 'u', 'hi'))
    stream.iterator().next()
    stream.close()
    tape.stop()

    when:
    def later = later()
    later.chats().stream(ChatRequest.of(bot, 'u', 'hi')).toList()

    then:
    def ends = thrown(CozeTransportException)
    lines().size() == 2
    // The sandbox may have said everything before it was left.
    lines()[1].answer.broken.what == 'the recording of this stream ends here'
    ends.message.contains('the recording of this stream ends here')

    cleanup:
    later?.close()
  }

  def "refusals and lost connections come again as they were"() {
    given:
    tape.record(file)
    def no = refusal { client.bots().info('7') }
    sandbox.faults().add(Fault.on('GET /v1/workspaces').commitThenReset())
    def gone = lost { client.workspaces().list().all() }
    tape.stop()

    when:
    def later = later()

    then:
    refusal { later.bots().info('7') }.refusal().codes() == no.refusal().codes()
    lost { later.workspaces().list().all() }.delivery() == gone.delivery()
    lost { later.workspaces().list().all() }.what() == gone.what() + ' (replayed)'

    cleanup:
    later?.close()
  }

  def "an upload is known by size and content, not by its boundary"() {
    given:
    def upload = Files.writeString(directory.resolve('a.txt'), 'content')
    tape.record(file)
    def uploaded = client.files().upload(upload)
    tape.stop()

    when:
    def later = later()

    then:
    later.files().upload(upload) == uploaded
    lines()[1].request.keySet() == ['method', 'path', 'bytes', 'sha256'] as Set
    !Files.readString(file).contains('content of')

    when:
    Files.writeString(upload, 'another content')
    later.files().upload(upload)

    then:
    def strange = thrown(CozeUsageException)
    strange.message =~ /another file: \d+ bytes there, \d+ here/

    cleanup:
    later?.close()
  }

  @Unroll("#pieces")
  def "a form's fingerprint leaves out its boundary, in whatever pieces it is written"() {
    expect:
    Fingerprint.of(form('cozeshABABABAC0123456789', pieces)) == Fingerprint.of(form('cozesh0123456789abcdefgh', pieces))
    Fingerprint.of(form('cozeshABABABAC0123456789', pieces)) != Fingerprint.of(form('cozeshABABABAC0123456789', pieces + ['x']))

    where:
    pieces << [['a'], ['cozesh', 'cozeshABAB'], ['cozeshcozeshABABABABAC'], ['', '--']]
  }

  private Body form(String boundary, List<String> values) {
    new FormBody(values.withIndex().collect { value, n -> FormPart.field("f$n", value) }, boundary)
  }

  @Unroll("#method #path #body")
  def "a request that is not in the recording fails, and names the nearest that is: #method #path #body"() {
    given:
    def wire = new ScriptedTransport(answer(200, [:], '{}'))
    tape.record(file)
    [request('POST', '/v1/bot/create', '{"name":"a","deep":{"x":[1]}}'), request('GET', '/v1/bots?workspace_id=7&page_num=1'), request('GET', '/v1/workspaces')].each {
      tape.wire().apply(wire).send(it, dispatch())
    }
    tape.stop()
    tape.replay(file)

    when:
    tape.wire().apply(wire).send(request(method, path, body), dispatch())

    then:
    def strange = thrown(CozeUsageException)
    strange.what() == "$method ${path.split(/\?/)[0]} is not in the recording $file; nothing was sent"
    strange.why() == 'it holds 3 calls; the nearest is ' + nearest
    strange.next().contains('/replay off')
    wire.sent.size() == 3

    where:
    method | path                                | body                              || nearest
    'POST' | '/v1/bot/create'                    | '{"name":"b","deep":{"x":[1]}}'   || 'the same path with another body: /name is "a" there, "b" here'
    'POST' | '/v1/bot/create'                    | '{"name":"a","deep":{"x":[2]}}'   || 'the same path with another body: /deep/x is [1] there, [2] here'
    'POST' | '/v1/bot/create'                    | '{"deep":{"x":[1]}}'              || 'the same path with another body: /name is "a" there, missing here'
    'GET'  | '/v1/bots?workspace_id=8&page_num=1' | null                             || 'the same path with another query: workspace_id=7 there, workspace_id=8 here'
    'GET'  | '/v1/bot'                           | null                              || 'GET /v1/bots'
  }

  def "an empty recording says that it is"() {
    given:
    tape.record(file)
    tape.stop()
    tape.replay(file)

    when:
    get('/v1/workspaces')

    then:
    def strange = thrown(CozeUsageException)
    strange.why() == 'it holds no call'
    last.failure.startsWith('GET /v1/workspaces is not in the recording')
  }

  def "a kill leaves half a line at most, which is passed over and told"() {
    given:
    tape.record(file)
    get('/v1/workspaces')
    get('/v1/nowhere')
    tape.stop()
    def text = Files.readString(file)
    Files.writeString(file, text.substring(0, text.length() - 40))

    when:
    def held = tape.replay(file)

    then:
    held == 1
    remarks == ['line 3 was not written to its end and is passed over; the rest is whole']

    when:
    get('/v1/workspaces')

    then:
    last.replayed
  }

  @Unroll("#what")
  def "what is no recording is not replayed: #what"() {
    given:
    if (text != null) {
      Files.writeString(file, text)
    }

    when:
    tape.replay(file)

    then:
    def refused = thrown(CozeUsageException)
    refused.message.contains(says)
    tape.replaying().isEmpty()

    where:
    what               | text                                                           || says
    'nothing'          | null                                                           || 'there is no such file'
    'an empty file'    | ''                                                             || 'its first line is not the head of one'
    'a text'           | 'hello\n'                                                      || 'is no recording'
    'other JSON'       | '{"log":{"entries":[]}}\n'                                     || 'is no recording'
    'a later version'  | '{"cozesh_recording":2}\n'                                     || 'it is of version 2, this cozesh reads 1'
    'a changed line'   | '{"cozesh_recording":1}\n{"x"\n{"request":{},"answer":{}}\n'   || 'line 2 of'
    'another line'     | '{"cozesh_recording":1}\n{"x":1}\n'                            || 'line 2 of'
    'broken Base64'    | '{"cozesh_recording":1}\n{"request":{},"answer":{"base64":"?"}}\n' || 'line 2 of'
  }

  def "a recording never replaces a file, and lies in a directory that is there"() {
    given:
    Files.writeString(file, 'mine')

    when:
    tape.record(file)

    then:
    def exists = thrown(CozeUsageException)
    exists.what() == "$file exists already"
    Files.readString(file) == 'mine'

    when:
    tape.record(directory.resolve('nowhere/x.jsonl'))

    then:
    thrown(CozeUsageException)
    tape.recording().isEmpty()
  }

  def "it is either recorded or replayed"() {
    given:
    tape.record(file)

    when:
    tape.replay(file)

    then:
    def recording = thrown(CozeUsageException)
    recording.next() == '`/record off` first'

    when:
    tape.stop()
    tape.replay(file)
    tape.record(directory.resolve('other.jsonl'))

    then:
    def replaying = thrown(CozeUsageException)
    replaying.next() == '`/replay off` first'
  }

  @Requires({ new File('/dev/full').exists() })
  def "a full disk ends the recording and is told once; the calls go on"() {
    given:
    def recorder = new Recorder(Path.of('/dev/full'), redactor, { remarks << it })
    def recording = new RecordingTransport(new ScriptedTransport(answer(200, [:], 'ok')), recorder)

    expect:
    recording.send(request('GET', '/v1/x'), dispatch()).text() == 'ok'
    recording.send(request('GET', '/v1/x'), dispatch()).text() == 'ok'
    recorder.calls() == 0
    remarks.size() == 1
    remarks[0].startsWith('the recording ends here: /dev/full cannot be written (')
    remarks[0].endsWith('it holds 0 calls')
  }

  def "a recording that was deleted is not made again"() {
    given:
    tape.record(file)
    Files.delete(file)
    get('/v1/workspaces')

    expect:
    last.status == 200
    !Files.exists(file)
    remarks.size() == 1
  }

  def "bytes that are no text survive"() {
    given:
    byte[] bytes = (0..255).collect { (byte) it }
    def wire = new ScriptedTransport(Answer.of(200, ['Content-Type': ['audio/mpeg']], bytes))
    tape.record(file)
    tape.wire().apply(wire).send(request('GET', '/v1/x'), dispatch())
    tape.stop()
    tape.replay(file)

    expect:
    tape.wire().apply(wire).open(request('GET', '/v1/x'), dispatch()).body().bytes == bytes
    wire.sent.size() == 1
  }

  def "WebSockets are told to be missing, and are not opened in a replay"() {
    given:
    tape.record(file)

    when:
    try {
      tape.wire().apply(new ScriptedTransport(answer(200))).connect(request('GET', '/v1/chat'), dispatch())
    } catch (CozeUsageException ignored) {
      // This wire opens none.
    }

    then:
    remarks == ['GET /v1/chat is not in the recording: WebSockets are not recorded']

    when:
    tape.stop()
    tape.replay(file)
    tape.wire().apply(new ScriptedTransport(answer(200))).connect(request('GET', '/v1/chat'), dispatch())

    then:
    def refused = thrown(CozeUsageException)
    refused.why() == 'WebSockets are not recorded'
  }

  def "a replay is told once a line and path"() {
    given:
    record(request('GET', '/v1/x'))
    remarks.clear()
    tape.replay(file)
    def replaying = tape.wire().apply(new ScriptedTransport(answer(200)))

    when:
    3.times { replaying.send(request('GET', '/v1/x'), dispatch()) }
    tape.lineBegins()
    replaying.send(request('GET', '/v1/x'), dispatch())

    then:
    remarks == ['(replayed) GET /v1/x'] * 2
  }

  def "a token that was renewed while recording is no matter later"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/workspaces').status(401, '{"code":4100,"msg":"expired"}', [:]))
    authorizer = new Renewing()
    tape.record(file)
    client(sandbox.baseUri()).workspaces().list().all()
    tape.stop()

    when:
    def later = later()

    then:
    lines().size() == 3
    later.workspaces().list().all()[0].name().get() == 'WeHan'

    cleanup:
    later?.close()
  }

  static class Renewing implements Authorizer {
    private String token = 'pat_test_first'

    @Override
    String authorization() {
      "Bearer $token"
    }

    @Override
    boolean renew(String refused) {
      token = 'pat_test_second'
      true
    }

    @Override
    Set<String> secrets() {
      [token]
    }
  }

  private static Map broken(stream) {
    def events = []
    try {
      stream.each { events << it }
      throw new AssertionError((Object) 'it came to its end')
    } catch (CozeTransportException e) {
      return [events: events, failure: e]
    }
  }

  private static CozeServiceException refusal(Closure<?> work) {
    try {
      work()
      throw new AssertionError((Object) 'it was not refused')
    } catch (CozeServiceException e) {
      return e
    }
  }

  private static CozeTransportException lost(Closure<?> work) {
    try {
      work()
      throw new AssertionError((Object) 'it was not lost')
    } catch (CozeTransportException e) {
      return e
    }
  }

  private void record(Request request) {
    tape.record(file)
    tape.wire().apply(new ScriptedTransport(answer(200, [:], '{}'))).send(request, dispatch())
    tape.stop()
  }

  private boolean replay(Request request) {
    tape.replay(file)
    try {
      tape.wire().apply(new ScriptedTransport(answer(200, [:], '{}'))).send(request, dispatch())
      true
    } catch (CozeUsageException e) {
      assert e.what().contains('is not in the recording')
      false
    }
  }

  private static Request request(String method, String path, String body = null) {
    def bare = Request.get(URI.create("https://api.coze.cn$path"))
    new Request(method, bare.uri(), [Authorization: 'Bearer pat_test_x1y2z3'], Optional.ofNullable(body).map { Body.json(it) }, bare.repeat())
  }

  private static Dispatch dispatch() {
    new Dispatch(Deadline.after(Duration.ofSeconds(9), new FakeTime()), {})
  }
}
