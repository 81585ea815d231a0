package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.dataset.DocumentUpdate
import dev.cozesh.deploy.PlanOptions.Resolve
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Level
import dev.cozesh.deploy.plan.Standing
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Last applied, declared, there: who changed a field, and what becomes of it. */
class ThreeWaySpec extends Specification {
  static final PROMPT = 'prompt_info.prompt'

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
    bench.apply(Bench.team())
  }

  def "who changed a field: script #ours, Coze #theirs gives #standing"() {
    given:
    if (theirs) {
      edit(theirs)
    }

    when:
    def plan = bench.plan(ours ? Bench.team(prompt: ours) : Bench.team())

    then:
    standing(plan) == standing
    level(plan) == level

    where:
    ours   | theirs || standing        | level
    null   | null   || null            | Level.VERIFIED
    '我们的' | null   || Standing.OURS   | Level.VERIFIED
    null   | '他们的' || Standing.THEIRS | Level.DRIFTED
    '我们的' | '他们的' || Standing.BOTH   | Level.DRIFTED
    '同样的' | '同样的' || null            | Level.VERIFIED
  }

  def "what was changed on Coze is not overwritten, and nothing else is written either"() {
    given:
    edit('他们的')
    def writes = bench.writes()

    when:
    bench.apply(Bench.team(documents: ['policies.md': '# 另一份']))

    then:
    def conflict = thrown(CozeConflictException)
    conflict.what().contains('1 field was changed on Coze since the last apply: prompt_info.prompt of bot.')
    conflict.next().contains('--resolve theirs')
    bench.writes() == writes
    prompt() == '他们的'
  }

  def "ours overwrites it, publishes, and the next plan is empty"() {
    given:
    edit('他们的')

    when:
    bench.apply(Bench.team(), [resolve: Resolve.OURS])

    then:
    prompt() == Bench.team().resources()[1].prompt().get()
    bench.plan(Bench.team()).isEmpty()
  }

  def "theirs writes nothing, shows what the script should say, and stays decided"() {
    given:
    edit('他们的')
    def writes = bench.writes()

    when:
    def plan = bench.plan(Bench.team(), [resolve: Resolve.THEIRS])

    then:
    plan.writes() == 0
    with(plan.changes().find { it.action() == Action.ACCEPT }.fields()[0]) {
      standing() == Standing.KEPT
      before().get().textValue().startsWith('# 角色')
      after().get().textValue() == '他们的'
    }

    when:
    bench.apply(Bench.team(), [resolve: Resolve.THEIRS])

    then:
    bench.writes() == writes
    prompt() == '他们的'

    when: 'the script still says the old text'
    def next = bench.plan(Bench.team())

    then:
    next.isEmpty()
    next.changes()*.remarks().flatten().any { it.contains('stays as it is on Coze') }

    when: 'another field is written meanwhile'
    bench.apply(Bench.team(description: '新的说明'))

    then:
    prompt() == '他们的'
    bench.plan(Bench.team(description: '新的说明')).isEmpty()

    when: 'the decision is taken back'
    def overruled = bench.plan(Bench.team(description: '新的说明'), [resolve: Resolve.OURS])

    then:
    standing(overruled) == Standing.OURS

    when: 'the script says what is there'
    def adopted = bench.plan(Bench.team(prompt: '他们的', description: '新的说明'))

    then:
    standing(adopted) == null

    when: 'the script says a third text'
    def third = bench.plan(Bench.team(prompt: '第三个', description: '新的说明'))

    then:
    standing(third) == Standing.OURS

    when: 'it is changed on Coze once more'
    edit('又改了')

    then:
    standing(bench.plan(Bench.team(description: '新的说明'))) == Standing.BOTH
  }

  def "an update of which a run did not see the end is nobody else's edit"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/update').nth(1).commitThenReset())
    bench.sandbox.faults().add(Fault.on('GET /v1/bots/{bot_id}').nth(3).resetBeforeRead())

    when: 'the answer and the look after it are lost'
    bench.apply(Bench.team(prompt: '第二个'))

    then:
    thrown(CozeTransportException)
    prompt() == '第二个'

    when: 'the script has moved on'
    def plan = bench.plan(Bench.team(prompt: '第三个'))

    then:
    standing(plan) == Standing.OURS

    when:
    bench.apply(Bench.team(prompt: '第三个'))

    then:
    prompt() == '第三个'
    bench.plan(Bench.team(prompt: '第三个')).isEmpty()
  }

  def "an object that was imported as the script wants it is compared three ways from the first apply on"() {
    given:
    def desk = new StateDesk(bench.client, bench.context())
    def address = new Address(Kind.BOT, Bench.BOT)
    desk.forget(address)
    desk.adopt(address, bench.client.bots().list(bench.workspace(), PublishStatus.ALL).all()[0].id())
    def writes = bench.writes()

    when: 'it is applied without a difference'
    def first = bench.plan(Bench.team())
    bench.apply(Bench.team())

    then: 'nothing is sent, and what stands is known'
    first.changes().find { it.address() == address }.action() == Action.ADOPT
    first.isEmpty()
    first.adopts()
    bench.writes() == writes
    !bench.plan(Bench.team()).adopts()

    when: 'somebody edits it'
    edit('他们的')
    bench.apply(Bench.team())

    then:
    thrown(CozeConflictException)
    prompt() == '他们的'
  }

  def "a field that is ignored is sent when the object is made and never compared again"() {
    given:
    def ignoring = Bench.team(name: '另一个', lifecycle: Lifecycle.USUAL.ignoring('prompt_info'), prompt: '第一个')
    bench.apply(ignoring)
    edit('他们的', '另一个')

    expect:
    bench.plan(ignoring).isEmpty()
    level(bench.plan(ignoring)) == null

    when: 'something else is written and published'
    bench.apply(Bench.team(name: '另一个', lifecycle: Lifecycle.USUAL.ignoring('prompt_info'), description: '新的'))

    then:
    prompt('另一个') == '他们的'
  }

  def "a document is known by its fingerprint, and one that somebody has touched has drifted"() {
    given:
    def id = bench.client.datasets().list(bench.workspace()).all()[0].id()
    def levels = { bench.plan(Bench.team()).changes()*.watched().flatten()
          .findAll { it.field().startsWith('documents/') }*.level() }

    expect:
    levels() == [Level.FINGERPRINT]

    when: 'its name is written anew, which moves its time of change'
    bench.clock.sleep(Duration.ofMinutes(1))
    def document = bench.client.documents().list(id).all()[0]
    bench.client.documents().update(
        DocumentUpdate.of(document.id()).withDocumentName(document.name().get()))

    then:
    levels() == [Level.DRIFTED]
    bench.plan(Bench.team()).isEmpty()
  }

  def "a renamed object keeps its id"() {
    given:
    def id = bench.botId()
    def renamed = Bench.team(name: 'WeHan 新名', lifecycle: Lifecycle.USUAL.renamedFrom(Bench.BOT))

    when:
    def plan = bench.plan(renamed)

    then:
    with(plan.changes().find { it.address().name() == 'WeHan 新名' }) {
      action() == Action.UPDATE
      fields()[0].field() == 'name'
      remarks() == ["is renamed; it was called $Bench.BOT".toString()]
    }

    when:
    bench.apply(renamed)

    then:
    bench.botId('WeHan 新名') == id
    bench.bots() == 1
    bench.plan(renamed).isEmpty()
  }

  private void edit(String text, String name = Bench.BOT) {
    bench.client.bots().update(BotUpdate.of(bench.botId(name), BotSettings.builder().prompt(text).build()))
  }

  private String prompt(String name = Bench.BOT) {
    bench.client.bots().draft(bench.botId(name)).promptInfo().get().prompt().get()
  }

  private static Standing standing(plan) {
    plan.changes()*.fields().flatten().find { it.field() == PROMPT }?.standing()
  }

  private static Level level(plan) {
    plan.changes()*.watched().flatten().find { it.field() == PROMPT }?.level()
  }
}
