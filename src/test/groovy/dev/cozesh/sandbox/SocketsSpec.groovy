package dev.cozesh.sandbox

import static dev.cozesh.sandbox.SocketClient.types

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import dev.cozesh.sandbox.wire.Frames
import spock.lang.Unroll

class SocketsSpec extends SandboxSpecification {
  static final TURN = ['conversation.message.completed', 'conversation.chat.created',
                       'conversation.chat.in_progress']

  List<SocketClient> clients = []

  def cleanup() {
    clients*.close()
  }

  SocketClient open(String path, Map<String, String> headers = [:]) {
    def client = new SocketClient(sandbox.baseUri(), path, headers)
    clients << client
    client
  }

  String published() {
    String id = coze.bot('talker')
    coze.post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']])
    id
  }

  SocketClient chat(Map update = null) {
    def client = open('/v1/chat?bot_id=' + published())
    assert client.next().path('event_type').asText() == 'chat.created'
    if (update != null) {
      client.say('chat.update', update)
      assert client.next().path('event_type').asText() == 'chat.updated'
    }
    client
  }

  static Map ask(String text) {
    [role: 'user', content_type: 'text', content: text]
  }

  def "a question is answered in Coze's order, and the socket stays open for the next"() {
    given:
    def client = chat()

    when:
    client.say('conversation.message.create', ask('hello there'))
    def turn = client.upTo('conversation.chat.completed')
    client.say('conversation.message.create', ask('again'))
    def next = client.upTo('conversation.chat.completed')

    then:
    types(turn) == TURN + ['conversation.message.delta'] * 4 +
        ['conversation.message.completed'] * 2 + ['conversation.chat.completed']
    texts(turn, 'conversation.message.delta').join('') == 'You said: hello there'
    turn.findAll { it.path('data').path('type').asText() == 'answer' }.last()
        .at('/data/content').asText() == 'You said: hello there'
    turn[0].at('/data/role').asText() == 'user'
    turn[-2].at('/data/type').asText() == 'verbose'
    turn[-1].at('/data/status').asText() == 'completed'
    turn[-1].at('/data/usage/token_count').asInt() == 'hello there'.size() + 'You said: hello there'.size()
    turn*.at('/data/chat_id')*.asText().findAll().toSet() == [turn[1].at('/data/id').asText()].toSet()
    turn[1].at('/data/id').asText() ==~ /7\d{18}/
    next[1].at('/data/conversation_id') == turn[1].at('/data/conversation_id')
    next[1].at('/data/id') != turn[1].at('/data/id')
  }

  def "every event has an id, the time, and the log id of the handshake"() {
    given:
    def client = open('/v1/audio/speech')
    def created = client.next()

    expect:
    client.answer.contains('X-Tt-Logid: ' + created.at('/detail/logid').asText() + '\r\n')
    created.path('id').asText() ==~ /7\d{18}/
    created.at('/detail/respond_at').asText() == String.valueOf(clock.instant().toEpochMilli())
    !created.has('data')
  }

  def "an answer is spoken when output audio was set, between the texts"() {
    given:
    def client = chat([output_audio: [codec: 'pcm']])

    when:
    client.say('conversation.message.create', ask('hi'))
    def turn = client.upTo('conversation.chat.completed')

    then:
    types(turn) == TURN + ['conversation.message.delta', 'conversation.audio.sentence_start',
                           'conversation.audio.delta'] * 2 + ['conversation.message.completed'] * 2 +
        ['conversation.audio.completed', 'conversation.chat.completed']
    heard(texts(turn, 'conversation.audio.delta')) == 'You said: hi'
    turn[-2].at('/data/content').asText() == ''
    turn[-2].at('/data/content_type').asText() == 'audio'
  }

