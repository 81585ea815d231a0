package dev.cozesh.deploy.team

import dev.cozesh.deploy.state.HeldLock
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.deploy.state.StateBackend
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeStateException
import dev.cozesh.http.ClosedPort
import java.util.concurrent.Executors
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Unroll

/** A database of a team. */
@Requires(value = { PostgresServer.isInstalled() }, reason = PostgresServer.ABSENT)
class PostgresBackendSpec extends StateBackendContract {
  @Shared @AutoCleanup ClosedPort deaf = ClosedPort.taken()
  def server = PostgresServer.running()
  def address = server.fresh()

  @Override
  StateBackend process(String user) {
    server.backend(address, user)
  }

  def "of many that come first at once one makes the schema, and all find it made"() {
    given:
    def pool = Executors.newFixedThreadPool(8)

    when:
    def read = (1..8).collect { n -> pool.submit({ process("user$n").load(TARGET).serial() } as java.util.concurrent.Callable) }*.get()

    then:
    read == [0] * 8
    server.rows(address, 'select version from schema_version') == [1]

    cleanup:
    pool.shutdown()
  }

  def "a schema that a newer program made is left alone"() {
    given:
    alice.load(TARGET)
    server.execute(address, 'update schema_version set version = 2')

    when:
    process('carol').load(TARGET)

    then:
    def refused = thrown(CozeStateException)
    refused.what().contains('made by a newer cozesh')
    refused.why().contains('version 2, this program knows 1')
    server.rows(address, 'select version from schema_version') == [2]
  }

  def "when its connection is cut a run stops before the next write, and the next one goes on"() {
    given:
    def held = alice.lock(TARGET)
    def saved = alice.save(alice.load(TARGET).with(BOT, ResourceState.of('7389', Origin.CREATED)))

    when:
    server.execute(address, 'select pg_terminate_backend(backend_pid) from locks')
    held.requireHeld()

    then:
    def stopped = thrown(CozeStateException)
    stopped.what().startsWith('the connection to the state database was lost')
    stopped.next().contains('run the same command again')

    when:
    alice.save(saved)

    then:
    thrown(CozeStateException)

    when: 'nobody has to unlock anything'
    def next = bob.lock(TARGET)

    then:
    bob.load(TARGET) == saved
    bob.save(saved).serial() == saved.serial() + 1

    when: 'the first one ends meanwhile'
    held.close()

    then:
    next.requireHeld() == null

    cleanup:
    next.close()
  }

  def "a holder that is silent for longer than its lease has its session ended by the next one"() {
    given:
    def held = alice.lock(TARGET)

    when:
    silentFor(59)
    bob.lock(TARGET)

    then:
    thrown(CozeLockedException)

    when:
    silentFor(61)
    def next = bob.lock(TARGET)

    then:
    bob.locks()*.record()*.user() == ['bob']

    when:
    held.requireHeld()

    then:
    def fenced = thrown(CozeLockedException)
    fenced.what().contains('was lost to another run: `cozesh apply deploy.groovy`, process')
    fenced.what().contains('of bob on')

    cleanup:
    next.close()
    held.close()
  }

  def "a session that takes the lock is not taken for the dead one that its row still names"() {
    given: 'what a dead run left'
    alice.lock(TARGET)
    server.execute(address, 'select pg_terminate_backend(backend_pid) from locks')
    silentFor(600)

    and: 'a session that has the advisory lock and has not written its name yet'
    def fresh = PostgresSession.open(address)
    def key = PostgresSession.key(address, TARGET.key())
    while (!fresh.in { Sql.first(it, { row -> row.getBoolean(1) }, 'select pg_try_advisory_lock(?)', key) }.get()) {
      sleep(5)
    }

    when:
    bob.lock(TARGET)

    then:
    def refused = thrown(CozeLockedException)
    refused.why().contains('may not end it')
    fresh.in { Sql.first(it, { row -> row.getInt(1) }, 'select 1') }.get() == 1

    cleanup:
    fresh.close()
  }

  def "the versions before the last five runs stay"() {
    when:
    7.times {
      alice.lock(TARGET).withCloseable {
        def state = alice.save(alice.load(TARGET))
        alice.save(state)
      }
    }

    then:
    alice.load(TARGET).serial() == 14
    server.rows(address, 'select serial from state_backups order by serial') == [4, 6, 8, 10, 12]
  }

  def "a damaged state is told with the place of its copies"() {
    given:
    alice.lock(TARGET).withCloseable { alice.save(alice.load(TARGET)) }
    server.execute(address, "update states set state = 'not json'")

    when:
    bob.load(TARGET)

    then:
    def damaged = thrown(CozeStateException)
    damaged.what().contains(TARGET.key())
    damaged.next().contains('state_backups')
  }

  @Unroll
  def "#what is told in a sentence that holds no password"() {
    when:
    server.backend(server.address('spec_words', given)).load(TARGET)

    then:
    def trouble = thrown(CozeStateException)
    trouble.what().startsWith('the state database cannot be used: postgres on 127.0.0.1:')
    trouble.why().contains(why)
    trouble.next().contains(next)
    [trouble.what(), trouble.why(), trouble.next(), trace(trouble)].every { !it.contains('pat_test_') }

    where:
    what                 | given                                                || why                     | next
    'a server that is not there' | [port: deaf.port]                            || 'refused'               | 'see that the server runs'
    'a wrong password'   | [password: 'pat_test_wrong']                         || 'authentication failed' | 'PGPASSWORD'
    'no password'        | [password: null]                                     || 'password'              | 'PGPASSWORD'
    'a server without TLS' | [parameters: [sslmode: 'require']]                 || 'SSL'                   | ''
  }

  def "a role that may not make the schema is told what to let it"() {
    given:
    server.execute(null, "create role guest login password '${PostgresServer.PASSWORD}'")

    when:
    server.backend(server.address('spec_guest', [user: 'guest'])).load(TARGET)

    then:
    def refused = thrown(CozeStateException)
    refused.why().contains('permission denied')
    refused.next().contains('CREATE SCHEMA spec_guest AUTHORIZATION')
  }

  def "nothing in the database holds the password, and its place does not either"() {
    given:
    alice.lock(TARGET).withCloseable { alice.save(alice.load(TARGET)) }
    def lock = alice.lock(TARGET)

    expect:
    !alice.place().contains('pat_test_')
    alice.place() == "postgresql://team@127.0.0.1:${server.port}/postgres?schema=${address.schema()}"
    ['states', 'state_backups', 'journals', 'journal_lines', 'locks'].every { table ->
      server.rows(address, "select row_to_json($table)::text from $table").every { !it.contains('pat_test_') }
    }

    cleanup:
    lock.close()
  }

  def "an idle holder renews by the server's clock"() {
    given:
    def lock = alice.lock(TARGET)
    silentFor(30)

    expect:
    with(bob.locks()[0]) {
      alive
      silence().toSeconds() in 30L..40L
      age().toSeconds() in 30L..40L
    }
    HeldLock.HEARTBEAT.multipliedBy(3) < HeldLock.LEASE

    cleanup:
    lock.close()
  }

  private void silentFor(int seconds) {
    server.execute(address, "update locks set renewed = clock_timestamp() - interval '$seconds s', since = clock_timestamp() - interval '$seconds s'")
  }

  private static String trace(Throwable failure) {
    def text = new StringWriter()
    failure.printStackTrace(new PrintWriter(text))
    text
  }
}
