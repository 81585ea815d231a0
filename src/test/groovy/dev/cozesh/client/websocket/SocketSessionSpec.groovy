package dev.cozesh.client.websocket

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.client.chat.ToolOutput
import dev.cozesh.client.core.ApiCaller
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallGate
import dev.cozesh.client.core.CallHeldException
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.client.core.Line
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.Answer
import dev.cozesh.http.Dispatch
import dev.cozesh.http.FakeTime
import dev.cozesh.http.OpenAnswer
import dev.cozesh.http.OpenSocket
import dev.cozesh.http.Request
import dev.cozesh.http.Timeouts
import dev.cozesh.http.Transport
import dev.cozesh.http.socket.MessageSocket
import dev.cozesh.json.Json
import dev.cozesh.sandbox.wire.ListenerSpecification
import dev.cozesh.sandbox.wire.WebSocket
import spock.lang.Timeout
import spock.lang.Unroll

/** Sockets against a server that says what it is told. */
@Timeout(60)
class SocketSessionSpec extends ListenerSpecification {
  List<CozeClient> clients = []

  def cleanup() {
    clients*.close()
  }

  CozeClient client(URI base = URI.create("http://127.0.0.1:$port"), Timeouts timeouts = Timeouts.DEFAULT) {
    def client = CozeClient.builder().baseUrl(base).timeouts(timeouts)
        .authorizer(new TokenAuthorizer('pat_test_secret')).build()
    clients << client
    client
  }

  /** Shakes hands and lets the work talk. */
  void coze(@DelegatesTo(Peer) Closure<?> work) {
    listen { exchange ->
      new Peer(WebSocket.accept(exchange, ['X-Tt-Logid': 'log-0'], 1 << 20).get()).with(work)
    }
  }

  static class Peer {
    final WebSocket socket

    Peer(WebSocket socket) {
      this.socket = socket
    }

    void say(String type, Object data = null) {
      def event = [id: '1', event_type: type, detail: [logid: 'log-1', respond_at: '1795622620000']]
      socket.send(Json.line(data == null ? event : event + [data: data]))
    }

    Map hear() {
      while (socket.open) {
        def text = socket.receive()
        if (text.present) {
          return Json.mapper().readValue(text.get(), Map)
        }
      }
      null
    }

    /** Until the client ends it. */
    void stay() {
      while (hear() != null) {
        // Whatever it says.
      }
    }
  }

  static Map message(String content, String type = 'answer') {
    [id: '7', role: 'assistant', type: type, content: content, content_type: 'text', new_member: [1]]
  }

  static Map chat(String status, Map more = [:]) {
    [id: '8', conversation_id: '9', status: status] + more
  }

  @Unroll("#base")
  def "sockets are at the host that the base address stands for, and the token is in the header alone"() {
    given:
    def calls = []
    def held = client(URI.create(base)).gated { calls << it; false }

    when:
    held.webSockets().chat('7390000000000000001')

    then:
    thrown(CallHeldException)
    calls[0].uri() == URI.create(address + '/v1/chat?bot_id=7390000000000000001')
    calls[0].operation() == 'GET /v1/chat'
    calls[0].effect().get().word() == 'money'

    where:
    base                           || address
    'https://api.coze.cn'          || 'wss://ws.coze.cn'
    'https://API.coze.cn'          || 'wss://ws.coze.cn'
    'https://api.coze.com/'        || 'wss://ws.coze.com'
    'https://api.coze.com:8443'    || 'wss://ws.coze.com:8443'
    'https://static-api.coze.cn'   || 'wss://static-api.coze.cn'
    'https://coze.example/prefix'  || 'wss://coze.example/prefix'
    'https://coze.example:9'       || 'wss://coze.example:9'
    'http://127.0.0.1:8888'        || 'ws://127.0.0.1:8888'
    'http://localhost'             || 'ws://localhost'
    'http://[::1]:8'               || 'ws://[::1]:8'
  }

