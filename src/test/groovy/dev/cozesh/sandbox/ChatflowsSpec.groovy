package dev.cozesh.sandbox

import static dev.cozesh.sandbox.Canvases.*

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.sandbox.model.Pace
import spock.lang.Unroll

class ChatflowsSpec extends SandboxSpecification {
  static final CHAT = '/v1/workflows/chat'

  def setup() {
    sandbox.model().pace(Pace.instant())
  }

  def "what the nodes say are answers, in the chat's order and shapes, and done tells where to look"() {
    given:
    def id = flow(line([start([parameter('USER_INPUT'), parameter('x')]), output('说', '12345678', true),
                        textEnd('{{q}} and {{x}}', [q: ref('100001', 'USER_INPUT'), x: ref('100001', 'x')], false)]))

    when:
    def events = coze.stream(CHAT, asking(id, 'why?') + [parameters: [x: 'because']])

    then:
    events.collectMany { Shapes.ofEvent('workflows.chat.stream', it) } == []
    events*.name.collect { it - 'conversation.' } ==
        ['chat.created', 'chat.in_progress', 'message.delta', 'message.delta', 'message.completed',
         'message.completed', 'message.completed', 'chat.completed', 'done']
    answers(events) == ['12345678', 'why? and because']
    events.last().json().path('debug_url').asText().contains("workflow_id=$id")
    texts(events[0].json()) == ['why? and because', '12345678', 'why?']
  }

  def "a question waits for the next message in the conversation, and only there"() {
    given:
    def id = flow(line([start(), question('Where?'), textEnd('to {{a}}', [a: ref('180001', 'USER_RESPONSE')], false)]))

    when:
    def asked = coze.stream(CHAT, asking(id, 'go'))
    def chat = asked[0].json()
    def conversation = chat.path('conversation_id').asText()

    then:
    asked.collectMany { Shapes.ofEvent('workflows.chat.stream', it) } == []
    answers(asked) == ['Where?']
    asked[-2].name == 'conversation.chat.requires_action'
    asked[-2].json().at('/required_action/submit_tool_outputs/tool_calls/0/type').asText() == 'reply_message'
    asked*.data.any { it.contains('\\"msg_type\\":\\"interrupt\\"') }
    coze.post("/v3/chat/submit_tool_outputs?conversation_id=$conversation&chat_id=${chat.path('id').asText()}", [:])
        .path('code').asInt() == 4000

    expect:
    answers(coze.stream(CHAT, asking(id, 'Rome'))) == ['Where?']
    answers(coze.stream(CHAT, asking(id, 'Rome') + [conversation_id: conversation])) == ['to Rome']
    answers(coze.stream(CHAT, asking(id, 'go') + [conversation_id: conversation])) == ['Where?']
  }

  def "a flow that breaks is a failed chat"() {
    given:
    def id = flow(line(node('5', '5', '代码', [inputs: [:]])))

    when:
    def events = coze.stream(CHAT, asking(id, 'go'))

    then:
    events.last().name == 'conversation.chat.failed'
    events.last().json().at('/last_error/code').asLong() == 720701013
    events.last().json().at('/last_error/msg').asText().contains('代码')
  }

  def "a workflow without canvas answers as a bot of its name"() {
    given:
    def id = coze.get("/v1/workflows?workspace_id=${coze.workspace()}&page_num=1").at('/data/items/0/workflow_id').asText()

    expect:
    answers(coze.stream(CHAT, asking(id, 'hello'))) == ['I am 面试模拟. You asked: hello']
  }

  @Unroll("#what")
  def "what cannot be answered is refused in HTTP 200"() {
    given:
    def id = flow(line(output('a', 'b')))

    when:
    def answer = coze.send('POST', CHAT, asking(id, 'hi') + change)

    then:
    answer.statusCode() == 200
    answer.body().contains("\"code\":$code,")

    where:
    what                | change                                        || code
    'no workflow'       | [workflow_id: '7']                            || 4200
    'bot and app'       | [bot_id: '1', app_id: '2']                    || 4000
    'no message'        | [additional_messages: []]                     || 4000
    'no question last'  | [additional_messages: [[role: 'assistant', content: 'a', content_type: 'text']]] || 4000
    'empty content'     | [additional_messages: [[role: 'user', content: '', content_type: 'text']]] || 4000
    'no conversation'   | [conversation_id: '7']                        || 4002
    'false parameters'  | [parameters: [1]]                             || 4000
  }

  private String flow(String canvas) {
    coze.post('/_workflow', [name: 'f', canvas: canvas, mode: 'chatflow']).at('/data/workflow_id').asText()
  }

  private static Map asking(String workflow, String text) {
    [workflow_id: workflow, additional_messages: [SandboxClient.question(text)], parameters: [:]] as Map
  }

  private static List<String> answers(List<StreamEvent> events) {
    events.findAll { it.name == 'conversation.message.completed' }*.json()
        .findAll { it.path('type').asText() == 'answer' }*.path('content')*.asText()
  }

  private List<String> texts(JsonNode chat) {
    coze.post("/v1/conversation/message/list?conversation_id=${chat.path('conversation_id').asText()}", [:])
        .path('data')*.path('content')*.asText()
  }
}
