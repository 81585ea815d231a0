package dev.cozesh.dsl

import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Output
import spock.lang.Unroll

class DeclarationSpec extends LanguageSpec {
  static final WHOLE = '''\
workspace "WeHan"

def jobs = knowledge("WeHan 求职知识库") {
    description "岗位数据与就业政策"
    document file("policies.md")
    document text("faq.txt", "问：在哪里？")
    chunks size: 800, separator: "\\n\\n", overlap: 10
}
def interview = workflow("面试模拟") { from file("interview.json") }

def wehan = bot("WeHan 求职助手") {
    description "武汉高校毕业生一站式求职助手"
    prompt file("prompt.md")
    onboarding { prologue "你好！"; suggest "模拟面试", "查岗位" }
    model "doubao-pro-32k", temperature: 0.7, top_p: 0.9, max_tokens: 4096, context_rounds: 5, response_format: "text"
    knows jobs
    uses interview, plugin("7380", "7381")
    publish to: ["api"]
    protect()
}
output "COZE_BOT_ID", wehan.id
output "REGION", "cn"
'''

  def setup() {
    write 'policies.md', '# 政策'
    write 'interview.json', '{"nodes": []}'
    write 'prompt.md', '\uFEFF# 角色'
  }

  def "a script records everything it declares and asks nobody"() {
    when:
    def state = declared(WHOLE)
    def (knowledge, workflow, bot) = state.resources()

    then:
    state.workspace().get() == 'WeHan'
    state.resources()*.address()*.toString() == ['knowledge.WeHan 求职知识库', 'workflow.面试模拟', 'bot.WeHan 求职助手']
    knowledge.description().get() == '岗位数据与就业政策'
    knowledge.documents()*.name() == ['policies.txt', 'faq.txt']
    knowledge.documents()[0].remark().get().contains('sent as txt')
    knowledge.chunks().size().get() == 800
    knowledge.chunks().separator().get() == '\n\n'
    knowledge.chunks().overlap().get() == 10
    workflow.definition().get().file() == 'interview.json'
    workflow.definition().get().json().get('nodes').isArray()
    bot.prompt().get() == '# 角色'
    bot.onboarding().get().prologue().get() == '你好！'
    bot.onboarding().get().suggestions().get() == ['模拟面试', '查岗位']
    bot.model().get().modelId() == 'doubao-pro-32k'
    bot.model().get().temperature().get() == 0.7d
    bot.model().get().topP().get() == 0.9d
    bot.model().get().maxTokens().get() == 4096
    bot.model().get().contextRounds().get() == 5
    bot.model().get().responseFormat().get() == 'text'
    bot.knowledge().get()*.nameOrId() == ['WeHan 求职知识库']
    bot.workflows().get()*.nameOrId() == ['面试模拟']
    bot.plugins().get()*.apiId() == ['7381']
    bot.publishTo().get() == ['1024']
    bot.lifecycle().isProtected()
    bot.place().toString() == 'deploy.groovy:11:13'
    state.outputs()[0].value() instanceof Output.IdOf
    state.outputs()[0].value().reference().nameOrId() == 'WeHan 求职助手'
    state.outputs()[1].value() == new Output.Text('cn')
  }

  def "the angle form of a script declares the same as the brace form"() {
    given:
    def angles = WHOLE
      .replace('knowledge("WeHan 求职知识库") {', 'knowledge "WeHan 求职知识库" <').replace('overlap: 10\n}', 'overlap: 10\n>')
      .replace('workflow("面试模拟") { from file("interview.json") }', 'workflow("面试模拟") < from file("interview.json") >')
      .replace('bot("WeHan 求职助手") {', 'bot("WeHan 求职助手") <').replace('protect()\n}', 'protect()\n>')
      .replace('onboarding { prologue "你好！"; suggest "模拟面试", "查岗位" }', 'onboarding < prologue "你好！"; suggest "模拟面试", "查岗位" >')

    expect:
    !angles.contains('{')
    declared(angles) == declared(WHOLE.replace('knowledge("WeHan 求职知识库")', 'knowledge "WeHan 求职知识库"'))
  }