  @Unroll("#method")
  def "each socket has its path and its query"() {
    given:
    def asked = new CompletableFuture<String>()
    listen { exchange ->
      asked.complete(exchange.path() + '?' + exchange.query() + ' ' + exchange.headers().first('Authorization').get())
      new Peer(WebSocket.accept(exchange, [:], 1_000).get()).stay()
    }

    when:
    open.call(client().webSockets()).close()

    then:
    asked.get() == address + ' Bearer pat_test_secret'

    where:
    method                | open                                                                                    || address
    'chat'                | { it.chat('1') }                                                                        || '/v1/chat?bot_id=1'
    'chat with all'       | { it.chat(new ChatSocketRequest('1', Optional.of('2'), Optional.of('3'))) }             || '/v1/chat?bot_id=1&workflow_id=2&device_id=3'
    'speech'              | { it.speech() }                                                                         || '/v1/audio/speech?'
    'speech of a bot'     | { it.speech(SocketOwner.bot('1')) }                                                     || '/v1/audio/speech?entity_type=bot&entity_id=1'
    'transcriptions'      | { it.transcriptions() }                                                                 || '/v1/audio/transcriptions?'
    'those of a workflow' | { it.transcriptions(SocketOwner.workflow('1')) }                                        || '/v1/audio/transcriptions?entity_type=workflow&entity_id=1'
    'interpretation'      | { it.interpretation() }                                                                 || '/v1/audio/simult_interpretation?'
  }

  def "every event of a chat has its type, and what is not known survives"() {
    given:
    def events = [
        'chat.created': null, 'chat.updated': [output_audio: [codec: 'pcm', new_member: 1], newer: true],
        'conversation.message.completed': message('q', 'question'),
        'conversation.chat.created': chat('created'), 'conversation.chat.in_progress': chat('in_progress'),
        'conversation.message.delta': message('a'), 'conversation.audio.sentence_start': [text: 'a'],
        'conversation.audio.delta': message('YWI=') + [content_type: 'audio'],
        'conversation.audio.completed': message(''), 'input_audio_buffer.completed': null,
        'input_audio_buffer.cleared': null, 'input_audio_buffer.speech_started': null,
        'input_audio_buffer.speech_stopped': null, 'conversation.audio_transcript.update': [content: 'h'],
        'conversation.audio_transcript.completed': [content: 'hi'], 'conversation.cleared': null,
        'dump.audio': [url: 'https://x'], 'error': [code: 4000, msg: 'no'], 'quite.new': [a: [b: 1]],
        'conversation.chat.requires_action': chat('requires_action'),
        'conversation.chat.canceled': [code: 2, msg: 'by you'],
        'conversation.chat.failed': chat('failed'), 'conversation.chat.completed': chat('completed', [usage: [token_count: 3]])]
    coze {
      events.each { type, data -> say(type, data) }
      stay()
    }
    def session = client().webSockets().chat('1')

    when:
    def came = events.collect { session.next(Duration.ofSeconds(10)).get() }

    then:
    came*.getClass()*.simpleName == ['Created', 'Updated', 'MessageCompleted', 'ChatCreated', 'ChatInProgress',
        'MessageDelta', 'SentenceStart', 'AudioDelta', 'AudioCompleted', 'InputCompleted', 'InputCleared',
        'SpeechStarted', 'SpeechStopped', 'TranscriptUpdate', 'TranscriptCompleted', 'Cleared', 'AudioDump',
        'SocketError', 'UnknownEvent', 'ChatRequiresAction', 'ChatCanceled', 'ChatFailed', 'ChatCompleted']
    came*.info()*.type() == events.keySet().toList()
    came.every { it.info().logId() == Optional.of('log-1') && it.info().respondedAt() == Optional.of(1795622620000L) }
    came[1].settings().outputAudio().get().codec().get().text() == 'pcm'
    Json.line(came[1].settings()) == '{"output_audio":{"codec":"pcm","new_member":1},"newer":true}'
    came[2].message().other()['new_member'].toString() == '[1]'
    came[5].text() == 'a'
    came[7].audio() == 'ab'.bytes
    came[13].content() == 'h'
    came[17].code().text() == '4000'
    came[18].type() == 'quite.new'
    came[18].json().toString() == '{"a":{"b":1}}'
    came[20].code().text() == '2'
    came[22].chat().usage().get().tokenCount() != null
    session.logId() == 'log-1'

    cleanup:
    session.close()
  }

