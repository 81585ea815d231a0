package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.OnboardingInfo
import dev.cozesh.deploy.desired.DesiredBot
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Output
import dev.cozesh.deploy.plan.Target
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import java.nio.file.Path
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** One script, two environments: each has its objects, and neither hears of the other's. D28, its first half. */
class EnvironmentsSpec extends Specification {
  @TempDir Path directory
  Environs environs

  def cleanup() {
    environs?.close()
  }

  @Unroll("#servers server(s)")
  def "D28: the same script makes the same names twice, and no id of the one reaches the other"() {
    given:
    environs = new Environs(directory, servers)

    when:
    environs.apply('dev', Bench.team())
    def toProd = environs.sentTo('prod') { environs.apply('prod', Bench.team()) }
    def toDev = environs.sentTo('dev') { environs.apply('dev', Bench.team(prompt: '# 新')) }
    def again = environs.sentTo('prod') { environs.apply('prod', Bench.team(prompt: '# 新')) }

    then:
    environs.bots('dev').size() == 1
    environs.bots('prod').size() == 1
    environs.ids('dev').size() >= 4
    environs.ids('dev').disjoint(environs.ids('prod'))
    environs.ids('dev').every { !toProd.contains(it) && !again.contains(it) }
    environs.ids('prod').every { !toDev.contains(it) }
    toProd.contains(environs.workspaceId('prod'))

    where:
    servers << [1, 2]
  }

  def "the target of an environment is remembered with its state, and named by its plans"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('prod', Bench.team())

