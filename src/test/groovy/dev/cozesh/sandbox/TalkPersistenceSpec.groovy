package dev.cozesh.sandbox

import static dev.cozesh.sandbox.Canvases.*

import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CompletableFuture
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import spock.lang.TempDir

/** What a restart and many at once leave of chats and runs. */
class TalkPersistenceSpec extends SandboxSpecification {
  @TempDir
  Path directory

  @Override
  SandboxOptions options() {
    super.options().withStorage(Storage.directory(directory))
  }

  def "a chat, its messages and a variable are there after a restart, and what was under way ends by the clock"() {
    given:
    sandbox.model().pace(new Pace(Duration.ZERO, 100, Duration.ofSeconds(5)))
    sandbox.model().reply('', ModelReply.text('ho').suggesting([]))
    def bot = coze.published('a')
    coze.json('PUT', '/v1/variables', [bot_id: bot, connector_uid: 'u', data: [[keyword: 'k', value: 'v']]])
    def chat = coze.post('/v3/chat', SandboxClient.asking(bot, 'hi')).path('data')
    def ids = "conversation_id=${chat.path('conversation_id').asText()}&chat_id=${chat.path('id').asText()}"

    when:
    restart()

    then:
    coze.get("/v3/chat/retrieve?$ids").at('/data/status').asText() == 'in_progress'

    when:
    clock.pass(Duration.ofSeconds(5))

    then:
    coze.get("/v3/chat/retrieve?$ids").at('/data/status').asText() == 'completed'
    coze.get("/v3/chat/message/list?$ids").path('data')*.path('content')*.asText()[0] == 'ho'
    coze.get("/v1/variables?bot_id=$bot&connector_uid=u").at('/data/items/0/value').asText() == 'v'
  }

  def "a question of a run can be answered after a restart"() {
    given:
    def flow = sandbox.addWorkflow('f', line([start(), question('Where?'), end([at: ref('180001', 'USER_RESPONSE'), a: ref('100001', 'a')])]))
    def asked = coze.post('/v1/workflow/run', [workflow_id: flow, parameters: [a: '1']])

    when:
    restart()
    def done = coze.post('/v1/workflows/resume', [workflow_id: flow, interrupt_type: 2, resume_data: 'here',
                                                 event_id: asked.at('/interrupt_data/event_id').asText()])

    then:
    done.path('data').asText() == '{"at":"here","a":"1"}'
    coze.get("/v1/workflows/$flow/run_histories/${done.path('execute_id').asText()}")
        .at('/data/0/execute_status').asText() == 'Success'
  }

  def "of many chats that begin at once in a conversation one is taken"() {
    given:
    sandbox.model().pace(new Pace(Duration.ZERO, 1, Duration.ofMinutes(1)))
    def bot = coze.published('a')
    def conversation = coze.post('/v1/conversation/create', [:]).at('/data/id').asText()

    when:
    def begun = (1..8).collect {
      CompletableFuture.supplyAsync {
        coze.post("/v3/chat?conversation_id=$conversation", SandboxClient.asking(bot, 'hi')).path('code').asInt()
      }
    }

    then:
    begun*.get().countBy { it } == [0: 1, 4016: 7]
    sandbox.commits('POST /v3/chat') == 1
  }

  def "a hidden chat is not found until its time is over"() {
    given:
    sandbox.faults().add(Fault.on('POST /v3/chat').hideFromList(Duration.ofSeconds(3)))
    def conversation = coze.post('/v1/conversation/create', [:]).at('/data/id').asText()
    def chat = coze.post("/v3/chat?conversation_id=$conversation", SandboxClient.asking(coze.published('a'), 'hi'))
    def read = {
      coze.get("/v3/chat/retrieve?conversation_id=$conversation&chat_id=${chat.at('/data/id').asText()}").path('code').asInt()
    }

    expect:
    read() == 4001

    when:
    clock.pass(Duration.ofSeconds(3))

    then:
    read() == 0
  }

  private void restart() {
    sandbox.close()
    sandbox = Sandbox.start(options())
    coze = new SandboxClient(sandbox.baseUri())
  }
}
