package dev.cozesh.deploy

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredDatabase
import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.deploy.desired.DesiredKnowledge
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks
import dev.cozesh.deploy.desired.DesiredResource
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Reference
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.table.TableMapping
import dev.cozesh.error.CozeAmbiguousException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeFailuresException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.Place
import dev.cozesh.sandbox.Fault
import dev.cozesh.shell.command.ExitCode
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** One bad branch stops only what depends on it. */
class KeepGoingSpec extends Specification {
  private static final int GRAPHS = 4
  private static final Map<String, ?> GOING = [optIns: [OptIn.KEEP_GOING]]
  private static final String BAD = '{"code":4000,"msg":"Invalid request parameters","detail":{"logid":"{logid}"}}'

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory.resolve('bench'))
  }

  def "of any graph and any one create refused, all that does not depend on it is there, nothing is sent twice, and the next run finishes"() {
    given:
    List<String> wrong = []
    int cases = 0

    when:
    (1..GRAPHS).each { seed ->
      def desired = graph(new Random(seed))
      creates(desired).each { route, owners ->
        owners.eachWithIndex { owner, at ->
          cases++
          def room = new Bench(directory.resolve("graph-$seed-$cases"))
          try {
            wrong.addAll(faults(room, desired, route, at + 1, owner).collect { "graph $seed, create ${at + 1} of $route: $it".toString() })
          } finally {
            room.close()
          }
        }
      }
    }
    println "keep going: $cases creates refused in $GRAPHS graphs"

    then:
    wrong == []
    cases > 2 * GRAPHS
  }

  private static List<String> faults(Bench room, DesiredState desired, String route, int nth, Address owner) {
    List<String> wrong = []
    def expect = { String what, Object found, Object wanted ->
      if (found != wanted) {
        wrong << "$what: $found, not $wanted".toString()
      }
    }
    room.sandbox.faults().add(Fault.on(route).nth(nth).status(400, BAD, [:]))
    def failure = Mishap.attempt { room.apply(desired, GOING) }
    def users = users(desired, owner)
    expect('failure', failure?.class, CozeFailuresException)
    expect('exit', ExitCode.of(failure), ExitCode.PARTIAL)
    expect('failed', room.failed.keySet(), [owner] as Set)
    expect('blocked', room.blocked, users.collectEntries { [it, owner] })

    def whole = desired.resources()*.address().findAll { it != owner && !(it in users) } as Set
    def plan = room.plan(desired)
    expect('done', plan.changes().findAll { it.action() == Action.NONE }*.address() as Set, whole)
    users.each { user -> expect("bot $user", room.client.bots().list(room.workspace(), dev.cozesh.client.core.PublishStatus.ALL).all()*.name()*.get().contains(user.name()), false) }
    bots(desired).findAll { it.address() in whole && it.publishTo().get() }.each { bot ->
      expect("published $bot.name", room.client.bots().info(room.botId(bot.name())).promptInfo().get().prompt(), bot.prompt())
    }

    room.apply(desired, GOING)
    expect('plan afterwards', room.plan(desired).changes()*.action().unique(), [Action.NONE])
    creates(desired).each { create, owners ->
      expect("committed $create", room.sandbox.commits(create), owners.size())
      expect("sent $create", room.sandbox.requests(create), owners.size() + (create == route ? 1 : 0))
    }
    expect('publishes', room.sandbox.commits(Tally.PUBLISH), bots(desired).count { it.publishTo().get() } as int)
    wrong
  }

  def "every failure is told at the end, with code, log id and what to do; the run ends with exit 5"() {
    given:
    def desired = state([base('A'), base('B'), base('C'), bot('one', ['A']), bot('two', ['A', 'B']), bot('three', ['C'])])
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').times(2).status(400, BAD, [:]))

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeFailuresException)
    ExitCode.of(e) == ExitCode.PARTIAL
    e.what() == '2 objects failed, and 2 that depend on it were not done'
    e.why() =~ /(?s)knowledge\.A: POST \/v1\/datasets was refused: code 4000 \(HTTP 400, log id \w+\).*next: .*knowledge\.B: POST/
    e.why().endsWith('blocked by knowledge.A: bot.one, bot.two')
    e.next() == 'all else is done and recorded. Run the same command again: it goes on from there'
    e.failures().every { it instanceof CozeServiceException && !it.logId().empty }
    bench.remarks.any { it.startsWith('knowledge.A failed, what does not depend on it goes on: POST /v1/datasets was refused') }
    bench.datasets() == 1
    bench.client.bots().info(bench.botId('three')).name().get() == 'three'

    and: 'as after any run that ended half-way, its release is left to the next one'
    releases() == 0

    when:
    bench.apply(desired, GOING)

    then:
    releases() == 1
    bench.plan(desired).isEmpty()
  }

  def "without being told so it stops at the first failure, as ever"() {
    given:
    def desired = state([base('A'), base('B')])
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))

    when:
    bench.apply(desired)

    then:
    def e = thrown(CozeServiceException)
    e.code() == 4000
    bench.sandbox.requests('POST /v1/datasets') == 1
    bench.failed.keySet()*.toString() == ['knowledge.A']
    bench.blocked.isEmpty()
  }

  def "what concerns every object stops the run at once: #what"() {
    given:
    def desired = state([base('A'), base('B'), base('C')])
    bench.sandbox.faults().add(fault(Fault.on('POST /v1/datasets').nth(2)))

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeException)
    ExitCode.of(e) == exit
    bench.sandbox.log().last().route() == 'POST /v1/datasets'
    bench.sandbox.requests('POST /v1/datasets') == 2
    bench.failed.keySet()*.toString() == ['knowledge.B']

    where:
    what            | exit          | fault
    'no permission' | ExitCode.AUTH | { it.status(403, '{"code":4101,"msg":"no permission"}', [:]) }
    'wrong token'   | ExitCode.AUTH | { it.status(401, '{"code":700012006,"msg":"access token invalid"}', [:]) }
    'risk control'  | ExitCode.LIMIT | { it.riskControl(4102) }
    'quota'         | ExitCode.LIMIT | { it.status(402, '{"code":4011,"msg":"no balance"}', [:]) }
  }

  def "a failure that stops everything comes behind others that did not: its exit code counts, all are told"() {
    given:
    def desired = state([base('A'), base('B'), base('C')])
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(2).riskControl(4102))

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeServiceException)
    ExitCode.of(e) == ExitCode.LIMIT
    bench.failed.keySet()*.toString() == ['knowledge.A', 'knowledge.B']
    bench.sandbox.requests('POST /v1/datasets') == 2
  }

  def "a lost lock and a wish to stop end the run behind the object that failed: #what"() {
    given:
    def desired = state([base('A'), base('B')])
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).status(400, BAD, [:]))
    bench.onFailed = { happens(bench) }

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeException)
    type.isInstance(e)
    bench.sandbox.requests('POST /v1/datasets') == 1

    where:
    what        | type                     | happens
    'lock lost' | CozeLockedException      | { Bench it -> it.directory.resolve('lock').toFile().listFiles()*.delete() }
    'stopped'   | CozeInterruptedException | { Bench it -> it.stop = { true } }
  }

  def "a create that nobody can decide blocks what depends on it, and its exit code wins"() {
    given:
    def desired = state([base('A'), base('B'), bot('one', ['A']), bot('two', ['B'])])
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).commitThenReset())
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).hideFromList(Duration.ofSeconds(300)))
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).status(400, BAD, [:]))

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeFailuresException)
    ExitCode.of(e) == ExitCode.AMBIGUOUS
    bench.failed.collectEntries { [it.key.toString(), it.value.class] } ==
    ['knowledge.A': CozeAmbiguousException, 'bot.two': CozeServiceException]
    bench.blocked.collectEntries { [it.key.toString(), it.value.toString()] } == ['bot.one': 'knowledge.A']

    when:
    bench.clock.sleep(Duration.ofSeconds(300))
    bench.apply(desired, GOING)

    then:
    bench.sandbox.commits('POST /v1/datasets') == 2
    bench.sandbox.requests('POST /v1/datasets') == 2
    bench.plan(desired).isEmpty()
  }

  def "a document that fails keeps the bots that know it from being published, and no others"() {
    given:
    def before = state([base('A'), base('B'), bot('one', ['A']), bot('two', ['B'])])
    bench.apply(before)
    def desired = state([
      base('A', 'new text'), base('B', 'new text'), bot('one', ['A'], 'now p'), bot('two', ['B'], 'now p')
    ])
    bench.sandbox.faults().add(Fault.on('POST /open_api/knowledge/document/create').nth(1).status(400, BAD, [:]))

    when:
    bench.apply(desired, GOING)

    then:
    thrown(CozeFailuresException)
    bench.blocked.keySet()*.toString() == ['bot.one']
    published('one') == 'p'
    published('two') == 'now p'
  }

  def "a bot for which there is nothing to do is not called blocked"() {
    given:
    bench.apply(state([base('A'), bot('one', ['A']), bot('two', ['A'])]))
    bench.sandbox.faults().add(Fault.on('POST /open_api/knowledge/document/create').nth(1).status(400, BAD, [:]))

    when:
    bench.apply(state([base('A', 'new text'), bot('one', ['A']), bot('two', ['A'], 'now p')]), GOING)

    then:
    thrown(CozeFailuresException)
    bench.blocked.keySet()*.toString() == ['bot.two']
  }

  def "a bot whose publishing is refused leaves the others published"() {
    given:
    def desired = state([bot('one', []), bot('two', []), bot('three', [])])
    bench.sandbox.faults().add(Fault.on(Tally.PUBLISH).nth(2).status(400, '{"code":4105,"msg":"sensitive"}', [:]))

    when:
    bench.apply(desired, GOING)

    then:
    def e = thrown(CozeFailuresException)
    e.why().contains('bot.two was changed, but not published')
    [published('one'), published('three')] == ['p', 'p']
    bench.plan(desired).changes().findAll { it.action() != Action.NONE }*.address()*.toString() == ['bot.two']
  }

  def "nothing is deleted that a bot may still use whose change has failed"() {
    given:
    bench.apply(state([base('A'), base('B'), bot('one', ['A', 'B']), bot('two', [])]))
    def desired = state([base('B'), bot('one', ['B']), bot('two', [], 'now p')])
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/update').nth(1).status(400, BAD, [:]))

    when:
    bench.apply(desired, GOING + [prune: true, deletes: 1])

    then:
    thrown(CozeFailuresException)
    bench.datasets() == 2
    bench.blocked.collectEntries { [it.key.toString(), it.value.toString()] } == ['knowledge.A': 'bot.one']
    published('two') == 'now p'

    when:
    bench.apply(desired, GOING + [prune: true, deletes: 1])

    then:
    bench.datasets() == 1
  }

  def "a server that cannot be reached is not asked once more for each object"() {
    given:
    def desired = state([base('A'), base('B'), base('C')])
    def plan = null
    def deployer = bench.deployer()
    def options = PlanOptions.of('deploy.groovy').opting(OptIn.KEEP_GOING, true).exclusively()

    when:
    deployer.withCloseable {
      plan = it.plan(desired, options)
      bench.sandbox.close()
      it.apply(plan, bench.listener())
    }

    then:
    def e = thrown(CozeTransportException)
    e.delivery() == CozeTransportException.Delivery.NOT_SENT
    bench.failed.keySet()*.toString() == ['knowledge.A']
  }

  /** Knowledge bases, tables, and bots that know some of them, some published. */
  private static DesiredState graph(Random random) {
    def bases = (1..1 + random.nextInt(3)).collect { base("K$it") }
    def tables = (0..<random.nextInt(3)).collect { table("table_$it", 1 + random.nextInt(3)) }
    def bots = (1..1 + random.nextInt(4)).collect { n ->
      bot("B$n", bases*.name().findAll { random.nextBoolean() }, "prompt $n", random.nextBoolean() ? ['1024'] : [])
    }
    state(bases + tables + bots)
  }

  /** The creates that a graph takes, in their order, each with the object that fails with it. */
  private static Map<String, List<Address>> creates(DesiredState desired) {
    def of = { Kind kind -> desired.resources()*.address().findAll { it.kind() == kind } }
    [
      'POST /v1/datasets': of(Kind.KNOWLEDGE),
      'POST /open_api/knowledge/document/create': of(Kind.KNOWLEDGE),
      'POST /v1/databases': of(Kind.DATABASE),
      'POST /v1/databases/{database_id}/records': of(Kind.DATABASE),
      'POST /v1/bot/create': of(Kind.BOT),
    ].findAll { it.value }
  }

  private static Set<Address> users(DesiredState desired, Address used) {
    bots(desired).findAll { bot -> bot.references().any { it.kind() == used.kind() && it.nameOrId() == used.name() } }*.address() as Set
  }

  private static List<DesiredBot> bots(DesiredState desired) {
    desired.resources().findAll { it instanceof DesiredBot } as List<DesiredBot>
  }

  private static DesiredState state(List<? extends DesiredResource> resources) {
    new DesiredState(Optional.of('WeHan'), resources, [])
  }

  private static DesiredKnowledge base(String name, String text = 'text') {
    new DesiredKnowledge(
        name, Optional.of('d'), [DesiredDocument.of("${name}.txt", "$text of $name".getBytes(UTF_8), Place.NOWHERE)],
        Chunks.AUTOMATIC, Lifecycle.USUAL, Place.NOWHERE)
  }

  private static DesiredDatabase table(String name, int rows) {
    def mapping = TableMapping.of("${name}.csv", 'title\n' + (1..rows).collect { "row $it\n" }.join(''), [], Place.NOWHERE)
    new DesiredDatabase(name, Optional.of('d'), mapping.columns(), mapping.rows(), Lifecycle.USUAL, Place.NOWHERE)
  }

  private static DesiredBot bot(String name, List<String> knows, String prompt = 'p', List<String> publish = ['1024']) {
    new DesiredBot(
        name, Optional.of('d'), Optional.of(prompt), Optional.empty(), Optional.empty(),
        Optional.of(knows.collect { new Reference(Kind.KNOWLEDGE, it, Place.NOWHERE) }), Optional.empty(), Optional.empty(),
        Optional.of(publish), Lifecycle.USUAL, Place.NOWHERE)
  }

  private String published(String name) {
    bench.client.bots().info(bench.botId(name)).promptInfo().get().prompt().get()
  }

  private int releases() {
    bench.releases().all().size()
  }
}
