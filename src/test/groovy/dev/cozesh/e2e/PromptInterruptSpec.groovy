package dev.cozesh.e2e

import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Ctrl-C at the prompt: it stops what runs or drops what is typed, and never ends the shell. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PromptInterruptSpec extends Specification {
  private static final SLOW = new Pace(Duration.ZERO, 2, Duration.ofMillis(500))
  // The goal is one second; a busy machine may take longer, but what is stopped here lasts far longer.
  private static final long LIMIT_MILLIS = 5000

  @TempDir @Shared Path directory
  @AutoCleanup @Shared Coze coze = Coze.fresh()
  @AutoCleanup @Shared ServerSocket silent = new ServerSocket(0, 50, InetAddress.loopbackAddress)
  @AutoCleanup @Shared AtPrompt prompt

  def setupSpec() {
    prompt = AtPrompt.started(directory, coze)
    prompt.declare('bot("WeHan") { prompt "p"; publish to: ["api"] }')
    prompt.answer('y')
    coze.sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十' * 4).paced(SLOW))
  }

  def cleanup() {
    coze.faults().clear()
    prompt.fresh()
    assert prompt.answer('6*7') == '42'
  }

  @Unroll("#code")
  def "Ctrl-C stops what runs, and the next call works"() {
    when:
    prompt.enter("println 'on'; $code")
    prompt.await { it.readLines().last() == 'on' }
    def millis = prompt.interrupted()
    println "stopped within $millis ms: $code"

    then:
    millis < LIMIT_MILLIS
    prompt.printed().readLines().last() == 'stopped'
    prompt.answer('bots.list().size()') ==~ /\d+/

    where:
    code << ['while (true) {}', 'sleep 20000', 'Thread.sleep(20000)', 'for (;;) { [1].each { } }', '(1..3).each { while (true) { } }',
      'def spin() { while (true) { } }; spin()', 'new java.util.concurrent.CountDownLatch(1).await()']
  }

  def "Ctrl-C calls off a request that nobody answers, and says which"() {
    given:
    coze.faults().add(Fault.on('GET /v1/workspaces').always().delay(60_000))
    def before = coze.sandbox.requests('GET /v1/workspaces')

    when:
    prompt.enter('workspaces.list().all()')
    prompt.await { coze.sandbox.requests('GET /v1/workspaces') > before }
    def millis = prompt.interrupted()
    println "a silent request stopped within $millis ms"

    then:
    millis < LIMIT_MILLIS
    prompt.printed().contains('cancelled GET /v1/workspaces')
    coze.sandbox.requests('GET /v1/workspaces') == before + 1
  }

  def "Ctrl-C in an answer that grows ends it here and at Coze"() {
    given:
    def before = coze.sandbox.commits('POST /v3/chat/cancel')

    when:
    prompt.enter('chat "WeHan", "慢"')
    prompt.await { it =~ /(?m)^一二/ }
    def millis = prompt.interrupted()
    println "a chat stopped within $millis ms"

    then:
    millis < LIMIT_MILLIS
    coze.sandbox.commits('POST /v3/chat/cancel') == before + 1
    with(prompt.printed().readLines()) {
      it.first().startsWith('一二')
      it[1] == 'cancelled POST /v3/chat'
      it[2] == '  Coze was asked to stop the chat; what it spent by then is billed'
      !it.any { it.contains('十一二三四五六七八九十一') }
    }
  }

  def "Ctrl-C on an empty line says how to leave, and on a line with text drops it"() {
    when:
    def before = prompt.prompts()
    prompt.key('C-c')
    prompt.await { prompt.prompts() > before }

    then:
    prompt.printed() == 'Ctrl-D or /exit leaves'

    when:
    prompt.answer('dropped = 1')
    prompt.type('dropped = 2')
    prompt.await { it.endsWith('dropped = 2') }
    prompt.interrupted()

    then:
    prompt.printed() == ''
    prompt.answer('dropped') == '1'
  }

  def "Ctrl-C at the question means no, and the plan goes on waiting"() {
    given:
    def bots = coze.drafts().size()

    when:
    prompt.declare('bot("später") { prompt "x" }')
    prompt.interrupted()

    then:
    prompt.printed().contains('not applied')
    coze.drafts().size() == bots
    prompt.answer('/plan').contains('+ bot später')
    prompt.answer('/reset')
    prompt.answer('/plan').contains('nothing waits')
  }

  def "a second Ctrl-C gives up what does not stop"() {
    when:
    prompt.enter('println "on"; new ServerSocket(0).accept()')
    prompt.await { it.readLines().last() == 'on' }
    prompt.key('C-c')
    def before = prompt.prompts()
    sleep(500)

    then:
    prompt.prompts() == before

    when:
    def millis = prompt.interrupted()

    then:
    millis < LIMIT_MILLIS
    prompt.printed().contains('given up')
  }

  def "Ctrl-C in an apply lets the call in flight end; what is left is done by the next apply, with one bot"() {
    given:
    def creates = coze.sandbox.requests('POST /v1/bot/create')
    def publishes = coze.sandbox.commits('POST /v1/bot/publish')
    coze.faults().add(Fault.on('POST /v1/bot/create').delay(1500))

    when:
    prompt.declare('bot("flight") { prompt "x"; publish to: ["api"] }')
    prompt.enter('y')
    prompt.await { coze.sandbox.requests('POST /v1/bot/create') > creates }
    prompt.interrupted()

    then:
    prompt.printed().contains('stopping behind the call in flight')
    coze.sandbox.requests('POST /v1/bot/create') == creates + 1
    coze.sandbox.commits('POST /v1/bot/publish') == publishes
    prompt.printed().contains('`/apply` goes on')

    when:
    prompt.enter('/apply')
    prompt.await { it.readLines().last().startsWith('apply? [y/N/d]') }
    prompt.answer('y')

    then:
    coze.sandbox.requests('POST /v1/bot/create') == creates + 1
    coze.sandbox.commits('POST /v1/bot/publish') == publishes + 1
    coze.published()*.name()*.get().sort() == ['WeHan', 'flight']
  }
}
