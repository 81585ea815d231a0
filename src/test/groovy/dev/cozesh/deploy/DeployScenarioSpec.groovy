package dev.cozesh.deploy

import dev.cozesh.deploy.plan.Action
import dev.cozesh.error.CozeAmbiguousException
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenarios D1, D5–D8 and D10–D13, D25 of the deployment research, against the sandbox. */
class DeployScenarioSpec extends Specification {
  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "a first apply makes everything, a second one sends no write"() {
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

  def "a create whose answer was cut off is found by listing and never sent again"() {
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

  def "a create that failed with 500 and is listed late is waited for"() {
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

  def "a create that does not show up needs a decision, and goes on by itself once it does"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).commitThen500())
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).hideFromList(Duration.ofSeconds(300)))

    when:
    bench.apply(Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    undecided.what().contains(Bench.BOT)
    undecided.what().contains('⟦cz:')
    undecided.next().contains('cozesh import')
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

  def "a cut answer with status 200 counts as lost; nothing is published before the id is known"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).truncatedJson())

    when:
    bench.apply(Bench.team())

    then:
    bench.bots() == 1
    bench.sandbox.requests('POST /v1/bot/create') == 1
    def log = bench.sandbox.log().findAll { it.method() == 'POST' }*.path()
    log.indexOf('/v1/bot/publish') > log.indexOf('/v1/bot/create')
  }

  def "absence is not believed of half a list"() {
    given:
    bench.sandbox.faults().add(Fault.on('POST /v1/bot/create').nth(1).commitThen500())
    bench.sandbox.onCommitted {
      if (it.path() == '/v1/bot/create') {
        bench.sandbox.faults().add(Fault.on('GET /v1/bots').always().listTruncated(1))
      }
    }

    when:
    bench.apply(Bench.team())

    then:
    def undecided = thrown(CozeAmbiguousException)
    undecided.why().contains('could not be had whole')
    bench.sandbox.requests('POST /v1/bot/create') == 1
  }

  def "D10: two objects of the declared name stop the plan, both ids named"() {
    given:
    def ids = (1..2).collect { foreignBot(Bench.BOT) }
    def before = bench.writes()

    when:
    bench.apply(Bench.team(), [adopt: true])

    then:
    def conflict = thrown(CozeConflictException)
    ids.every { conflict.what().contains(it) }
    bench.writes() == before
  }

  def "D11: an object of the declared name is taken over only when asked, and the plan shows what changes"() {
    given:
    def id = foreignBot(Bench.BOT)

    when:
    bench.plan(Bench.team())

    then:
    def refused = thrown(CozeGuardException)
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
    unresolved.what() == 'deploy.groovy:9:5: no knowledge base "Nowhere"'
    bench.writes() == 0
  }

  def "a field that Coze drops in silence is reported, and the bot is not published"() {
    given:
    bench.sandbox.faults().add(Fault.on(route).always().dropFields(['prompt_info']))

    when:
    bench.apply(Bench.team())

    then:
    def partial = thrown(CozePartialException)
    partial.what().contains('sent, not stored: prompt_info.prompt')
    bench.sandbox.requests('POST /v1/bot/publish') == 0

    where:
    route << ['*']
  }

  private String foreignBot(String name) {
    bench.client.bots().create(
        new dev.cozesh.client.bot.BotCreate(bench.workspace(), name, dev.cozesh.client.bot.BotSettings.NONE))
  }
}