  def "what was spoken is understood, and other audio is told by its length"() {
    given:
    def client = chat([:])

    when:
    client.say('input_audio_buffer.append', [delta: spoken('扣')])
    client.say('input_audio_buffer.append', [delta: spoken('子')])
    client.say('input_audio_buffer.complete')
    def turn = client.upTo('conversation.chat.completed')
    client.say('input_audio_buffer.append', [delta: [1, 2, 3, 4].collect { it as byte } as byte[]])
    client.say('input_audio_buffer.complete')
    def noise = client.upTo('conversation.audio_transcript.completed')

    then:
    types(turn).take(6) == ['input_audio_buffer.completed', 'conversation.audio_transcript.update',
                            'conversation.audio_transcript.completed'] + TURN
    turn[2].at('/data/content').asText() == '扣子'
    noise.last().at('/data/content').asText() == '4 bytes of audio'
  }

  def "cleared audio is not understood"() {
    given:
    def client = chat([:])

    when:
    client.say('input_audio_buffer.append', [delta: spoken('wrong')])
    client.say('input_audio_buffer.clear')
    client.say('input_audio_buffer.append', [delta: spoken('right')])
    client.say('input_audio_buffer.complete')
    def turn = client.upTo('conversation.audio_transcript.completed')

    then:
    types(turn)[0] == 'input_audio_buffer.cleared'
    turn.last().at('/data/content').asText() == 'right'
  }

  @Unroll("#type")
  def "the server finds the end of speech where it was asked to"() {
    given:
    def client = chat([turn_detection: [type: type]])

    when:
    client.say('input_audio_buffer.append', [delta: Base64.encoder.encodeToString(new byte[8])])
    client.say('input_audio_buffer.append', [delta: spoken('he')])
    client.say('input_audio_buffer.append', [delta: spoken('llo')])
    client.say('input_audio_buffer.append', [delta: Base64.encoder.encodeToString(new byte[8])])
    def turn = client.upTo('conversation.chat.completed')
    client.say('input_audio_buffer.complete')

    then:
    types(turn).take(4) == ['input_audio_buffer.speech_started', 'input_audio_buffer.speech_stopped',
                            'conversation.audio_transcript.update', 'conversation.audio_transcript.completed']
    turn[3].at('/data/content').asText() == 'hello'
    client.next().at('/data/code').asInt() == 4000

    where:
    type << ['server_vad', 'semantic_vad']
  }

  @Unroll("#what")
  def "a turn under way is given up, with the reason"() {
    given:
    def client = chat([turn_detection: [type: 'server_vad']])
    client.say('conversation.message.create', ask('long ' * 2_000))
    client.upTo('conversation.message.delta')

    when:
    client.say(type, data)
    def canceled = client.upTo('conversation.chat.canceled').last()

    then:
    canceled.at('/data/code').asInt() == code

    when:
    client.say('conversation.clear')
    def rest = client.upTo('conversation.cleared')

    then:
    rest.every { !(it.at('/data/content').asText().contains('long')) }

    where:
    what            | type                          | data                                   || code
    'by speech'     | 'input_audio_buffer.append'   | [delta: spoken('stop')]                || 1
    'by the client' | 'conversation.chat.cancel'    | null                                   || 2
    'by a question' | 'conversation.message.create' | [content: 'x', content_type: 'text']   || 3
  }

  def "after a clear, chats stand in another section of the same conversation"() {
    given:
    def client = chat([chat_config: [conversation_id: '7399']])

    when:
    client.say('conversation.message.create', ask('a'))
    def before = client.upTo('conversation.chat.completed').last()
    client.say('conversation.clear')
    client.say('conversation.message.create', ask('b'))
    def after = client.upTo('conversation.chat.completed').last()

    then:
    [before, after]*.at('/data/conversation_id')*.asText() == ['7399', '7399']
    before.at('/data/section_id') != after.at('/data/section_id')
  }

  def "the settings are given back, and the prologue is spoken when that was asked"() {
    given:
    def client = chat()

    when:
    client.say('chat.update', [need_play_prologue: true, prologue_content: 'Hello!', x: [1]])
    def events = client.upTo('conversation.audio.completed')

    then:
    types(events) == ['chat.updated', 'conversation.audio.sentence_start',
                      'conversation.audio.delta', 'conversation.audio.completed']
    events[0].at('/data/x/0').asInt() == 1
    heard(texts(events, 'conversation.audio.delta')) == 'Hello!'
    events[2].at('/data/id').asText() == '0'
    events[2].at('/data/chat_id').asText() == '0'
  }

