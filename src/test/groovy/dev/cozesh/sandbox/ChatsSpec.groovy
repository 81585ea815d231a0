package dev.cozesh.sandbox

import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import spock.lang.Unroll

class ChatsSpec extends SandboxSpecification {
  static final SLOW = new Pace(Duration.ofSeconds(2), 4, Duration.ofSeconds(1))

  def bot = coze.published('WeHan')

  def setup() {
    sandbox.model().pace(Pace.instant())
  }

  @Unroll("#what")
  def "a stream has the catalogue's events, in its order and shapes"() {
    given:
    sandbox.model().reply('plan', reply)

    when:
    def events = stream('what is the plan?')

    then:
    events*.name.unique() == names
    events.collectMany { Shapes.ofEvent('chat.create', it) } == []
    names.intersect(Catalog.bundled().events('chat.create')*.name()) == names
    events.init().every { it.json().path('conversation_id') == events[0].json().path('conversation_id') }

    where:
    what        | reply
    'an answer' | ModelReply.text('first this, then that')
    'thoughts'  | ModelReply.text('that').reasoning('this, or that?')
    'a failure' | ModelReply.text('first').thenFailing(4013, 'model gone')
    'at once'   | ModelReply.failing(4028, 'no credits')
    'a tool'    | ModelReply.text('').afterCalling('look', '{"at":"plan"}')
    and:
    names << [
        ['created', 'in_progress', 'delta', 'completed', 'chat.completed', 'done'],
        ['created', 'in_progress', 'delta', 'completed', 'chat.completed', 'done'],
        ['created', 'in_progress', 'delta', 'completed', 'chat.failed'],
        ['created', 'in_progress', 'chat.failed'],
        ['created', 'in_progress', 'completed', 'chat.requires_action', 'done']]
        .collect { it.collect { name -> full(name) } }
  }

  def "an answer comes in pieces of one id that make up the whole"() {
    given:
    sandbox.model().reply('', ModelReply.text('好的，😀 fine').reasoning('hm, ok'))

    when:
    def events = stream('你好')
    def deltas = events.findAll { it.name == full('delta') }*.json()
    def whole = events.find { it.name == full('completed') }.json()

    then:
    deltas*.path('content')*.asText().join() == '好的，😀 fine'
    deltas*.path('reasoning_content')*.asText().join() == 'hm, ok'
    deltas*.path('content')*.asText().max { it.length() }.codePointCount(0, 4) <= 4
    deltas.takeWhile { it.has('reasoning_content') }.every { it.path('content').asText() == '' }
    deltas*.path('id').unique() == [whole.path('id')]
    whole.path('content').asText() == '好的，😀 fine'
    whole.path('reasoning_content').asText() == 'hm, ok'
    whole.path('type').asText() == 'answer'
  }

  def "after the last answer comes the word that it was the last, then suggestions, then usage"() {
    when:
    def events = stream('hello there')
    def whole = events.findAll { it.name == full('completed') }*.json()

    then:
    whole*.path('type')*.asText() == ['answer', 'verbose'] + ['follow_up'] * 3
    whole[1].path('content').asText().contains('"msg_type":"generate_answer_finish"')
    whole[2].path('content').asText() == 'Can you tell me more?'
    events[-2].json().at('/usage/token_count').asInt() ==
        ['input', 'output'].sum { events[-2].json().at("/usage/${it}_count").asInt() }
    events[-2].json().at('/usage/output_count').asInt() > 0
    events[-1].data == '"[DONE]"'
  }

  def "a bot that was told not to suggest does not"() {
    given:
    def silent = coze.published('silent', [suggest_reply_info: [reply_mode: 'disable']])

    expect:
    !coze.stream('/v3/chat', SandboxClient.asking(silent, 'hi', [stream: true]))
        .any { it.data.contains('follow_up') }
  }

  @Unroll("#question")
  def "without a rule the bot says who it is and what it was asked, in the question's language"() {
    given:
    def prompt = [prompt: '# 职业顾问 {{who}}\nmore']
    def known = coze.published('WeHan', [prompt_info: prompt])

    when:
    def body = SandboxClient.asking(known, question, [stream: true, custom_variables: [who: 'Li']])

    then:
    answer(coze.stream('/v3/chat', body)) == said

    where:
    question || said
    '你好'     || '我是WeHan（职业顾问 Li）。您问的是：你好'
    'hello'  || 'I am WeHan (职业顾问 Li). You asked: hello'
  }

  def "a conversation is remembered, until its context is cleared"() {
    given:
    def conversation = coze.post('/v1/conversation/create', [:]).at('/data/id').asText()

    expect:
    answer(stream('one', conversation)) == 'I am WeHan. You asked: one'
    answer(stream('two', conversation)) == 'I am WeHan. You asked: two (Before that: one)'

    when:
    coze.post("/v1/conversations/$conversation/clear", [:])

    then:
    answer(stream('three', conversation)) == 'I am WeHan. You asked: three'
  }

