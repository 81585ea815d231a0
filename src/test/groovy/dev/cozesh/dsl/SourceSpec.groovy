package dev.cozesh.dsl

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.client.bot.PluginRef
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.client.dataset.DocumentBase
import dev.cozesh.client.dataset.DocumentsCreate
import dev.cozesh.deploy.Bench
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.table.ColumnWish
import dev.cozesh.error.Place
import dev.cozesh.sandbox.Fault
import dev.cozesh.shell.render.Clean
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Timeout
import spock.lang.Unroll

/** The way back: what lives on the server as the script that declares it. */
@Timeout(120)
class SourceSpec extends LanguageSpec {
  private static final List<String> NASTY = [
    "'", "'''", '"""', '"', '\\', '\\\\', '\\u0041', '$', '${1 + 1}', '$x', '\n', '\r\n', '\t', '\\\n', '求职助手', '😀', '// c', '/* */',
    '<', '>', '{', '}', '‮', '﻿', 'word ', '\u0007'
  ]

  Bench bench

  def setup() {
    bench = new Bench(folder.resolve('.cozesh'))
    host.client = bench.client
  }

  def cleanup() {
    bench.close()
  }

  def "a database's source is planned without a change, and says that its rows are not in it"() {
    given:
    bench.apply(Bench.tables(columns: [new ColumnWish('salaryMin', Optional.of('pay'), Optional.empty(), Optional.of("元'\"\\\$x"), Optional.of(false), Place.NOWHERE)]))

    when:
    def source = value("database('jobs').source()") as String
    def plan = planned(source, true)

    then:
    source.contains("column 'pay', type: 'Integer', description: ") || source.contains('column "pay", type: "Integer", description: ')
    source.contains('not declared: its rows')
    nothingIn(plan, Action.NONE)
    value("snapshot().databases*.name") == ['jobs']
    value("database('jobs').rows().collect { it.values()['title'] }").size() == 31
  }

  @Unroll
  def "whatever a bot holds, its source is planned without a change, and adopting it sends nothing (#seed)"() {
    given:
    def random = new Random(seed)
    def id = randomBot(random)
    def committed = new AtomicInteger()

    when:
    def source = value("bot('$id').source()") as String
    bench.sandbox.onCommitted { committed.incrementAndGet() }
    def plan = planned(source, true)
    bench.apply(declared(source), [adopt: true])
    def known = planned(source, false)

    then:
    nothingIn(plan, Action.ADOPT)
    plan.adopts()
    nothingIn(known, Action.NONE)
    committed.get() == 0
    Clean.text(source) == source

    where:
    seed << (1..12)
  }

  def "a source says all that is declared, and what cannot be read or declared"() {
    given:
    def jobs = bench.client.datasets().create(DatasetCreate.text(bench.workspace(), '岗位', '武汉的岗位'))
    bench.client.documents().create(DocumentsCreate.text(jobs, [DocumentBase.local('jobs.txt', 'txt', '前端'.getBytes('UTF-8'))], ChunkStrategy.automatic()))
    def flow = bench.client.workflows().list(bench.workspace()).all()[0]
    def model = ModelInfo.builder('1737521813').temperature(0.7G).topP(0.9G).maxTokens(4096).topK(40).build()
    def id = bench.client.bots().create(new BotCreate(bench.workspace(), 'WeHan', BotSettings.builder()
        .description('一站式').prompt('# 角色\n"你"是 $助手\n').onboarding('你好！', ['模拟面试', "it's"])
        .workflows([flow.id()]).plugins([new PluginRef('738', '739')]).model(model).build()))
    bench.client.bots().update(BotUpdate.of(id, BotSettings.NONE).withKnowledge([jobs]))
    bench.client.bots().publish(id, ['1024'])

    expect:
    value("bot('WeHan').source()") == """\
        bot("WeHan") {
          // bot $id
          description "一站式"
          prompt '''\\
        # 角色
        "你"是 \$助手
        '''
          onboarding {
            prologue "你好！"
            suggest "模拟面试", "it's"
          }
          model "1737521813", temperature: 0.7, top_p: 0.9, max_tokens: 4096, context_rounds: 3, response_format: "text"
          knows knowledge("岗位")
          uses workflow("${flow.name().get()}")
          uses plugin("738", "739")
          publish to: ["api"]
          // no word declares: prompt_mode "standard", top_k 40, presence_penalty 0, frequency_penalty 0,
          //   sp_current_time false, sp_anti_leak false, cache_type "closed", api_mode "chat_api", bot_mode
          //   0, suggest_reply_info {"reply_mode":"enable"}, media_config {"is_voice_call_closed":false},
          //   default_user_input_type "text"
        }
        """.stripIndent()
    value("knowledge('岗位').source()") == """\
        knowledge("岗位") {
          // knowledge base $jobs
          description "武汉的岗位"
          // not readable: the content of document "jobs.txt", 6 bytes
        }
        """.stripIndent()
    value("workflow('${flow.name().get()}').source()").contains('// not readable: its canvas')
    nothingIn(planned(value("bot('WeHan').source()") as String, true), Action.ADOPT)
  }