  def "only subscribed events are sent, and always those about the socket itself"() {
    given:
    def client = chat([event_subscriptions: ['conversation.chat.completed']])

    when:
    client.say('conversation.message.create', ask('hi'))
    client.say('no.such.event')

    then:
    types(client.upTo('conversation.chat.completed')).toSet() - ['error'] ==
        ['conversation.chat.completed'].toSet()
  }

  def "a text outside of a chat is spoken"() {
    given:
    def client = chat()

    when:
    client.say('input_text.generate_audio', [mode: 'text', text: 'read this'])

    then:
    heard(texts(client.upTo('conversation.audio.completed'), 'conversation.audio.delta')) == 'read this'
  }

  def "a question may be an object string"() {
    given:
    def client = chat()
    def items = Json.line([[type: 'text', text: 'what is '], [type: 'image', file_id: '1'],
                           [type: 'text', text: 'this?']])

    when:
    client.say('conversation.message.create', [role: 'user', content_type: 'object_string', content: items])
    def turn = client.upTo('conversation.chat.completed')

    then:
    turn[0].at('/data/content').asText() == 'what is this?'
    turn[0].at('/data/content_type').asText() == 'object_string'
  }

  @Unroll("#what")
  def "what is not understood is an error event, and the socket stays open"() {
    given:
    def client = chat()

    when:
    client.raw(event)
    def error = client.next()
    client.say('conversation.clear')

    then:
    error.path('event_type').asText() == 'error'
    error.at('/data/code').asInt() == code
    error.at('/detail/origin_message').asText() == event
    client.next().path('event_type').asText() == 'conversation.cleared'

    where:
    what                    | event                                                                                            || code
    'no JSON'               | 'hello'                                                                                          || 4000
    'a list'                | '[]'                                                                                             || 4000
    'no type'               | '{"data":{}}'                                                                                    || 4000
    'an unknown type'       | '{"event_type":"chat.dance"}'                                                                    || 4000
    'no content'            | '{"event_type":"conversation.message.create","data":{}}'                                         || 4000
    'a broken object'       | '{"event_type":"conversation.message.create","data":{"content_type":"object_string","content":"["}}' || 4000
    'no base64'             | '{"event_type":"input_audio_buffer.append","data":{"delta":"?"}}'                                || 4000
    'nothing to cancel'     | '{"event_type":"conversation.chat.cancel"}'                                                      || 4000
    'no tool waits'         | '{"event_type":"conversation.chat.submit_tool_outputs","data":{"chat_id":"1"}}'                  || 4000
    'a text of 1,025 bytes' | '{"event_type":"input_text.generate_audio","data":{"text":"' + 'a' * 1_025 + '"}}'               || 3010
  }

  def "texts are spoken as they come"() {
    given:
    def client = open('/v1/audio/speech')

    when:
    client.say('speech.update', [output_audio: [codec: 'pcm', speech_rate: 10]])
    client.say('input_text_buffer.append', [delta: 'a' * 1_000])
    client.say('input_text_buffer.append', [delta: '扣子'])
    client.say('input_text_buffer.complete')
    def events = client.upTo('speech.audio.completed')

    then:
    types(events) == ['speech.created', 'speech.updated'] + ['speech.audio.update'] * 4 +
        ['input_text_buffer.completed', 'speech.audio.completed']
    events[1].at('/data/output_audio/speech_rate').asInt() == 10
    heard(events.findAll { it.path('event_type').asText() == 'speech.audio.update' }
        *.at('/data/delta')*.asText()) == 'a' * 1_000 + '扣子'
  }

  def "a text that is too long to be spoken is refused with Coze's code"() {
    given:
    def client = open('/v1/audio/speech')
    client.next()

    when:
    client.say('input_text_buffer.append', [delta: 'a' * 1_025])

    then:
    client.next().at('/data/code').asInt() == 3010
  }