  @Unroll("#type")
  def "what the caller says is what Coze's documentation names"() {
    given:
    def heard = new CompletableFuture<Map>()
    coze {
      heard.complete(hear())
      stay()
    }

    when:
    def session = open.call(client().webSockets())
    session.send(input)
    def event = heard.get(10, TimeUnit.SECONDS)
    session.close()

    then:
    event.event_type == type
    event.id ==~ /[0-9a-f-]{36}/
    event.data == data

    where:
    type                                    | open                   | input                                                           || data
    'chat.update'                           | { it.chat('1') }       | ChatSocketInput.update(SETTINGS)                                || [chat_config: [user_id: 'u', conversation_id: '9'], input_audio: [format: 'pcm', codec: 'pcm', sample_rate: 16000, channel: 1, bit_depth: 16], output_audio: [codec: 'pcm', pcm_config: [sample_rate: 24000], speech_rate: 10, voice_id: 'v'], turn_detection: [type: 'server_vad'], asr_config: [user_language: 'zh'], need_play_prologue: true, prologue_content: 'Hi']
    'conversation.message.create'           | { it.chat('1') }       | ChatSocketInput.ask('what?')                                    || [role: 'user', type: 'question', content: 'what?', content_type: 'text']
    'conversation.clear'                    | { it.chat('1') }       | new ChatSocketInput.Clear()                                     || null
    'conversation.chat.cancel'              | { it.chat('1') }       | ChatSocketInput.cancel()                                        || null
    'conversation.chat.submit_tool_outputs' | { it.chat('1') }       | ChatSocketInput.toolOutputs('8', [new ToolOutput('t', 'o')])    || [chat_id: '8', tool_outputs: [[tool_call_id: 't', output: 'o']]]
    'input_text.generate_audio'             | { it.chat('1') }       | ChatSocketInput.speak('read')                                   || [mode: 'text', text: 'read']
    'input_audio_buffer.append'             | { it.chat('1') }       | ChatSocketInput.audio('ab'.bytes)                               || [delta: 'YWI=']
    'input_audio_buffer.complete'           | { it.chat('1') }       | ChatSocketInput.audioComplete()                                 || null
    'input_audio_buffer.clear'              | { it.transcriptions() } | new ClearAudio()                                               || null
    'quite.new'                             | { it.chat('1') }       | new OtherInput('quite.new', Optional.of(Json.object().put('a', 1))) || [a: 1]
    'speech.update'                         | { it.speech() }        | SpeechSocketInput.update(SpeechSettings.of(OutputAudio.pcm(8000))) || [output_audio: [codec: 'pcm', pcm_config: [sample_rate: 8000]]]
    'input_text_buffer.append'              | { it.speech() }        | SpeechSocketInput.text('a')                                     || [delta: 'a']
    'input_text_buffer.complete'            | { it.speech() }        | SpeechSocketInput.complete()                                    || null
    'transcriptions.update'                 | { it.transcriptions() } | TranscriptionSocketInput.update(TranscriptionSettings.of(InputAudio.pcm(8000))) || [input_audio: [format: 'pcm', codec: 'pcm', sample_rate: 8000, channel: 1, bit_depth: 16]]
    'simult_interpretation.update'          | { it.interpretation() } | InterpretationSocketInput.update(InterpretationSettings.of('zh', 'en')) || [translate_config: [from: 'zh', to: 'en']]
  }

  static final ChatSettings SETTINGS = ChatSettings.builder()
      .chat(ChatSettings.ChatConfig.of('u', Optional.of('9')))
      .inputAudio(InputAudio.pcm(16_000))
      .outputAudio(OutputAudio.pcm(24_000).withVoice('v').withSpeechRate(10))
      .turns(Turns.of(dev.cozesh.client.audio.TurnDetection.SERVER_VAD))
      .asr(AsrConfig.of('zh')).prologue('Hi').build()

  def "a text that Coze would refuse is not sent, and long ones are cut between letters"() {
    expect:
    SpeechSocketInput.texts('a' * 1_023 + '扣' + 'b')*.text() == ['a' * 1_023, '扣b']
    SpeechSocketInput.texts('🙂' * 300)*.text()*.size() == [512, 88]
    SpeechSocketInput.texts('') == []
    SpeechSocketInput.texts('扣' * 1_000)*.text().every { it.getBytes('UTF-8').length <= 1_024 }

    when:
    SpeechSocketInput.text('扣' * 342)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains('1026 bytes')
    e.why().contains('3010')
  }

