package dev.cozesh.e2e

import dev.cozesh.json.Json
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** Asking a bot and running a workflow from a command line. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class TalkingProgramSpec extends Specification {
  private static final SLOW = new Pace(Duration.ZERO, 2, Duration.ofMillis(500))
  private static final SCRIPT = '''\
      workspace "WeHan"
      def interview = workflow("面试模拟")
      def wehan = bot("WeHan 求职助手") {
          prompt "你是WeHan，求职助手。"
          uses interview
          publish to: ["api"]
      }
      output "COZE_BOT_ID", wehan.id
      afterApply {
          assert wehan.ask("你好").contains("WeHan")
          def first = wehan.chat("一")
          assert wehan.chat("二", conversation: first).conversationId == first.conversationId
          assert interview.run(job_title: "前端").json.job_title == "前端"
      }
      '''.stripIndent()

  @TempDir Path directory
  @AutoCleanup Coze coze = Coze.fresh()

  private Program program() {
    new Program(directory, coze.access())
  }

  private String bot() {
    def program = program()
    def script = program.write('bot.groovy', 'workspace "WeHan"\nbot("WeHan") { prompt "p"; publish to: ["api"] }\n')
    assert program.here('--yes', script.toString()).exit == 0
    'WeHan'
  }

  def "what a script deploys is asked once it is applied, and only planned before"() {
    given:
    def program = program()
    def script = program.write('deploy.groovy', SCRIPT).toString()

    when:
    def planned = program.here('plan', script)

    then:
    planned.exit == 0
    coze.sandbox.requests('POST /v3/chat') == 0

    when:
    def applied = program.here('--yes', script)

    then:
    applied.exit == 0
    coze.sandbox.requests('POST /v3/chat') == 3
    coze.sandbox.requests('POST /v1/workflow/stream_run') == 1
    applied.out.readLines().any { it.contains('WeHan') && it.contains('一') }
  }

  def "an assertion of afterApply that does not hold ends the run with exit 1"() {
    given:
    def program = program()

    when:
    def ended = program.here('--yes', program.write('deploy.groovy', SCRIPT.replace('contains("WeHan")', 'contains("Nobody")')).toString())

    then:
    ended.exit == 1
    ended.err.contains('assertion failed')
    ended.err.contains('wehan.ask("你好").contains("Nobody")')
  }

  def "what a plan would send is listed"() {
    given:
    def program = program()

    when:
    def planned = program.here('plan', program.write('ask.groovy', 'workspace "WeHan"\nworkflow.run("面试模拟", a: 1)\nchat "7390000000000000000", "hi"\n').toString())

    then:
    planned.exit == 0
    planned.out =~ /(?m)^  POST \/v1\/workflow\/stream_run \(.*ask\.groovy:2\)$/
    planned.out =~ /(?m)^  POST \/v3\/chat \(.*ask\.groovy:3\)$/
    coze.writes() == 0
  }

  def "in a pipe the answer alone stands on standard output, with what would steer a terminal shown"() {
    given:
    def name = bot()
    coze.sandbox.model().reply('hi', "one\u001b[2Jtwo\nthree")

    when:
    def ended = program().here('-e', "workspace 'WeHan'; chat '$name', 'hi'")

    then:
    ended.exit == 0
    ended.out == 'one\\x1b[2Jtwo\nthree\n'
    ended.err ==~ /(?s)\d+ tokens, \d+\.\d s, log id \w+\n/
  }

  def "with --json there is one document: what was said and what it took"() {
    given:
    def name = bot()
    coze.sandbox.model().reply('hi', 'hello')

    when:
    def ended = program().here('--json', '-e', "workspace 'WeHan'; bot('$name').chat('hi')")

    then:
    ended.exit == 0
    ended.json().path('text').asText() == 'hello'
    ended.json().path('tokens').asLong() > 0
    ended.json().path('conversation_id').asText() ==~ /\d{19}/
    ended.err.startsWith('hello\n')
  }

  def "the value of a run is its output"() {
    expect:
    program().here('-e', 'workspace "WeHan"; workflow.run("面试模拟", a: 1)').out == '{"a":1}\n'
    with(program().here('--json', '-e', 'workspace "WeHan"; workflow.run("面试模拟", a: 1)').json()) {
      path('output').asText() == '{"a":1}'
      path('complete').asBoolean()
      path('execute_id').asText() ==~ /\d{19}/
    }
  }

  @Unroll
  def "SIG#signal cancels the chat at Coze, keeps what was said, and ends with exit 130"() {
    given:
    def name = bot()
    coze.sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十').paced(SLOW))
    def program = program()

    when:
    def child = program.start('--result-file', 'result.json', '-e', "workspace 'WeHan'; chat '$name', '慢'")
    waitFor { Files.readString(child.out).contains('一二') }
    assert new ProcessBuilder('kill', "-$signal", "${child.process.pid()}").start().waitFor() == 0
    def ended = child.ended()

    then:
    ended.exit == 130
    ended.out.startsWith('一二')
    !ended.out.contains('十')
    ended.err.contains('cancelled POST /v3/chat after')
    ended.err.contains('Coze was asked to stop the chat; what it spent by then is billed')
    coze.sandbox.commits('POST /v3/chat/cancel') == 1
    Json.parse(Files.readString(program.directory.resolve('result.json')), '').path('exit').asInt() == 130

    where:
    signal << ['INT', 'TERM']
  }

  def "a signal while nothing can be called off still ends the run at once"() {
    given:
    def program = program()

    when:
    def child = program.start('-e', 'println "on"; sleep 60_000')
    waitFor { Files.readString(child.out).contains('on') }
    def begin = System.nanoTime()
    assert new ProcessBuilder('kill', '-INT', "${child.process.pid()}").start().waitFor() == 0

    then:
    child.ended().exit == 130
    System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(20)
  }

  private static void waitFor(Closure<Boolean> condition) {
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40)
    while (!condition.call()) {
      assert System.nanoTime() < end
      sleep(20)
    }
  }
}
