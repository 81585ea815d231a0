package dev.cozesh.sandbox

import dev.cozesh.json.Json
import java.nio.file.Path
import spock.lang.TempDir
import spock.lang.Unroll

class DemonstrationSpec extends SandboxSpecification {
  @TempDir
  Path directory

  def "a sandbox shows bots, knowledge, a conversation, a database, a folder and an app when it is asked to"() {
    when:
    demonstrate()
    def space = coze.workspace()
    def assistant = bot('求职助手')
    def datasets = coze.get("/v1/datasets?space_id=$space").at('/data/dataset_list')
    def jobs = coze.get("/v1/databases?workspace_id=$space").at('/data/items/0')
    def conversation = coze.get("/v1/conversations?bot_id=${assistant.path('bot_id').asText()}").at('/data/conversations/0')

    then:
    bots()*.path('name')*.asText() == ['Campus Guide', '客服助手', '面试官', '求职助手']
    assistant.at('/knowledge/knowledge_infos/0/name').asText() == '求职知识库'
    assistant.at('/onboarding_info/suggested_questions').size() == 1
    bot('面试官').at('/workflow_info_list/0/name').asText() == '面试模拟'
    datasets.collectEntries { [it.path('name').asText(), it.path('doc_count').asInt()] } == [求职知识库: 2, 客服手册: 3]
    datasets.every { it.path('failed_file_list').isEmpty() && it.path('processing_file_list').isEmpty() }
    conversation.path('name').asText() == '第一次咨询'
    coze.post("/v1/conversation/message/list?conversation_id=${conversation.path('id').asText()}", [:]).at('/data').size() == 2
    coze.post("/v1/databases/${jobs.path('id').asText()}/records/query", [:]).at('/data/total_count').asInt() == 3
    coze.get("/v1/folders?workspace_id=$space&folder_type=development").at('/data/items/0/name').asText() == '招聘'
    coze.get("/v1/apps?workspace_id=$space").at('/data/items/0/name').asText() == '招聘看板'
    sandbox.log()*.route().every { it.startsWith('GET') || it.endsWith('/query') || it.endsWith('/list') }
  }

  @Unroll("#name: #question")
  def "each bot says something to the point"() {
    given:
    demonstrate()

    expect:
    answer(name, question).contains(says)

    where:
    name           | question                          || says
    '求职助手'         | '你好'                              || '求职补贴怎么申请？'
    '求职助手'         | 'hello'                           || 'a job adviser'
    '求职助手'         | '求职补贴怎么申请？'                       || '根据《就业政策.txt》：应届毕业生'
    '求职助手'         | '面试会问什么？'                         || '根据《面试题.txt》：面试'
    '求职助手'         | '有哪些岗位？'                          || '后端工程师（25000 元）'
    '面试官'          | '您好！'                             || '一分钟介绍自己'
    '面试官'          | '我叫小王，学计算机'                       || '负责过的项目'
    '客服助手'         | '忘记密码怎么办？'                        || '根据《账号.txt》：忘记密码时'
    '客服助手'         | '会员费可以退款吗？'                       || '七天内可以全额退款'
    'Campus Guide' | 'Hi there'                        || 'I am Campus Guide'
    'Campus Guide' | 'When is the career centre open?' || 'According to handbook.txt: The career centre is open'
  }

  def "its workflow advises on a job in a city"() {
    given:
    demonstrate()
    def workflow = coze.get("/v1/workflows?workspace_id=${coze.workspace()}&page_num=1").at('/data/items')
        .find { it.path('workflow_name').asText() == '岗位推荐' }

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: workflow.path('workflow_id').asText(), parameters: [city: '武汉', job_title: '前端']])
    def output = Json.parse(run.path('data').asText(), 'output')

    then:
    output.path('advice').asText().startsWith('武汉适合应届生的前端岗位')
    output.path('city').asText() == '武汉'
  }

  def "nothing of it is there by itself"() {
    expect:
    coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all").at('/data/total').asInt() == 0
    coze.get("/v1/apps?workspace_id=${coze.workspace()}&publish_status=all").at('/data/total').asInt() == 0
  }

  def "it has the same ids each time"() {
    when:
    demonstrate()
    def first = bots()*.path('id')*.asText()
    sandbox.close()
    demonstrate()

    then:
    bots()*.path('id')*.asText() == first
  }

  def "it is made once, and never in a sandbox that has data"() {
    given:
    def kept = options().withStorage(Storage.directory(directory))
    Sandbox.start(first ? kept.withDemonstration() : kept).close()

    when:
    sandbox = Sandbox.start(kept.withDemonstration())
    coze = new SandboxClient(sandbox.baseUri())

    then:
    coze.get("/v1/bots?workspace_id=${coze.workspace()}").at('/data/total').asInt() == bots

    where:
    first || bots
    true  || 4
    false || 0
  }

  def "its bots still know their answers when it is opened again"() {
    given:
    demonstrate(Storage.directory(directory))
    sandbox.close()

    when:
    demonstrate(Storage.directory(directory))

    then:
    answer('求职助手', '你好').startsWith('你好！我是求职助手。')
  }

  private void demonstrate(Storage storage = Storage.memory()) {
    sandbox.close()
    sandbox = Sandbox.start(options().withStorage(storage).withDemonstration())
    coze = new SandboxClient(sandbox.baseUri())
  }

  private List bots() {
    coze.get("/v1/bots?workspace_id=${coze.workspace()}").at('/data/items').toList()
  }

  private bot(String name) {
    def id = bots().find { it.path('name').asText() == name }.path('id').asText()
    coze.get("/v1/bots/$id").path('data')
  }

  private String answer(String name, String question) {
    def events = coze.stream('/v3/chat', SandboxClient.asking(bot(name).path('bot_id').asText(), question, [stream: true]))
    events.find { it.name == 'conversation.message.completed' && it.json().path('type').asText() == 'answer' }.json().path('content').asText()
  }
}