  @Unroll
  def "#form is a declaration"() {
    expect:
    declared(form).resources()*.address()*.toString() == ['bot.A']

    where:
    form << [
      'bot("A") { prompt "p" }',
      'bot "A" { prompt "p" }',
      'bot("A") < prompt "p" >',
      'bot "A" < prompt "p" >',
      'def x = bot "A" { prompt "p" }',
      'def x = bot "A" < prompt "p" >',
      'def n = "A"; bot n { prompt "p" }',
      'def n = "A"; bot "$n" { prompt "p" }',
      'bot "A", from: [description: "d"]',
      'bot from: [name: "A"]',
      'bot "A", from: json("{}") { prompt "p" }',
      'bot "A", from: json("{}") < prompt "p" >',
      'bot from: [name: "A"] < prompt "p" >',
      'def data = [:]; bot "A", from: data { prompt "p" }',
      'if (true) bot "A" < prompt "p" >',
      'bot "A" <\n  onboarding <\n    prologue "x"\n  >\n>',
      'bot "A" < onboarding < prologue "x" >>',
      'bot "A" < List<String> q = ["a"]; prompt q[0] >',
      'workspace "W" < bot "A" < prompt "p" > >',
    ]
  }

  def "what a bot's block does not say is not managed"() {
    when:
    def plain = bot('')

    then:
    [plain.description(), plain.prompt(), plain.onboarding(), plain.model(), plain.knowledge(), plain.workflows(),
      plain.plugins(), plain.publishTo()].every { it == Optional.empty() }
    !plain.lifecycle().isProtected()
  }

  def "knows and uses are repeated, take lists, lookups and names, and bind nothing twice"() {
    when:
    def one = bot('''
      knows knowledge("k1"), "k2"
      knows([knowledge("7380000000000000001"), "k1"])
      uses workflow("w1")
      uses "w2", plugin("1", "2"), plugin("1", "2")
    ''')

    then:
    one.knowledge().get()*.nameOrId() == ['k1', 'k2', '7380000000000000001']
    one.knowledge().get()*.kind().unique() == [Kind.KNOWLEDGE]
    one.workflows().get()*.nameOrId() == ['w1', 'w2']
    one.plugins().get().size() == 1
  }

  def "a script's own variables and helpers are found inside blocks"() {
    when:
    def state = declared('''
      title = "T"
      def greet(name) { "hello $name" }
      shout = { it.toUpperCase() }
      def word(x) { x }
      def text(int n, x) { x }
      bot("B") {
        prompt greet("Li")
        description title
        println word("w") + text(1, "x")
        onboarding { prologue shout("hi"); [1, 2].each { suggest "q$it" } }
      }
    ''')

    then:
    with(state.resources()[0]) {
      prompt().get() == 'hello Li'
      description().get() == 'T'
      onboarding().get().prologue().get() == 'HI'
      host.printed.toString().trim() == 'wx'
      onboarding().get().suggestions().get() == ['q1', 'q2']
    }
  }

  def "a name that is also a field inside cozesh still means the script's variable"() {
    expect:
    with(declared('model = "m1"; publishTo = "x"; session = "s"; bot("B") { prompt model + publishTo + session }').resources()[0]) {
      prompt().get() == 'm1xs'
    }
  }

  def "declaring one address twice names both places"() {
    when:
    def e = refused('bot("A") { }\nknowledge("A") { }\n  bot("A") { }')

    then:
    e.what() == 'deploy.groovy:3:3: bot A is declared twice'
    e.why() == 'the first time at deploy.groovy:1:1'
  }

  def "a second workspace is refused"() {
    expect:
    refused('workspace "A"\nworkspace "A"\nworkspace "B"').what().startsWith('deploy.groovy:3:1: a script works in one workspace')
  }

  def "names in CJK, a byte order mark and CRLF are fine"() {
    expect:
    declared('\uFEFFdef 机器人 = "求职"\r\nbot(机器人) {\r\n  prompt "你好"\r\n}\r\n').resources()*.address()*.name() == ['求职']
  }

  def "a workflow in a workspace block is declared in that workspace"() {
    when:
    def state = declared('workspace("W") { bot("A") { } }')

    then:
    state.workspace().get() == 'W'
    state.resources().size() == 1
  }
}
