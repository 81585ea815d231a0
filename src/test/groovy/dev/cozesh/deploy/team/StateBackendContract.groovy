package dev.cozesh.deploy.team

import static java.nio.charset.StandardCharsets.UTF_8

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.JournalEntry.Type
import dev.cozesh.deploy.state.JournalEntry.Work
import dev.cozesh.deploy.state.Release
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.deploy.state.ResourceState.Document
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.deploy.state.StateBackend
import dev.cozesh.error.CozeLockedException
import dev.cozesh.json.Json
import java.security.MessageDigest
import spock.lang.AutoCleanup
import spock.lang.Specification

/** What every back end keeps to, wherever it keeps things; {@code alice} and {@code bob} are two processes. */
abstract class StateBackendContract extends Specification {
  static final TARGET = new Target('api.coze.cn', '7390000000000000001', 'WeHan 求职', Optional.of('prod'))
  static final OTHER = new Target('api.coze.com', '7390000000000000002', 'WeHan')
  static final BOT = new Address(Kind.BOT, 'WeHan "求职"')

  /** A new process on the same place. */
  abstract StateBackend process(String user)

  @AutoCleanup StateBackend alice
  @AutoCleanup StateBackend bob

  def setup() {
    alice = process('alice')
    bob = process('bob')
  }

  def "what one process saves the next one loads, to the last field"() {
    given:
    def resource = ResourceState.of('7389', Origin.ADOPTED).withOwner('deploy.groovy').withProtection(true)
        .withMarker(Optional.of('⟦cz:abc123⟧')).withFields([prompt: 'a' * 64], ['prompt'] as Set)
        .withDocument('政策.txt', new Document('b' * 64, 'c' * 64, '7400', ['7399']))
        .withPublished(new ResourceState.Published(['1024'], [prompt: 'd' * 64], '3'))

    when:
    def saved = alice.lock(TARGET).withCloseable { alice.save(alice.load(TARGET).with(BOT, resource)) }

    then:
    saved.serial() == 1
    bob.load(TARGET) == saved
    bob.targets() == [TARGET]

    and: 'another target is another state'
    bob.load(OTHER).resources().isEmpty()
    bob.load(OTHER).serial() == 0
  }

  def "a state remembers the environment that it is of, also for whoever names none"() {
    given:
    def prod = TARGET.in(Optional.of('prod'))
    alice.lock(prod).withCloseable { alice.save(alice.load(prod)) }

    expect:
    bob.targets() == [prod]
    bob.load(TARGET).target() == prod

    when: 'it is none any more'
    bob.lock(TARGET).withCloseable { bob.save(bob.load(TARGET).at(TARGET)) }

    then:
    alice.targets() == [TARGET]
  }

  def "one at a time holds a target, and the other learns who it is"() {
    given:
    def held = alice.lock(TARGET)

    when:
    bob.lock(TARGET)

    then:
    def refused = thrown(CozeLockedException)
    refused.what().contains('of alice on ')
    refused.what().contains('`cozesh apply deploy.groovy`')
    refused.what() =~ /renewed \d s ago/
    refused.next().contains("`cozesh unlock ${bob.locks()[0].record().id()}`")

    when: 'another target is free'
    bob.lock(OTHER).close()
    held.requireHeld()
    held.close()
    bob.lock(TARGET).close()

    then:
    bob.locks().isEmpty()
  }

  def "nothing is written without the lock"() {
    when:
    write.call(alice)

    then:
    thrown(IllegalStateException)

    where:
    write << [
      { it.save(it.load(TARGET)) }, { it.restore(it.load(TARGET)) }, { it.journal(TARGET, 'run-1') },
      { it.releases(TARGET).add(release(1, 'a' * 64), [:]) }, { it.journals(TARGET).append('run-1') }
    ]
  }

  def "a lock that was taken away stops its holder at #what, and what it held is free"() {
    given:
    def held = alice.lock(TARGET)
    def seen = alice.save(alice.load(TARGET))
    def journal = alice.journal(TARGET, 'run-1')
    def lock = bob.locks()[0]

    when:
    bob.unlock(lock.record())

    then:
    lock.alive
    bob.locks().isEmpty()

    when:
    write.call(alice, seen, journal, held)

    then:
    def stopped = thrown(CozeLockedException)
    stopped.what().contains('was lost')

    when: 'the next one takes it, and the loser cannot take it back'
    def next = bob.lock(TARGET)
    held.close()
    next.requireHeld()
    def after = bob.save(seen)

    then:
    after.serial() == seen.serial() + 1
    bob.load(TARGET) == after

    cleanup:
    next.close()

    where:
    what          | write
    'a save'      | { b, s, j, l -> b.save(s) }
    'an intent'   | { b, s, j, l -> j.intend(Work.CREATE, BOT, 'mark', [], [:]) }
    'the fence'   | { b, s, j, l -> l.requireHeld() }
    'its outcome' | { b, s, j, l -> j.finish() }
    'a release'   | { b, s, j, l -> b.releases(TARGET).add(release(1, 'a' * 64), [:]) }
  }

