package dev.cozesh.deploy

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Level
import dev.cozesh.error.CozeAmbiguousException
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.shell.command.ExitCode
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenarios D1, D5–D13, D21 and D25 of the deployment research, against the sandbox. */
class DeployScenarioSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "D1: a first apply makes everything, a second one sends no write"() {
    when:
    def plan = bench.plan(Bench.team())

    then:
    plan.changes()*.action() == [Action.CREATE, Action.CREATE]
    bench.writes() == 0

    when:
    def report = bench.apply(Bench.team())

    then:
    report.created()*.address()*.toString() == ["knowledge.$Bench.KNOWLEDGE", "bot.$Bench.BOT"]*.toString()
    report.outputs()[0].value().get() == bench.botId()
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    bench.bots() == 1
    bench.datasets() == 1
    bench.documents() == ['policies.txt']
    with(bench.client.bots().info(bench.botId())) {
      promptInfo().get().prompt().get() == '# 角色\n\n你是 WeHan 求职助手。\n'
      onboardingInfo().get().prologue().get() == '你好！'
      description().get() == '一站式求职助手'
      knowledge().get().knowledgeInfos().get()*.name()*.get() == [Bench.KNOWLEDGE]
    }

    when:
    def before = bench.writes()
    def second = bench.plan(Bench.team())
    bench.apply(Bench.team())