  def "a bot quotes the paragraph of its knowledge that fits best, and shows what it recalled"() {
    given:
    def dataset = coze.dataset('rules')
    def text = 'Interns get paid monthly.\n\nHolidays: thirty days a year.\n杭州的补贴是每月两千元。'
    coze.upload(dataset, [SandboxClient.textDocument('policy', text)])
    coze.post('/v1/bot/update', [bot_id: bot, knowledge: [dataset_ids: [dataset]]])
    coze.post('/v1/bot/publish', [bot_id: bot, connector_ids: ['1024']])

    when:
    def events = stream(question)
    def recalled = events.find { it.name == full('completed') }.json()

    then:
    answer(events) == said
    recalled.path('type').asText() == type
    recalled.path('content').asText() == content

    where:
    question                   || said
    'how many holidays a year' || 'According to policy: Holidays: thirty days a year.'
    '杭州有补贴吗'                   || '根据《policy》：杭州的补贴是每月两千元。'
    'who?'                     || 'I am WeHan. You asked: who?'
    and:
    type << ['knowledge', 'knowledge', 'answer']
    content << ['---\nrecall slice 1:Holidays: thirty days a year.\n',
                '---\nrecall slice 1:杭州的补贴是每月两千元。\n', 'I am WeHan. You asked: who?']
  }

  def "a chat that is polled is created, then in progress, then completed, by the clock"() {
    given:
    sandbox.model().reply('', ModelReply.text('12345678').paced(SLOW))

    when:
    def begun = chat('hi')

    then:
    begun.path('status').asText() == 'created'
    seen(begun) == 'created'
    messages(begun) == []

    when:
    clock.pass(Duration.ofSeconds(2))

    then:
    seen(begun) == 'in_progress'
    messages(begun) == []

    when:
    clock.pass(Duration.ofSeconds(2))

    then:
    seen(begun) == 'completed'
    messages(begun)*.path('type')*.asText() == ['answer', 'verbose'] + ['follow_up'] * 3
    retrieved(begun).at('/data/completed_at').asLong() == clock.now.epochSecond
    Shapes.ofAnswer('chat.retrieve', retrieved(begun)) == []
  }

  def "a chat without delay is in progress when it is begun, and completed when it is asked for"() {
    when:
    def begun = chat('hi')

    then:
    begun.path('status').asText() == 'in_progress'
    seen(begun) == 'completed'
    coze.json('POST', path('retrieve', begun)).at('/data/status').asText() == 'completed'
    Shapes.ofAnswer('chat.messages.list', coze.get(path('message/list', begun))) == []
  }

  def "what was sent along is context, and not among what the chat said"() {
    given:
    def history = [SandboxClient.question('one'), [role: 'assistant', content: 'first', content_type: 'text']]
    def body = [bot_id: bot, user_id: 'u', additional_messages: history + [SandboxClient.question('two')]]

    when:
    def begun = coze.post('/v3/chat', body).path('data')

    then:
    begun.path('inserted_additional_messages').size() == 3
    messages(begun)*.path('content')*.asText()[0] == 'I am WeHan. You asked: two (Before that: one)'
  }

  def "a question beside files is the text among its parts"() {
    given:
    def parts = '[{"type":"image","file_id":"1"},{"type":"text","text":"what is this?"}]'
    def sent = [role: 'user', content: parts, content_type: 'object_string']

    expect:
    answer(coze.stream('/v3/chat', [bot_id: bot, user_id: 'u', stream: true, additional_messages: [sent]])) ==
        'I am WeHan. You asked: what is this?'
  }

  def "a failed chat keeps its error"() {
    given:
    sandbox.model().reply('', ModelReply.failing(4028, 'no credits'))

    when:
    def begun = chat('hi')

    then:
    seen(begun) == 'failed'
    retrieved(begun).at('/data/last_error') ==
        dev.cozesh.json.Json.tree([code: 4028, msg: 'no credits'])
    retrieved(begun).at('/data/failed_at').asLong() == clock.now.epochSecond
  }

  @Unroll("stream #streamed")
  def "a chat waits for its tools and goes on with their results"() {
    given:
    sandbox.model().reply('weather', ModelReply.text('sunny, then').afterCalling('look', '{"a":1}'))
    def begun = chat('weather?')
    def call = retrieved(begun).at('/data/required_action/submit_tool_outputs/tool_calls/0')

    expect:
    seen(begun) == 'requires_action'
    call.path('function') == dev.cozesh.json.Json.tree([name: 'look', arguments: '{"a":1}'])
    messages(begun)*.path('type')*.asText() == ['function_call']

    when:
    def body = [stream     : streamed,
                tool_outputs: [[tool_call_id: call.path('id').asText(), output: '{"t":30}']]]
    def answer = coze.send('POST', path('submit_tool_outputs', begun), body)

    then:
    answer.body().contains('"status":"in_progress"')
    answer.body().contains('event:done') == streamed
    seen(begun) == 'completed'
    messages(begun)*.path('type')*.asText().take(3) == ['function_call', 'tool_output', 'answer']
    messages(begun)[2].path('content').asText() == 'sunny, then'

    where:
    streamed << [false, true]
  }