  @Unroll("HTTP #status, #body")
  def "a refused handshake is the error that the same refusal is anywhere"() {
    given:
    listen { it.answer(status, ['X-Tt-Logid': 'log-7', 'Content-Type': 'application/json'], body.bytes) }
    def told = new CopyOnWriteArrayList()

    when:
    client().listening(recording(told)).webSockets().chat('1')

    then:
    def e = thrown(CozeServiceException)
    e.refusal().httpStatus() == status
    e.refusal().code() == code
    e.refusal().logId() == 'log-7'
    e.why().contains(why)
    !e.message.contains('pat_test_secret')
    told*.first() == ['sending', 'answered']

    where:
    status | body                                                       || code | why
    401    | '{"code":4100,"msg":"authentication is invalid"}'           || 4100 | 'authentication is invalid'
    403    | '{"code":4101,"msg":"no right"}'                            || 4101 | 'no right'
    200    | '{"code":4015,"msg":"not published"}'                       || 4015 | 'not published'
  }

  def "a handshake without the right is told which one is needed"() {
    given:
    listen { it.answer(403, [:], '{"code":4101,"msg":"no right"}'.bytes) }

    when:
    client().webSockets().speech()

    then:
    def e = thrown(CozeServiceException)
    e.next().contains('createSpeech')
  }

  @Unroll("#what")
  def "an answer that is neither a socket nor a refusal is not understood"() {
    given:
    listen { it.answer(status, [:], body.bytes) }

    when:
    client().webSockets().chat('1')

    then:
    def e = thrown(CozeDataException)
    e.raw() == body

    where:
    what           | status | body
    "a gateway"    | 502    | '<html><h1>Bad Gateway</h1>'
    'a success'    | 200    | '{"code":0,"data":{}}'
  }

  def "nobody there is a failure of the transport"() {
    given:
    listen(ECHO)
    listeners.last().close()
    def told = new CopyOnWriteArrayList()

    when:
    client().listening(recording(told)).webSockets().chat('1')

    then:
    def e = thrown(CozeTransportException)
    e.delivery() == CozeTransportException.Delivery.NOT_SENT
    told*.first() == ['failed']
  }

  @Unroll("#what")
  def "a socket that breaks while an answer is due says how far it came, after all that came"() {
    given:
    coze {
      say('chat.created')
      hear()
      say('conversation.chat.created', chat('created'))
      say('conversation.message.delta', message('half'))
      end.call(it)
    }
    def told = new CopyOnWriteArrayList()
    def session = client().listening(recording(told)).webSockets().chat('1')
    def came = []

    when:
    session.send(ChatSocketInput.ask('q'))
    session.each { came << it }

    then:
    def e = thrown(CozeTransportException)
    came*.info()*.type() == ['chat.created', 'conversation.chat.created', 'conversation.message.delta']
    e.what() == 'GET /v1/chat broke off after 3 events, the last conversation.message.delta (log id log-1)'
    e.why().contains(why)
    e.next().contains('open another')
    told*.first() == ['sending', 'answered', 'failed']

    when:
    session.iterator().hasNext()

    then:
    def again = thrown(CozeTransportException)
    again.is(e)
    session.isOver()

    where:
    what                 | end                                  || why
    'an end'             | { it.socket.duplex.close() }         || 'without a close frame'
    'a close in order'   | { it.socket.close(1000, '') }        || 'before its answer was whole'
    'a failure'          | { it.socket.close(1011, 'oops') }    || 'code 1011, "oops": the server failed'
    'a code of its own'  | { it.socket.close(4001, 'quota') }   || 'code 4001, "quota"'
  }

  def "a chat's socket that Coze closes between two answers has ended in order"() {
    given:
    coze {
      say('chat.created')
      hear()
      say('conversation.chat.created', chat('created'))
      say('conversation.chat.completed', chat('completed'))
      socket.close(1000, '')
    }
    def session = client().webSockets().chat('1')
    session.send(ChatSocketInput.ask('q'))

    expect:
    session*.info()*.type() == ['chat.created', 'conversation.chat.created', 'conversation.chat.completed']
    session.isOver()
    session.next(Duration.ZERO).isEmpty()
  }