    then:
    second.isEmpty()
    second.changes()*.action() == [Action.NONE, Action.NONE]
    bench.writes() == before
  }

  def "D1: the standard script makes one object for each declaration, within every count, and a second apply sends no write"() {
    when:
    def planned = new Tally(bench.sandbox)
    def plan = bench.plan(Bench.standard())

    then:
    plan.changes()*.action() == [Action.CREATE] * 3
    planned.requests().every { !it.committed() }

    when:
    def first = new Tally(bench.sandbox)
    def report = bench.apply(Bench.standard())

    then:
    report.created()*.address()*.kind()*.word() == ['knowledge', 'database', 'bot']
    first.publishes() == 1
    first.lists().every { it.value <= Tally.MOST_LISTS }
    first.requests().size() == report.requests()
    report.requests() <= plan.requests()
    Bench.standardFaults(bench) == []

    when:
    def second = new Tally(bench.sandbox)
    def again = bench.apply(Bench.standard())

    then:
    again.created() + again.updated() + again.deleted() == []
    second.requests().every { !it.committed() }
    second.lists().every { it.value <= Tally.MOST_LISTS }
  }

  def "what can be written and never read is counted, and nothing else: published to #channels"() {
    given:
    def desired = Bench.team(publish: channels)
    bench.apply(desired)

    expect:
    bench.plan(desired).levels().getOrDefault(Level.UNVERIFIABLE, 0) == count

    where:
    channels                    || count
    ['1024']                    || 0
    ['1024', '10000122']        || 1
    ['10000122', '10000129']    || 2
  }

  def "D5: a create whose answer was cut off is found by listing and never sent again"() {
    given:
    bench.sandbox.faults().add(Fault.on(route).nth(1).commitThenReset())

    when:
    def report = bench.apply(Bench.team())

    then:
    bench.sandbox.requests(route) == 1
    bench.bots() == 1
    bench.datasets() == 1
    bench.documents() == ['policies.txt']
    report.settled().size() == 1
    report.settled()[0].contains('settled by')

    where:
    route << Bench.CREATES
  }

  def "D6: a create that failed with 500 and is listed late is waited for"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).commitThen500())
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).hideFromList(Duration.ofSeconds(5)))

    when:
    def report = bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.sandbox.requests('POST /v1/bot/create') == 1
    bench.clock.sleeps.sum() >= Duration.ofSeconds(5)
    report.settled()[0].contains(bench.botId())
  }

  def "D7: a create that does not show up needs a decision, and goes on by itself once it does"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).commitThen500())
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).hideFromList(Duration.ofSeconds(300)))

    when:
    bench.apply(Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    undecided.what().contains(Bench.BOT)
    undecided.what().contains('⟦cz:')
    undecided.what().contains('sent 2026-11-21T08:00:0')
    undecided.next().contains("`cozesh import \"bot.$Bench.BOT\" ID`")
    ExitCode.of(undecided) == ExitCode.AMBIGUOUS
    bench.sandbox.requests('POST /v1/bot/create') == 1

    when: 'it is tried again too early'
    bench.apply(Bench.team())

    then:
    thrown(CozeAmbiguousException)
    bench.sandbox.requests('POST /v1/bot/create') == 1

    when: 'the list has caught up'
    bench.clock.sleep(Duration.ofSeconds(300))
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.sandbox.requests('POST /v1/bot/create') == 1
    bench.client.bots().info(bench.botId()).description().get() == '一站式求职助手'
    bench.plan(Bench.team()).isEmpty()
  }

  def "D8: a cut answer with status 200 counts as lost; nothing is published before the id is known"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).truncatedJson())
    def journal = ''
    bench.sandbox.onReceived { if (it.path() == '/v1/bot/publish') journal = bench.everythingWritten('journal') }

    when:
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.sandbox.requests('POST /v1/bot/create') == 1
    def log = bench.sandbox.log().findAll { it.method() == 'POST' }*.path()
    log.indexOf('/v1/bot/publish') > log.indexOf('/v1/bot/create')
    journal.contains(bench.botId())
  }

  def "D9: absence is not believed of half a list: page #page fails"() {
    given: 'so many bots that the list has two pages'
    (1..20).each { foreignBot("other $it") }
    def before = bench.sandbox.commits('POST /v1/bot/create')
    bench.sandbox.faults().add(
        Fault.on('POST /v1/bot/create').nth(1).commitThen500())
    bench.sandbox.onCommitted {
      if (it.path() == '/v1/bot/create') {
        bench.sandbox.faults().add(Fault.on('GET /v1/bots').always().listTruncated(page))
      }
    }

    when:
    bench.apply(Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    ExitCode.of(undecided) == ExitCode.AMBIGUOUS
    undecided.why().contains('could not be had whole')
    bench.sandbox.commits('POST /v1/bot/create') == before + 1

    when: 'the lists stay so, for longer than any list lags behind'
    bench.clock.sleep(Duration.ofMinutes(20))
    bench.apply(Bench.team())

    then:
    thrown(CozeServiceException)
    bench.sandbox.commits('POST /v1/bot/create') == before + 1

    when: 'they can be had again'
    bench.sandbox.faults().clear()
    bench.apply(Bench.team())

    then:
    bench.sandbox.commits('POST /v1/bot/create') == before + 1
    bench.bots() == 21
    bench.plan(Bench.team()).isEmpty()

    where:
    page << [1, 2]
  }

  def "D10: two objects of the declared name stop the plan, both ids named"() {
    given:
    def ids = (1..2).collect { foreignBot(Bench.BOT) }
    def before = bench.writes()

    when:
    bench.apply(Bench.team(), [adopt: true])

    then:
    def conflict = thrown(CozeConflictException)
    ExitCode.of(conflict) == ExitCode.DIFFERENCES
    ids.every { conflict.what() =~ /$it \(of \d+, changed 2026-11-21T08:00:00Z\)/ }
    bench.writes() == before
  }

  def "D11: an object of the declared name is taken over only when asked, and the plan shows what changes"() {
    given:
    def id = foreignBot(Bench.BOT)

    when:
    bench.plan(Bench.team())

    then:
    def refused = thrown(CozeGuardException)
    ExitCode.of(refused) == ExitCode.GUARD
    refused.what().contains(id)
    refused.next().contains('--adopt')

    when:
    def plan = bench.plan(Bench.team(), [adopt: true])
    def change = plan.changes().find { it.address().name() == Bench.BOT }

    then:
    change.action() == Action.ADOPT
    change.fields().find { it.field() == 'prompt_info.prompt' }.after().get().textValue().startsWith('# 角色')

    when:
    bench.apply(Bench.team(), [adopt: true])

    then:
    bench.bots() == 1
    bench.botId() == id
    bench.plan(Bench.team()).isEmpty()
  }

  def "D12: only the exact name is considered"() {
    given:
    ['WeHan 2', 'wehan', 'WeHan 求职助手 2'].each { foreignBot(it) }

    when:
    bench.apply(Bench.team(), [adopt: true])

    then:
    bench.bots() == 4
  }

  def "D13: a binding is never sent in part: an unknown reference stops the plan before any write"() {
    when:
    bench.apply(Bench.team(knows: [Bench.KNOWLEDGE, 'Nowhere']))

    then:
    def unresolved = thrown(CozeScriptException)
    ExitCode.of(unresolved) == ExitCode.FAILED
    unresolved.what() == 'deploy.groovy:9:5: no knowledge base "Nowhere"'
    bench.writes() == 0
  }

  def "D21: a server that adds defaults and orders members its own way shows no difference, applied by #title"() {
    given:
    OtherManners manners
    def client =
        CozeClient.builder().baseUrl(bench.sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN))
        .maxRetries(0).through { manners = new OtherManners(it) }.build()
    def desired = Bench.standard()

    when:
    through(itself ? client : bench.client) { it.apply(it.plan(desired, flags()), ApplyListener.SILENT) }
    def writes = bench.writes()
    def plans = (1..2).collect { through(client) { it.plan(desired, flags()) } }

    then:
    manners.rewritten > 50
    plans*.changes().flatten()*.action() == [Action.NONE] * 6
    plans*.levels()*.get(Level.DRIFTED) == [null, null]

    when: 'one of two members is changed, what nobody declared goes back as it came'
    def changed = Bench.standard(prompt: '# 新')
    through(client) { it.apply(it.plan(changed, flags()), ApplyListener.SILENT) }

    then:
    bench.writes() == writes + 2
    through(client) { it.plan(changed, flags()) }.isEmpty()
    bench.plan(changed).isEmpty()

    cleanup:
    client.close()

    where:
    itself << [true, false]
    title = itself ? 'itself' : 'one without such manners'
  }

  def "D25: a field that Coze drops in silence is reported, and the bot is not published"() {
    given:
    if (route != '*') {
      bench.apply(Bench.team(prompt: '# 旧'))
    }
    def published = bench.sandbox.requests('POST /v1/bot/publish')
    bench.sandbox.faults().add(Fault.on(route).always().dropFields(['prompt_info']))

    when:
    bench.apply(Bench.team())

    then:
    def partial = thrown(CozePartialException)
    ExitCode.of(partial) == ExitCode.PARTIAL
    partial.what().contains('sent, not stored: prompt_info.prompt')
    bench.sandbox.requests('POST /v1/bot/publish') == published

    where:
    route << ['*', 'POST /v1/bot/update']
  }

  private <T> T through(CozeClient client, Closure<T> work) {
    new Deployer(client, Catalog.bundled(), bench.context()).withCloseable(work)
  }

  private static PlanOptions flags() {
    PlanOptions.of('deploy.groovy').exclusively()
  }

  private String foreignBot(String name) {
    bench.client.bots().create(
        new dev.cozesh.client.bot.BotCreate(bench.workspace(), name, dev.cozesh.client.bot.BotSettings.NONE))
  }
}