  @Unroll("#what")
  def "tool outputs that cannot be taken are refused"() {
    given:
    sandbox.model().reply('weather', ModelReply.text('').afterCalling('look', '{}'))
    def begun = chat(question)

    expect:
    coze.post(path('submit_tool_outputs', begun), body).path('code').asInt() == code

    where:
    what                  | question  | body                                              || code
    'nothing'             | 'weather' | [tool_outputs: []]                                || 4000
    'for another call'    | 'weather' | [tool_outputs: [[tool_call_id: 'x', output: '']]] || 4000
    'for none asked for'  | 'hi'      | [tool_outputs: [[tool_call_id: 'x', output: '']]] || 4000
  }

  def "a conversation has one running chat, and a cancel makes room and leaves no trace"() {
    given:
    sandbox.model().reply('', ModelReply.text('12345678').paced(SLOW))
    def first = chat('hi')
    def conversation = first.path('conversation_id').asText()
    def ids = [conversation_id: conversation, chat_id: first.path('id').asText()]

    expect:
    refusal('again', conversation) == 4016

    when:
    def canceled = coze.post('/v3/chat/cancel', ids)

    then:
    canceled.at('/data/status').asText() == 'canceled'
    Shapes.ofAnswer('chat.cancel', canceled) == []
    coze.post('/v3/chat/cancel', ids).path('code').asInt() == 4104
    seen(first) == 'canceled'
    coze.post("/v1/conversation/message/list?conversation_id=$conversation", [:]).path('data').isEmpty()
    refusal('again', conversation) == 0
  }

  def "a cancel ends the open stream"() {
    given:
    def pace = new Pace(Duration.ZERO, 5, Duration.ofMillis(5))
    sandbox.model().reply('', ModelReply.text('word ' * 4_000).paced(pace))
    def body = SandboxClient.asking(bot, 'hi', [stream: true])
    def open = coze.open('/v3/chat', body)

    when:
    def created = open.next().json()
    def ids = [conversation_id: created.path('conversation_id').asText(), chat_id: created.path('id').asText()]
    def answer = coze.post('/v3/chat/cancel', ids)
    def rest = open.collect()

    then:
    answer.path('code').asInt() == 0
    !rest*.name.any { it == full('chat.completed') || it == 'done' }
    rest.size() < 4_000

    cleanup:
    open.close()
  }

  @Unroll("#what")
  def "a chat that cannot begin is refused in HTTP 200, also when a stream was asked for"() {
    given:
    def body = SandboxClient.asking(bot, 'hi', [stream: true]) + change

    when:
    def answer = coze.send('POST', '/v3/chat' + query, body)

    then:
    answer.statusCode() == status
    answer.headers().firstValue('Content-Type').get().startsWith('application/json')
    answer.body().contains("\"code\":$code,")
    sandbox.commits('POST /v3/chat') == 0

    where:
    what                | query                | change                              || status | code
    'no such bot'       | ''                   | [bot_id: '7']                       || 200    | 4006
    'no bot'            | ''                   | [bot_id: null]                      || 400    | 4000
    'no user'           | ''                   | [user_id: null]                     || 400    | 4000
    'unsaved poll'      | ''                   | [stream: false, auto_save_history: false] || 200 | 4007
    'no conversation'   | '?conversation_id=7' | [:]                                 || 200    | 4002
    'many pairs'        | ''                   | [meta_data: (1..17).collectEntries { ['k' + it, 'v'] }] || 200 | 4003
    'many messages'     | ''                   | [additional_messages: [SandboxClient.question('a')] * 101] || 200 | 4004
    'nothing to answer' | ''                   | [additional_messages: []]           || 400    | 4000
    'empty content'     | ''                   | [additional_messages: [SandboxClient.question('')]] || 400 | 4000
    'unknown role'      | ''                   | [additional_messages: [[role: 'x', content: 'a', content_type: 'text']]] || 400 | 4000
    'no content type'   | ''                   | [additional_messages: [[role: 'user', content: 'a']]] || 400 | 4000
    'a draft version'   | ''                   | [publish_status: 'unpublished_draft', bot_version: '1'] || 400 | 4000
  }

