package dev.cozesh.client

import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.client.conversation.ConversationCreate
import dev.cozesh.client.conversation.ConversationFilter
import dev.cozesh.client.conversation.NamedConversation
import dev.cozesh.client.conversation.SortOrder as ConversationOrder
import dev.cozesh.client.message.Attachment
import dev.cozesh.client.message.EnterMessage
import dev.cozesh.client.message.Feedback
import dev.cozesh.client.message.FeedbackType
import dev.cozesh.client.message.Message
import dev.cozesh.client.message.MessageContent
import dev.cozesh.client.message.MessageCreate
import dev.cozesh.client.message.MessageFilter
import dev.cozesh.client.message.MessageType
import dev.cozesh.client.message.MessageUpdate
import dev.cozesh.client.message.PartType
import dev.cozesh.client.message.SortOrder
import dev.cozesh.client.message.Speaker
import dev.cozesh.client.variable.VariableHolder
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

/** Conversations, their messages, the variables of users, and who the token belongs to. */
class ConversationsSpec extends Specification {
  static final String ID = '7389212233445566778'

  @AutoCleanup
  Wired wired

  CozeClient answering(Map... answers) {
    wired = new Wired(answers.collect { ok(it) } as WireServer.Reaction[])
    wired.client
  }

  @Unroll
  def "#what asks #line"() {
    given:
    def client = answering(members)

    when:
    call(client)

    then:
    wired.lines() == [line]

    where:
    what                      | members                                       | call                                                     || line
    'conversations of a bot'  | [data: [conversations: [], has_more: false]]  | { it.conversations().list(ID).all() }                    || "GET /v1/conversations?bot_id=$ID&page_num=1&page_size=50"
    'the oldest first'        | [data: [conversations: [], has_more: false]]  | { it.conversations().list(ConversationFilter.of(ID).in(ConversationOrder.ASC).ofConnector('999')).all() } || "GET /v1/conversations?bot_id=$ID&page_num=1&page_size=50&sort_order=ASC&connector_id=999"
    'a conversation'          | [data: [id: ID]]                              | { it.conversations().info(ID) }                          || "GET /v1/conversation/retrieve?conversation_id=$ID"
    'clearing'                | [data: [id: '5', conversation_id: ID]]        | { it.conversations().clear(ID) }                         || "POST /v1/conversations/$ID/clear"
    'deleting a conversation' | [:]                                           | { it.conversations().delete(ID) }                        || "DELETE /v1/conversations/$ID"
    'a message'               | [data: [id: '5']]                             | { it.messages().info(ID, '5') }                          || "GET /v1/conversation/message/retrieve?conversation_id=$ID&message_id=5"
    'deleting a message'      | [data: [id: '5']]                             | { it.messages().delete(ID, '5') }                        || "POST /v1/conversation/message/delete?conversation_id=$ID&message_id=5"
    'withdrawing a rating'    | [:]                                           | { it.messages().unrate(ID, '5') }                        || "DELETE /v1/conversations/$ID/messages/5/feedback"
    'variables of a bot'      | [data: [items: []]]                           | { it.variables().list(VariableHolder.ofBot(ID, 'u 1')) } || "GET /v1/variables?bot_id=$ID&connector_uid=u%201"
    'variables of an app'     | [data: [items: null]]                         | { it.variables().list(VariableHolder.ofApp(ID, 'u').inConnector('999'), ['a', 'b']) } || "GET /v1/variables?app_id=$ID&connector_id=999&connector_uid=u&keywords=a%2Cb"
    'the owner of the token'  | [data: [user_id: ID]]                         | { it.users().me() }                                      || 'GET /v1/users/me'
  }

