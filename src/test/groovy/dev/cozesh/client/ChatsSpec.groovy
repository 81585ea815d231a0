package dev.cozesh.client

import static dev.cozesh.client.Scripted.events
import static dev.cozesh.client.Scripted.ok
import static dev.cozesh.client.Scripted.refusal

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.client.chat.BotEdition
import dev.cozesh.client.chat.Chat
import dev.cozesh.client.chat.ChatEvent
import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.client.chat.ChatService
import dev.cozesh.client.chat.ChatflowRequest
import dev.cozesh.client.chat.ToolOutput
import dev.cozesh.client.chat.ToolOutputs
import dev.cozesh.client.message.Attachment
import dev.cozesh.client.message.EnterMessage
import dev.cozesh.client.message.MessageContent
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

/** Chats: what is sent, what a stream yields, how one is stopped. */
class ChatsSpec extends Specification {
  static final ChatRequest QUESTION = ChatRequest.of('1', 'u', 'hi')
  static final String CHAT = '{"id":"10","conversation_id":"20","status":"in_progress"}'

  Scripted wire

  ChatService chats(Object... script) {
    wire = new Scripted(new FakeTime(), script)
    new ChatService(wire.caller())
  }

  static String event(String type, String data) {
    "event:$type\ndata:$data\n\n"
  }

  static String message(Map members) {
    Json.line([id: '5', conversation_id: '20', chat_id: '10', role: 'assistant', type: 'answer', content_type: 'text'] + members)
  }

  def "a chat without a stream is kept, whatever the request, and its conversation travels in the query"() {
    given:
    def request = ChatRequest.builder('1', 'u').conversation('20')
        .message(EnterMessage.answer('before'))
        .ask(MessageContent.of('看', Attachment.image('7')))
        .variable('city', '武汉').metaData('k', 'v').extra('latitude', '30.5')
        .shortcut('c1', [field: 'x']).parameter('n', TextNode.valueOf('1')).cards(true)
        .edition(BotEdition.PUBLISHED_ONLINE).botVersion('17').connector('1024').customConfig(Json.object())
        .build()

    expect:
    chats(ok(data: [id: '10', conversation_id: '20', status: 'in_progress'])).create(request).id() == '10'
    wire.lines() == ['POST /v3/chat?conversation_id=20']
    wire.body() == [
      bot_id             : '1',
      user_id            : 'u',
      additional_messages: [
        [role: 'assistant', type: 'answer', content: 'before', content_type: 'text'],
        [role: 'user', type: 'question', content: '[{"type":"text","text":"看"},{"type":"image","file_id":"7"}]', content_type: 'object_string'],
      ],
      custom_variables   : [city: '武汉'],
      meta_data          : [k: 'v'],
      extra_params       : [latitude: '30.5'],
      shortcut_command   : [command_id: 'c1', parameters: [field: 'x']],
      parameters         : [n: '1'],
      enable_card        : true,
      publish_status     : 'published_online',
      bot_version        : '17',
      connector_id       : '1024',
      custom_config      : [:],
      stream             : false,
      auto_save_history  : true,
    ]
  }

  @Unroll
  def "#how sends stream #stream and auto_save_history #kept"() {
    when:
    call(chats(events(event('done', '[DONE]'))))

    then:
    wire.lines() == ['POST /v3/chat']
    wire.body() == [bot_id: '1', user_id: 'u', additional_messages: [[role: 'user', type: 'question', content: 'hi', content_type: 'text']], stream: stream, auto_save_history: kept]

    where:
    how               | call                                  || stream | kept
    'a stream'        | { it.stream(QUESTION) }               || true   | true
    'an unkept stream' | { it.streamUnsaved(QUESTION) }       || true   | false
  }

  @Unroll
  def "what Coze would refuse is refused here: #what"() {
    when:
    make()

    then:
    thrown(CozeUsageException)

    where:
    what                     | make
    'a version of the draft' | { ChatRequest.builder('1', 'u').edition(BotEdition.UNPUBLISHED_DRAFT).botVersion('1').build() }
    'too many messages'      | { def builder = ChatRequest.builder('1', 'u'); 101.times { builder.ask('x') }; builder.build() }
    'a flow of app and bot'  | { new ChatflowRequest('1', [], [:], Optional.of('2'), Optional.of('3'), Optional.empty(), [:], Optional.empty(), Optional.empty(), ChatflowRequest.StudioOptions.NONE) }
  }

