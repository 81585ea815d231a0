package dev.cozesh.deploy

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.deploy.desired.DesiredDatabase
import dev.cozesh.deploy.desired.DesiredKnowledge
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Output
import dev.cozesh.deploy.guard.Caution
import dev.cozesh.deploy.guard.Guard
import dev.cozesh.deploy.guard.PlanFacts
import dev.cozesh.deploy.guard.RequestBudget
import dev.cozesh.deploy.guard.SecretGate
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Gate
import dev.cozesh.deploy.plan.Level
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.Place
import dev.cozesh.http.Time
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.shell.command.ExitCode
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenarios D17–D19 and D26, and everything else that stands between a plan and its first write. */
class GateSpec extends Specification {
  private static final DesiredState NOTHING = new DesiredState(Optional.of('WeHan'), [], [])

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  // ----- D17, D18: refusals by cause

  def "D17: an update refused five times with 429 waits as it is told, and is done"() {
    given:
    bench.apply(Bench.team())
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/update').storm429(5, 2))
    def waits = []
    bench.clock.sleeps.clear()

    when:
    applying(Bench.team(prompt: '新'), patient(waits, 3))

    then: 'the client waits as told twice, the run itself 5 s, and the client twice again'
    waits == [Duration.ofSeconds(2)] * 4
    bench.clock.sleeps[0] == Duration.ofSeconds(5)
    bench.plan(Bench.team(prompt: '新')).isEmpty()
  }

  def "D17: a list refused without end is given up after bounded waits, and the next run goes on"() {
    given:
    bench.sandbox.faults().add(Fault.on('GET /v1/datasets').storm429(50))
    def waits = []

    when:
    applying(Bench.team(), patient(waits, 3))

    then:
    def refused = thrown(CozeServiceException)
    ExitCode.of(refused) == ExitCode.LIMIT
    waits.size() == 2
    waits.every { it <= Duration.ofSeconds(8) }
    bench.writes() == 0

    when:
    bench.sandbox.faults().clear()
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.datasets() == 1
  }

  def "D18: risk control at the third request ends the run there"() {
    given:
    bench.sandbox.faults().add(Fault.on('*').nth(3).riskControl(4102))

    when:
    bench.apply(Bench.team())

    then:
    def refused = thrown(CozeServiceException)
    ExitCode.of(refused) == ExitCode.LIMIT
    bench.sandbox.log().size() == 3

    when:
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
  }

  def "D18: a token without the right is told which permission it lacks"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').always().status(401, '{"code":4101,"msg":"no permission"}', [:]))

    when:
    bench.apply(Bench.team())

