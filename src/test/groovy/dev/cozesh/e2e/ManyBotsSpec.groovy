package dev.cozesh.e2e

import dev.cozesh.client.bot.BotSettings
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Bots that a loop declares, a thousand of them. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ManyBotsSpec extends Specification {
  private static final int PAGE = 20
  private static final int BASES = 9
  /** The knowledge bases and a database. */
  private static final int OTHERS = BASES + 1

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  def "a plan of 1,000 unchanged objects takes fewer than 1,100 requests and 150 MB"() {
    given:
    def program = declaring(1_000 - OTHERS, """\
        ($BASES).times { knowledge("base \$it") {} }
        database("jobs") { column "title", type: "String" }
        """.stripIndent())
    (1_000 - OTHERS).times { coze.foreignBot("bot $it", BotSettings.builder().prompt("你是第 $it 个助手。").build()) }
    BASES.times { coze.foreignDataset("base $it") }
    assert program.here(program.path('many.groovy'), '--adopt', '--yes').exit == 0
    def requests = coze.requests()
    def writes = coze.writes()

    when:
    def plan = program.start(['-Xmx150m'], 'plan', '--json', 'many.groovy').ended()

    then:
    plan.exit == 0
    plan.json().path('actions')*.path('action')*.textValue() == ['none'] * 1_000
    coze.writes() == writes
    coze.requests() - requests < 1_100
    plan.json().path('requests').intValue() == coze.requests() - requests
  }

  def "the number of requests that a plan of several pages of bots announces is kept"() {
    given:
    def program = declaring(3 * PAGE)
    def script = program.path('many.groovy')
    def announced = program.here('plan', '--json', script).json().path('requests').intValue()
    def before = coze.requests()

    when:
    def applied = program.here(script, '--yes')
    def sent = coze.requests() - before

    then:
    applied.exit == 0
    applied.out.readLines().count { it.startsWith('created bot ') } == 3 * PAGE
    sent <= announced
  }

  private Program declaring(int bots, String more = '') {
    def program = new Program(directory, coze.access())
    program.write('many.groovy', """\
        workspace "WeHan"
        ($bots).times { n ->
          bot("bot \$n") { prompt "你是第 \$n 个助手。" }
        }
        """.stripIndent() + more)
    program
  }
}