  def "a stream yields each event with its type, and ends with done"() {
    when:
    def stream = chats(events(
        event('conversation.chat.created', '{"id":"10","conversation_id":"20","status":"created","last_error":{"code":0,"msg":""},"usage":null}')
        + event('conversation.chat.in_progress', CHAT)
        + event('conversation.message.delta', message(content: '', reasoning_content: 'hm'))
        + event('conversation.message.delta', message(content: '你'))
        + event('conversation.message.delta', message(content: '好'))
        + event('conversation.message.completed', message(content: '你好'))
        + event('conversation.message.completed', message(content: '{"msg_type":"generate_answer_finish"}', type: 'verbose'))
        + event('conversation.chat.completed', '{"id":"10","conversation_id":"20","status":"completed","usage":{"token_count":9007199254740993,"input_count":1,"output_count":2}}')
        + event('conversation.audio.delta', message(content: 'AAEC', content_type: 'audio'))
        + event('conversation.something.new', '{"x":1}')
        + event('done', '"[DONE]"'))).stream(QUESTION)
    def got = stream.toList()

    then:
    got*.class*.simpleName == ['Created', 'InProgress', 'MessageDelta', 'MessageDelta', 'MessageDelta', 'MessageCompleted', 'MessageCompleted', 'Completed', 'AudioDelta', 'Unknown', 'Done']
    got[0].chat().error().empty
    got[2].text() == ''
    got[2].reasoning() == 'hm'
    (got[3].text() + got[4].text()) == got[5].message().text()
    got[5].message().answers()
    !got[6].message().answers()
    got[7].chat().usage().get().tokenCount().get() == 9007199254740993
    got[8].audio() == [0, 1, 2] as byte[]
    got[9] == new ChatEvent.Unknown('conversation.something.new', Json.parse('{"x":1}', 'x'))
    stream.complete()
    stream.gaps() == []
  }

  @Unroll
  def "the names of self-hosted servers are known, too: #type"() {
    expect:
    chats(events(event('conversation.chat.created', CHAT) + event(type, data) + rest)).stream(QUESTION).toList().last() == last

    where:
    type                                | data     | rest                                                || last
    'conversation.stream.done'          | ''       | ''                                                  || new ChatEvent.Done(Optional.empty())
    'conversation.stream.done'          | '{}'     | ''                                                  || new ChatEvent.Done(Optional.empty())
    'conversation.chat.cancelled'       | CHAT     | ''                                                  || new ChatEvent.Canceled(Json.value(Json.parse(CHAT, 'x'), Chat))
    'conversation.chat.canceled'        | CHAT     | event('done', '[DONE]')                             || new ChatEvent.Canceled(Json.value(Json.parse(CHAT, 'x'), Chat))
    'conversation.chat.required_action' | CHAT     | event('done', '[DONE]')                             || new ChatEvent.Done(Optional.empty())
    'conversation.chat.requires_action' | CHAT     | event('done', '')                                   || new ChatEvent.Done(Optional.empty())
    'done'                              | '{"debug_url":"https://a/?x=1\\\\u0026y=2"}' | ''              || new ChatEvent.Done(Optional.of('https://a/?x=1&y=2'))
  }

  @Unroll
  def "a chat that waits says what for, in either spelling: #type"() {
    when:
    def got = chats(events(event(type, '{"id":"10","conversation_id":"20","status":"x","required_action":{"type":"submit_tool_outputs","submit_tool_outputs":{"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}}]}}}') + event('done', '[DONE]'))).stream(QUESTION).toList()

    then:
    got[0] instanceof ChatEvent.RequiresAction
    got[0].chat().toolCalls()*.id() == ['t1']
    got[0].chat().toolCalls()[0].function().get().name() == 'f'

    where:
    type << ['conversation.chat.requires_action', 'conversation.chat.required_action']
  }

  @Unroll
  def "a failure within a stream is an exception with Coze's own words: #type #data"() {
    given:
    def got = []

    when:
    chats(events(event('conversation.chat.created', CHAT) + event(type, data) + event('done', '[DONE]'))).stream(QUESTION).each { got << it }

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == code
    failure.refusal().message() == words
    failure.refusal().logId() == 'log-1'
    failure.refusal().operation() == 'POST /v3/chat'
    got.size() == 1

    where:
    type                       | data                                                                                            || code | words
    'conversation.chat.failed' | '{"id":"10","status":"failed","last_error":{"code":4028,"msg":"no credits"}}'                   || 4028 | 'no credits'
    'conversation.chat.failed' | '{"code":4013,"msg":"model"}'                                                                   || 4013 | 'model'
    'error'                    | '{"code":4100,"msg":"token"}'                                                                   || 4100 | 'token'
    'error'                    | '{"error_code":5000,"error_message":"inside"}'                                                  || 5000 | 'inside'
    'error'                    | 'agent run failed'                                                                              || 0    | 'agent run failed'
  }

