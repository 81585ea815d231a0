package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.error.CozeInterruptedException
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenarios D2–D4: a run ends in the middle of anything, and the next one goes on from there. */
class KilledRunSpec extends Specification {
  @TempDir Path directory

  /** Ends a run as a kill does: nothing of the run's own code gets to handle it. */
  static class Death extends Error {}

  def "D4: a run that dies #when request #n leaves the same end state to the next one"() {
    given:
    def bench = new Bench(directory)
    def documents = ['policies.md': '# 政策', 'jobs.txt': '岗位']

    when: 'it dies'
    dyingRun(bench, Bench.team(documents: documents), n, when)
    def last = bench.sandbox.log()*.route().takeRight(1)
    and: 'its lock is that of a dead process'
    forgetLock()
    and: 'it is run again'
    bench.apply(Bench.team(documents: documents))

    then:
    bench.bots() == 1
    bench.datasets() == 1
    bench.documents().sort() == ['jobs.txt', 'policies.txt']
    Bench.CREATES.every { bench.sandbox.commits(it) == 1 }
    bench.sandbox.commits(Tally.PUBLISH) <= (last == [Tally.PUBLISH] ? 2 : 1)
    bench.client.bots().info(bench.botId()).description().get() == '一站式求职助手'
    bench.plan(Bench.team(documents: documents)).isEmpty()

    cleanup:
    bench.close()

    where:
    [n, when] << [(1..24), ['after', 'before']].combinations()
  }

  def "D2, D3: a run that dies while an answer is on its way finds the #kind by its mark"() {
    given:
    def bench = new Bench(directory)

    when:
    dyingRun(bench, Bench.team(), { Call call -> call.operation() == "POST $path" }, 'after')
    forgetLock()
    def plan = bench.plan(Bench.team())

    then:
    plan.changes().find { it.address().kind().word() == kind }.remarks()[0].contains('got no answer')
    bench.everythingWritten('journal').contains('INTENT')
    (bench.sandbox.requests('POST /v1/bot/create') == 0) == (kind == 'knowledge')

    when:
    def report = bench.apply(Bench.team())

    then:
    report.settled()[0].contains('settled by listing')
    bench.sandbox.commits("POST $path") == 1
    bench.sandbox.commits(Tally.PUBLISH) == 1
    bench.bots() == 1
    bench.datasets() == 1
    bench.plan(Bench.team()).isEmpty()

    cleanup:
    bench.close()

    where:
    kind        | path
    'knowledge' | '/v1/datasets'
    'bot'       | '/v1/bot/create'
  }

  def "a run that is asked to stop ends between two requests, and the next one goes on"() {
    given:
    def bench = new Bench(directory)
    bench.stop = { bench.sandbox.commits('POST /v1/bot/create') == 1 }

    when:
    bench.apply(Bench.team())

    then:
    thrown(CozeInterruptedException)
    bench.sandbox.requests('POST /v1/bot/publish') == 0

    when:
    bench.stop = { false }
    bench.apply(Bench.team())

    then:
    bench.sandbox.commits('POST /v1/bot/create') == 1
    bench.plan(Bench.team()).isEmpty()

    cleanup:
    bench.close()
  }

  private void forgetLock() {
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
  }

  private static void dyingRun(Bench bench, desired, int n, String when) {
    int seen = 0
    dyingRun(bench, desired, { Call call -> ++seen == n }, when)
  }

  private static void dyingRun(Bench bench, desired, Closure<Boolean> last, String when) {
    def listener =
        new CallListener() {
          @Override
          void sending(Call call) {
            if (when == 'before' && last(call)) {
              throw new Death()
            }
          }

          @Override
          void answered(Call call, Exchange exchange) {
            if (when == 'after' && last(call)) {
              throw new Death()
            }
          }
        }
    def deployer =
        new Deployer(bench.client.listening(listener), Catalog.bundled(), bench.context())
    try {
      def plan = deployer.plan(desired, PlanOptions.of('deploy.groovy').exclusively())
      deployer.apply(plan, ApplyListener.SILENT)
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
  }
}