  def "audio is written down, the whole text so far each time"() {
    given:
    def client = open('/v1/audio/transcriptions')

    when:
    client.say('transcriptions.update', [input_audio: [format: 'pcm']])
    client.say('input_audio_buffer.append', [delta: spoken('no')])
    client.say('input_audio_buffer.clear')
    client.say('input_audio_buffer.append', [delta: spoken('one ')])
    client.say('input_audio_buffer.append', [delta: spoken('two')])
    client.say('input_audio_buffer.complete')
    def events = client.upTo('transcriptions.message.completed')

    then:
    types(events) == ['transcriptions.created', 'transcriptions.updated', 'transcriptions.message.update',
                      'input_audio_buffer.cleared'] + ['transcriptions.message.update'] * 2 +
        ['input_audio_buffer.completed', 'transcriptions.message.update', 'transcriptions.message.completed']
    events.findAll { it.path('event_type').asText() == 'transcriptions.message.update' }
        *.at('/data/content')*.asText() == ['no', 'one ', 'one two', 'one two']
  }

  def "audio is interpreted into the wanted language"() {
    given:
    def client = open('/v1/audio/simult_interpretation')

    when:
    client.say('simult_interpretation.update', [translate_config: [from: 'zh', to: 'en']])
    client.say('input_audio_buffer.append', [delta: spoken('你好')])
    client.say('input_audio_buffer.complete')
    def events = client.upTo('simult_interpretation.message.completed')

    then:
    types(events) == ['created', 'updated'].collect { 'simult_interpretation.' + it } +
        ['input_audio_buffer.completed'] + ['transcription.delta', 'translation.delta', 'audio.delta',
        'message.completed'].collect { 'simult_interpretation.' + it }
    events[3..5]*.at('/data/delta')*.asText() == ['你好', '[en] 你好', spoken('[en] 你好')]
  }

  @Unroll("#path with #headers")
  def "a handshake is refused like any other request"() {
    when:
    def client = open(path.replace('BOT', coze.bot('draft')), headers)

    then:
    client.status() == status
    client.answer.contains("\"code\":$code")
    client.answer.contains('"logid"')
    sandbox.log().last().status() == status
    sandbox.log().last().route() == 'GET ' + path.replaceFirst(/\?.*/, '')

    where:
    path                     | headers                                   || status | code
    '/v1/chat?bot_id=1'      | [Authorization: null]                     || 401    | 4100
    '/v1/chat?bot_id=1'      | [Authorization: 'Bearer pat_realone99']   || 401    | 4100
    '/v1/chat'               | [:]                                       || 400    | 4000
    '/v1/chat?bot_id=1'      | [:]                                       || 404    | 4200
    '/v1/chat?bot_id=BOT'    | [:]                                       || 400    | 4015
    '/v1/audio/speech'       | [Authorization: null]                     || 401    | 4100
    '/v1/nowhere'            | [:]                                       || 404    | 4000
  }

  def "a browser's token stands in the query, and not in the log"() {
    given:
    def token = 'pat_test_of_a_browser'

    when:
    def client = open("/v1/audio/speech?authorization=Bearer%20$token", [Authorization: null])

    then:
    client.status() == 101
    !sandbox.log()*.toJson()*.toString().join('').contains(token)
    coze.with { headers = [:]; send('GET', "/v1/users/me?authorization=Bearer%20$token") }.statusCode() == 401
  }

  def "a bad handshake is answered over HTTP"() {
    expect:
    open('/v1/audio/speech', ['Sec-WebSocket-Version': '12']).status() == 426
    sandbox.log().last().status() == 426
  }

  def "a foreign host is refused before anything else"() {
    expect:
    open('/v1/audio/speech', [Host: 'evil.example']).status() == 403
    sandbox.log().isEmpty()
  }

  def "without an upgrade the routes are unknown ones"() {
    expect:
    coze.send('GET', '/v1/chat?bot_id=1').statusCode() == 404
  }

  @Unroll("#what")
  def "faults strike a handshake too"() {
    given:
    sandbox.faults().add(fault)

    expect:
    open('/v1/audio/speech').status() == status

    where:
    what       | fault                                                             || status
    'status'   | Fault.on('GET /v1/audio/speech').status(503, '{"code":1}', [:])    || 503
    'a 200'    | Fault.on('GET /v1/audio/speech').status(200, '{"code":0}', [:])    || 200
    'an HTML'  | Fault.on('*').html(502)                                           || 502
    'a delay'  | Fault.on('*').delay(1)                                            || 101
  }