  def "a stream that breaks off says where to look, keeps what came, and is not sent again"() {
    given:
    def got = []

    when:
    chats(events(event('conversation.chat.created', CHAT) + event('conversation.message.delta', message(content: 'a')))).stream(QUESTION).each { got << it }

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v3/chat broke off after 2 events, no id (log id log-1)'
    failure.next() == 'the chat may go on, and cost tokens; chats().info("20", "10") says how it stands, chats().cancel("20", "10") stops it'
    got.size() == 2
    wire.lines().size() == 1
  }

  def "a stream that breaks off before its first event says so without ids"() {
    when:
    chats(events(': hello\n\n')).stream(QUESTION).toList()

    then:
    def failure = thrown(CozeTransportException)
    failure.next() == 'the chat may have begun; messages().list shows what the conversation kept'
  }

  def "an event that is cut in mid-JSON is not understood, and named by its place"() {
    when:
    chats(events(event('conversation.chat.created', CHAT) + event('conversation.message.delta', '{"id":"5","content":') + event('done', ''))).stream(QUESTION).toList()

    then:
    def failure = thrown(CozeDataException)
    failure.what().startsWith('POST /v3/chat: event 2 is not understood')
  }

  def "sound that is no base64 is not understood"() {
    given:
    def sound = chats(events(event('conversation.audio.delta', message(content: '%%')) + event('done', ''))).stream(QUESTION).first()

    when:
    sound.audio()

    then:
    thrown(CozeDataException)
  }

  @Unroll
  def "cancelling a stream cancels the chat that an event has named, once: #naming"() {
    given:
    def stream = chats(events(event('conversation.of.tomorrow', '{}') + event(naming, data) + event('conversation.chat.in_progress', CHAT)), cancelled).stream(QUESTION)
    def walk = stream.iterator()
    2.times { walk.next() }

    when:
    stream.cancel()
    stream.cancel()

    then:
    wire.lines() == ['POST /v3/chat', 'POST /v3/chat/cancel']
    wire.body(1) == [conversation_id: '20', chat_id: '10']

    where:
    naming                           | data                 | cancelled
    'conversation.chat.created'      | CHAT                 | ok(data: [id: '10', status: 'canceled'])
    'conversation.message.delta'     | message(content: '') | ok(data: [id: '10', status: 'canceled'])
    'conversation.message.completed' | message(content: '') | refusal(200, 4104)
  }

  def "cancelling before the first event, or after the last, tells nobody"() {
    given:
    def early = chats(events(event('conversation.chat.created', CHAT))).stream(QUESTION)

    when:
    early.cancel()

    then:
    wire.lines() == ['POST /v3/chat']

    when:
    def late = chats(events(event('conversation.chat.created', CHAT) + event('done', ''))).stream(QUESTION)
    late.toList()
    late.cancel()

    then:
    wire.lines() == ['POST /v3/chat']
  }

  def "cancelling a chat returns it as it ended"() {
    expect:
    chats(ok(data: [id: '10', status: 'canceled'])).cancel('20', '10').status().get().isCanceled()
    wire.lines() == ['POST /v3/chat/cancel']
    wire.body() == [conversation_id: '20', chat_id: '10']
  }

  def "a chat that cannot be cancelled any more is no error, but read"() {
    expect:
    chats(refusal(200, 4104), ok(data: [id: '10', status: 'completed'])).cancel('20', '10').status().get().toString() == 'completed'
    wire.lines() == ['POST /v3/chat/cancel', 'GET /v3/chat/retrieve?conversation_id=20&chat_id=10']
  }

  def "another refusal to cancel is one"() {
    when:
    chats(refusal(200, 4001)).cancel('20', '10')

    then:
    thrown(CozeServiceException)
    wire.lines().size() == 1
  }