  def "the id of a lock that is held by somebody else by now unlocks nothing"() {
    given:
    alice.lock(TARGET).close()
    def held = alice.lock(TARGET)
    def old = alice.locks()[0].record()
    held.close()
    def next = bob.lock(TARGET)

    when:
    alice.unlock(old)

    then:
    next.requireHeld() == null

    cleanup:
    next.close()
  }

  def "a save replaces the version that its run has read, and no other"() {
    given:
    def lock = alice.lock(TARGET)
    def first = alice.save(alice.load(TARGET))
    def second = alice.save(first)

    when:
    alice.save(first)

    then:
    def refused = thrown(CozeLockedException)
    refused.what().contains('has saved the state')
    alice.load(TARGET) == second

    cleanup:
    lock.close()
  }

  def "what a run leaves open the next one takes over, once"() {
    given:
    alice.lock(TARGET).withCloseable {
      def left = alice.journal(TARGET, 'run-1')
      left.sending(left.intend(Work.CREATE, BOT, 'mark', [], [:]))
      def known = left.intend(Work.CREATE, new Address(Kind.BOT, 'B'), 'mark2', [], [:])
      left.outcome(known, Type.DONE, [B: '7390'], '')
      left.close()
    }

    expect:
    bob.replay(TARGET).pending()*.address() == [BOT]
    bob.replay(TARGET).onto(bob.load(TARGET)).find(new Address(Kind.BOT, 'B')).get().id() == '7390'
    bob.replay(OTHER).pending().isEmpty()

    when: 'it begins in the same millisecond'
    def lock = bob.lock(TARGET)
    def journal = bob.journal(TARGET, 'run-1')

    then:
    bob.journals(TARGET).unfinished() == ['run-1_2']
    bob.replay(TARGET).pending()*.sent() == [true]

    when: 'it settles that, and ends'
    journal.outcome(bob.replay(TARGET).pending()[0].intent(), Type.SETTLED, [(BOT.name()): '7391'], '')
    journal.finish()
    journal.close()

    then:
    bob.replay(TARGET).pending().isEmpty()
    bob.journals(TARGET).unfinished().isEmpty()
    bob.journals(TARGET).all() == ['run-1', 'run-1_2']

    when: 'many have ended'
    25.times { n ->
      def one = bob.journal(TARGET, "run-2${(char) (97 + n)}")
      one.finish()
      one.close()
    }

    then: 'the newest are kept'
    !bob.journals(TARGET).has('run-1')
    bob.journals(TARGET).has('run-2y')
    ('a'..'y').count { bob.journals(TARGET).has("run-2$it") } in [20, 21]

    cleanup:
    lock.close()
  }

  def "releases are kept with what their documents held"() {
    given:
    byte[] bytes = [0, -1, 13, 10] + '政策'.getBytes(UTF_8).toList()
    def sum = MessageDigest.getInstance('SHA-256').digest(bytes).encodeHex().toString()

    when:
    alice.lock(TARGET).withCloseable {
      alice.releases(TARGET).add(release(1, sum), [(sum): bytes])
      alice.releases(TARGET).add(release(2, sum), [(sum): bytes])
    }

    then:
    with(bob.releases(TARGET)) {
      all() == [release(1, sum), release(2, sum)]
      newest().get().number() == 2
      find(1).get() == release(1, sum)
      find(3).empty
      Arrays.equals(content(sum).get(), bytes)
      content('0' * 64).empty
    }
    bob.releases(OTHER).all().isEmpty()
    bob.releases(OTHER).newest().empty
    [TARGET, OTHER].collect { bob.releases(it).next() } == [3, 1]

    when: 'one is found to be bad, and old ones are forgotten'
    alice.lock(TARGET).withCloseable {
      alice.releases(TARGET).add(release(2, sum).failing('it says nothing'), [:])
      alice.releases(TARGET).keep(1)
    }

    then:
    bob.releases(TARGET).all() == [release(2, sum).failing('it says nothing')]
    bob.releases(TARGET).find(1).empty
    bob.releases(TARGET).content(sum).present

    when:
    alice.lock(TARGET).withCloseable { alice.releases(TARGET).keep(0) }

    then: 'what nobody needs is gone, and no number is used twice'
    bob.releases(TARGET).content(sum).empty
    bob.releases(TARGET).newest().empty
    bob.releases(TARGET).next() == 3
  }

  static Release release(int number, String sum) {
    new Release(
        number, "run-$number", '2026-11-21T08:00:00Z', 'alice on vm', 'deploy.groovy', 'apply',
        Json.parse(Json.line([name: "发布 $number\u0000".toString(), documents: ['政策.txt': ['@content': sum, size: 10]]]), 'desired'),
        [
          new Release.Item(BOT.toString(), '7389', Json.object().set('prompt', TextNode.valueOf('x')), ['政策.txt': '7400'], Optional.of('3'))
        ])
  }
}