    then:
    def refused = thrown(CozeServiceException)
    ExitCode.of(refused) == ExitCode.AUTH
    refused.next().contains('createBot')
    bench.bots() == 0
  }

  def "D18: sensitive text found at publishing leaves the draft changed and the published bot as it was"() {
    given:
    bench.apply(Bench.team())
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/publish').nth(1).status(200, '{"code":4105,"msg":"sensitive"}', [:]))

    when:
    bench.apply(Bench.team(prompt: '新角色'))

    then:
    def partial = thrown(CozePartialException)
    ExitCode.of(partial) == ExitCode.PARTIAL
    partial.what().contains('was changed, but not published')
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == '新角色'
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get().contains('你是 WeHan')
  }

  // ----- budget

  def "a plan that takes more requests than allowed is not begun"() {
    when:
    bench.apply(Bench.team(), [requests: 12])

    then:
    def refused = thrown(CozeGuardException)
    refused.what() ==~ /plan and apply take up to \d+ requests, --max-requests allows 12/
    bench.writes() == 0
  }

  def "an account that has too few requests left is not begun with"() {
    when:
    bench.apply(Bench.team(), [caution: Caution.USUAL.withQuota(OptionalInt.of(5))])

    then:
    def refused = thrown(CozeGuardException)
    refused.what().contains('the account has 5 left')
    bench.writes() == 0
  }

  def "the request that would be too many is not sent, and the next run goes on"() {
    given: 'answers that have to be asked for again, which no plan foresees'
    def needed = bench.plan(Bench.team()).requests()
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/publish').times(9).status(429, '{"msg":"slow"}', [:]))
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets/{dataset_id}/process').times(9).status(503, '', [:]))
    int before = bench.sandbox.log().size()

    when:
    applying(Bench.team(), patient([], 9), needed)

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == "stopped: $needed requests were sent, --max-requests allows $needed".toString()
    bench.sandbox.log().size() - before == needed

    when:
    bench.sandbox.faults().clear()
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    Bench.CREATES.every { bench.sandbox.commits(it) == 1 }
  }

  def "settling a lost create stays within the budget, and ends with it"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).commitThen500())
    bench.sandbox.faults().add(Fault.on('POST /v1/datasets').nth(1).hideFromList(Duration.ofSeconds(50)))

    expect:
    !within(8)
    bench.sandbox.log().size() == 8
    bench.sandbox.requests('POST /v1/datasets') == 1

    when:
    bench.clock.sleep(Duration.ofSeconds(60))
    bench.apply(Bench.team())

    then:
    bench.datasets() == 1
    bench.sandbox.requests('POST /v1/datasets') == 1
  }

  def "a budget of #n requests ends each run within it; runs go on from each other and nothing is made twice"() {
    when:
    int runs = 0
    boolean done = false
    while (!done && runs < 60) {
      int before = bench.sandbox.log().size()
      runs++
      done = within(n)
      assert bench.sandbox.log().size() - before <= n
    }

    then:
    done
    bench.bots() == 1
    bench.datasets() == 1
    Bench.CREATES.every { bench.sandbox.commits(it) == 1 }

    where:
    n << [9, 11, 14]
  }

  /** A run that only its budget stops, however much the plan foresaw. */
  private boolean within(int requests) {
    def client = bench.client.listening(new Counting(requests))
    new Deployer(client, Catalog.bundled(), bench.context()).withCloseable {
      try {
        def plan = it.plan(Bench.team(), PlanOptions.of('deploy.groovy').exclusively())
        it.apply(plan, ApplyListener.SILENT)
        return true
      } catch (CozeGuardException stopped) {
        return false
      }
    }
  }

  /** The budget without the gate before it. */
  static class Counting implements CallListener {
    private final RequestBudget budget
    private int sent

    Counting(int most) {
      budget = new RequestBudget(most)
    }

    @Override
    void admit(Call call) {
      budget.requireRoom(sent++, call.operation())
    }
  }

  // ----- D19: protection and mass deletion

  def "D19: a protected object whose block is gone stops --prune, and nothing is deleted"() {
    given:
    bench.apply(Bench.team(protect: true))

    when:
    bench.apply(NOTHING, [prune: true, deletes: 1])

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == "protected, so nothing is deleted: knowledge.$Bench.KNOWLEDGE".toString()
    refused.next().contains('cozesh state unprotect')
    bench.datasets() == 1

    and: 'without --prune it is simply kept'
    bench.plan(NOTHING).precautions().gates() == []
  }

  def "#count of #all deletions #with: #closed"() {
    given:
    def bases = (1..all).collect { base("KB $it") }
    bench.apply(new DesiredState(Optional.of('WeHan'), bases, []))

    when:
    def options = [prune: true] + (allowed == null ? [:] : [deletes: allowed])
    def left = new DesiredState(Optional.of('WeHan'), bases.drop(count), [])
    def plan = bench.plan(left, options)

    then:
    plan.changes().count { it.action() == Action.DELETE } == count
    plan.precautions().closed()*.objection()*.get()*.why() == closed

    where:
    count | all | allowed || closed
    0     | 2   | null    || []
    1     | 4   | null    || []
    2     | 4   | null    || ['2 of 4 objects of the kind knowledge are more than 30 %']
    2     | 4   | 2       || []
    2     | 4   | 3       || ['--allow-delete says 3']
    4     | 14  | null    || ['more than 3 deletions want their number']
    4     | 14  | 4       || []
    with = allowed == null ? 'without a number' : "with $allowed"
  }

  def "what goes with a knowledge base is told: its documents, and the bots that know it"() {
    given:
    bench.apply(Bench.team())

    when:
    def plan = bench.plan(NOTHING, [prune: true])

    then:
    plan.remarks() == [
      "with knowledge.$Bench.KNOWLEDGE goes its document policies.txt".toString(),
      "knowledge.$Bench.KNOWLEDGE is known by bot.$Bench.BOT, which loses it; bots that are not managed here were not looked at".toString()
    ]
    plan.precautions().reach().text() == '1 document will be deleted'
  }

  def "bases that no managed bot knows are told in one line"() {
    given:
    bench.apply(new DesiredState(Optional.of('WeHan'), (1..3).collect { base("KB $it") }, []))

    expect:
    bench.plan(NOTHING, [prune: true]).remarks() == [
      'no bot that is managed here knows knowledge.KB 1, knowledge.KB 2, knowledge.KB 3; bots that are not managed here were not looked at']
  }

  def "a number that somebody types opens the gate"() {
    given:
    bench.apply(Bench.team())

    when:
    pruning(1)

    then:
    bench.datasets() == 0
  }

  def "another number does not open it, and nothing is deleted"() {
    given:
    bench.apply(Bench.team())

    when:
    pruning(2)

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == 'this deletes 1 object, and the number was not confirmed'
    refused.next().contains('--allow-delete 1')
    bench.datasets() == 1
  }

  private void pruning(int typed) {
    bench.deployer().withCloseable {
      def plan = it.plan(NOTHING, PlanOptions.of('deploy.groovy').pruning(true).exclusively())
      it.apply(plan, typing(typed))
    }
  }

  // ----- rules, reach, permissions

  def "a rule that refuses stops an apply before the first write; a plan only tells"() {
    given:
    def care = Caution.USUAL.withGuards([rule('no bots') { it.creates() > 1 ? Optional.of('too many') : Optional.empty() }])

    when:
    def plan = bench.plan(Bench.team(), [caution: care])

    then:
    plan.precautions().gates()*.isOpen() == [false]

    when:
    bench.apply(Bench.team(), [caution: care])

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == 'deploy.groovy:3: the rule "no bots" refuses this plan'
    refused.why() == 'too many'
    bench.writes() == 0
  }

  def "facts of a plan are what it does"() {
    given:
    bench.apply(Bench.team())
    PlanFacts facts = null
    def care = Caution.USUAL.withGuards([rule('see') { facts = it; Optional.empty() }])

    when:
    def plan = bench.plan(Bench.team(prompt: '新', documents: ['policies.md': 'neu', 'b.txt': 'b']), [caution: care])

    then:
    with(facts) {
      [creates(), adopts(), updates(), deletes(), waits()] == [0, 0, 2, 0, 0]
      publishes() == 1
      documents() == 2
      requests() == plan.requests()
      environment() == ''
    }
    plan.precautions().reach().text() == '1 bot, published, 2 documents will be re-indexed'
  }

  def "a bot that only knows what changes is reached, too"() {
    given:
    bench.apply(Bench.team())

    expect:
    bench.plan(Bench.team(documents: ['policies.md': 'neu'])).precautions().reach().text() ==
    '1 bot, published, 1 document will be re-indexed'
    bench.plan(Bench.team()).precautions().reach().text() == ''
  }

  def "each permission names what needs it"() {
    when:
    def needs = bench.plan(Bench.team()).precautions().needs().collectEntries { [it.permission(), it.by()] }

    then:
    needs.createBot == ["bot.$Bench.BOT".toString()]
    needs.createKnowledge == ["knowledge.$Bench.KNOWLEDGE".toString()]
    needs.listWorkspace == []
    bench.plan(Bench.team()).permissions() == needs.keySet().toList()
  }

  // ----- what may be seen

  def "a sensitive value that somebody has changed on Coze is not shown among what has drifted"() {
    given:
    def hiding = Bench.team(lifecycle: Lifecycle.USUAL.hiding('prompt_info.prompt'))
    bench.apply(hiding)
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().prompt('他们改的').build()))

    when:
    def change = bench.plan(hiding).changes().find { it.action() == Action.UPDATE }
    def drifted = change.watched().find { it.level() == Level.DRIFTED }

    then:
    drifted.field() == 'prompt_info.prompt'
    [drifted.live(), drifted.base()].every { it.get().path('sensitive').asBoolean() }
    !change.toString().contains('他们改的')
  }

  def "a sensitive value is shown by its length and hash; what is sent is whole"() {
    given:
    bench.apply(Bench.team())
    def care = Caution.USUAL.hidingValues(true)

    when:
    def change = bench.plan(Bench.team(prompt: '秘密的'), [caution: care]).changes().find { it.action() == Action.UPDATE }
    def shown = change.fields().find { it.field() == 'prompt_info.prompt' }

    then:
    shown.after().get().toString() ==~ /\{"sensitive":true,"characters":3,"sha256":"[0-9a-f]{8}"}/
    !shown.before().get().toString().contains('WeHan')

    when:
    bench.apply(Bench.team(prompt: '秘密的'), [caution: care])

    then:
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == '秘密的'
  }

  def "D26: with the gate overridden a secret goes to Coze and nowhere else"() {
    given:
    def canary = 'pat_test_Canary0Canary0'
    def fingerprint = SecretGate.STRICT.first(canary).get().fingerprint()
    def care = Caution.USUAL.withSecrets(new SecretGate({ [] as Set }, [fingerprint] as Set, { false }))
    def desired = Bench.team(prompt: "use $canary".toString(), documents: ['a.md': "key $canary"])

    when:
    def plan = bench.plan(desired, [caution: care])
    bench.apply(desired, [caution: care])

    then:
    !plan.toString().contains(canary)
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == "use $canary".toString()
    !bench.everythingWritten('.').contains(canary)
    !bench.everythingWritten('.').contains(Base64.encoder.encodeToString(canary.bytes))
    !bench.remarks.toString().contains(canary)
  }

  def "an output holds no secret, whatever is allowed: it is written to files"() {
    given:
    def fingerprint = SecretGate.STRICT.first('pat_test_Zx9Zx9Zx9').get().fingerprint()
    def care = Caution.USUAL.withSecrets(new SecretGate({ [] as Set }, [fingerprint] as Set, { false }))

    when:
    bench.plan(new DesiredState(Optional.of('WeHan'), [], [new Output('KEY', new Output.Text('pat_test_Zx9Zx9Zx9'))]), [caution: care])

    then:
    thrown(CozeGuardException)
  }

  def "a secret in #where stops the plan before the first request"() {
    when:
    bench.plan(new DesiredState(Optional.of('WeHan'), resources, outputs))

    then:
    def refused = thrown(CozeGuardException)
    refused.what().contains(where)
    !refused.message.contains('Zx9')
    bench.sandbox.log().isEmpty()

    where:
    where                      | resources           | outputs
    'output KEY'               | []                  | [new Output('KEY', new Output.Text('pat_test_Zx9Zx9Zx9'))]
    'a.csv, row 2: key'        | [table()]           | []
    'definition'               | [flow()]            | []
  }

  private static table() {
    def rows = new DesiredDatabase.Rows('a.csv', [key: 'key'], [[key: 'x'], [key: 'pat_test_Zx9Zx9Zx9']], '')
    new DesiredDatabase('t', Optional.empty(), [], Optional.of(rows), Lifecycle.USUAL, Place.NOWHERE)
  }

  private static flow() {
    def json = Json.parse('{"nodes":[{"header":"Bearer Zx9Zx9Zx9Zx9"}]}', 'w.json')
    new DesiredWorkflow('w', Optional.of(new DesiredWorkflow.Definition('w.json', json)), Lifecycle.USUAL, Place.NOWHERE)
  }

  private static base(String name) {
    new DesiredKnowledge(
        name, Optional.empty(), [], DesiredKnowledge.Chunks.AUTOMATIC, Lifecycle.USUAL, Place.NOWHERE)
  }

  private static Guard rule(String called, Closure<Optional<String>> says) {
    new Guard() {
          @Override
          String name() {
            called
          }

          @Override
          Place place() {
            new Place('deploy.groovy', 3, 0)
          }

          @Override
          Optional<String> objection(PlanFacts facts) {
            says(facts)
          }
        }
  }

  private static ApplyListener typing(int number) {
    new ApplyListener() {
          @Override
          boolean confirms(Gate gate) {
            gate.confirmedBy().asInt == number
          }
        }
  }

  private void applying(DesiredState desired, CozeClient client, Integer most = null) {
    client.withCloseable {
      new Deployer(it, Catalog.bundled(), bench.context()).withCloseable { deployer ->
        def budget = most == null ? OptionalInt.empty() : OptionalInt.of(most)
        def plan = deployer.plan(desired, PlanOptions.of('deploy.groovy').exclusively().within(budget))
        deployer.apply(plan, ApplyListener.SILENT)
      }
    }
  }

  /** A client that sends again, and does not wait for it. */
  private CozeClient patient(List<Duration> waits, int retries) {
    CozeClient.builder().baseUrl(bench.sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN))
        .maxRetries(retries).time(new StillTime(waits)).build()
  }

  /** A time that passes only by sleeping. */
  static class StillTime implements Time {
    private final List<Duration> waits
    private Duration slept = Duration.ZERO

    StillTime(List<Duration> waits) {
      this.waits = waits
    }

    @Override
    Instant instant() {
      Instant.EPOCH + slept
    }

    @Override
    long nanos() {
      slept.toNanos()
    }

    @Override
    void sleep(Duration duration) {
      waits << duration
      slept += duration
    }
  }
}
