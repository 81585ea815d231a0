package dev.cozesh.deploy

import dev.cozesh.client.studio.StudioBot
import dev.cozesh.client.studio.StudioBotCreate
import dev.cozesh.client.studio.StudioBotPublish
import dev.cozesh.client.studio.StudioBotUpdate
import dev.cozesh.client.studio.StudioPublish
import dev.cozesh.client.studio.StudioWorkflowCreate
import dev.cozesh.deploy.PlanOptions.Resolve
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredBot.ModelSettings
import dev.cozesh.deploy.desired.DesiredBot.PluginTool
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Reference
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Level
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** What becomes of bots on a self-hosted Coze. */
class StudioBotDeploySpec extends Specification {
  private static final String AREA = 'POST /api/draftbot/'
  private static final String UPDATE = 'POST /api/playground_api/draftbot/update_draft_bot_info'
  private static final List<String> WRITES = ['create', 'publish', 'delete'].collect { AREA + it } + UPDATE
  private static final String NAME = 'WeHan'

  @TempDir Path directory

  @AutoCleanup StudioBench bench

  def setup() {
    bench = new StudioBench(directory)
  }

  def "a declared bot is made, given everything it binds, and published; the second run writes nothing"() {
    given:
    def script = script(bot(knows: [Bench.KNOWLEDGE], uses: [StudioBench.NAME]), Bench.knowledge(), workflow())

    when:
    def plan = bench.plan(script)

    then:
    writes() == 0
    plan.changes()*.action() == [Action.CREATE] * 3
    plan.changes().find { it.address().kind() == Kind.BOT }.fields()*.field() ==
        ['description', 'prompt_info.prompt', 'onboarding_info.prologue', 'onboarding_info.suggested_questions',
         'model_info_config.model_id', 'model_info_config.temperature', 'model_info_config.max_tokens',
         'model_info_config.context_round', 'model_info_config.response_format', 'knowledge.dataset_ids',
         'workflow_id_list.ids', 'plugin_id_list.id_list', 'publish']

    when:
    def before = bench.sandbox.log().size()
    def report = bench.apply(script)

    then:
    report.created()*.address()*.toString() ==
        ["knowledge.$Bench.KNOWLEDGE", "workflow.$StudioBench.NAME", "bot.$NAME"]*.toString()
    report.requests() == bench.sandbox.log().size() - before
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    ids().size() == 1
    def draft = draft()
    draft.description().get() == 'helps'
    draft.promptInfo().get().prompt().get() == 'be kind'
    draft.onboardingInfo().get().suggestedQuestions().get() == ['jobs', 'interview']
    draft.modelInfo().get().modelId().get() == '100002'
    draft.modelInfo().get().maxTokens().get() == 4000
    draft.modelInfo().get().responseFormat().get() == 1
    draft.knowledge().get().bases().get()*.id()*.get() == [bench.client.studioKnowledge().list(bench.space()).all()[0].id()]
    draft.workflows().get()*.id()*.get() == bench.named()
    draft.workflows().get()*.pluginId()*.get() == bench.named()
    draft.tools().get().collect { [it.pluginId().get(), it.apiId().get()] } == [['7001', '7002']]

    and: 'what nobody declared is as the server made it'
    draft.modelInfo().get().topP().get() == 0.7
    draft.modelInfo().get().other().model_style.asInt() == 2
    draft.modelInfo().get().memory().get().historyRound().get() == 5
    draft.modelInfo().get().memory().get().contextMode().get() == 2
    draft.knowledge().get().other().recall_strategy.path('use_rerank').asBoolean()

    and: 'users have the same'
    published().promptInfo().get().prompt().get() == 'be kind'
    published().workflows().get()*.id()*.get() == bench.named()

    when:
    def written = writes()
    bench.apply(script)

    then:
    writes() == written
    bench.plan(script).isEmpty()
    bench.plan(script).levels()[Level.DRIFTED] == null || bench.plan(script).levels()[Level.DRIFTED] == 0
  }

