package dev.cozesh.dsl

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.model.ModelReply
import dev.cozesh.sandbox.model.Pace as Speaking
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CyclicBarrier
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Unroll

/** The word parallel: a block for each row, several rows at once. */
class RowsAtOnceSpec extends OnSandbox {
  def "the values are in the order of the rows, whichever ends first"() {
    expect:
    value('parallel(8, 1..50) { sleep(it % 7); it * 2 }') == (1..50).collect { it * 2 }
    value('parallel(3, []) { 1 }') == []
    value('parallel(2, [null, [1, 2]]) { it }') == [null, [1, 2]]
  }

  def "so many are under way at once, and no more"() {
    given:
    def meeting = new CyclicBarrier(4)
    def most = new AtomicInteger()
    def now = new AtomicInteger()

    when:
    new ScriptRunner(host).run(new ScriptSource('p.groovy', folder, 'parallel(4, 1..12) { args[0](it) }'), [
      { row ->
        most.accumulateAndGet(now.incrementAndGet(), Math::max)
        meeting.await(20, TimeUnit.SECONDS) // four must be here together, or nobody goes on
        now.decrementAndGet()
      }
    ])

    then:
    most.get() == 4
  }

  def "at most so many begin in a second, by the clock of the host"() {
    when:
    value('parallel(4, 1..6, rate: 2) { it }')

    then:
    host.pauses == [Duration.ofMillis(400)] * 5
  }

  def "a clock that is set back does not stop the work"() {
    given:
    def times = [100, 0, -3600].collect { Instant.ofEpochSecond(it) }.iterator()
    def waits = []
    def pace = new Pace(new RecordingHost() {
        @Override
        InstantSource clock() {
          { -> times.next() } as InstantSource
        }

        @Override
        void pause(Duration duration) {
          waits << duration
        }
      }, 4)

    when:
    3.times { pace.take() }

    then:
    waits == [Duration.ofMillis(250)] * 2
  }

  def "the first failure begins no other row, and is thrown with its place"() {
    when:
    run('''\
      def begun = java.util.concurrent.ConcurrentHashMap.newKeySet()
      try {
        parallel(2, 1..1000) {
          begun << it
          if (it == 3) {
            throw new IllegalStateException("no third")
          }
          sleep(5)
        }
      } finally {
        assert begun.size() < 10
      }
      '''.stripIndent())

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'deploy.groovy:6: IllegalStateException: no third'
  }

  def "rows are asked for one by one, also when they come by pages"() {
    expect:
    value('''
      def asked = 0
      def rows = new Iterator() {
        boolean hasNext() { asked < 20 }
        Object next() { ++asked }
      }
      parallel(4, { rows } as Iterable) { it }
      ''').sum() == (1..20).sum()
  }

  @Unroll
  def "#call is refused"() {
    when:
    value(call)

    then:
    def e = thrown(CozeScriptException)
    e.what() == "deploy.groovy:1:1: $what"

    where:
    call                            || what
    'parallel(0, [1]) { it }'       || 'parallel workers: takes a whole number, 1 to 256, not 0'
    'parallel(1.5, [1]) { it }'     || 'parallel workers: takes a whole number, 1 to 256, not 1.5'
    'parallel(1, [1], rate: 0) { }' || 'parallel rate: takes a number that is more than 0, not 0'
    'parallel(1, [1], pace: 1) { }' || 'parallel has no option pace'
  }

  def "an interrupted script stops what is under way within a second, and Coze is told of each chat"() {
    given:
    int before = sandbox.requests('POST /v3/chat')
    sandbox.model().reply('慢', ModelReply.text('一二三四五六七八九十' * 20)
      .paced(new Speaking(Duration.ZERO, 1, Duration.ofMillis(200))))
    long took

    when:
    def cancels = asked('POST /v3/chat/cancel') {
      def e = stopped('parallel(3, 1..30) { bot("求职助手").ask("慢") }') { Thread thread ->
        waitFor { sandbox.requests('POST /v3/chat') == before + 3 }
        sleep(600)
        took = System.nanoTime()
        thread.interrupt()
        thread.join(20_000)
        took = System.nanoTime() - took
      }
      assert e instanceof CozeInterruptedException
      assert e.what() == 'stopped: 0 of the 3 rows begun are done'
    }

    then:
    cancels == 3
    took < 10_000_000_000L
  }

  def "an interrupt while the next rows are awaited is heard at once"() {
    when:
    def e = stopped('''
      def rows = new Iterator() {
        boolean hasNext() { Thread.sleep(20000); true }
        Object next() { 1 }
      }
      parallel(2, { rows } as Iterable) { it }
      ''') { Thread thread ->
      waitFor { Thread.allStackTraces.any { it.key.name.startsWith('cozesh-worker') && it.key.state == Thread.State.TIMED_WAITING } }
      thread.interrupt()
      thread.join(10_000)
      assert !thread.alive
    }

    then:
    e instanceof CozeInterruptedException
  }

  def "a signal stops it, too, and waits for it"() {
    when:
    def e = stopped('parallel(2, 1..30) { Thread.sleep(20000) }') { Thread thread ->
      waitFor { host.stops && thread.state == Thread.State.WAITING && Thread.allStackTraces.keySet().any { it.name == 'cozesh-worker-2' } }
      assert host.stops[0].asBoolean
    }

    then:
    e instanceof CozeInterruptedException
  }

  def "several threads share one session: values, ids, places, secrets and refusals stay apart"() {
    given:
    host.secrets = [KEY: 'x']
    def names = ConcurrentHashMap.newKeySet()

    when:
    def values = value('''
      knowledge("K") { description "d" }
      parallel(16, 1..200) { n ->
        def run = workflow.run("面试模拟", n: n)
        def answer = GET("/v1/nowhere/$n")
        def refused = answer.ok
        def place
        try {
          workspace ""
        } catch (dev.cozesh.error.CozeScriptException e) {
          place = e.place().line()
        }
        [run.json.n as int, refused, place, "${secret('KEY')}".toString(), bot("B$n").name]
      }
      ''')

    then:
    values == (1..200).collect { [it, false, 9, '***KEY***', "B$it".toString()] }
    host.printed.toString().isEmpty()
  }

  def "refused raw writes of any thread that nobody looked at fail the script"() {
    when:
    run('parallel(8, 1..40) { POST "/v1/nowhere", [n: it]; it }')

    then:
    thrown(CozeServiceException)
  }

  def "while planning, the calls of all threads are listed"() {
    given:
    host.planning = true

    expect:
    run('parallel(8, 1..40) { POST "/v1/bot/create", [n: it]; it }').wouldCall().size() == 40
  }

  def "the requests overlap: eight that take 300 ms each take less than half of their sum"() {
    given:
    sandbox.faults().add(Fault.on('POST /v1/workflow/stream_run').always().delay(300))
    long begin = System.nanoTime()

    when:
    value('parallel(8, 1..8) { workflow.run("面试模拟", n: it).output }')

    then:
    System.nanoTime() - begin < 1_200_000_000L
  }
}
