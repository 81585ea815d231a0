package dev.cozesh.deploy

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Level
import dev.cozesh.deploy.plan.Plan
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What can be written and never read is sent again on purpose, and only then. */
class ResendSpec extends Specification {
  private static final Map<String, ?> AGAIN = [optIns: [OptIn.RESEND_UNVERIFIABLE]]
  private static final Address BASE = new Address(Kind.KNOWLEDGE, Bench.KNOWLEDGE)

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "a channel that cannot be read is published to again, each time it is asked for: #channels"() {
    given:
    def desired = Bench.team(publish: channels)
    bench.apply(desired)

    expect: 'not without being asked'
    bench.plan(desired).isEmpty()

    when:
    def plan = bench.plan(desired, AGAIN)

    then:
    def bot = plan.changes().find { it.address().kind() == Kind.BOT }
    bot.action() == action
    bot.fields()*.field() == fields
    bot.remarks() == remarks

    when:
    2.times { bench.apply(desired, AGAIN) }

    then:
    bench.sandbox.commits(Tally.PUBLISH) == publishes
    bench.sandbox.commits('POST /v1/bot/update') == 1
    bench.sandbox.commits('POST /open_api/knowledge/document/create') == 1
    bench.plan(desired).isEmpty()

    where:
    channels             || action        | fields      | publishes | remarks
    ['1024']             || Action.NONE   | []          | 1         | []
    ['1024', '10000122'] || Action.UPDATE | ['publish'] | 3         | ['publish: sent again, for nobody can read whether it is published to 10000122']
  }

  def "a changed channel is sent without being asked"() {
    given:
    bench.apply(Bench.team(publish: ['10000122']))

    when:
    bench.apply(Bench.team(publish: ['10000122', '10000129']))

    then:
    bench.sandbox.commits(Tally.PUBLISH) == 2
  }

  def "a document of which nothing tells how it is now is sent again, and known by its fingerprint afterwards"() {
    given: 'an older state, which has no fingerprint'
    bench.apply(Bench.team())
    forgetFingerprint()
    bench.clock.sleep(Duration.ofMinutes(20))
    def document = bench.client.documents().list(bench.client.datasets().list(bench.workspace()).all()[0].id()).all()[0].id()

    expect:
    level() == [Level.UNVERIFIABLE]
    planned().isEmpty()

    when:
    apply(AGAIN)

    then:
    bench.documents() == ['policies.txt']
    bench.client.documents().list(bench.client.datasets().list(bench.workspace()).all()[0].id()).all()[0].id() != document
    level() == [Level.FINGERPRINT]
    bench.plan(Bench.team(), AGAIN).isEmpty()
  }

  private List<Level> level() {
    planned().changes()*.watched().flatten().findAll { it.field().startsWith('documents/') }*.level()
  }

  /** A plan beside the tally, which knows of no document without a fingerprint. */
  private Plan planned(Map<String, ?> options = [:]) {
    bench.deployer().withCloseable { it.plan(Bench.team(), Bench.flags(options, false)) }
  }

  private void apply(Map<String, ?> options) {
    bench.deployer().withCloseable {
      def plan = it.plan(Bench.team(), Bench.flags(options, true))
      assert plan.changes()*.remarks().flatten().contains(
      'policies.txt: nothing tells whether it is as it was sent; sent anew, the old one is deleted once it is ready')
      it.apply(plan, bench.listener())
    }
  }

  private void forgetFingerprint() {
    def backend = bench.context().backend()
    def target = bench.plan(Bench.team()).target()
    backend.lock(target).withCloseable {
      def state = backend.load(target)
      def known = state.find(BASE).get()
      def document = known.documents()['policies.txt'].withFingerprint([:])
      backend.save(state.with(BASE, known.withDocument('policies.txt', document)))
    }
  }
}