  def "only what differs is changed, each part with everything that nobody declared"() {
    given:
    bench.apply(script(bot([:])))
    change(StudioBotUpdate.of(ids()[0], Optional.empty(), Optional.empty()), [
      onboarding_info: Json.tree(draft().onboardingInfo().get()).put('onboarding_mode', 2),
      knowledge: [top_k: 10, min_score: 0.25]
    ])

    when:
    def plan = bench.plan(script(bot(prologue: 'good day')))

    then:
    plan.changes()[0].fields()*.field() == ['onboarding_info.prologue', 'publish']

    when:
    bench.apply(script(bot(prologue: 'good day')))

    then:
    def sent = Json.parse(bench.sandbox.log().findAll { it.route() == UPDATE }[-1].body(), '').path('bot_info')
    sent.fieldNames().toList() == ['bot_id', 'onboarding_info']
    draft().onboardingInfo().get().prologue().get() == 'good day'
    draft().onboardingInfo().get().suggestedQuestions().get() == ['jobs', 'interview']
    draft().onboardingInfo().get().other().onboarding_mode.asInt() == 2
    draft().knowledge().get().other().top_k.asInt() == 10

    when: 'a base is bound'
    bench.apply(script(bot(prologue: 'good day', knows: [Bench.KNOWLEDGE]), Bench.knowledge()))

    then: 'how it is searched stays'
    draft().knowledge().get().bases().get().size() == 1
    draft().knowledge().get().other().top_k.toString() == '10'

    when: 'and unbound'
    bench.apply(script(bot(prologue: 'good day', knows: []), Bench.knowledge()))

    then:
    draft().knowledge().get().bases().get().isEmpty()
    draft().knowledge().get().other().min_score.asDouble() == 0.25
  }

  @Unroll("--resolve #resolve")
  def "what somebody changed in the web page is contested, and decided by --resolve"() {
    given:
    bench.apply(script(bot([:])))
    change(StudioBotUpdate.of(ids()[0], Optional.empty(), Optional.of('by hand')), [:])
    def writes = writes()

    when:
    def plan = bench.plan(script(bot([:])))

    then:
    plan.contested()*.address()*.toString() == ["bot.$NAME"]
    plan.levels()[Level.DRIFTED] == 1

    when:
    bench.apply(script(bot([:])))

    then:
    def e = thrown(CozeConflictException)
    e.what().contains('description of bot.WeHan')
    this.writes() == writes

    when:
    bench.apply(script(bot([:])), [resolve: resolve])

    then:
    draft().description().get() == kept
    bench.plan(script(bot([:]))).isEmpty()

    where:
    resolve        || kept
    Resolve.OURS   || 'helps'
    Resolve.THEIRS || 'by hand'
  }

  def "a bot that is changed between plan and apply is not overwritten"() {
    given:
    bench.apply(script(bot([:])))

    when:
    bench.apply(script(bot(prompt: 'be short')), [:],
        { change(StudioBotUpdate.of(ids()[0], Optional.empty(), Optional.empty()), [prompt_info: [prompt: 'mine']]) })

    then:
    thrown(CozeConflictException)
    draft().promptInfo().get().prompt().get() == 'mine'
  }

  @Unroll("#what")
  def "a lost answer is settled by reading, and nothing is done twice"() {
    given:
    bench.sandbox.faults().add(Fault.on(route).commitThenReset())
    if (late) {
      bench.sandbox.faults().add(Fault.on(route).hideFromList(Duration.ofSeconds(5)))
    }

    when:
    def report = bench.apply(script(bot([:])))

    then:
    report.settled().size() == 1
    report.settled()[0].contains(evidence)
    bench.sandbox.commits(AREA + 'create') == 1
    bench.sandbox.commits(AREA + 'publish') == 1
    ids().size() == 1
    draft().description().get() == 'helps'
    published().promptInfo().get().prompt().get() == 'be kind'
    bench.plan(script(bot([:]))).isEmpty()

    where:
    what                        | route            | late  || evidence
    'create'                    | AREA + 'create'  | false || 'carries the mark'
    'create, listed much later' | AREA + 'create'  | true  || 'carries the mark'
    'update'                    | UPDATE           | false || 'settled by reading back'
    'publish'                   | AREA + 'publish' | false || 'has a new version'
  }

  @Unroll("#when request #n")
  def "a run that dies leaves one bot to the next one"() {
    when:
    int seen = 0
    bench.dyingRun(script(bot([:])), when, { ++seen == n })
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
    bench.applyAfterDeath(script(bot([:])))

    then:
    bench.sandbox.commits(AREA + 'create') == 1
    ids().size() == 1
    draft().description().get() == 'helps'
    published().promptInfo().get().prompt().get() == 'be kind'
    bench.plan(script(bot([:]))).isEmpty()

    where:
    [n, when] << [[(1..11), ['after']], [[4, 6, 9], ['before']]].collectMany { it.combinations() }
  }

  @Unroll("#model")
  def "a model is named by its name or its id"() {
    when:
    bench.apply(script(bot(model: model)))

    then:
    draft().modelInfo().get().modelId().get() == '100003'

    where:
    model << ['qwen-max', '100003']
  }

