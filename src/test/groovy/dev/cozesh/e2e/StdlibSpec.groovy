package dev.cozesh.e2e

import dev.cozesh.dsl.ModuleHelp
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** The modules of the standard library, as the program runs them. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class StdlibSpec extends Specification {
  private static final RUN = 'POST /v1/workflow/stream_run'
  private static final BATCH = '''\
    use "batch"
    batch args[0], "jobs.csv", results: "results.jsonl", concurrency: 3
    '''.stripIndent()

  @TempDir Path directory

  @Unroll
  def "an example of #module runs as it stands: #example"() {
    given:
    def sandbox = Sandbox.start(SandboxOptions.defaults().withProcessing(Duration.ZERO).withPaidPlan(true).withDemonstration())
    def program = new Program(directory, [COZE_API_TOKEN: 'pat_test_std', COZE_API_BASE: sandbox.baseUri().toString()])
    program.write('jobs.csv', 'job_title,city\n前端,武汉\n后端,\n')
    program.write('smoke.csv', 'question,contains\n你好,我是求职助手\n')
    program.write('example.groovy', example)

    when:
    def ended = program.here(program.path('example.groovy'))

    then:
    ended.exit == 0
    ended.err.readLines().every { !it.startsWith('note:') }

    cleanup:
    sandbox.close()

    where:
    [module, example] << ModuleHelp.all(Path.of('')).collectMany { help -> help.examples().collect { [help.name(), it] } }
  }

  def "batch runs a workflow for each row, and goes on behind a row that is refused"() {
    given:
    def program = new Program(directory)
    program.write('jobs.csv', 'job_title,city\n前端,武汉\n后端,\n')
    program.write('b.groovy', '''\
        use "batch"
        workspace "WeHan"
        def id = workflows.list(workspaces.list().first().id).first().id
        batch(id, csv(file("jobs.csv"))).each { println it.output }
        def failed = batch("7399999999999999999", [[job_title: "x"]])
        println failed[0].output + " " + failed[0].error
        '''.stripIndent())

    when:
    def ended = program.run('--sandbox=memory', 'b.groovy')

    then:
    ended.exit == 0
    ended.out.readLines()[0].contains('"job_title":"前端"')
    ended.out.readLines()[0].contains('"city":"武汉"')
    ended.out.readLines()[1].contains('"job_title":"后端"')
    ended.out.readLines()[2].startsWith('null POST /v1/workflow/stream_run was refused: code 4200')
    ended.err.readLines()[0] ==~ /batch: 2 done, \d+ tokens, \d+ s/
    ended.err.readLines()[1] ==~ /batch: 0 done, 1 failed, 0 tokens, \d+ s/
  }

  @Unroll
  def "batch, killed at its request #n, sends no row twice when it runs again"() {
    given:
    def coze = Coze.fresh()
    def id = echo(coze)
    def program = program(coze)
    def child = new BlockingVariable<Program.Child>(30)
    def received = [].asSynchronized()
    def count = new AtomicInteger()
    coze.sandbox.onReceived {
      if (it.route() == RUN) {
        received << Json.parse(it.body(), 'the request').path('parameters').path('a').asText()
        if (count.incrementAndGet() == n) {
          child.get().kill()
        }
      }
    }

    when:
    child.set(program.start(['-XX:TieredStopAtLevel=1'], 'b.groovy', id))

    then:
    child.get().ended().exit == 137

    when:
    def done = lines(program).size()
    def second = program.here(program.path('b.groovy'), id)

    then:
    second.exit == 0
    received.toSet().size() == received.size()
    int sent = received.size()
    second.err.contains("skipped") == (done > 0)
    def unknown = 12 - lines(program)*.key.unique().size()
    unknown in (1..3) // what was written down and not yet sent is among them
    second.err =~ /$unknown unknown/

    when:
    program.write('b.groovy', BATCH.replace('results:', 'again: "unknown", results:'))
    def third = program.here(program.path('b.groovy'), id)

    then:
    third.exit == 0
    received.size() == sent + unknown
    received.toSet().size() == 12
    lines(program)*.output as Set == (1..12).collect { "{\"a\":\"行$it\"}".toString() } as Set
    Files.size(program.directory.resolve('results.jsonl.sent')) == 0

    cleanup:
    coze.close()

    where:
    n << [1, 5, 12]
  }

  def "a second process at one results file stops before it sends anything"() {
    given:
    def coze = Coze.fresh()
    def id = echo(coze)
    def program = program(coze)
    coze.faults().add(Fault.on(RUN).times(3).delay(30_000))

    when:
    def first = program.start([], 'b.groovy', id)
    waitFor { coze.sandbox.requests(RUN) == 3 }
    def second = program.run('b.groovy', id)

    then:
    second.exit == 8
    second.err.contains('results.jsonl is being written by another run')
    coze.sandbox.requests(RUN) == 3

    cleanup:
    first?.kill()
    coze.close()
  }

  @Unroll
  def "SIG#signal stops a batch within seconds, and the next run goes on from there"() {
    given:
    def coze = Coze.fresh()
    def id = echo(coze)
    def program = program(coze)
    coze.faults().add(Fault.on(RUN).nth(5).delay(60_000))

    when:
    def child = program.start([], 'b.groovy', id)
    waitFor { coze.sandbox.requests(RUN) == 12 && lines(program).size() == 11 }
    def begin = System.nanoTime()
    assert new ProcessBuilder('kill', "-$signal", "${child.process.pid()}").start().waitFor() == 0
    def ended = child.ended()

    then:
    ended.exit == 130
    System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(20)
    ended.err =~ /batch: 11 done, 1 unknown, \d+ tokens/

    when:
    def second = program.here(program.path('b.groovy'), id)

    then:
    second.exit == 0
    second.err =~ /batch: 0 done, 1 unknown, 11 skipped/
    coze.sandbox.requests(RUN) == 12

    cleanup:
    child?.kill()
    coze.close()

    where:
    signal << ['INT', 'TERM']
  }

  def "on a terminal batch shows how far it is on one line, and takes that away"() {
    given:
    def coze = Coze.fresh()
    def id = echo(coze)
    def program = program(coze)

    when:
    def ended = program.here([program.path('b.groovy'), id], new Tty(true, true, true, false))

    then:
    ended.exit == 0
    ended.err.contains('\r[██████████] 100 %  batch  12 of 12, 0 s')
    ended.err =~ /\r\u001b\[Kbatch: 12 done, 0 tokens, 0 s\n$/

    cleanup:
    coze.close()
  }

  def "smoke fails the script when an answer is not as expected"() {
    given:
    def sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())
    def program = new Program(directory, [COZE_API_TOKEN: 'pat_test_std', COZE_API_BASE: sandbox.baseUri().toString()])
    program.write('s.groovy', 'use "smoke"\nsmoke("求职助手") { expect "你好", ~/never/; expect "你好" }')

    when:
    def ended = program.here(program.path('s.groovy'))

    then:
    ended.exit == 1
    ended.out.readLines()[0].startsWith('   question  answer')
    ended.out.readLines()[1].startsWith('✗  你好      does not match never')
    ended.err.contains('s.groovy:2: 1 of 2 answers are not as expected')

    cleanup:
    sandbox.close()
  }

  private static String echo(Coze coze) {
    coze.sandbox.addWorkflow('echo', Canvases.line([Canvases.start([Canvases.parameter('a')]), Canvases.end([a: Canvases.ref('100001', 'a')])]))
  }

  private Program program(Coze coze) {
    def program = new Program(directory, coze.access())
    program.write('jobs.csv', 'a\n' + (1..12).collect { "行$it\n" }.join(''))
    program.write('b.groovy', BATCH)
    program
  }

  private static List<Map> lines(Program program) {
    def file = program.directory.resolve('results.jsonl')
    Files.exists(file) ? Files.readString(file).readLines().findAll { it.endsWith('}') }.collect { Json.value(Json.parse(it, 'a line'), Map) } : []
  }

  private static void waitFor(Closure<Boolean> condition) {
    def end = System.nanoTime() + TimeUnit.SECONDS.toNanos(40)
    while (!condition.call()) {
      assert System.nanoTime() < end
      sleep(20)
    }
  }
}
