package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import spock.lang.Unroll

class ConversationsSpec extends SandboxSpecification {
  def "a conversation is made with all that was sent, and read, renamed and deleted"() {
    given:
    def body = [name: 'plan', meta_data: [k: 'v'], connector_id: '999', bot_id: '7',
                messages: [SandboxClient.question('hi'), assistant('hello')]]

    when:
    def made = coze.post('/v1/conversation/create', body)
    def id = made.at('/data/id').asText()

    then:
    Shapes.ofAnswer('conversations.create', made) == []
    made.at('/data/name').asText() == 'plan'
    made.at('/data/meta_data/k').asText() == 'v'
    made.at('/data/connector_id').asText() == '999'
    made.at('/data/created_at').asLong() == clock.now.epochSecond
    made.at('/data/last_section_id').asText() == id
    texts(id) == ['hello', 'hi']
    coze.get("/v1/conversation/retrieve?conversation_id=$id").path('data') == made.path('data')

    when:
    def renamed = coze.json('PUT', "/v1/conversations/$id", [name: 'later'])

    then:
    Shapes.ofAnswer('conversations.update', renamed) == []
    renamed.at('/data/name').asText() == 'later'
    coze.get("/v1/conversation/retrieve?conversation_id=$id").at('/data/name').asText() == 'later'

    when:
    def deleted = coze.json('DELETE', "/v1/conversations/$id")

    then:
    deleted.path('code').asInt() == 0
    Shapes.ofAnswer('conversations.delete', deleted) == []
    coze.get("/v1/conversation/retrieve?conversation_id=$id").path('code').asInt() == 4002
    coze.post("/v1/conversation/message/list?conversation_id=$id", [:]).path('code').asInt() == 4002
  }

  def "an empty body makes a conversation, and two may have one name"() {
    expect:
    coze.post('/v1/conversation/create', [:]).at('/data/connector_id').asText() == '1024'
    coze.post('/v1/conversation/create', [name: 'a']).at('/data/id') !=
        coze.post('/v1/conversation/create', [name: 'a']).at('/data/id')
  }

  @Unroll("#what")
  def "what cannot be taken is refused, and nothing is made"() {
    expect:
    coze.post('/v1/conversation/create', body).path('code').asInt() == code
    sandbox.commits('POST /v1/conversation/create') == 0

    where:
    what             | body                                                        || code
    'a long name'    | [name: '名' * 101]                                            || 4000
    'many messages'  | [messages: [SandboxClient.question('a')] * 17]              || 4000
    'a wrong role'   | [messages: [[role: 'x', content: 'a', content_type: 'text']]] || 4000
    'no JSON parts'  | [messages: [[role: 'user', content: 'a', content_type: 'object_string']]] || 4000
    'a wrong part'   | [messages: [parts('[{"type":"smell"}]')]]                     || 4000
    'a tool message' | [messages: [[role: 'assistant', type: 'function_call', content: 'a', content_type: 'text']]] || 4000
    'a false pair'   | [messages: [[role: 'assistant', type: 'question', content: 'a', content_type: 'text']]] || 4000
    'a long value'   | [meta_data: [k: 'v' * 513]]                                   || 4003
    'a number'       | [meta_data: [k: 1]]                                           || 4003
  }

  def "the list shows a bot's conversations on a channel, newest first unless asked"() {
    given:
    def make = { bot, channel, name ->
      coze.post('/v1/conversation/create', [bot_id: bot, connector_id: channel, name: name])
    }
    ['a', 'b', 'c'].each { make('7', '1024', it) }
    make('7', '999', 'elsewhere')
    make('8', '1024', 'other')

    when:
    def first = coze.get('/v1/conversations?bot_id=7&page_size=2')
    def second = coze.get('/v1/conversations?bot_id=7&page_size=2&page_num=2')

    then:
    Shapes.ofAnswer('conversations.list', first) == []
    first.at('/data/conversations')*.path('name')*.asText() == ['c', 'b']
    first.at('/data/has_more').asBoolean()
    second.at('/data/conversations')*.path('name')*.asText() == ['a']
    !second.at('/data/has_more').asBoolean()
    listed('&sort_order=ASC') == ['a', 'b', 'c']
    listed('&connector_id=999') == ['elsewhere']
    coze.get('/v1/conversations').path('code').asInt() == 4000
    coze.get('/v1/conversations?bot_id=7&page_size=51').path('code').asInt() == 4000
  }