  def "a model that the server does not have stops the plan, with those that it has"() {
    when:
    bench.plan(script(bot(model: 'deepseek-v4')))

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'deploy.groovy:7:1: no model "deepseek-v4"'
    e.why() == 'this server has "doubao-pro-32k" (100001), "deepseek-v3" (100002), "qwen-max" (100003)'
    e.next().startsWith('name one of these')
    writes() == 0
  }

  def "a response format that the console has no number for is refused before anything is sent"() {
    given:
    def before = bench.sandbox.log().size()

    when:
    bench.plan(script(bot(format: 'xml')))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains('has the response formats text, markdown, json, not xml')
    bench.sandbox.log().size() == before
  }

  def "a bound workflow that was never published is named, since the server binds it and says nothing"() {
    given:
    def id = bench.client.studio().create(StudioWorkflowCreate.workflow(bench.space(), 'draft', ''))

    when:
    def plan = bench.plan(script(bot(uses: ['draft'])))

    then:
    plan.changes()[0].remarks() == ['workflow "draft" was never published: the bot has nothing of it until it is']

    when:
    bench.apply(script(bot(uses: ['draft'])))
    bench.client.studio().publish(new StudioPublish(bench.space(), id, 'v0.0.1', '', true))

    then:
    draft().workflows().get()*.id()*.get() == [id]
    bench.plan(script(bot(uses: ['draft']))).changes()[0].remarks() == []
  }

  @Unroll("#what")
  def "the bounds are those of the server, not the cloud's"() {
    expect:
    refusal(script(bot(fine))) == ''
    refusal(script(bot(tooMuch))).contains(why)

    where:
    what       | fine                  | tooMuch               || why
    'name'     | [name: 'n' * 50]      | [name: 'n' * 51]      || 'name has 51 characters, Coze takes 1 to 50'
    'prologue' | [prologue: 'p' * 400] | [prologue: '你' * 30000] || 'greeting and suggested questions have 90'
    'prompt'   | [prompt: 'p' * 30000] | [prompt: 'pat_' + '0123456789abcdef' * 4] || 'a secret'
  }

  private String refusal(DesiredState script) {
    try {
      bench.plan(script)
      ''
    } catch (CozeScriptException | CozeGuardException e) {
      e.what()
    }
  }

  def "a bot that was not made from here is taken over only when that is asked for"() {
    given:
    def id = bench.client.studioBots().create(new StudioBotCreate(bench.space(), NAME, 'made by hand'))

    when:
    bench.plan(script(bot([:])))

    then:
    thrown(CozeGuardException)

    when:
    bench.apply(script(bot([:])), [adopt: true])

    then:
    ids() == [id]
    draft().description().get() == 'helps'
    bench.plan(script(bot([:]))).isEmpty()
  }

  def "a bot of another user is seen in the list, and never taken for ours"() {
    given:
    bench.colleague.studioBots().create(new StudioBotCreate(bench.space(), NAME, ''))

    when:
    bench.plan(script(bot([:])), [adopt: true])

    then:
    def e = thrown(CozeConflictException)
    e.what().contains('cannot be read')
    e.why().contains("its maker's alone")
  }

  def "a bot that users have in another state is published again, one that they have is not"() {
    given:
    bench.apply(script(bot(publish: null)))

    expect:
    versions().isEmpty()

    when: 'somebody publishes it in the web page'
    bench.client.studioBots().publish(new StudioBotPublish(bench.space(), ids()[0], ['1024'], 'by hand'))

    then:
    bench.plan(script(bot([:]))).isEmpty()

    when: 'it is to be in the Chat SDK, too'
    bench.apply(script(bot(publish: ['1024', '999'])))

    then:
    versions().size() == 2
    versions()[0].isOn('999')
    bench.plan(script(bot(publish: ['1024', '999']))).isEmpty()
    bench.plan(script(bot(publish: ['1024', '999']))).levels()[Level.UNVERIFIABLE] in [null, 0]
  }

  def "a publishing that failed in one place is told, and done by the next run"() {
    given:
    bench.sandbox.faults().add(Fault.on(AREA + 'publish').status(200,
        '{"code":0,"msg":"","data":{"publish_result":{"1024":{"msg":"no room","publish_result_status":2}}}}', [:]))

    when:
    bench.apply(script(bot([:])))

    then:
    def e = thrown(CozePartialException)
    e.what() == 'bot.WeHan was changed, but not published: the channel 1024 was not reached'
    e.why() == 'no room'

    when:
    bench.apply(script(bot([:])))

    then:
    published().promptInfo().get().prompt().get() == 'be kind'
  }

