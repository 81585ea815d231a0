package dev.cozesh.e2e

import dev.cozesh.deploy.team.PostgresServer
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import spock.lang.Requires
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** Scenarios D14 to D16 with real processes: two runs at once on one target, with files and with a team's database. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TeamStateSpec extends Specification {
  private static final String SCRIPT = 'scripts/wehan/deploy.groovy'
  private static final List<String> PLACES = ['files'] + (PostgresServer.isInstalled() ? ['database'] : [])

  @TempDir Path directory
  def coze = Coze.fresh()
  Map<String, String> variables
  Closure<Void> silence
  Closure<Void> cut

  def cleanup() {
    coze.close()
  }

  @Unroll("D14, #place")
  def "of two that start together one writes, and the other is told who does"() {
    given:
    def program = program(place)
    def atWork = new CountDownLatch(1)
    def goOn = new CountDownLatch(1)
    coze.sandbox.onCommitted {
      atWork.countDown()
      goOn.await()
    }

    when: 'the first is in the middle of its first create'
    def first = program.start(SCRIPT, '--yes')
    atWork.await()
    def second = program.here('apply', program.path(SCRIPT), '--yes')

    then:
    second.exit == 8
    second.err.contains("`cozesh $SCRIPT`, process ${first.process.pid()} of tester on ")
    second.err =~ /held for \d+ s, renewed \d+ s ago, lock [0-9a-f-]{36}/
    second.err =~ /`cozesh unlock [0-9a-f-]{36}`/
    second.err.contains('https://ci.example/job/17')

    when: 'a third one has time'
    def third = program.start('apply', SCRIPT, '--yes', '--lock-timeout', '50')
    while (!Files.readString(third.err).contains('waiting for up to 50 s: another run holds')) {
      sleep(20)
    }
    goOn.countDown()

    then:
    first.ended().exit == 0
    third.ended().exit == 0
    third.said().out.contains('no changes, ')
    third.said().err.count('waiting for up to') == 1
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }

    cleanup:
    goOn.countDown()
    [first, third]*.process*.destroyForcibly()

    where:
    place << PLACES
  }

  @Unroll("D15, #place")
  def "what a killed run held the next one takes at once, and goes on from its journal"() {
    given:
    def program = program(place)
    def child = new BlockingVariable<Program.Child>(30)
    coze.sandbox.onCommitted { if (it.route() == 'POST /v1/bot/create') child.get().kill() }

    when:
    child.set(program.start(SCRIPT, '--yes'))

    then:
    child.get().ended().exit == 137
    program.here('unlock').out.contains("process ${child.get().process.pid()} of tester")

    when:
    def second = program.here(program.path(SCRIPT), '--yes')

    then:
    second.exit == 0
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }
    coze.published()*.name()*.get() == ['WeHan 求职助手']
    program.here('unlock').err.contains('nothing is locked')

    where:
    place << PLACES
  }

  @Unroll("D16, #place")
  def "a run that was frozen while another took over writes nothing any more"() {
    given:
    def program = program(place)
    def child = new BlockingVariable<Program.Child>(30)
    def frozen = new CountDownLatch(1)
    coze.sandbox.onCommitted {
      if (it.route() == 'POST /v1/datasets' && frozen.count) {
        freeze(child.get())
        frozen.countDown()
      }
    }

    when: 'it is frozen before the answer to its create arrives'
    child.set(program.start(SCRIPT, '--yes'))
    frozen.await()

    then: 'its lease is not over'
    program.here(program.path(SCRIPT), '--yes').exit == 8

    when: '90 s pass'
    silence.call()
    def second = program.here(program.path(SCRIPT), '--yes')

    then:
    second.exit == 0
    second.err.contains('settled by listing')
    def writes = coze.writes()

    when:
    signal(child.get(), 'CONT')
    def first = child.get().ended()

    then:
    first.exit == 8
    first.err.contains('was lost')
    first.err.contains('nothing more was written')
    coze.writes() == writes
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }

    when:
    def third = program.here(program.path(SCRIPT), '--yes')

    then:
    third.exit == 0
    third.out.contains('no changes, ')
    coze.writes() == writes

    cleanup:
    child.get().kill()

    where:
    place << PLACES
  }

  @Unroll("unlock, #place")
  def "a lock is taken away by its id, from a holder that lives only by force"() {
    given:
    def program = program(place)
    def atWork = new CountDownLatch(1)
    def goOn = new CountDownLatch(1)
    coze.sandbox.onCommitted {
      atWork.countDown()
      goOn.await()
    }
    def first = program.start(SCRIPT, '--yes')
    atWork.await()
    def id = (program.here('unlock').out =~ /lock ([0-9a-f-]{36})/)[0][1]

    expect:
    program.here('unlock', 'another').exit == 2
    with(program.here('unlock', id)) {
      exit == 8
      err.contains("process ${first.process.pid()} of tester")
      err.contains("`cozesh unlock $id --force`")
    }
    program.here('unlock', id, '--force').exit == 2
    program.here('unlock', id, '--force', '--yes').out.startsWith('unlocked ')

    when:
    goOn.countDown()
    def ended = first.ended()

    then: 'it stops before its next write'
    ended.exit == 8
    ended.err.contains('was lost')
    coze.writes() == 1

    when:
    def second = program.here(program.path(SCRIPT), '--yes')

    then:
    second.exit == 0
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }

    cleanup:
    goOn.countDown()
    first.process.destroyForcibly()

    where:
    place << PLACES
  }

  @Requires(value = { PostgresServer.isInstalled() }, reason = PostgresServer.ABSENT)
  def "a run whose connection is cut stops before its next write, and the next one goes on"() {
    given:
    def program = program('database')
    coze.sandbox.onCommitted { if (it.route() == 'POST /v1/datasets') cut.call() }

    when:
    def first = program.run(SCRIPT, '--yes')

    then:
    first.exit == 11
    first.err.contains('the connection to the state database was lost: postgres on 127.0.0.1')
    first.err.contains('it goes on from the journal')
    coze.writes() == 1
    !(first.out + first.err).contains(PostgresServer.PASSWORD)

    when:
    def second = program.here(program.path(SCRIPT), '--yes')

    then:
    second.exit == 0
    second.err.contains('settled by listing')
    Coze.CREATES.every { coze.sandbox.requests(it) == 1 }
    program.here('state', 'ls', '--json').json().size() == coze.datasets().size() + coze.drafts().size() + 1
    !Files.exists(program.directory.resolve('.cozesh/state'))
  }

  @Requires(value = { PostgresServer.isInstalled() }, reason = PostgresServer.ABSENT)
  def "what was applied moves to a database and back, and nothing is made again"() {
    given:
    def server = PostgresServer.running()
    def address = server.fresh().toString()
    program('files')
    def word = [PGPASSWORD: PostgresServer.PASSWORD]
    def local = new Program(directory, variables + word)
    assert local.here(local.path(SCRIPT), '--yes').exit == 0
    def writes = coze.writes()

    when:
    def moved = local.here('state', 'migrate', address)

    then:
    moved.exit == 0
    moved.out =~ /127.0.0.1_\d+-\d+: \d objects, serial \d+, 0 open journals, 1 release/
    moved.err.contains("sets COZESH_STATE=$address")

    when: 'somebody forgets to say where it is kept now'
    def forgotten = local.here(local.path(SCRIPT), '--yes')

    then:
    forgotten.exit == 11
    forgotten.err.contains("it was moved to $address")
    forgotten.err.contains("set COZESH_STATE=$address")
    coze.writes() == writes

    and: 'it may be copied once more'
    local.here('state', 'migrate', address).exit == 0

    when:
    def team = new Program(directory, variables + word + [COZESH_STATE: address])

    then:
    team.here(team.path(SCRIPT), '--yes').out.contains('no changes, ')
    team.here('state', 'migrate', address).exit == 2
    team.here('state', 'migrate', '.cozesh').exit == 0
    local.here(local.path(SCRIPT), '--yes').out.contains('no changes, ')

    when: 'the project says so to everybody'
    local.write('.cozesh/config.json', """{"state": "$address"}""")

    then:
    local.here(local.path(SCRIPT), '--yes').out.contains('no changes, ')
    coze.writes() == writes

    when: 'with a password in it'
    local.write('.cozesh/config.json', """{"state": "${address.replace('team@', 'team:pat_test_secret@')}"}""")
    def refused = local.here(local.path(SCRIPT), '--yes')

    then:
    refused.exit == 10
    !refused.err.contains('pat_test_secret')

    and: 'a sandbox keeps its own beside its data'
    local.write('.cozesh/config.json', """{"state": "$address"}""")
    local.here('--sandbox', 'state', 'migrate', address).exit == 2
  }

  private Program program(String place) {
    variables = coze.access('pat_test_team') + [USER: 'tester', CI_JOB_URL: 'https://ci.example/job/17']
    if (place == 'database') {
      def server = PostgresServer.running()
      def address = server.fresh()
      variables += [COZESH_STATE: address.toString(), PGPASSWORD: PostgresServer.PASSWORD]
      cut = { server.execute(address, 'select pg_terminate_backend(backend_pid) from locks') }
      silence = { server.execute(address, "update locks set renewed = clock_timestamp() - interval '90 s'") }
    }
    def program = new Program(directory, variables)
    program.copy('scripts/wehan')
    if (place == 'files') {
      silence = { program.directory.resolve('.cozesh/lock').toFile().listFiles().findAll { it.name.endsWith('.json') }.each { backdate(it.toPath()) } }
    }
    program
  }

  private static void backdate(Path lock) {
    def record = Json.parse(Files.readString(lock), 'lock')
    record.put('renewed', java.time.Instant.parse(record.get('renewed').asText()).minusSeconds(90).toString())
    Files.writeString(lock, Json.pretty(record))
  }

  /** Returns when it has stopped: on a busy machine its threads go on for a while behind the signal. */
  private static void freeze(Program.Child child) {
    signal(child, 'STOP')
    while (!new ProcessBuilder('ps', '-o', 'state=', '-p', "${child.process.pid()}").start().text.startsWith('T')) {
      sleep(5)
    }
  }

  private static void signal(Program.Child child, String name) {
    assert new ProcessBuilder('kill', "-$name", "${child.process.pid()}").start().waitFor() == 0
  }
}