  @Unroll("#what")
  def "a socket that has a last event ends with it, and not before"() {
    given:
    coze {
      say('speech.created')
      events.each { type -> say(type) }
      socket.close(1000, '')
    }
    def session = client().webSockets().speech()

    when:
    def types = session*.info()*.type()

    then:
    types == ['speech.created', 'speech.audio.completed']

    where:
    what             | events
    'the last event' | ['speech.audio.completed']
    'and more'       | ['speech.audio.completed', 'error']
  }

  def "a socket that lacks its last event broke off"() {
    given:
    coze {
      say('speech.created')
      socket.close(1000, '')
    }
    def session = client().webSockets().speech()

    when:
    session.each {}

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('after 1 event, the last speech.created')
  }

  @Unroll("#what")
  def "what is no event ends the socket, and is kept"() {
    given:
    coze {
      say('chat.created')
      socket.send(text)
      stay()
    }
    def session = client().webSockets().chat('1')
    session.next(Duration.ofSeconds(10))

    when:
    session.next(Duration.ofSeconds(10))

    then:
    def e = thrown(CozeDataException)
    e.what().contains('after')
    e.raw().contains(kept)
    session.isOver()

    where:
    what               | text                                                                      || kept
    'no JSON'          | 'hello'                                                                   || 'hello'
    'no object'        | '[1]'                                                                     || '[1]'
    'a chat of no id'  | '{"event_type":"conversation.chat.created","data":{"status":"created"}}'  || 'status'
    'a token inside'   | '{"x": pat_abcdefgh'                                                      || 'pat_***'
  }

  def "an error event is an exception when the caller wants one, with Coze's code and log id"() {
    given:
    coze {
      say('error', [code: 4101, msg: 'no right'])
      say('conversation.chat.failed', chat('failed', [last_error: [code: 5000, msg: 'model gone']]))
      stay()
    }
    def session = client().webSockets().chat('1')

    when:
    def error = session.exception(session.next(Duration.ofSeconds(10)).get().info())
    def failed = session.exception(session.next(Duration.ofSeconds(10)).get().info())

    then:
    error.code() == 4101
    error.refusal().message() == 'no right'
    error.refusal().logId() in ['log-0', 'log-1']
    failed.code() == 5000
    failed.why().contains('model gone')

    cleanup:
    session.close()
  }

  def "closing ends the walk of another thread, quietly between answers"() {
    given:
    def waiting = new CountDownLatch(1)
    coze {
      say('chat.created')
      stay()
    }
    def session = client().webSockets().chat('1')
    def walk = CompletableFuture.supplyAsync {
      def types = []
      for (def event : session) {
        types << event.info().type()
        waiting.countDown()
      }
      types
    }
    waiting.await(10, TimeUnit.SECONDS)

    when:
    session.close()

    then:
    walk.get(5, TimeUnit.SECONDS) == ['chat.created']
  }

  def "closing while an answer is due is told to the thread that waits for it"() {
    given:
    coze { stay() }
    def session = client().webSockets().chat('1')
    session.send(ChatSocketInput.ask('q'))

    when:
    session.close()
    session.iterator().hasNext()

    then:
    def e = thrown(CozeInterruptedException)
    e.what().contains('was closed here after 0 events')
  }

  def "a closed client ends its sockets"() {
    given:
    coze { stay() }
    def client = client()
    def session = client.webSockets().chat('1')

    when:
    client.close()

    then:
    session.isOver()
    session.next(Duration.ofSeconds(10)).isEmpty()

    when:
    client.webSockets().chat('1')

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('this client is closed')
  }

  def "a reader that is slow keeps Coze waiting, and loses nothing"() {
    given:
    def sent = new AtomicInteger()
    coze {
      while (true) {
        say('conversation.message.delta', message(sent.get() + ':' + 'x' * 60_000))
        sent.incrementAndGet()
      }
    }
    def session = client().webSockets().chat('1')
    int before = -1
    while (before != sent.get() || before == 0) {
      before = sent.get()
      Thread.sleep(300)
    }

    when:
    def numbers = (0..<before + 50).collect {
      session.next(Duration.ofSeconds(10)).get().text().split(':')[0] as int
    }

    then:
    before < 500 // 30 MB: what the buffers of both ends' systems take
    numbers == (0..<before + 50).toList()

    cleanup:
    session.close()
  }

