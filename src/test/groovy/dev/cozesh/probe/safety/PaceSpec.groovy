package dev.cozesh.probe.safety

import static java.time.Duration.ofSeconds

import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.SystemTime
import java.time.Duration
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.Unroll

class PaceSpec extends Specification {
  def time = new FakeTime()
  def told = []

  Pace pace(double rate) {
    new Pace(rate, time, { length, reason -> told << length })
  }

  @Unroll("#rate a second")
  def "no more requests leave in a second than the rate says"() {
    given:
    def pace = pace(rate)

    when:
    10.times { pace.before() }

    then:
    time.nanos() == nanos

    where:
    rate || nanos
    0    || 0
    1    || 9_000_000_000
    4    || 2_250_000_000
    0.5  || 18_000_000_000
  }

  def "a worker that was slow itself is not held up"() {
    given:
    def pace = pace(1)

    when:
    pace.before()
    time.sleep(ofSeconds(5))
    pace.before()

    then:
    time.waits() == [ofSeconds(5)]
  }

  @Unroll("#retryAfter")
  def "after a limit nothing leaves for as long as the server asks, then slower"() {
    given:
    def pace = pace(0)
    10.times { pace.before() }

    when:
    Heard.by(pace, Heard.limit(retryAfter))
    def at = time.nanos()
    pace.before()
    def paused = time.nanos() - at
    pace.before()

    then:
    paused == ofSeconds(wait).toNanos()
    told == [ofSeconds(wait)]
    pace.rate() == 5
    time.nanos() - at - paused == 200_000_000

    where:
    retryAfter || wait
    3          || 3
    60         || 60
    null       || 1
  }

  def "a wait of more than a minute is not begun, the rules end the run"() {
    given:
    def pace = pace(0)

    when:
    Heard.by(pace, Heard.limit(61))
    pace.before()

    then:
    time.waits() == []
    told == []
    Heard.by(new StopRules(), Heard.limit(61), false).get().reason().contains('61 s')
  }

  def "limits that follow each other are waited out ever longer, an answer between them begins anew"() {
    given:
    def pace = pace(0)

    when:
    8.times {
      Heard.by(pace, Heard.limit())
      pace.before()
    }
    Heard.by(pace, Heard.OK)
    Heard.by(pace, Heard.limit())

    then:
    told*.toSeconds() == [1, 2, 4, 8, 16, 32, 60, 60, 1]
  }

  def "answers to what had left before the pause make it no longer"() {
    given:
    def pace = pace(100)

    when:
    4.times { Heard.by(pace, Heard.limit(3)) }
    Heard.by(pace, Heard.limit())
    def slower = pace.rate()
    Heard.by(pace, Heard.limit(5))

    then:
    told == [ofSeconds(3), ofSeconds(5)]
    slower == 50
    pace.rate() == 50
  }

  def "the rate comes back slowly, and never above what met the limit"() {
    given:
    def pace = pace(8)
    Heard.by(pace, Heard.limit(1))
    pace.before()

    when:
    def rates = (1..6).collect {
      20.times { Heard.by(pace, Heard.OK) }
      pace.rate()
    }

    then:
    rates == [5, 6.25, 7.8125, 8, 8, 8].collect { it as double }
  }

  def "limits over and over never stop a run by slowing it down for ever"() {
    given:
    def pace = pace(1)

    when:
    30.times {
      Heard.by(pace, Heard.limit(1))
      pace.before()
      Heard.by(pace, Heard.OK)
    }

    then:
    pace.rate() == 0.2d
  }

  def "an interrupt ends the wait"() {
    given:
    def pace = new Pace(0.01, new SystemTime())
    pace.before()

    when:
    Thread.currentThread().interrupt()
    pace.before()

    then:
    thrown(CozeInterruptedException)
    Thread.interrupted()
  }

  def "of workers that share a pace none passes another by"() {
    given:
    def pace = new Pace(200, new SystemTime())
    def workers = Executors.newFixedThreadPool(8)
    def begun = System.nanoTime()

    when:
    def jobs = (1..40).collect { { -> pace.before(); System.nanoTime() } as Callable<Long> }
    def left = workers.invokeAll(jobs)*.get().sort()
    workers.shutdown()

    then:
    left.last() - begun >= Duration.ofMillis(39 * 5).toNanos()
    left.size() == 40
  }

  def "a budget is taken by as many as it has, whoever comes"() {
    given:
    def budget = new Budget(100)
    def taken = new AtomicInteger()
    def workers = Executors.newFixedThreadPool(8)

    when:
    workers.invokeAll((1..300).collect { { -> if (budget.take()) taken.incrementAndGet() } as Callable })*.get()
    workers.shutdown()

    then:
    taken.get() == 100
    budget.left() == 0
    budget.most() == 100
    !budget.take()
  }
}