  def "several objects in one script use each other by variables"() {
    given:
    def jobs = bench.client.datasets().create(DatasetCreate.text(bench.workspace(), '岗位', ''))
    def id = bench.client.bots().create(new BotCreate(bench.workspace(), 'bot', BotSettings.NONE))
    bench.client.bots().update(BotUpdate.of(id, BotSettings.NONE).withKnowledge([jobs]))

    when:
    def source = value('snapshot().source(snapshot().all)').text as String

    then:
    source.contains('def 岗位 = knowledge("岗位") {')
    source.contains('  knows 岗位\n')
    !source.contains('def bot')
    planned(source, true).isEmpty()
  }

  def "a variable hides no word and is no keyword"() {
    expect:
    new VariableNames().with { names ->
      ['bots', 'class', '2 x', '岗位', 'Wuhan jobs-data', 'wuhanJobsData', '…'].collect { names.fresh(new Address(Kind.KNOWLEDGE, it)) }
    } == ['botsKnowledge', 'classKnowledge', 'knowledge2X', '岗位', 'wuhanJobsData', 'wuhanJobsDataKnowledge', 'knowledgeKnowledge']
  }

  def "what would break a guard or a limit of ours is left to the server, and said"() {
    given:
    def id = bench.client.bots().create(new BotCreate(bench.workspace(), 'leaky', BotSettings.builder()
        .description('d').prompt('use pat_test_' + '0123456789abcdef').build()))

    when:
    def source = value("bot('$id').source()") as String

    then:
    source.contains('// not declarable: bot "leaky": prompt holds what looks like a secret: pat_… in its line 1')
    !source.contains('0123456789abcdef')
    nothingIn(planned(source, true), Action.ADOPT)
  }

  def "what is published and older than the draft is not published by the way"() {
    given:
    def id = bench.client.bots().create(new BotCreate(bench.workspace(), 'older', BotSettings.builder().prompt('one').build()))
    bench.client.bots().publish(id, ['1024'])
    bench.client.bots().update(BotUpdate.of(id, BotSettings.builder().prompt('two').build()))

    when:
    def source = value("bot('$id').source()") as String

    then:
    source.replaceAll('\\n  //  ', '').contains('// not declared: publish to: ["api"], which would publish the draft; what is published differs in prompt_info.prompt')
    !source.contains('  publish to')
    nothingIn(planned(source, true), Action.ADOPT)
  }

  def "what a bot uses is named by its id where its name is not unique, and not at all where the workspace lacks it"() {
    given:
    def ids = (1..2).collect { bench.client.datasets().create(DatasetCreate.text(bench.workspace(), 'same', '')) }
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').hideFromList(Duration.ofSeconds(60)))
    def hidden = bench.client.datasets().create(DatasetCreate.text(bench.workspace(), 'hidden', ''))
    def one = bench.client.bots().create(new BotCreate(bench.workspace(), 'one', BotSettings.NONE))
    def two = bench.client.bots().create(new BotCreate(bench.workspace(), 'two', BotSettings.NONE))
    bench.client.bots().update(BotUpdate.of(one, BotSettings.NONE).withKnowledge([ids[1]]))
    bench.client.bots().update(BotUpdate.of(two, BotSettings.NONE).withKnowledge([hidden]))

    when:
    def sources = [one, two].collect { value("bot('$it').source()") as String }

    then:
    sources[0].contains("knows knowledge(\"${ids[1]}\")")
    sources[1].contains("// not declarable: knows $hidden; the workspace does not list $hidden")
    sources.every { nothingIn(planned(it, true), Action.ADOPT) }
  }

  private String randomBot(Random random) {
    def text = { int most ->
      def all = (0..<random.nextInt(most)).collect { NASTY[random.nextInt(NASTY.size())] }.join('')
      all.codePointCount(0, all.length()) > most ? all.substring(0, all.offsetByCodePoints(0, most)) : all
    }
    def settings = BotSettings.builder()
    if (random.nextInt(4)) {
      settings.description(text(100))
    }
    if (random.nextInt(4)) {
      settings.prompt(text(400))
    }
    if (random.nextInt(4)) {
      settings.onboarding(text(60), (0..<random.nextInt(4)).collect { text(10) })
    }
    if (random.nextBoolean()) {
      def model = ModelInfo.builder('17375218' + random.nextInt(99))
      random.nextBoolean() && model.temperature(new BigDecimal(random.nextFloat()))
      random.nextBoolean() && model.contextRound(random.nextInt(30))
      settings.model(model.build())
    }
    def name = '名' + text(12)
    def id = bench.client.bots().create(new BotCreate(bench.workspace(), name, settings.build()))
    def bases = (0..<random.nextInt(3)).collect { bench.client.datasets().create(DatasetCreate.text(bench.workspace(), "kb $it ${text(5)}", text(9))) }
    if (bases) {
      bench.client.bots().update(BotUpdate.of(id, BotSettings.NONE).withKnowledge(bases))
    }
    if (random.nextBoolean()) {
      bench.client.bots().publish(id, ['1024'])
    }
    id
  }

  private Plan planned(String source, boolean adopt) {
    bench.plan(declared(source), [adopt: adopt])
  }

  private static boolean nothingIn(Plan plan, Action action) {
    assert plan.changes()*.action() == [action]
    assert plan.changes()*.fields() == [[]]
    assert plan.isEmpty()
    true
  }

  private Object value(String script) {
    run(script).value()
  }
}