  def "a refused token is renewed once"() {
    given:
    def tokens = new CopyOnWriteArrayList<String>()
    listen { exchange ->
      tokens << exchange.headers().first('Authorization').get()
      if (tokens.size() == 1) {
        exchange.answer(401, [:], '{"code":4100,"msg":"expired"}'.bytes)
      } else {
        new Peer(WebSocket.accept(exchange, [:], 1_000).get()).stay()
      }
    }
    def renewing = new RenewingAuthorizer()
    def client = CozeClient.builder().baseUrl(URI.create("http://127.0.0.1:$port")).authorizer(renewing).build()
    clients << client

    when:
    client.webSockets().chat('1').close()

    then:
    tokens == ['Bearer pat_test_old', 'Bearer pat_test_new']
  }

  static class RenewingAuthorizer implements dev.cozesh.http.Authorizer {
    volatile String token = 'Bearer pat_test_old'

    @Override
    String authorization() {
      token
    }

    @Override
    boolean renew(String refused) {
      token = 'Bearer pat_test_new'
      true
    }

    @Override
    Set<String> secrets() {
      ['pat_test_old', 'pat_test_new'] as Set
    }
  }

  @Unroll("#what")
  def "silence is a failure while an answer is due, and none between answers"() {
    given:
    def wire = new QuietSocket(quiet: 3, after: '{"event_type":"conversation.cleared"}')
    def transport = new QuietTransport(wire: wire)
    def line = new Line(URI.create('https://api.coze.cn'), new TokenAuthorizer('pat_test_x'), transport,
        Duration.ofSeconds(9), new FakeTime())
    def session = new WebSocketService(new ApiCaller(line, CallListener.NONE, CallGate.OPEN)).chat('1')
    inputs.each { session.send(it) }

    when:
    def outcome
    try {
      outcome = session.iterator().next().info().type()
    } catch (CozeTransportException e) {
      outcome = e.why()
    }

    then:
    outcome == expected
    wire.closed == closed
    wire.waits.toSet() == [Duration.ofSeconds(60)].toSet()

    where:
    what                     | inputs                                                       || closed | expected
    'nothing was asked'      | []                                                           || false  | 'conversation.cleared'
    'sound is on its way'    | [ChatSocketInput.audio('ab'.bytes)]                          || false  | 'conversation.cleared'
    'a question'             | [ChatSocketInput.ask('q')]                                   || true   | 'nothing came for 60 s, and an answer was due'
    'settings'               | [ChatSocketInput.update(SETTINGS)]                           || true   | 'nothing came for 60 s, and an answer was due'
    'who hears not all'      | [ChatSocketInput.update(ChatSettings.builder().subscriptions(['error']).build()),
                                ChatSocketInput.ask('q')]                                   || false  | 'conversation.cleared'
  }

  static class QuietSocket implements MessageSocket {
    int quiet
    String after
    List<Duration> waits = []
    boolean closed

    @Override
    void send(String text) {
    }

    @Override
    Optional<String> receive(Duration longest) {
      waits << longest
      waits.size() > quiet ? Optional.of(after) : Optional.empty()
    }

    @Override
    boolean isOver() {
      closed
    }

    @Override
    boolean isClosedHere() {
      closed
    }

    @Override
    void close() {
      closed = true
    }
  }

  static class QuietTransport implements Transport {
    MessageSocket wire

    @Override
    Answer send(Request request, Dispatch dispatch) {
      throw new UnsupportedOperationException()
    }

    @Override
    OpenAnswer open(Request request, Dispatch dispatch) {
      throw new UnsupportedOperationException()
    }

    @Override
    OpenSocket connect(Request request, Dispatch dispatch) {
      OpenSocket.of(Answer.of(101, [:], new byte[0]), wire)
    }

    @Override
    void close() {
    }
  }

  private static CallListener recording(List told) {
    new CallListener() {
      @Override
      void sending(Call call) {
        told << ['sending', call]
      }

      @Override
      void answered(Call call, Exchange exchange) {
        told << ['answered', call, exchange]
      }

      @Override
      void failed(Call call, RuntimeException failure) {
        told << ['failed', call, failure]
      }
    }
  }
}