  def "a clear begins a new section, and the messages stay"() {
    given:
    def id = conversation('hi')

    when:
    def cleared = coze.post("/v1/conversations/$id/clear", [:])

    then:
    Shapes.ofAnswer('conversations.clear', cleared) == []
    cleared.at('/data/conversation_id').asText() == id
    cleared.at('/data/id').asText() != id
    coze.get("/v1/conversation/retrieve?conversation_id=$id").at('/data/last_section_id') ==
        cleared.at('/data/id')
    texts(id) == ['hi']
  }

  def "a message is added, read in both ways, changed and deleted"() {
    given:
    def id = conversation()
    def family = '/v1/conversation/message'

    when:
    def made = coze.post("$family/create?conversation_id=$id", SandboxClient.question('hi') + [meta_data: [a: 'b']])
    def query = "conversation_id=$id&message_id=${made.at('/data/id').asText()}"

    then:
    Shapes.ofAnswer('conversations.messages.create', made) == []
    made.at('/data/type').asText() == 'question'
    made.at('/data/chat_id').asText() == ''
    coze.get("$family/retrieve?$query").path('data') == made.path('data')
    coze.json('POST', "$family/retrieve?$query").path('data') == made.path('data')

    when:
    clock.pass(java.time.Duration.ofSeconds(5))
    def changed = coze.post("$family/modify?$query", [content: 'ho', meta_data: [c: 'd']])

    then:
    Shapes.ofAnswer('conversations.messages.update', changed) == []
    changed.at('/message/content').asText() == 'ho'
    changed.at('/message/meta_data').toString() == '{"c":"d"}'
    changed.at('/message/updated_at').asLong() == clock.now.epochSecond
    texts(id) == ['ho']

    when:
    def deleted = coze.json('POST', "$family/delete?$query")

    then:
    Shapes.ofAnswer('conversations.messages.delete', deleted) == []
    deleted.at('/data/content').asText() == 'ho'
    texts(id) == []
    coze.get("$family/retrieve?$query").path('code').asInt() == 4005
  }

  @Unroll("#order: #body")
  def "the list turns its pages forwards by the last id and backwards by the first"() {
    given:
    def id = conversation('1', '2', '3', '4', '5')
    def ids = list(id, [order: order, limit: 50]).path('data')*.path('id')*.asText()
    def named = body.collectEntries { key, value -> [key, ids[value]] }

    when:
    def page = list(id, [order: order, limit: 2] + named)

    then:
    Shapes.ofAnswer('conversations.messages.list', page) == []
    page.path('data')*.path('content')*.asText() == texts
    page.path('has_more').asBoolean() == more
    page.path('first_id') == page.at('/data/0/id')
    page.path('last_id') == page.at('/data/1/id')

    where:
    order  | body                        || texts      | more
    'desc' | [:]                         || ['5', '4'] | true
    'desc' | [after_id: 1]               || ['3', '2'] | true
    'desc' | [after_id: 2]               || ['2', '1'] | false
    'desc' | [before_id: 3]              || ['4', '3'] | true
    'desc' | [before_id: 2]              || ['5', '4'] | false
    'asc'  | [:]                         || ['1', '2'] | true
    'asc'  | [after_id: 2]               || ['4', '5'] | false
    'asc'  | [after_id: 0, before_id: 3] || ['2', '3'] | true
  }