    expect:
    environs.backend().targets()*.environment()*.get() == ['prod']
    environs.plan('prod', Bench.team()).target().environment().get() == 'prod'
    environs.plan('prod', Bench.team(), [bound: false]).target().environment().get() == 'prod'
    environs.plan('dev', Bench.team(), [bound: false]).target().environment().empty
  }

  def "an environment that leads elsewhere than before is refused, before anything is sent"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('prod', Bench.team())
    def writes = environs.sandboxes.dev.log().count { it.committed() }

    when:
    environs.apply('dev', Bench.team(), [as: 'prod'])

    then:
    def e = thrown(CozeGuardException)
    e.what() ==
        "environment prod was workspace WeHan (${environs.workspaceId('prod')}) on ${host('prod')} so far," +
        " and is workspace WeHan dev (${environs.workspaceId('dev')}) on ${host('dev')} now"
    e.next().contains('--rebind')
    environs.sandboxes.dev.log().count { it.committed() } == writes

    when:
    environs.apply('dev', Bench.team(), [as: 'prod', moves: true])

    then:
    environs.backend().targets().collectEntries { [it.workspaceName(), it.environment().orElse(null)] } ==
        ['WeHan dev': 'prod', WeHan: null]
    environs.plan('dev', Bench.team(), [as: 'prod']).isEmpty()
  }

  def "two environments are not one workspace; one that has a new name says so"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('prod', Bench.team())

    when:
    environs.plan('prod', Bench.team(), [as: 'live'])

    then:
    def e = thrown(CozeGuardException)
    e.what().endsWith('is environment prod, not live')

    expect:
    environs.plan('prod', Bench.team(), [as: 'live', moves: true]).target().environment().get() == 'live'
  }

  def "a state from before there were environments becomes that of the first one that leads there"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('prod', Bench.team(), [bound: false])

    when:
    environs.apply('prod', Bench.team(), [:])

    then:
    environs.state('prod').find(Environs.BOT).present
    environs.bots('prod').size() == 1
  }

  @Unroll("in #where")
  def "an id of another environment in what is declared is told with its owner, and nothing is sent"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('dev', Bench.team())
    def id = environs.state('dev').find(Environs.BOT).get().id()
    def knowledge = environs.state('dev').resources().values()[0]
    def writes = environs.sandboxes.dev.log().count { it.committed() }

    when:
    environs.apply('prod', declared.call(id, knowledge.id(), knowledge.documents().values()[0].documentId()))

    then:
    def e = thrown(CozeGuardException)
    e.what() =~ /^$message: \d{19} \(.* of dev\)$/
    e.next().contains('by its name')
    environs.sandboxes.dev.log().count { it.committed() } == writes

    where:
    where           | declared                                                                          || message
    'a prompt'      | { bot, known, doc -> Bench.team(prompt: "问 $bot 。" as String) }                              || "deploy.groovy:7:1: bot.$Bench.BOT: prompt holds an id of another target"
    'a description' | { bot, known, doc -> Bench.team(description: "see $doc" as String) }                         || "deploy.groovy:7:1: bot.$Bench.BOT: description holds an id of another target"
    'a mention'     | { bot, known, doc -> Bench.team(knows: [known]) }                                  || "deploy.groovy:9:5: bot.$Bench.BOT: knows holds an id of another target"
    'a document'    | { bot, known, doc -> Bench.team(documents: ['a.md': "bot $bot"]) }                 || "knowledge.$Bench.KNOWLEDGE: document a.txt holds an id of another target"
    'a canvas'      | { bot, known, doc -> workflow(Canvases.line().replace('结束', "结束 $known")) }       || 'workflow.面试: w.json holds an id of another target'
    'an output'     | { bot, known, doc -> output(bot) }                                                 || 'output OTHER holds an id of another target'
  }

  def "the workspace of another environment is one of its ids"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('dev', Bench.team())

    when:
    environs.plan('prod', Bench.team(prompt: "space ${environs.workspaceId('dev')}" as String))

    then:
    def e = thrown(CozeGuardException)
    e.what().endsWith("${environs.workspaceId('dev')} (the workspace of dev)")
  }

  def "what slips through the plan is held back at the wire"() {
    given: 'a bot in prod whose undeclared suggestion names the bot of dev, as one that was copied by hand'
    environs = new Environs(directory, 1)
    environs.apply('dev', Bench.team())
    environs.apply('prod', greeting('你好'))
    def foreign = environs.state('dev').find(Environs.BOT).get().id()
    def mine = environs.state('prod').find(Environs.BOT).get().id()
    environs.clients.prod.bots().update(BotUpdate.of(mine, suggesting("问 $foreign" as String)))
    def failure = null

    when: 'the greeting changes, whose whole is sent'
    def sent = environs.sentTo('prod') {
      try {
        environs.apply('prod', greeting('您好'))
      } catch (CozeGuardException e) {
        failure = e
      }
    }

    then:
    failure.what() == "POST /v1/bot/update, which was held back, holds an id of another target: $foreign (bot.$Bench.BOT of dev)"
    !sent.contains(foreign)
    environs.clients.prod.bots().draft(mine).onboardingInfo().get().prologue().get() == '你好'
  }

  def "ids that both have are nobody's, since sandboxes number alike"() {
    given:
    environs = new Environs(directory, 1)
    environs.apply('prod', Bench.team())
    def prod = environs.state('prod')

    and: 'another sandbox was here before, under another address'
    def other = new Target('127.0.0.1:1', prod.target().workspaceId(), 'WeHan')
    def backend = environs.backend()
    backend.lock(other).withCloseable {
      backend.save(backend.load(other).with(Environs.BOT, prod.find(Environs.BOT).get()))
    }

    expect:
    environs.apply('prod', Bench.team(prompt: '# 新')).updated()*.address() == [Environs.BOT]
  }

  def "what is made in a run is this target's, whatever another sandbox calls so"() {
    given: 'two sandboxes that have numbered alike so far'
    environs = new Environs(directory, 2, 1)

    when:
    environs.apply('dev', Bench.team())
    environs.apply('prod', Bench.team())

    then:
    environs.state('prod').resources().values()*.id() == environs.state('dev').resources().values()*.id()
    environs.bots('prod').size() == 1
  }

  private String host(String environment) {
    "127.0.0.1:${environs.sandboxes[environment].baseUri().port}"
  }

  private static DesiredState workflow(String canvas) {
    new DesiredState(Optional.empty(), [
      new DesiredWorkflow('面试', Optional.of(new DesiredWorkflow.Definition('w.json', Json.parse(canvas, 'w'))), Lifecycle.USUAL, Place.NOWHERE)
    ], [])
  }

  /** The team's bot with a greeting, and no say on suggestions. */
  private static DesiredState greeting(String prologue) {
    def bot = Bench.bot()
    new DesiredState(Optional.empty(), [
      Bench.knowledge(),
      new DesiredBot(bot.name(), bot.description(), bot.prompt(), Optional.of(new DesiredBot.Onboarding(Optional.of(prologue), Optional.empty())),
      bot.model(), bot.knowledge(), bot.workflows(), bot.plugins(), bot.publishTo(), bot.lifecycle(), bot.place())
    ], [])
  }

  private static BotSettings suggesting(String question) {
    def json = Json.object()
    json.put('prologue', '你好').putArray('suggested_questions').add(question)
    def none = Optional.empty()
    new BotSettings(none, none, none, Optional.of(Json.value(json, OnboardingInfo)), none, none, none, none, none)
  }

  private static DesiredState output(String id) {
    new DesiredState(Optional.empty(), [], [new Output('OTHER', new Output.Text(id))])
  }
}
