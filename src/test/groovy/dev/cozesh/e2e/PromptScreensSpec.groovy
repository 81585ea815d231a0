package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Lists, streams and wide characters on screens of several sizes. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptScreensSpec extends Specification {
  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup AtPrompt prompt

  def setupSpec() {
    (1..25).each { coze.foreignBot("客服助手$it") }
  }

  def cleanup() {
    coze.faults().clear()
  }

  @Unroll("at #columns by #rows")
  def "a list takes the lines that are free, says how many there are more, and follows the window"() {
    given:
    prompt = AtPrompt.started(directory, coze, columns: columns, rows: rows)
    prompt.type('bot("客服助手')

    when:
    prompt.key('Tab')

    then:
    prompt.await { listed(it) == shown && !it.contains('loading') }
    prompt.screen().contains("… ${25 - shown} more, go on typing") == shown < 25
    prompt.screen().contains('bot("客服助手')

    when:
    prompt.resize(columns + 20, rows + 4)

    then:
    prompt.await { listed(it) == Math.min(25, shown + 4) }

    where:
    columns | rows || shown
    40      | 10   || 7
    80      | 24   || 21
    120     | 50   || 25
  }

  def "a list grows by itself when its names come late, and the line stays as it was typed"() {
    given:
    prompt = AtPrompt.started(directory, coze)
    coze.faults().add(Fault.on('GET /v1/bots').delay(1_500))
    prompt.type('bot("客')

    def sent = coze.requests()

    when:
    prompt.key('Tab')
    prompt.await { it.contains('… loading bots') }

    then:
    prompt.await { listed(it) == 25 && !it.contains('loading') }
    prompt.screen().readLines().any { it.endsWith('> bot("客') }
    coze.requests() <= sent + 3 // the workspace, and two pages of bots
  }

  @Unroll("at #columns columns")
  def "wide characters are drawn once and side by side, whatever is left at the right margin"() {
    given:
    prompt = AtPrompt.started(directory, coze, columns: columns)
    def text = '武汉高校毕业生一站式求职助手' * 6

    when:
    prompt.type("t = '$text'")
    prompt.await { joined(it).contains("t = '$text'") }
    prompt.key('Home')
    prompt.type('a')

    then:
    prompt.await { joined(it).contains("at = '$text'") }

    when:
    prompt.key('End', 'Enter')
    prompt.ready()

    then:
    joined(prompt.screen()).contains("at = '$text'")

    where:
    columns << [60, 61, 79, 80]
  }

  private static int listed(String screen) {
    (screen =~ /(?m)^客服助手\d+ +7\d{18}/).count
  }

  private static String joined(String screen) {
    screen.readLines().join('')
  }
}
