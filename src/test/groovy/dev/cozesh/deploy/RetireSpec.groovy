package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.plan.Action
import dev.cozesh.error.CozeException
import dev.cozesh.error.Place
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Nothing deletes a bot; where it is asked for, its description says that it is retired. */
class RetireSpec extends Specification {
  private static final Map<String, ?> RETIRING = [destroy: true, optIns: [OptIn.RETIRE]]
  private static final String UNPUBLISH = 'POST /v1/bots/{bot_id}/unpublish'

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory.resolve('bench'))
  }

  def "the plan shows the description, the run writes it and nothing else, and a second run has nothing to do"() {
    given:
    bench.apply(state())
    def before = draft('open')

    when:
    def plan = bench.plan(state(), RETIRING)

    then:
    with(plan.changes().find { it.address().name() == 'open' }) {
      action() == Action.RETIRE
      fields()*.field() == ['description']
      fields()[0].before().get().textValue() == 'helps'
      fields()[0].after().get().textValue() == 'retired 2026-11-21: helps'
    }
    with(plan.changes().find { it.address().name() == 'draft' }) {
      action() == Action.MARK
      fields()[0].before().empty
      fields()[0].after().get().textValue() == 'retired 2026-11-21'
    }

    when:
    def tally = new Tally(bench.sandbox)
    bench.apply(state(), RETIRING)
    def sent = tally.requests().size()

    then:
    descriptions() == [open: 'retired 2026-11-21: helps', draft: 'retired 2026-11-21']
    sent <= plan.requests()
    bench.client.bots().list(bench.workspace(), PublishStatus.PUBLISHED_ONLINE).all().isEmpty()
    draft('open').promptInfo() == before.promptInfo()
    draft('open').onboardingInfo() == before.onboardingInfo()
    draft('open').name() == before.name()

    and:
    bench.plan(state(), RETIRING).changes().isEmpty()
  }

  def "without being asked the description stays; one that says so already is left: #text"() {
    given:
    bench.apply(state())
    bench.client.bots().update(BotUpdate.of(bench.botId('draft'), BotSettings.builder().description(text).build()))
    def updates = bench.sandbox.commits('POST /v1/bot/update')

    when:
    bench.apply(state(), options)

    then:
    descriptions().draft == left
    bench.sandbox.commits('POST /v1/bot/update') == updates + writes

    where:
    text                         | options         || left                                | writes
    'mine'                       | [destroy: true] || 'mine'                              | 0
    'mine'                       | RETIRING        || 'retired 2026-11-21: mine'          | 2
    'retired 2025-01-02: by me'  | RETIRING        || 'retired 2025-01-02: by me'         | 1
    'retired 2025-01-02'         | RETIRING        || 'retired 2025-01-02'                | 1
    'retired people'             | RETIRING        || 'retired 2026-11-21: retired people' | 2
  }

  def "the words fit, whatever is there: of #length characters"() {
    given:
    def whole = new Retirement('retired 2026-11-21').into('求' * length, 500)

    expect:
    whole.codePointCount(0, whole.length()) == fits
    whole.startsWith('retired 2026-11-21: 求')
    new Retirement('retired 2026-12-01').into(whole, 500) == whole

    where:
    length || fits
    1      || 21
    480    || 500
    500    || 500
  }

  def "a character of two halves is not cut in the middle, and a mark of a create does not stay"() {
    expect:
    new Retirement('retired 2026-11-21').into('😀' * 500, 500).endsWith('😀')
    new Retirement('retired 2026-11-21').into('a ⟦cz:abc123⟧', 500) == 'retired 2026-11-21: a'
  }

  def "killed at any request, or after any fault, the same command ends with both bots retired once"() {
    given:
    List<String> wrong = []
    int cases = 0
    def strokes = (1..requests()).collectMany { n ->
      [['kill before', n], ['kill after', n], ['commitThenReset', n]]
    }

    when:
    strokes.each { name, n ->
      cases++
      def room = new Bench(directory.resolve("room-$cases"))
      try {
        room.apply(state())
        if (name.startsWith('kill')) {
          Mishap.dying(room, n, name - 'kill ', state(), RETIRING)
        } else {
          room.sandbox.faults().add(Mishap.FAULTS[name].call(Fault.on(Fault.ANY_ROUTE).nth(n)))
        }
        Mishap.untilDone(room) { room.apply(state(), RETIRING) }
        def found = room.client.bots().list(room.workspace(), PublishStatus.ALL).all().collectEntries { [it.name().get(), room.client.bots().draft(it.id()).description().orElse('')] }
        if (found != [open: 'retired 2026-11-21: helps', draft: 'retired 2026-11-21']) wrong << "$name at $n: $found".toString()
        if (!room.client.bots().list(room.workspace(), PublishStatus.PUBLISHED_ONLINE).all().isEmpty()) wrong << "$name at $n: published".toString()
        if (!room.plan(state(), RETIRING).changes().isEmpty()) wrong << "$name at $n: still managed".toString()
      } catch (CozeException e) {
        wrong << "$name at $n: ${e.message}".toString()
      } finally {
        room.close()
      }
    }
    println "retire: $cases strokes"

    then:
    wrong == []
  }

  def "an apply after a run that died behind request #n does not take the words for somebody else's"() {
    given:
    bench.apply(state())
    def log = bench.sandbox.log().size()
    Mishap.dying(bench, n, 'after', state(), RETIRING)
    assert bench.sandbox.log().drop(log).any { it.route() == 'POST /v1/bot/update' }
    assert draft('open').description().get() == 'retired 2026-11-21: helps'

    when: 'the object is to be there again'
    bench.apply(state())

    then:
    descriptions() == [open: 'helps', draft: '']
    bench.plan(state()).isEmpty()

    where: 'it was written, it was read back'
    n << [7, 8]
  }

  def "taken over again, a bot whose block has no description is told of what it says"() {
    given:
    bench.apply(state())
    bench.apply(state(), RETIRING)

    expect:
    def remark = 'its description says that it is retired, and stays: the block declares none'
    bench.plan(state(), [adopt: true]).changes().collectEntries { [it.address().name(), it.remarks().contains(remark)] } ==
    [open: false, draft: true]
  }

  private int requests() {
    def room = new Bench(directory.resolve('counted'))
    room.apply(state())
    def before = room.sandbox.log().size()
    room.apply(state(), RETIRING)
    def count = room.sandbox.log().size() - before
    room.close()
    count
  }

  private Map<String, String> descriptions() {
    ['open', 'draft'].collectEntries { [it, draft(it).description().orElse('')] }
  }

  private def draft(String name) {
    bench.client.bots().draft(bench.botId(name))
  }

  /** One that is published on two channels, and a draft without a description. */
  private static DesiredState state() {
    new DesiredState(Optional.of('WeHan'), [bot('open', 'helps', ['1024', '10000122']), bot('draft', null, [])], [])
  }

  private static DesiredBot bot(String name, String description, List<String> publish) {
    new DesiredBot(
        name, Optional.ofNullable(description), Optional.of('p'), Optional.empty(), Optional.empty(), Optional.empty(),
        Optional.empty(), Optional.empty(), Optional.of(publish), Lifecycle.USUAL, Place.NOWHERE)
  }
}