  @Unroll
  def "#line sends #body"() {
    given:
    def client = answering(members)

    when:
    call(client)

    then:
    wired.lines() == [line]
    Json.mapper().readValue(wired.body(), Map) == body

    where:
    line                                                       | members                   | call                                                                        || body
    'POST /v1/conversation/create'                             | [data: [id: ID]]          | { it.conversations().create(ConversationCreate.PLAIN) }                     || [:]
    'POST /v1/conversation/create'                             | [data: [id: ID]]          | { it.conversations().create(ConversationCreate.of('9').named('N').with([EnterMessage.question('Q'), EnterMessage.answer('A')]).withMetaData(k: 'v')) } || [bot_id: '9', name: 'N', messages: [[role: 'user', type: 'question', content: 'Q', content_type: 'text'], [role: 'assistant', type: 'answer', content: 'A', content_type: 'text']], meta_data: [k: 'v']]
    'POST /v1/workflow/conversation/create'                    | [data: [id: ID]]          | { it.conversations().createNamed(NamedConversation.ofApp('1', 'N', '2')) }  || [app_id: '1', conversation_name: 'N', get_or_create: true, workflow_id: '2']
    "PUT /v1/conversations/$ID"                                | [data: [id: ID]]          | { it.conversations().rename(ID, '面试') }                                     || [name: '面试']
    "POST /v1/conversation/message/create?conversation_id=$ID" | [data: [id: '5']]         | { it.messages().create(ID, MessageCreate.user('Q')) }                       || [role: 'user', content: 'Q', content_type: 'text']
    "POST /v1/conversation/message/create?conversation_id=$ID" | [data: [id: '5']]         | { it.messages().create(ID, MessageCreate.assistant('A')) }                  || [role: 'assistant', content: 'A', content_type: 'text']
    "POST /v1/conversation/message/modify?conversation_id=$ID&message_id=5" | [message: [id: '5']] | { it.messages().update(ID, '5', MessageUpdate.text('T')) }          || [content: 'T', content_type: 'text']
    "POST /v1/conversation/message/modify?conversation_id=$ID&message_id=5" | [message: [id: '5']] | { it.messages().update(ID, '5', new MessageUpdate(Optional.empty(), Optional.of([k: 'v']))) } || [meta_data: [k: 'v']]
    "POST /v1/conversation/message/list?conversation_id=$ID"   | [data: [], has_more: false] | { it.messages().list(ID).all() }                                          || [limit: 50]
    "POST /v1/conversation/message/list?conversation_id=$ID"   | [data: null, has_more: false] | { it.messages().list(ID, MessageFilter.ALL.in(SortOrder.ASC).ofChat('8').after('3').before('9').withMiddleMessages()).all() } || [order: 'asc', chat_id: '8', before_id: '9', after_id: '3', include_middle_message: true, limit: 50]
    "POST /v1/conversations/$ID/messages/5/feedback"           | [:]                       | { it.messages().rate(ID, '5', Feedback.of(FeedbackType.UNLIKE)) }           || [feedback_type: 'unlike']
    "POST /v1/conversations/$ID/messages/5/feedback"           | [:]                       | { it.messages().rate(ID, '5', new Feedback(FeedbackType.LIKE, ['kind'], Optional.of('gut'))) } || [feedback_type: 'like', reason_types: ['kind'], comment: 'gut']
    'PUT /v1/variables'                                        | [:]                       | { it.variables().set(VariableHolder.ofBot('9', 'u'), [city: '武汉']) }        || [connector_uid: 'u', bot_id: '9', data: [[keyword: 'city', value: '武汉']]]
  }

  def "messages are walked by the last id, in either order, and never begin anew"() {
    given:
    def client = answering(
        [data: [[id: '9'], [id: '8']], has_more: true, first_id: '9', last_id: '8'],
        [data: [[id: '7']], has_more: false, first_id: '7', last_id: '7'])

    expect:
    client.messages().list(ID).all()*.id() == ['9', '8', '7']
    (0..1).collect { Json.mapper().readValue(wired.body(it), Map) } == [[limit: 50], [after_id: '8', limit: 50]]
  }

  def "a server that gives the same messages again is not believed"() {
    given:
    def client = answering([data: [[id: '9'], [id: '8']], has_more: true, first_id: '9', last_id: '8'])

    when:
    client.messages().list(ID).all()

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains('page 2 repeats page 1')
    wired.lines().size() == 2
  }