  def "a bot is spoken to where it is published, or as the draft when that is asked for"() {
    given:
    def draft = coze.bot('draft')
    def elsewhere = coze.bot('elsewhere')
    coze.post('/v1/bot/publish', [bot_id: elsewhere, connector_ids: ['999']])
    def body = { id, more -> SandboxClient.asking(id, 'hi', [stream: true] + more) }

    expect:
    coze.post('/v3/chat', body(draft, [:])).path('code').asInt() == 4015
    coze.post('/v3/chat', body(elsewhere, [:])).path('code').asInt() == 4015
    answer(coze.stream('/v3/chat', body(draft, [publish_status: 'unpublished_draft']))) ==
        'I am draft. You asked: hi'
  }

  def "a conversation in the body is ignored, and only the sandbox says so"() {
    given:
    def conversation = coze.post('/v1/conversation/create', [:]).at('/data/id').asText()
    def body = SandboxClient.asking(bot, 'hi', [conversation_id: conversation])

    when:
    def warned = coze.send('POST', '/v3/chat', body)
    def quiet = coze.send('POST', '/v3/chat', body - [conversation_id: conversation])

    then:
    warned.headers().firstValue('X-Sandbox-Warning').get().contains('query')
    !warned.body().contains(conversation)
    quiet.headers().firstValue('X-Sandbox-Warning').isEmpty()
  }

  def "what is not saved is in no list, and its chat cannot be read or gone on with"() {
    given:
    sandbox.model().reply('', ModelReply.text('').afterCalling('look', '{}'))

    when:
    def events = coze.stream('/v3/chat', SandboxClient.asking(bot, 'hi', [stream: true, auto_save_history: false]))
    def chat = events[0].json()
    def conversation = chat.path('conversation_id').asText()

    then:
    coze.post("/v1/conversation/message/list?conversation_id=$conversation", [:]).path('data').isEmpty()
    retrieved(chat).path('code').asInt() == 4001
    coze.post(path('submit_tool_outputs', chat), [tool_outputs: []]).path('code').asInt() == 5000
  }

  def "rules can be set over HTTP, the last one that fits decides, and all can be forgotten"() {
    given:
    coze.post('/_model', [pattern: '.*', text: 'anything', follow_ups: []])
    coze.post('/_model', [pattern: 'wea.her', tools: [[name: 'look', arguments: [a: 1]]]])
    coze.post('/_model', [pattern: 'fail', text: 'ok', code: 4013, msg: 'gone', reasoning: 'hm'])
    coze.post('/_model', [pattern: 'slow', text: '12', piece: 1, delay_ms: 1_000, wait_ms: 500])

    expect:
    stream('hello')*.data.any { it.contains('anything') }
    !stream('hello')*.data.any { it.contains('follow_up') }
    stream('weather')[-2].data.contains('"arguments":"{\\"a\\":1}"')
    stream('fail')[-1].data.contains('"code":4013')
    chat('slow').path('status').asText() == 'created'
    coze.post('/_model', [text: 'no pattern']).path('code').asInt() == 4000
    coze.post('/_model', [pattern: '(', text: 'x']).path('code').asInt() == 4000

    when:
    coze.json('DELETE', '/_model')
    coze.post('/_model', [delay_ms: 0])

    then:
    answer(stream('hello')) == 'I am WeHan. You asked: hello'
  }

  private List<StreamEvent> stream(String question, String conversation = null) {
    def query = conversation ? "?conversation_id=$conversation" : ''
    coze.stream("/v3/chat$query", SandboxClient.asking(bot, question, [stream: true]))
  }

  private JsonNode chat(String question) {
    def answer = coze.post('/v3/chat', SandboxClient.asking(bot, question))
    assert Shapes.ofAnswer('chat.create', answer) == []
    answer.path('data')
  }

  private int refusal(String question, String conversation) {
    coze.post("/v3/chat?conversation_id=$conversation", SandboxClient.asking(bot, question))
        .path('code').asInt()
  }

  private static String answer(List<StreamEvent> events) {
    events.findAll { it.name == full('completed') }*.json()
        .find { it.path('type').asText() == 'answer' }.path('content').asText()
  }

  private String seen(JsonNode chat) {
    retrieved(chat).at('/data/status').asText()
  }

  private JsonNode retrieved(JsonNode chat) {
    coze.get(path('retrieve', chat))
  }

  private List<JsonNode> messages(JsonNode chat) {
    coze.get(path('message/list', chat)).path('data').toList()
  }

  private static String path(String verb, JsonNode chat) {
    def conversation = chat.path('conversation_id').asText()
    "/v3/chat/$verb?conversation_id=$conversation&chat_id=${chat.path('id').asText()}"
  }

  private static String full(String name) {
    switch (name) {
      case ['created', 'in_progress']: return 'conversation.chat.' + name
      case ['delta', 'completed']: return 'conversation.message.' + name
      case 'done': return name
      default: return 'conversation.' + name
    }
  }
}
