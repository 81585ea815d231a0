package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Standing
import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.error.CozeAmbiguousException
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeStateException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.error.CozeWaitingException
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

class DeployRulesSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "only what changed is sent, and fields nobody declared stay as they are"() {
    given:
    bench.apply(Bench.team())
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().model(ModelInfo.of('1700000000')).build()))
    def updates = bench.sandbox.commits('POST /v1/bot/update')

    when:
    def plan = bench.plan(Bench.team(prompt: '# 新角色\n'))

    then:
    plan.changes().find { it.action() == Action.UPDATE }.fields()*.field() == ['prompt_info.prompt', 'publish']

    when:
    bench.apply(Bench.team(prompt: '# 新角色\n'))

    then:
    bench.sandbox.commits('POST /v1/bot/update') == updates + 1
    def body = Json.parse(bench.sandbox.log().findAll { it.path() == '/v1/bot/update' }.last().body(), 'body')
    body.fieldNames().toList().sort() == ['bot_id', 'prompt_info']
    with(bench.client.bots().info(bench.botId())) {
      promptInfo().get().prompt().get() == '# 新角色\n'
      modelInfo().get().modelId().get() == '1700000000'
    }
  }

  def "a part that Coze replaces as a whole keeps the members nobody declared"() {
    given: 'a bot of which only the greeting is declared, with suggestions made in the web page'
    def desired = greeting('你好')
    bench.apply(desired)
    bench.client.bots().update(
        BotUpdate.of(
        bench.botId('g'), BotSettings.builder().onboarding('你好', ['网页里加的']).build()))

    when:
    bench.apply(greeting('您好'))

    then:
    with(bench.client.bots().draft(bench.botId('g')).onboardingInfo().get()) {
      prologue().get() == '您好'
      suggestedQuestions().get() == ['网页里加的']
    }
  }

  def "a field that was changed in the web page is shown as such"() {
    given:
    bench.apply(Bench.team())
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().prompt('在网页里改的').build()))

    when:
    def change = bench.plan(Bench.team()).changes().find { it.action() == Action.UPDATE }

    then:
    with(change.fields().find { it.field() == 'prompt_info.prompt' }) {
      before().get().textValue() == '在网页里改的'
      standing() == Standing.THEIRS
    }
  }

  def "D20: a change between plan and apply is not overwritten"() {
    given:
    bench.apply(Bench.team())
    def deployer = bench.deployer()
    def plan = deployer.plan(Bench.team(prompt: '我们的'), PlanOptions.of('deploy.groovy').exclusively())
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().prompt('他们的').build()))

    when:
    deployer.apply(plan, ApplyListener.SILENT)

    then:
    def conflict = thrown(CozeConflictException)
    conflict.what().contains('prompt_info.prompt was changed; nothing was overwritten')
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == '他们的'

    cleanup:
    deployer?.close()
  }

  def "a changed document is sent first, and the old one deleted when the new one is ready"() {
    given:
    bench.apply(Bench.team())
    def old = bench.client.documents().list(datasetId()).all()[0].id()

    when:
    bench.apply(Bench.team(documents: ['policies.md': '# 新政策']))

    then:
    def left = bench.client.documents().list(datasetId()).all()
    left*.name()*.get() == ['policies.txt']
    left[0].id() != old
    def order = bench.sandbox.log()*.path().findAll { it.startsWith('/open_api/knowledge/document/') || it.endsWith('/process') }
    order.lastIndexOf('/open_api/knowledge/document/delete') > order.lastIndexOf("/v1/datasets/${datasetId()}/process".toString())
    bench.plan(Bench.team(documents: ['policies.md': '# 新政策'])).isEmpty()
  }

  def "eleven documents go in two requests"() {
    given:
    def documents = (1..11).collectEntries { ["d${it}.txt".toString(), "text $it".toString()] }

    when:
    bench.apply(Bench.team(documents: documents))

    then:
    bench.sandbox.commits('POST /open_api/knowledge/document/create') == 2
    bench.documents().size() == 11
  }

  def "what is no longer declared is kept, and deleted only with --prune"() {
    given:
    bench.apply(Bench.team(documents: ['a.txt': 'a', 'b.txt': 'b']))
    def desired = Bench.team(documents: ['a.txt': 'a'])

    when:
    def kept = bench.plan(desired)
    bench.apply(desired)

    then:
    kept.isEmpty()
    kept.changes()[0].remarks() == ['b.txt is no longer declared and is kept; --prune deletes it']
    bench.documents().sort() == ['a.txt', 'b.txt']

    when:
    bench.apply(desired, [prune: true])

    then:
    bench.documents() == ['a.txt']
  }

  def "what another script declared is none of this script's business"() {
    given:
    bench.apply(Bench.team())
    def nothing = new DesiredState(Optional.of('WeHan'), [], [])

    when:
    def plan = bench.plan(nothing, [prune: true, owner: 'other.groovy'])

    then:
    plan.changes().isEmpty()
  }

  def "a knowledge base whose block is gone is deleted with --prune; a bot has no endpoint for that"() {
    given:
    bench.apply(Bench.team())
    def nothing = new DesiredState(Optional.of('WeHan'), [], [])

    when:
    def plan = bench.plan(nothing, [prune: true])
    bench.apply(nothing, [prune: true])

    then:
    plan.changes()*.action() == [Action.KEEP, Action.DELETE]
    bench.datasets() == 0
    bench.bots() == 1
  }

  def "what is protected is not deleted by #how, and nothing else is either"() {
    given:
    bench.apply(Bench.team(protect: true))

    when:
    bench.apply(new DesiredState(Optional.of('WeHan'), [], []), how)

    then:
    def refused = thrown(CozeGuardException)
    refused.what().contains("protected, so nothing is deleted: knowledge.$Bench.KNOWLEDGE")
    refused.next().contains('state unprotect')
    bench.datasets() == 1
    bench.sandbox.requests('POST /v1/bots/{bot_id}/unpublish') == 0

    where:
    how << [[prune: true], [destroy: true]]
  }

  def "destroy takes down users before what they use, and says what Coze cannot delete"() {
    given:
    bench.apply(Bench.team())

    when:
    def plan = bench.plan(Bench.team(), [destroy: true])
    bench.apply(Bench.team(), [destroy: true])

    then:
    plan.changes()*.action() == [Action.RETIRE, Action.DELETE]
    plan.changes()[0].remarks()[0].contains('no endpoint that deletes a bot')
    bench.datasets() == 0
    bench.sandbox.commits('POST /v1/bots/{bot_id}/unpublish') == 1
    bench.plan(Bench.team(), [destroy: true]).changes().isEmpty()
  }

  def "destroy lets go what was taken over, and deletes it only when told to"() {
    given:
    bench.apply(Bench.team())
    def desk = new StateDesk(bench.client, bench.context())
    desk.forget(new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE))
    bench.apply(Bench.team(), [adopt: true])

    when:
    def plan = bench.plan(Bench.team(), [destroy: true, adoptedToo: adoptedToo])

    then:
    plan.changes().find { it.address().kind() == Kind.KNOWLEDGE }.action() == action

    where:
    adoptedToo || action
    false      || Action.FORGET
    true       || Action.DELETE
  }

  def "a delete whose answer was lost is settled by looking"() {
    given:
    bench.apply(Bench.team())
    bench.sandbox.faults().add(Fault.on('DELETE /v1/datasets/{dataset_id}').nth(1).commitThenReset())

    when:
    def report = bench.apply(new DesiredState(Optional.of('WeHan'), [], []), [prune: true])

    then:
    report.deleted()*.address()*.kind() == [Kind.KNOWLEDGE]
    report.settled()[0].contains('is gone')
    bench.sandbox.requests('DELETE /v1/datasets/{dataset_id}') == 1
  }

  def "a plan about some objects takes with it what they use"() {
    given:
    def bot = new Address(Kind.BOT, Bench.BOT)
    def knowledge = new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE)

    expect:
    bench.plan(Bench.team(), [only: [bot]]).changes()*.address() == [knowledge, bot]
    bench.plan(Bench.team(), [only: [knowledge]]).changes()*.address() == [knowledge]
    bench.plan(Bench.team(), [only: [knowledge]]).remarks()[0].contains('1 of 2 declared objects')

    when: 'a binding would not be whole'
    bench.plan(Bench.team(), [without: [knowledge]])

    then:
    thrown(CozeUsageException)

    when: 'once the other one is there'
    bench.apply(Bench.team())
    def plan = bench.plan(Bench.team(prompt: '新的'), [without: [knowledge]])

    then:
    plan.changes()*.address() == [bot]
    plan.changes()[0].fields()*.field() == ['prompt_info.prompt', 'publish']

    when:
    bench.plan(Bench.team(), [only: [new Address(Kind.BOT, 'WeHan 求职助')]])

    then:
    def unknown = thrown(CozeUsageException)
    unknown.next().contains(Bench.BOT)
  }

  def "limits are checked before the first request, all of them in one answer"() {
    when:
    bench.plan(Bench.team(name: '一个超过二十个字符的智能体名称一定会被拒绝的', prompt: 'x' * 20001))

    then:
    def refused = thrown(CozeScriptException)
    refused.what().contains('name has 22 characters, Coze takes 1 to 20')
    refused.what().contains('prompt has 20001 characters, Coze takes at most 20000')
    bench.sandbox.log().isEmpty()
  }

  def "a 2 MB prompt is refused without sending it"() {
    when:
    bench.apply(Bench.team(prompt: '长' * (2 << 20)))

    then:
    thrown(CozeScriptException)
    bench.sandbox.log().isEmpty()
  }

  def "a token in a #where stops the plan and is not repeated"() {
    when:
    bench.plan(Bench.team(change))

    then:
    def refused = thrown(CozeGuardException)
    !refused.message.contains('Zx9')
    bench.sandbox.log().isEmpty()

    where:
    where      | change
    'prompt'   | [prompt: 'use pat_test_Zx9Zx9Zx9Zx9']
    'document' | [documents: ['a.md': 'key: pat_test_Zx9Zx9Zx9Zx9']]
  }

  def "only releases hold texts of the script, and nothing that is written down holds a token"() {
    when:
    bench.apply(Bench.team())

    then:
    ['state', 'journal'].every { !bench.everythingWritten(it).contains('你是 WeHan') }
    bench.everythingWritten('state').contains(bench.botId())
    bench.everythingWritten('releases').contains('你是 WeHan')
    !bench.everythingWritten('.').contains('pat_test')
  }

  def "files are for their owner alone"() {
    when:
    bench.apply(Bench.team())

    then:
    directory.toFile().traverse(type: groovy.io.FileType.FILES) {
      assert java.nio.file.attribute.PosixFilePermissions.toString(
      Files.getPosixFilePermissions(it.toPath())) == 'rw-------' || it.name.endsWith('.guard')
    } == null
  }

  def "D14: a second run is refused while the first one holds the target"() {
    given:
    def first = bench.deployer()
    first.plan(Bench.team(), PlanOptions.of('deploy.groovy').exclusively())

    when:
    bench.apply(Bench.team())

    then:
    def locked = thrown(CozeLockedException)
    locked.what().contains("process ${ProcessHandle.current().pid()} of tester")
    bench.writes() == 0

    cleanup:
    first?.close()
  }

  def "a disk that is full after any number of writes stops the run, and the next one goes on"() {
    when:
    def stopped = (0..100).takeWhile { stopsWithRoomFor(it) }

    then:
    stopped.size() in 10..100
  }

  /** Whether a run stops; asserts that it does so decently, and that the next one ends right. */
  private boolean stopsWithRoomFor(int writes) {
    def other = new Bench(directory.resolve("room-$writes"))
    other.disk = new FullDisk(room: writes)
    def failure = null
    try {
      other.apply(Bench.team())
    } catch (CozeStateException e) {
      failure = e
      assert e.why() == 'No space left on device'
    }
    other.disk = new LocalDisk({ })
    directory.resolve("room-$writes/lock").toFile().listFiles()?.each { it.delete() }
    other.apply(Bench.team())
    assert other.bots() == 1
    assert other.datasets() == 1
    assert other.documents() == ['policies.txt']
    assert other.plan(Bench.team()).isEmpty()
    other.close()
    failure != null
  }

  def "D30: an id that got into the journal is not lost when the state cannot be written"() {
    given: 'a disk with room for a line and none for a state'
    bench.disk = new FullDisk(room: 1000, files: files)

    when:
    bench.apply(Bench.team())

    then:
    thrown(CozeStateException)

    when:
    bench.disk = new LocalDisk({ })
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.datasets() == 1
    bench.documents() == ['policies.txt']
    Bench.CREATES.every { bench.sandbox.commits(it) == 1 }

    where: 'the lock and the first state are files too'
    files << (1..5)
  }

  def "a field that is no longer declared is named, and is no reason to publish"() {
    given:
    bench.apply(Bench.team())

    when:
    def change = bench.plan(Bench.team(description: null)).changes()[1]

    then:
    change.action() == Action.NONE
    change.remarks() == ['description is no longer declared; Coze keeps what it has']
  }

  def "a description that was never declared is not missed, though its create has used it for a mark"() {
    given:
    bench.apply(Bench.team(description: null))

    when:
    def changes = bench.plan(Bench.team(description: null)).changes()

    then:
    changes*.action().every { it == Action.NONE }
    changes*.remarks().flatten().every { !it.contains('no longer declared') }
  }

  def "an object gone from the script and a new one of its kind may be one under a new name"() {
    given:
    bench.apply(Bench.team())

    when:
    def change = bench.plan(Bench.team(name: 'WeHan 新名')).changes().find { it.action() == Action.CREATE }

    then:
    change.remarks()[0].contains("was \"$Bench.BOT\"")
  }

  def "what was imported belongs to no script until one declares it"() {
    given:
    bench.apply(Bench.team())
    def desk = new StateDesk(bench.client, bench.context())
    desk.forget(new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE))
    desk.adopt(new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE), datasetId())

    when:
    def plan = bench.plan(new DesiredState(Optional.of('WeHan'), [], []), [prune: true])

    then:
    plan.changes()*.address()*.kind() == [Kind.BOT]

    when:
    desk.adopt(new Address(Kind.KNOWLEDGE, 'another name'), datasetId())

    then:
    def refused = thrown(CozeUsageException)
    refused.what() == "${datasetId()} is managed as knowledge.$Bench.KNOWLEDGE"
  }

  def "an upload that got no answer is spoken of as what it is, and can be given up"() {
    given:
    bench.sandbox.faults().add(
        Fault.on('POST /open_api/knowledge/document/create').nth(1).html(502))

    when:
    bench.apply(Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    undecided.what().contains("the upload of policies.txt to knowledge.$Bench.KNOWLEDGE: sent 2026-11-21T08:0")
    !undecided.next().contains('import')
    bench.plan(Bench.team()).changes()[0].remarks().any { it.contains('got no answer; it is looked for') }

    when:
    def forgotten = new StateDesk(bench.client, bench.context()).forget(new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE))
    bench.apply(Bench.team())

    then:
    forgotten.contains('upload of policies.txt')
    bench.datasets() == 1
    bench.documents() == ['policies.txt']
  }

  def "a place where #place cannot be made is noticed before anything is sent that changes something"() {
    given: 'a file where the directory should be, which stops root as well'
    Files.writeString(directory.resolve(place), 'in the way')

    when:
    bench.apply(Bench.team())

    then:
    def unwritable = thrown(CozeStateException)
    unwritable.what().contains(directory.resolve(place).toString())
    bench.writes() == 0

    where:
    place << ['lock', 'state', 'journal']
  }

  def "a damaged state is an error that names the file and the way back"() {
    given:
    bench.apply(Bench.team())
    def file = directory.resolve('state').toFile().listFiles().find { it.name.endsWith('.json') }
    file.text = file.text[0..<(file.text.size() >> 1)]

    when:
    bench.plan(Bench.team())

    then:
    def damaged = thrown(CozeStateException)
    damaged.what().contains(file.path)
    damaged.next().startsWith('`cozesh state repair`')
  }

  def "a refusal half-way says what is done, and running again goes on"() {
    given:
    bench.sandbox.faults().add(
        Fault.on('POST /v1/bot/create').nth(1).status(400, '{"code":4000,"msg":"no","detail":{"logid":"L1"}}', [:]))

    when:
    bench.apply(Bench.team())

    then:
    def partial = thrown(CozePartialException)
    partial.what().contains('code 4000')
    partial.what().contains('log id 2')
    partial.next().contains('knowledge.')

    when:
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.datasets() == 1
  }

  def "D18: code #code keeps its own meaning also half-way"() {
    given:
    bench.sandbox.faults().add(
        Fault.on('POST /v1/bot/create').nth(1).status(200, """{"code":$code,"msg":"no"}""", [:]))

    when:
    bench.apply(Bench.team())

    then:
    def refused = thrown(CozeServiceException)
    refused.code() == code
    def log = bench.sandbox.log()
    log.last().path() == '/v1/bot/create'

    where:
    code << [4101L, 4102L]
  }

  def "D18: a refused publish is no success: the draft is new, what was published before stays"() {
    given:
    bench.apply(Bench.team())
    bench.sandbox.faults().add(
        Fault.on('POST /v1/bot/publish').nth(1).status(200, '{"code":4105,"msg":"sensitive","detail":{"logid":"L2"}}', [:]))

    when:
    bench.apply(Bench.team(prompt: '新的'))

    then:
    def partial = thrown(CozePartialException)
    partial.what().contains('was changed, but not published')
    partial.what().contains('4105')
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == '新的'
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get().startsWith('# 角色')

    when:
    bench.apply(Bench.team(prompt: '新的'))

    then:
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get() == '新的'
  }

  def "a published answer that is lost is settled by the list of versions"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/publish').nth(1).commitThenReset())

    when:
    def report = bench.apply(Bench.team())

    then:
    bench.sandbox.requests('POST /v1/bot/publish') == 1
    report.settled()[0].contains('has a new version')
    bench.plan(Bench.team()).isEmpty()
  }

  def "an update whose answer is lost is settled by reading back"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/update').nth(1).commitThenReset())

    when:
    def report = bench.apply(Bench.team())

    then:
    bench.sandbox.requests('POST /v1/bot/update') == 1
    report.settled()[0].contains('settled by reading back')
  }

  def "a workflow that is not there waits for a person; what uses it is neither bound nor published"() {
    given:
    def desired = withWorkflow('还没有导入的')

    when:
    bench.apply(desired)

    then:
    def waiting = thrown(CozeWaitingException)
    waiting.what().contains('还没有导入的')
    bench.sandbox.requests('POST /v1/bot/publish') == 0
    bench.bots() == 1
  }

  def "a workflow of exactly that name is bound"() {
    when:
    bench.apply(withWorkflow('面试模拟'))

    then:
    bench.client.bots().info(bench.botId()).workflowInfoList().get()*.name()*.get() == ['面试模拟']
    bench.plan(withWorkflow('面试模拟')).isEmpty()
  }

  def "an object that is gone is made again, and the plan says so"() {
    given:
    bench.apply(Bench.team())
    bench.client.datasets().delete(datasetId())

    when: 'it was made so lately that a list may be late'
    bench.plan(Bench.team())

    then:
    thrown(CozePartialException)

    when:
    bench.clock.sleep(Duration.ofMinutes(16))
    def plan = bench.plan(Bench.team())

    then:
    plan.changes()[0].action() == Action.CREATE
    plan.changes()[0].remarks().any { it.contains('not on the server any more') }

    when:
    bench.apply(Bench.team())

    then:
    bench.documents() == ['policies.txt']
    bench.plan(Bench.team()).isEmpty()
  }

  def "a plan of many unchanged bots takes list pages and one read a bot at most"() {
    given:
    def bots = (1..60).collect { Bench.bot(name: "bot $it", knows: ['k'], publish: []) }
    def knowledge = Bench.knowledge()
    def all = new DesiredState(Optional.of('WeHan'), bots.collect { bare(it.name()) }, [])
    bench.apply(all)
    def before = bench.sandbox.log().size()

    when:
    def plan = bench.plan(all)

    then:
    plan.isEmpty()
    bench.sandbox.log().size() - before <= 60 + 5
    plan.requestsSent() == bench.sandbox.log().size() - before
    knowledge.documents().size() == 1
  }

  private static bare(String name) {
    def bot = Bench.bot(name: name, publish: [])
    new dev.cozesh.deploy.desired.DesiredBot(
        bot.name(), bot.description(), bot.prompt(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Lifecycle.USUAL, Place.NOWHERE)
  }

  private static DesiredState greeting(String prologue) {
    def bot =
        new dev.cozesh.deploy.desired.DesiredBot(
        'g', Optional.empty(), Optional.empty(),
        Optional.of(
        new dev.cozesh.deploy.desired.DesiredBot.Onboarding(Optional.of(prologue), Optional.empty())),
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        Lifecycle.USUAL, Place.NOWHERE)
    new DesiredState(Optional.of('WeHan'), [bot], [])
  }

  private static DesiredState withWorkflow(String name) {
    new DesiredState(
        Optional.of('WeHan'),
        [
          Bench.knowledge(),
          new DesiredWorkflow(name, Optional.empty(), Lifecycle.USUAL, Place.NOWHERE),
          Bench.bot(uses: [name])
        ],
        [])
  }

  private String datasetId() {
    bench.client.datasets().list(bench.workspace()).all()[0].id()
  }
}
