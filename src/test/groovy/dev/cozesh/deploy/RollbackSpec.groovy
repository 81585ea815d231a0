package dev.cozesh.deploy

import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.deploy.PlanOptions.Resolve
import dev.cozesh.deploy.desired.DesiredDocument.Content
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenarios D22 and D23: the way back to a release. */
class RollbackSpec extends Specification {
  static final FIRST = [prompt: '# 角色一', documents: ['policies.md': '# 政策一', 'jobs.txt': '岗位']]
  static final SECOND = [prompt: '# 角色二', documents: ['policies.md': '# 政策二', 'jobs.txt': '岗位']]

  @TempDir Path directory
  @AutoCleanup Bench bench

  static class Death extends Error {}

  def setup() {
    bench = new Bench(directory)
  }

  def "D22: a release comes back, and the plan names what does not"() {
    given:
    bench.apply(Bench.team(FIRST))
    def documents = documentIds()
    bench.apply(Bench.team(SECOND))
    def published = versions()

    when:
    def back = bench.releases().rollback(1)
    def plan = bench.plan(back.desired())

    then:
    back.cannotReturn(plan) == [
      "these documents are sent anew and get new ids: policies.txt in knowledge.$Bench.KNOWLEDGE".toString()]

    when:
    bench.rollback(1)

    then: 'the bot is as it was, its users have it, and it is a new version'
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get() == '# 角色一'
    bench.client.bots().draft(bench.botId()).promptInfo().get().prompt().get() == '# 角色一'
    versions().size() == published.size() + 1
    and: 'documents hold what they held; what was equal in both stayed'
    bench.documents().sort() == ['jobs.txt', 'policies.txt']
    documentIds()['jobs.txt'] == documents['jobs.txt']
    documentIds()['policies.txt'] != documents['policies.txt']
    sha('policies.txt') == new Content('# 政策一'.getBytes('UTF-8')).sha256()
    and: 'which is a release of its own'
    bench.releases().all()*.cause() == ['apply', 'apply', 'rollback to 1']
    differing(3) == ['publish']
    and: 'the script of release 1 finds nothing to do, the newer one its own changes'
    bench.plan(Bench.team(FIRST)).isEmpty()
    !bench.plan(Bench.team(SECOND)).isEmpty()
  }

  def "a rollback of what stands sends nothing"() {
    given:
    bench.apply(Bench.team(FIRST))
    def writes = bench.writes()

    when:
    def report = bench.rollback(1)

    then:
    report == null
    bench.writes() == writes
    bench.releases().all().size() == 1
  }

  def "objects of later are kept and named, those deleted since are made anew"() {
    given:
    bench.apply(Bench.team(FIRST))
    def second = Bench.bot(name: '后来的', knows: [Bench.KNOWLEDGE], publish: [])
    bench.apply(new DesiredState(Optional.of('WeHan'), Bench.team(FIRST).resources() + second, []))
    def gone = bench.client.datasets().list(bench.workspace()).all()[0].id()
    bench.client.datasets().delete(gone)
    bench.clock.sleep(Duration.ofHours(1))

    when:
    def back = bench.releases().rollback(1)
    def said = back.cannotReturn(bench.plan(back.desired()))

    then:
    said.contains("these are made anew and get new ids: knowledge.$Bench.KNOWLEDGE (was $gone)".toString())
    said.contains('declared since, and kept: bot.后来的')

    when:
    bench.rollback(1)

    then:
    bench.datasets() == 1
    bench.bots() == 2
    bench.documents().sort() == ['jobs.txt', 'policies.txt']
    bench.plan(Bench.team(FIRST)).isEmpty()
  }

  def "documents sent since are kept and named; --prune deletes them"() {
    given:
    bench.apply(Bench.team(FIRST))
    bench.apply(Bench.team(documents: FIRST.documents + ['new.txt': '新'], prompt: FIRST.prompt))
    def back = bench.releases().rollback(1)

    expect:
    back.cannotReturn(bench.plan(back.desired())) == [
      "documents sent since, and kept: new.txt in knowledge.$Bench.KNOWLEDGE".toString()]
    back.cannotReturn(bench.plan(back.desired(), [prune: true])) == []

    when:
    bench.rollback(1, [prune: true])

    then:
    bench.documents().sort() == ['jobs.txt', 'policies.txt']
  }

  def "a field that was not managed then keeps its value, and is named"() {
    given:
    bench.apply(Bench.team(FIRST + [description: null]))
    bench.apply(Bench.team(FIRST + [description: '后来写的']))
    def back = bench.releases().rollback(1)

    expect:
    back.cannotReturn(bench.plan(back.desired())) == [
      "not managed then, so they keep their present value: description of bot.$Bench.BOT".toString()]

    when:
    bench.rollback(1)

    then:
    bench.client.bots().draft(bench.botId()).description().get() == '后来写的'
  }

  def "a document whose content is not kept any more stays as it is, and is named"() {
    given:
    bench.apply(Bench.team(FIRST))
    bench.apply(Bench.team(SECOND))
    def kept = directory.resolve('releases').toFile().listFiles()[0].toPath().resolve('content')
    kept.resolve(new Content('# 政策一'.getBytes('UTF-8')).sha256()).toFile().delete()

    when:
    def back = bench.releases().rollback(1)

    then:
    back.lost() == ["policies.txt in knowledge.$Bench.KNOWLEDGE".toString()]
    back.cannotReturn(bench.plan(back.desired())).contains(
        "the content of these is not kept any more, they stay as they are: ${back.lost()[0]}".toString())

    when:
    bench.rollback(1)

    then: 'the rest of it is back'
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get() == '# 角色一'
    sha('policies.txt') == new Content('# 政策二'.getBytes('UTF-8')).sha256()
  }