  def "the list can be narrowed to a chat, and shows its steps only when asked"() {
    given:
    sandbox.model().pace(Pace.instant())
    sandbox.model().reply('', ModelReply.text('ho').suggesting([]))
    def bot = coze.published('a')
    def id = conversation('before')
    def chat = coze.post("/v3/chat?conversation_id=$id", SandboxClient.asking(bot, 'hi'))
        .at('/data/id').asText()

    expect:
    texts(id) == ['ho', 'hi', 'before']
    texts(id, [chat_id: chat]) == ['ho', 'hi']
    list(id, [chat_id: chat, include_middle_message: true]).path('data')*.path('type')*.asText() ==
        ['verbose', 'answer', 'question']
    coze.post("/v1/conversation/message/list?conversation_id=$id", [limit: 51]).path('code').asInt() == 4000
  }

  def "a message is rated and the rating withdrawn, and nobody sees it"() {
    given:
    def id = conversation('hi')
    def message = list(id, [:]).at('/data/0/id').asText()
    def path = "/v1/conversations/$id/messages/$message/feedback"

    expect:
    coze.post(path, rating).path('code').asInt() == code
    sandbox.commits("POST /v1/conversations/{id}/messages/{id}/feedback") == (code == 0 ? 1 : 0)
    coze.json('DELETE', path).path('code').asInt() == 0
    coze.json('DELETE', path - message).path('code').asInt() == 4000
    !list(id, [:]).toString().contains('feedback')

    where:
    rating                                                                    || code
    [feedback_type: 'like']                                                   || 0
    [feedback_type: 'unlike', comment: 'no', reason_types: ['wrong', 'long']] || 0
    [feedback_type: 'dislike']                                                || 4000
    [feedback_type: 'like', comment: 'x' * 251]                               || 4000
    [feedback_type: 'like', reason_types: ['x' * 31]]                         || 4000
    [feedback_type: 'like', reason_types: ['x'] * 11]                         || 4000
  }

  def "the open-source server's route finds a conversation again by name and owner"() {
    given:
    def get = { Map more ->
      def body = [app_id: '1', conversation_name: 'n', get_or_create: true] + more
      coze.post('/v1/workflow/conversation/create', body)
    }
    def first = get([:])

    expect:
    Shapes.ofAnswer('workflows.conversations.create_studio', first) == []
    get([:]).at('/data/id') == first.at('/data/id')
    get([app_id: '2']).at('/data/id') != first.at('/data/id')
    get([get_or_create: false]).at('/data/id') != first.at('/data/id')
  }

  def "a hidden conversation comes into view when its time is over"() {
    given:
    def create = 'POST /v1/conversation/create'
    sandbox.faults().add(Fault.on(create).hideFromList(java.time.Duration.ofSeconds(3)))
    def id = coze.post('/v1/conversation/create', [bot_id: '7', name: 'late']).at('/data/id').asText()

    expect:
    listed('') == []
    coze.get("/v1/conversation/retrieve?conversation_id=$id").path('code').asInt() == 4002

    when:
    clock.pass(java.time.Duration.ofSeconds(3))

    then:
    listed('') == ['late']
  }

  private String conversation(String... questions) {
    def body = [messages: questions.collect { SandboxClient.question(it) }]
    coze.post('/v1/conversation/create', body).at('/data/id').asText()
  }

  private JsonNode list(String conversation, Map body) {
    coze.post("/v1/conversation/message/list?conversation_id=$conversation", body)
  }

  private List<String> texts(String conversation, Map body = [:]) {
    list(conversation, body).path('data')*.path('content')*.asText()
  }

  private List<String> listed(String query) {
    coze.get('/v1/conversations?bot_id=7' + query).at('/data/conversations')*.path('name')*.asText()
  }

  private static Map assistant(String text) {
    [role: 'assistant', content: text, content_type: 'text'] as Map
  }

  private static Map parts(String json) {
    [role: 'user', content: json, content_type: 'object_string'] as Map
  }
}
