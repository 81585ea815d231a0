package dev.cozesh.deploy.team

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.state.JournalEntry.Work
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.deploy.state.StateBackend
import dev.cozesh.deploy.state.StateMigration
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeStateException
import java.nio.file.Path
import java.security.MessageDigest
import java.time.Clock
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Everything known of a target moves to another back end, in either direction. */
@Requires(value = { PostgresServer.isInstalled() }, reason = PostgresServer.ABSENT)
class StateMigrationSpec extends Specification {
  static final TARGET = StateBackendContract.TARGET
  static final BOT = new Address(Kind.BOT, 'WeHan')
  static final byte[] BYTES = '政策'.getBytes(UTF_8)
  static final SUM = MessageDigest.getInstance('SHA-256').digest(BYTES).encodeHex().toString()

  @TempDir Path directory
  def server = PostgresServer.running()
  def address = server.fresh()

  @Unroll("from #from to #to")
  def "state, open journals and releases arrive whole, and doing it again adds what is new"() {
    given:
    def source = backend(from)
    def copy = backend(to)
    filled(source)
    def migration = new StateMigration(source, copy)

    when:
    def moved = migration.move(TARGET)

    then:
    [moved.serial(), moved.objects(), moved.journals(), moved.releases()] == [1, 1, 1, 2]
    copy.load(TARGET) == source.load(TARGET)
    copy.replay(TARGET).pending()*.address() == [new Address(Kind.KNOWLEDGE, 'Jobs')]
    copy.replay(TARGET).pending()*.sent() == [true]
    copy.releases(TARGET).all() == source.releases(TARGET).all()
    Arrays.equals(copy.releases(TARGET).content(SUM).get(), BYTES)

    and: 'nobody holds anything afterwards'
    source.locks().isEmpty()
    copy.locks().isEmpty()

    when:
    migration.move(TARGET)

    then:
    copy.load(TARGET).serial() == 1
    copy.replay(TARGET).pending().size() == 1

    when: 'the old place went on'
    source.lock(TARGET).withCloseable {
      source.save(source.load(TARGET).without(BOT))
      source.releases(TARGET).add(StateBackendContract.release(3, SUM), [:])
    }
    migration.move(TARGET)

    then:
    copy.load(TARGET) == source.load(TARGET)
    copy.releases(TARGET).all().size() == 3

    when: 'and back'
    copy.lock(TARGET).withCloseable { copy.save(copy.load(TARGET)) }
    new StateMigration(copy, source).move(TARGET)

    then:
    source.load(TARGET) == copy.load(TARGET)
    source.load(TARGET).serial() == 3

    where:
    from       | to
    'files'    | 'database'
    'database' | 'files'
    'files'    | 'other files'
  }

  @Unroll
  def "a place where #what is left alone"() {
    given:
    def source = backend('files')
    def copy = backend('database')
    filled(source)
    change.call(source, copy)
    def before = copy.load(TARGET)

    when:
    new StateMigration(source, copy).move(TARGET)

    then:
    def refused = thrown(CozeStateException)
    refused.why().contains(why)
    refused.next().contains('nothing was changed')
    copy.load(TARGET) == before
    source.locks().isEmpty()
    copy.locks().isEmpty()

    where:
    what                        | why               | change
    'another history began'     | 'another history' | { s, c -> saved(c) }
    'the same history went on'  | 'it went on there'| { s, c -> new StateMigration(s, c).move(TARGET); saved(c) }
    'both went on'              | 'both went on'    | { s, c -> new StateMigration(s, c).move(TARGET); saved(c); saved(s, true) }
  }

  def "a run at work on either side keeps it out"() {
    given:
    def source = backend('files')
    def copy = backend('database')
    filled(source)
    def held = backend('database').lock(TARGET)

    when:
    new StateMigration(source, copy).move(TARGET)

    then:
    thrown(CozeLockedException)
    source.locks().isEmpty()

    cleanup:
    held.close()
  }

  private StateBackend backend(String kind) {
    kind == 'database' ? server.backend(address)
        : new LocalBackend(directory.resolve(kind), [USER: 'tester'], new LocalDisk(), Clock.systemUTC())
  }

  private static void saved(StateBackend backend, boolean other = false) {
    backend.lock(TARGET).withCloseable {
      def state = backend.load(TARGET)
      backend.save(other ? state.without(BOT) : state)
    }
  }

  private static void filled(StateBackend backend) {
    backend.lock(TARGET).withCloseable {
      backend.save(backend.load(TARGET).with(BOT, ResourceState.of('7389', Origin.CREATED)))
      def journal = backend.journal(TARGET, 'run-1')
      journal.sending(journal.intend(Work.CREATE, new Address(Kind.KNOWLEDGE, 'Jobs'), 'mark', [], [:]))
      journal.close()
      [1, 2].each { backend.releases(TARGET).add(StateBackendContract.release(it, SUM), [(SUM): BYTES]) }
    }
  }
}