  def "listing messages is repeated like the read that it is, writing one is not"() {
    given:
    wired = new Wired(refusal(503, 0), ok(data: [], has_more: false))

    when:
    wired.client.messages().list(ID).all()

    then:
    wired.lines().size() == 2

    when:
    wired.close()
    wired = new Wired(refusal(503, 0), ok(data: [id: '5']))
    wired.client.messages().create(ID, MessageCreate.user('Q'))

    then:
    thrown(CozeServiceException)
    wired.lines().size() == 1
  }

  @Unroll
  def "a message with #what travels as #type"() {
    expect:
    content.contentType().toString() == type
    content.content() == text

    where:
    what                     | content                                                                                          || type            | text
    'a text'                 | MessageContent.text('hi')                                                                        || 'text'          | 'hi'
    'a text that looks odd'  | MessageContent.text('[{"type":"text"}]')                                                         || 'text'          | '[{"type":"text"}]'
    'a blank'                | MessageContent.text(' ')                                                                         || 'text'          | ' '
    'text and picture'       | MessageContent.of('看', Attachment.image('5'))                                                    || 'object_string' | '[{"type":"text","text":"看"},{"type":"image","file_id":"5"}]'
    'addresses'              | MessageContent.of('x', Attachment.file(URI.create('https://a/b?c=1')), Attachment.audio(URI.create('https://a/d'))) || 'object_string' | '[{"type":"text","text":"x"},{"type":"file","file_url":"https://a/b?c=1"},{"type":"audio","file_url":"https://a/d"}]'
    'a file alone'           | MessageContent.of([Attachment.file('5')])                                                        || 'object_string' | '[{"type":"file","file_id":"5"}]'
  }

  @Unroll
  def "what Coze would refuse cannot be said: #what"() {
    when:
    make()

    then:
    def failure = thrown(CozeUsageException)
    !failure.next().empty

    where:
    what                           | make
    'an empty text'                | { MessageContent.text('') }
    'an empty text with a picture' | { MessageContent.of('', Attachment.image('5')) }
    'parts without a file'         | { MessageContent.of('text alone') }
    'no parts'                     | { MessageContent.of([]) }
    'a question from the bot'      | { new EnterMessage(Speaker.ASSISTANT, Optional.of(MessageType.QUESTION), MessageContent.text('x'), [:]) }
    'a bot that says nothing of the type' | { new EnterMessage(Speaker.ASSISTANT, Optional.empty(), MessageContent.text('x'), [:]) }
    'seventeen messages'           | { ConversationCreate.PLAIN.with([EnterMessage.question('x')] * 17) }
    'variables of bot and app'     | { new VariableHolder('u', Optional.of('1'), Optional.of('2'), Optional.empty()) }
  }

  def "a variable's name that holds a comma is refused before anything is sent"() {
    when:
    answering([:]).variables().list(VariableHolder.ofBot('1', 'u'), ['a,b'])

    then:
    thrown(CozeUsageException)
    wired.server.connections() == 0
  }

  def "a mixed message is read part by part"() {
    given:
    def message = Json.mapper().readValue('{"id":"1","content_type":"object_string","content":"[{\\"type\\":\\"text\\",\\"text\\":\\"look\\"},{\\"type\\":\\"hologram\\",\\"file_url\\":\\"https://a\\",\\"size\\":3}]"}', Message)

    expect:
    message.parts()*.type() == [PartType.TEXT, PartType.of('hologram')]
    message.parts()[0].text().get() == 'look'
    message.parts()[1].fileUrl().get() == 'https://a'
    message.parts()[1].other().keySet() == ['size'] as Set
  }

  @Unroll
  def "a mixed message whose content is #content is not understood"() {
    when:
    Json.mapper().readValue(Json.line([id: '1', content_type: 'object_string', content: content]), Message).parts()

    then:
    def failure = thrown(CozeDataException)
    failure.raw() == content

    where:
    content << ['{"a":1}', '[{"type":', '']
  }

  def "a changed message is read from the name under which it alone stands"() {
    expect:
    answering([message: [id: '5', content: 'T']]).messages().update(ID, '5', MessageUpdate.text('T')).text() == 'T'
  }
}