  def "D22: bots run the latest version of a workflow, also after a rollback, and both versions are named"() {
    given:
    def flow = bench.client.workflows().list(bench.workspace()).first()
    bench.apply(Bench.team(FIRST + [uses: [flow.name().get()]]))
    def recorded = bench.releases().get(1).items().find { it.id() == flow.id() }.version().get()
    def release = bench.releases().get(1)

    expect: 'nothing to say while it is the same'
    bench.releases().rollback(1).with { it.cannotReturn(bench.plan(it.desired())) } == []

    when:
    def moved = new Rollback(
        release, bench.releases().rollback(1).desired(),
        bench.context().backend().load(bench.plan(Bench.team(FIRST)).target()), { Optional.of('v9') })

    then:
    moved.cannotReturn(bench.plan(moved.desired())) == [
      "bots run the latest published version of workflow.${flow.name().get()}, which is v9; it was $recorded in release 1".toString()]
  }

  def "what somebody edited on Coze meanwhile is not overwritten by a rollback either"() {
    given:
    bench.apply(Bench.team(FIRST))
    bench.apply(Bench.team(SECOND))
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().prompt('网页里改的').build()))
    def writes = bench.writes()

    when:
    bench.rollback(1)

    then:
    thrown(CozeConflictException)
    bench.writes() == writes
    bench.releases().all().size() == 2
  }

  def "a value of Coze that was preferred since stays and is named; --resolve ours brings the release's back"() {
    given:
    bench.apply(Bench.team(FIRST))
    bench.client.bots().update(
        BotUpdate.of(bench.botId(), BotSettings.builder().prompt('网页里改的').build()))
    bench.apply(Bench.team(FIRST), [resolve: Resolve.THEIRS])

    when:
    def back = bench.releases().rollback(1)

    then:
    back.cannotReturn(bench.plan(back.desired())) == [
      "Coze's value was preferred since, `--resolve ours` brings back: prompt_info.prompt of bot.$Bench.BOT".toString()]

    when:
    def ours = bench.plan(back.desired(), [resolve: Resolve.OURS])

    then:
    ours.writes() == 1
    !back.cannotReturn(ours).any { it.contains('preferred') }
  }

  def "a release that is not whole is not gone back to"() {
    given:
    bench.apply(Bench.team(FIRST))
    def file = directory.resolve('releases').toFile().listFiles()[0].toPath().resolve('1.json').toFile()
    file.setText(file.getText('UTF-8').replaceFirst('"without" : \\[ \\]', '"without" : [ "resources/x/prompt" ]'), 'UTF-8')

    when:
    bench.releases().rollback(1)

    then:
    def refused = thrown(CozeGuardException)
    refused.what() == 'release 1 is not whole: resources/x/prompt'
  }

  def "D23: a rollback that dies #when request #n ends in the release, run again as a #again"() {
    given:
    bench.apply(Bench.team(FIRST))
    bench.apply(Bench.team(SECOND))

    when: 'it dies'
    dying(n, when)
    forgetLock()
    and: 'and somebody runs it again'
    again == 'rollback' ? bench.rollback(1) : applied(Bench.team(FIRST))

    then:
    bench.client.bots().info(bench.botId()).promptInfo().get().prompt().get() == '# 角色一'
    bench.documents().sort() == ['jobs.txt', 'policies.txt']
    sha('policies.txt') == new Content('# 政策一'.getBytes('UTF-8')).sha256()
    bench.bots() == 1
    bench.datasets() == 1
    bench.plan(Bench.team(FIRST)).isEmpty()
    and: 'the newest release says so'
    differing(bench.releases().all().last().number()) - ['publish'] == []
    bench.releases().all().size() == 3

    where:
    [n, when, again] << [(1..22), ['before', 'after'], ['rollback', 'apply of the script as it was']].combinations()
  }

  private List<String> differing(int later) {
    bench.releases().differences(1, later).collectMany { it.fields()*.field() }
  }

  private void applied(DesiredState desired) {
    bench.deployer().withCloseable {
      def plan = it.plan(desired, PlanOptions.of('deploy.groovy').exclusively())
      plan.isEmpty() ? it.keep(plan, 'apply') : it.apply(plan, ApplyListener.SILENT)
    }
  }

  private void dying(int n, String when) {
    int seen = 0
    def listener = new CallListener() {
          @Override
          void sending(Call call) {
            if (when == 'before' && ++seen == n) {
              throw new Death()
            }
          }

          @Override
          void answered(Call call, Exchange exchange) {
            if (when == 'after' && ++seen == n) {
              throw new Death()
            }
          }
        }
    try {
      bench.rollback(1, [:], bench.client.listening(listener))
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
  }

  private void forgetLock() {
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
  }

  private List<String> versions() {
    bench.client.bots().versions(bench.botId()).all()*.version()
  }

  private Map<String, String> documentIds() {
    def dataset = bench.client.datasets().list(bench.workspace()).all()[0].id()
    bench.client.documents().list(dataset).all().collectEntries { [it.name().get(), it.id()] }
  }

  private String sha(String name) {
    def backend = bench.context().backend()
    def target = bench.plan(Bench.team(FIRST)).target()
    // A run that died may have told its journal alone, until the next one that writes.
    backend.replay(target).onto(backend.load(target))
        .resources().values().find { it.documents() }.documents()[name].sha256()
  }
}
