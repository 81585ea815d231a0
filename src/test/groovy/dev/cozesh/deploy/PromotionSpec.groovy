package dev.cozesh.deploy

import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotSettings.WorkflowIds
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.entity.CopyEntityType
import dev.cozesh.client.entity.EntityCopy
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.error.CozeAmbiguousException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Copies from dev to prod by Coze's tasks. D28, its second half. */
class PromotionSpec extends Specification {
  static final COPY = 'POST /v1/entities/copy_tasks'
  static final TASK = 'GET /v1/entities/copy_tasks/{task_id}'
  static final BOT = Environs.BOT
  /** The one that every sandbox has. */
  static final ORGANIZATION = '7380000000000000010'

  @TempDir Path directory
  @AutoCleanup Environs environs

  def setup() {
    environs = new Environs(directory, 1)
    environs.apply('dev', Bench.team())
  }

  def "D28: a copy is asked after while it runs, then managed as a draft; the next apply binds and publishes it"() {
    when:
    def report = environs.promote()
    def copy = environs.bots('prod')[0].id()

    then: 'running, running, done'
    report.created()*.id() == [copy]
    server().requests(COPY) == 1
    server().requests(TASK) == 3
    environs.clock.sleeps.takeRight(2)*.toSeconds() == [1, 2]
    with(environs.state('prod').find(BOT).get()) {
      id() == copy
      origin() == Origin.CREATED
      published().empty
    }
    server().commits('POST /v1/bot/publish') == 1
    environs.remarks.any {
      it =~ /^bot\.$Bench.BOT still refers to \d{19} \(knowledge\.$Bench.KNOWLEDGE of dev\); the next apply/
    }

    when:
    def sent = environs.sentTo('prod') { environs.apply('prod', Bench.team()) }
    def prod = environs.state('prod')

    then:
    environs.ids('dev').every { !sent.contains(it) }
    environs.bots('prod')*.id() == [copy]
    environs.clients.prod.bots().draft(copy).knowledge().get().knowledgeInfos().get()*.id() ==
        [prod.find(new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE)).get().id()]
    server().commits('POST /v1/bot/publish') == 2
    environs.plan('prod', Bench.team()).isEmpty()
  }

  def "D28: a failed copy ends with its reasons; the next run sends a new one, and that is managed"() {
    given:
    server().faults().add(Fault.on(COPY).failTask('the model is not available'))

    when:
    environs.promote()

    then:
    def e = thrown(CozePartialException)
    e.what() == "the copy of $BOT failed: bot \"$Bench.BOT\": the model is not available"
    server().requests(COPY) == 1
    server().requests(TASK) == 3
    environs.state('prod').find(BOT).empty
    environs.bots('prod').empty

    when:
    environs.promote()

    then:
    server().requests(COPY) == 2
    environs.bots('prod').size() == 1
    environs.state('prod').find(BOT).present
  }

  def "D28: a run that was stopped is gone on with by asking after its task, not by a second copy"() {
    given:
    environs.stop = { server().requests(TASK) >= 1 }

    when:
    environs.promote()

    then:
    thrown(CozeInterruptedException)
    environs.bots('prod').empty

    when: 'somebody applies the script meanwhile'
    environs.stop = { false }
    environs.apply('prod', Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    undecided.next().contains("cozesh promote \"$BOT\"")

    when:
    def report = environs.promote()

    then:
    report.created()*.address() == [BOT]
    server().requests(COPY) == 1
    environs.bots('prod').size() == 1
  }

  def "a copy under way outlives an apply of another script"() {
    given:
    stoppedWhileItRuns()
    def other = new DesiredState(Optional.empty(), [Bench.knowledge()], [])

    when:
    environs.apply('prod', other)
    environs.promote()

    then:
    server().requests(COPY) == 1
    environs.bots('prod').size() == 1
  }

  @Unroll("#name")
  def "a copy whose answer was lost is settled by listing, sent once"() {
    given:
    server().faults().add(fault)

    when:
    def report = environs.promote()

    then:
    server().requests(COPY) == 1
    environs.bots('prod')*.id() == [environs.state('prod').find(BOT).get().id()]
    report.settled()[0].startsWith("settled by listing: $BOT is ")

    where:
    name              | fault
    'hung up'         | Fault.on(COPY).commitThenReset()
    'HTTP 500'        | Fault.on(COPY).commitThen500()
    'half a document' | Fault.on(COPY).truncatedJson()
  }

  def "a lost copy that does not come up is for a person to decide, and can be decided"() {
    given:
    server().faults().add(Fault.on(COPY).status(500, '{"code":5000,"msg":"x"}', [:]))

    when:
    environs.promote()

    then:
    def e = thrown(CozeAmbiguousException)
    e.what().startsWith("it is not known what became of the copy of $BOT: sent 2026-")
    e.next().contains("`cozesh state rm \"$BOT\" --environment prod`")
    server().requests(COPY) == 1
    environs.clock.sleeps.sum { it.toSeconds() } <= CopyRun.LOST_PATIENCE.toSeconds() + 30

    when: 'the next run looks, and sends nothing either'
    environs.promote()

    then:
    thrown(CozeAmbiguousException)
    server().requests(COPY) == 1

    when:
    new StateDesk(environs.clients.prod, environs.context('prod')).forget(BOT)
    environs.promote()

    then:
    server().requests(COPY) == 2
    environs.bots('prod').size() == 1
  }

  def "of two that may be the lost copy none is taken"() {
    given:
    server().faults().add(Fault.on(COPY).commitThenReset())
    def bot = environs.bots('dev')[0].id()
    def prod = environs.workspaceId('prod')
    environs.clock.onSleep = {
      environs.clock.onSleep = { }
      environs.clients.dev.entities().copy(EntityCopy.of(bot, CopyEntityType.BOT).withToWorkspaceId(prod))
    }

    when:
    environs.promote()

    then:
    def e = thrown(CozeAmbiguousException)
    (e.why() =~ /\d{19} \(of \d{19}, changed /).size() == 2
    environs.state('prod').find(BOT).empty
  }

  def "a refused copy changes nothing and leaves nothing open"() {
    given:
    server().faults().add(Fault.on(COPY).status(200, '{"code":4101,"msg":"no permission"}', [:]))

    when:
    environs.promote()

    then:
    thrown(CozeServiceException)

    when:
    environs.promote()

    then:
    server().requests(COPY) == 2
    environs.bots('prod').size() == 1
  }

  def "a task that never ends is left to the next run after ten minutes"() {
    given:
    def underWay = '{"code":0,"data":{"task_id":"7390000000000000001","task_status":"in_progress"}}'
    server().faults().add(Fault.on(TASK).always().status(200, underWay, [:]))

    when:
    def promotion = environs.promotion()
    def plan = promotion.plan([BOT])
    promotion.promote(plan, ApplyListener.SILENT)

    then:
    def e = thrown(CozePartialException)
    e.what() == "the copy of $BOT is not over after 10 min"
    server().requests(TASK) + 1 <= plan.requestsToApply()

    when:
    promotion.close()
    server().faults().clear()
    environs.promote()

    then:
    server().requests(COPY) == 1
    environs.bots('prod').size() == 1
  }

  def "what has arrived is not copied again, and what has not still is"() {
    given:
    environs.promote()

    when:
    environs.promote()

    then:
    def e = thrown(CozeGuardException)
    e.what() =~ /^nothing was copied: bot\.$Bench.BOT is managed in prod already: \d{19}$/
    e.next().contains('`--environment prod`')

    when:
    environs.clients.dev.bots().create(new BotCreate(environs.workspaceId('dev'), 'second', BotSettings.NONE))
    def second = new Address(Kind.BOT, 'second')
    def plan = environs.promotion().withCloseable { it.plan([BOT, second]) }

    then:
    plan.changes()*.action() == [Action.NONE, Action.CREATE]
    environs.promote([BOT, second]).created()*.address() == [second]
    server().requests(COPY) == 2
  }

  def "a name that is taken in the target is refused, with the way to take that one over"() {
    given:
    environs.clients.prod.bots().create(new BotCreate(environs.workspaceId('prod'), Bench.BOT, BotSettings.NONE))

    when:
    environs.promote()

    then:
    def e = thrown(CozeGuardException)
    e.what().startsWith("nothing was copied: prod has a bot \"$Bench.BOT\" already: ")
    e.next().contains("cozesh import \"$BOT\" ")
    server().requests(COPY) == 0
  }

  def "a workflow arrives as a draft that somebody publishes"() {
    given: 'the other way round, since the sandbox makes workflows in its first workspace'
    environs.workspaces.putAll(dev: 'WeHan', prod: 'WeHan dev')
    server().addWorkflow('面试', Canvases.line())
    def workflow = new Address(Kind.WORKFLOW, '面试')

    when:
    def promotion =
        new Promotion(
        environs.clients.dev, environs.context('dev', [as: 'a']),
        environs.clients.prod, environs.context('prod', [as: 'b', moves: true]))
    def plan = promotion.plan([workflow])
    def report = promotion.promote(plan, ApplyListener.SILENT)
    promotion.close()

    then:
    plan.changes()[0].remarks()[1].contains('has to publish it in the web page')
    plan.permissions() == ['Workflow.copy', 'Workspace.createWorkflow']
    report.created()*.address() == [workflow]
    environs.state('b').find(workflow).get().id() == report.created()[0].id()
  }

  def "the workflows that a bot brings along are told beforehand, and which of them would be there twice"() {
    given: 'the other way round, since the sandbox makes workflows in its first workspace'
    environs.workspaces.putAll(dev: 'WeHan', prod: 'WeHan dev')
    server().addWorkflow('面试', Canvases.line())
    def uses = environs.clients.dev.workflows().list(environs.workspaceId('dev')).all().find { it.name().get() == '面试' }.id()
    def bot = environs.clients.dev.bots().create(new BotCreate(environs.workspaceId('dev'), 'W', BotSettings.NONE))
    environs.clients.dev.bots().update(BotUpdate.of(bot, using(uses)))
    def plan = {
      new Promotion(environs.clients.dev, environs.context('dev', [as: 'a']), environs.clients.prod, environs.context('prod', [as: 'b', moves: true]))
          .withCloseable { it.plan([new Address(Kind.BOT, 'W')]) }
    }

    expect:
    plan().changes()[0].remarks()[2] == 'Coze may copy its workflows along: "面试"'

    when:
    environs.clients.dev.entities().copy(EntityCopy.of(uses, CopyEntityType.WORKFLOW).withToWorkspaceId(environs.workspaceId('prod')))
    environs.clock.sleep(Duration.ofSeconds(5))

    then:
    plan().changes()[0].remarks()[2].contains('b has "面试" already, and of two of one name one has to be deleted')
  }

  @Unroll("#what")
  def "what no copy can do is said before anything is sent"() {
    when:
    environs.promote([address])

    then:
    def e = thrown(CozeUsageException)
    e.what() == message
    server().requests(COPY) == 0

    where:
    what             | address                              || message
    'knowledge base' | new Address(Kind.KNOWLEDGE, 'K')     || 'knowledge.K cannot be promoted: Coze copies no knowledge base'
    'no such bot'    | new Address(Kind.BOT, 'WeHan 求职助')  || 'there is no bot "WeHan 求职助" in dev'
  }

  def "two servers are told apart before there is a request"() {
    when:
    environs.promotion([host: 'api.coze.com']).plan([BOT])

    then:
    def e = thrown(CozeGuardException)
    e.what().endsWith('and api.coze.com are two servers')
  }

  def "nothing leaves a personal workspace for a team's"() {
    given:
    environs.workspaces.prod = 'team'
    environs.clients.dev.workspaces().create(WorkspaceCreate.of('team', '').withOrganizationId(ORGANIZATION))

    when:
    environs.promote()

    then:
    def e = thrown(CozeGuardException)
    e.what() == "nothing was copied: dev is a personal workspace, prod is a team's"
    server().requests(COPY) == 0
  }

  def "a second run of the same target waits outside"() {
    given:
    def first = environs.promotion()
    first.plan([BOT])

    when:
    environs.promotion().plan([BOT])

    then:
    thrown(CozeLockedException)

    cleanup:
    first.close()
  }

  private static BotSettings using(String workflow) {
    def none = Optional.empty()
    def uses = new WorkflowIds([new WorkflowIds.Id(workflow)])
    new BotSettings(none, none, none, none, none, Optional.of(uses), none, none, none)
  }

  private void stoppedWhileItRuns() {
    environs.stop = { server().requests(TASK) >= 1 }
    try {
      environs.promote()
    } catch (CozeInterruptedException e) {
      environs.stop = { false }
    }
  }

  private Sandbox server() {
    environs.sandboxes.dev
  }
}