  @Unroll("#what")
  def "faults of streams strike the events of a socket"() {
    given:
    sandbox.faults().add(fault)
    def client = open('/v1/audio/transcriptions')
    client.say('transcriptions.update', [:])
    client.say('input_audio_buffer.append', [delta: spoken('a')])
    client.say('input_audio_buffer.clear')

    expect:
    frames(client, seen.size()) == seen

    where:
    what             | fault                                                       || seen
    'cut, in order'  | Fault.on('*').cutAfter(1, Cut.ENDED)                        || ['transcriptions.created', 1000]
    'cut'            | Fault.on('*').cutAfter(1, Cut.UNFINISHED)                   || ['transcriptions.created', 'end']
    'an error'       | Fault.on('*').errorAfter(1, 5000, 'no')                     || ['transcriptions.created', 'error', 1011]
    'a stall'        | Fault.on('*').stallAfter(1, 30)                             || ['transcriptions.created', 'transcriptions.updated', 'transcriptions.message.update']
    'a loss'         | Fault.on('*').loseEvent(2)                                  || ['transcriptions.created', 'transcriptions.message.update', 'input_audio_buffer.cleared']
    'an echo'        | Fault.on('*').repeatEvent(2)                                || ['transcriptions.created', 'transcriptions.updated', 'transcriptions.updated']
    'another clock'  | Fault.on('*').clockSkew(java.time.Duration.ofHours(1))      || ['transcriptions.created', 'transcriptions.updated']
  }

  def "a reset takes the socket along"() {
    given:
    sandbox.faults().add(Fault.on('*').cutAfter(0, Cut.RESET))
    def client = open('/v1/audio/speech')

    expect:
    ended(client)
  }

  private static List frames(SocketClient client, int count) {
    (1..count).collect {
      List frame = Frames.read(client.socket.inputStream)
      frame == null ? 'end' : frame[0] == 'text' ? Json.parse(frame[1] as String, 'x').path('event_type').asText() : frame[1]
    }
  }

  def "the handshake and each event stand in the log, audio by its length"() {
    given:
    def client = open('/v1/audio/transcriptions')

    when:
    client.say('input_audio_buffer.append', [delta: spoken('secret words')])
    client.say('input_audio_buffer.complete', [note: 'token pat_abcdefgh'])
    client.upTo('transcriptions.message.completed')
    def log = sandbox.log()

    then:
    log*.method() == ['GET', 'EVENT', 'EVENT']
    log*.status() == [101, 101, 101]
    log*.route() == ['GET /v1/audio/transcriptions'] + ['EVENT /v1/audio/transcriptions'] * 2
    log*.logId().toSet().size() == 1
    log[1].body() == '{"event_type":"input_audio_buffer.append","data":{"delta":"32 characters"}}'
    log[2].body().contains('token ***')
    sandbox.requests('EVENT /v1/audio/transcriptions') == 2
  }

  def "a closed sandbox ends its sockets"() {
    given:
    def client = open('/v1/audio/speech')
    client.next()

    when:
    sandbox.close()

    then:
    ended(client)
  }

  private static boolean ended(SocketClient client) {
    try {
      Frames.read(client.socket.inputStream) == null
    } catch (SocketException reset) {
      true
    }
  }

  private static String spoken(String text) {
    byte[] letters = text.getBytes('UTF-8')
    byte[] audio = new byte[letters.length * 2]
    letters.eachWithIndex { letter, i -> audio[2 * i] = letter }
    Base64.encoder.encodeToString(audio)
  }

  private static String heard(List<String> pieces) {
    byte[] audio = Frames.join(pieces.collect { Base64.decoder.decode(it) } as byte[][])
    byte[] letters = new byte[audio.length.intdiv(2)]
    letters.length.times { letters[it] = audio[2 * it] }
    new String(letters, 'UTF-8')
  }

  private static List<String> texts(List<JsonNode> events, String type) {
    events.findAll { it.path('event_type').asText() == type }*.at('/data/content')*.asText()
  }
}