  @Unroll
  def "a busy conversation names the chat that runs: #how"() {
    given:
    def busy = chats(refusal(200, 4016, 'occupied', type), ok(data: [[id: '5', chat_id: '10']], has_more: true, last_id: '5'), ok(data: [id: '10', status: 'in_progress']))

    when:
    call(busy, ChatRequest.builder('1', 'u').conversation('20').ask('hi').build())

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4016
    failure.why().endsWith('; chat 10 of conversation 20 is running')
    failure.next() == 'chats().info("20", "10") says how it stands, chats().cancel("20", "10") stops it; or wait for its end, or take another conversation'
    wire.lines() == ['POST /v3/chat?conversation_id=20', 'POST /v1/conversation/message/list?conversation_id=20', 'GET /v3/chat/retrieve?conversation_id=20&chat_id=10']
    wire.body(1) == [order: 'desc', limit: 1]

    where:
    how            | type                | call
    'plain'        | 'application/json'  | { service, request -> service.create(request) }
    'streamed'     | 'application/json'  | { service, request -> service.stream(request) }
    'under the type of a stream' | 'text/event-stream' | { service, request -> service.stream(request).toList() }
    'asked after'  | 'application/json'  | { service, request -> service.createAndPoll(request) }
  }

  @Unroll
  def "a busy conversation names no chat when #what"() {
    when:
    chats(refusal(200, 4016), *answers).create(request)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4016
    !failure.why().contains('is running')
    wire.lines().size() == requests

    where:
    what                             | request                                                            | answers                                                                                  || requests
    'there was no conversation'      | QUESTION                                                           | []                                                                                       || 1
    'it has no messages'             | ChatRequest.builder('1', 'u').conversation('20').ask('hi').build() | [ok(data: [])]                                                                           || 2
    'they are of no chat'            | ChatRequest.builder('1', 'u').conversation('20').ask('hi').build() | [ok(data: [[id: '5', chat_id: '']])]                                                     || 2
    'that chat has ended'            | ChatRequest.builder('1', 'u').conversation('20').ask('hi').build() | [ok(data: [[id: '5', chat_id: '10']]), ok(data: [id: '10', status: 'completed'])]        || 3
    'nobody may read them'           | ChatRequest.builder('1', 'u').conversation('20').ask('hi').build() | [refusal(200, 4101)]                                                                     || 2
  }

  def "other refusals are not looked into"() {
    when:
    chats(refusal(200, 4015)).create(ChatRequest.builder('1', 'u').conversation('20').ask('hi').build())

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4015
    wire.lines().size() == 1
  }

  def "outputs of tools are given back plainly"() {
    expect:
    chats(ok(data: [id: '10', status: 'in_progress'])).submitToolOutputs(ToolOutputs.of('20', '10', [new ToolOutput('t1', '{"a":1}')])).id() == '10'
    wire.lines() == ['POST /v3/chat/submit_tool_outputs?conversation_id=20&chat_id=10']
    wire.body() == [tool_outputs: [[tool_call_id: 't1', output: '{"a":1}']], stream: false]
  }

  def "outputs of tools are given back with a stream, which can be cancelled at any time"() {
    when:
    def stream = chats(events(event('conversation.message.delta', message(content: 'a'))), ok(data: [id: '10'])).streamToolOutputs(new ToolOutputs('20', '10', [], Optional.of(true), Optional.of('1024')))
    stream.cancel()

    then:
    wire.lines() == ['POST /v3/chat/submit_tool_outputs?conversation_id=20&chat_id=10', 'POST /v3/chat/cancel']
    wire.body(0) == [tool_outputs: [], auto_save_history: true, connector_id: '1024', stream: true]
    wire.body(1) == [conversation_id: '20', chat_id: '10']
  }

  def "a chatflow is run with its conversation in the body, and speaks the events of a chat"() {
    given:
    def request = ChatflowRequest.ofApp('7', '8', '你好').in('20').with(n: TextNode.valueOf('1'))

    expect:
    chats(events(event('conversation.message.delta', message(content: 'a')) + event('done', '{"debug_url":"https://a"}'))).streamFlow(request).toList()*.class*.simpleName == ['MessageDelta', 'Done']
    wire.lines() == ['POST /v1/workflows/chat']
    wire.body() == [
      workflow_id        : '7',
      additional_messages: [[role: 'user', type: 'question', content: '你好', content_type: 'text']],
      parameters         : [n: '1'],
      app_id             : '8',
      conversation_id    : '20',
    ]
  }

  def "a chatflow without inputs says so, as Coze demands"() {
    when:
    chats(events(event('done', ''))).streamFlow(ChatflowRequest.ofBot('7', '9', 'hi')).toList()

    then:
    wire.body() == [workflow_id: '7', additional_messages: [[role: 'user', type: 'question', content: 'hi', content_type: 'text']], parameters: [:], bot_id: '9']
  }

  def "a refusal before the first event is thrown at once"() {
    when:
    chats(refusal(200, 4101, 'no right')).stream(QUESTION)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4101
    failure.refusal().logId() == 'log-9'
  }
}