  def "a publishing that says success and makes no version is found out"() {
    given:
    bench.sandbox.faults().add(Fault.on(AREA + 'publish').status(200, '{"code":0,"msg":"","data":{}}', [:]))

    when:
    bench.apply(script(bot([:])))

    then:
    def e = thrown(CozePartialException)
    e.what() == 'bot.WeHan was published, and no new version is listed'
  }

  def "a server that says success and keeps another value is found out"() {
    given:
    bench.sandbox.faults().add(Fault.on(UPDATE).status(200, '{"code":0,"msg":"","data":{}}', [:]))

    when:
    bench.apply(script(bot([:])))

    then:
    def e = thrown(CozePartialException)
    e.what().startsWith('bot.WeHan: sent, not stored: description, prompt_info.prompt')
    bench.sandbox.requests(AREA + 'publish') == 0
  }

  def "what is no longer declared is deleted with --prune, and destroy deletes it"() {
    given:
    bench.apply(script(bot([:])))

    expect:
    bench.plan(script()).changes()*.action() == [Action.KEEP]

    when:
    bench.apply(script(), options)

    then:
    ids() == []
    bench.sandbox.commits(AREA + 'delete') == 1

    when: 'the script is run again'
    bench.apply(script(bot([:])))

    then:
    ids().size() == 1

    where:
    options << [[prune: true, deletes: 1], [destroy: true, deletes: 1]]
  }

  def "a delete whose answer is lost is settled, and what is used goes after its users"() {
    given:
    bench.apply(script(bot(knows: [Bench.KNOWLEDGE]), Bench.knowledge()))
    bench.sandbox.faults().add(Fault.on(AREA + 'delete').commitThenReset())

    when:
    def report = bench.apply(script(), [destroy: true, deletes: 2])

    then:
    report.deleted()*.address()*.toString() == ["bot.$NAME", "knowledge.$Bench.KNOWLEDGE"]*.toString()
    report.settled().size() == 1
    ids() == []
  }

  def "a name is changed in place"() {
    given:
    bench.apply(script(bot([:])))
    def id = ids()[0]

    when:
    bench.apply(script(bot(name: 'Han', lifecycle: Lifecycle.USUAL.renamedFrom(NAME))))

    then:
    ids('Han') == [id]
    bench.plan(script(bot(name: 'Han'))).isEmpty()
  }

  private static DesiredState script(Object... resources) {
    new DesiredState(Optional.of('WeHan'), resources.toList(), [])
  }

  private static workflow() {
    StudioBench.flow().resources()[0]
  }

  private static DesiredBot bot(Map<String, ?> changes) {
    new DesiredBot(
        (changes.name ?: NAME) as String,
        Optional.of('helps'),
        Optional.of((changes.prompt ?: 'be kind') as String),
        Optional.of(new DesiredBot.Onboarding(Optional.of((changes.prologue ?: 'hi') as String), Optional.of(['jobs', 'interview']))),
        Optional.of(new ModelSettings(
            (changes.model ?: 'deepseek-v3') as String, Optional.of(0.2d), Optional.empty(), Optional.of(4000), Optional.of(5),
            Optional.of((changes.format ?: 'markdown') as String))),
        Optional.ofNullable(changes.knows).map { all -> all.collect { ref(Kind.KNOWLEDGE, it) } },
        Optional.ofNullable(changes.uses).map { all -> all.collect { ref(Kind.WORKFLOW, it) } },
        Optional.of([new PluginTool('7001', '7002')]),
        Optional.ofNullable(changes.containsKey('publish') ? changes.publish : ['1024']),
        changes.lifecycle ?: Lifecycle.USUAL,
        new Place('deploy.groovy', 7, 1))
  }

  private static Reference ref(Kind kind, Object name) {
    new Reference(kind, name as String, new Place('deploy.groovy', 9, 5))
  }

  private int writes() {
    WRITES.sum { bench.sandbox.requests(it) } as int
  }

  private List<String> ids(String name = NAME) {
    bench.client.studioBots().list(bench.space()).all().findAll { it.basics().name().get() == name }*.id()
  }

  private StudioBot draft() {
    bench.client.studioBots().draft(ids()[0])
  }

  private versions() {
    bench.client.studioBots().newestVersions(bench.space(), ids()[0], 10)
  }

  private StudioBot published() {
    bench.client.studioBots().version(ids()[0], versions()[0].version())
  }

  /** The user changes the draft in the web page. */
  private void change(StudioBotUpdate change, Map more) {
    def info = Json.tree(change).deepCopy()
    more.each { name, value -> info.set(name, Json.tree(value)) }
    bench.client.raw().send('POST', '/api/playground_api/draftbot/update_draft_bot_info', [:],
        Optional.of(Json.object().set('bot_info', info)))
  }
}
