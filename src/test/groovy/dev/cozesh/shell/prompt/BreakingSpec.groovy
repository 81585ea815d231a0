package dev.cozesh.shell.prompt

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.ExecutionException
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.locks.LockSupport
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

/** What Ctrl-C does to a line that runs. */
@Timeout(60)
class BreakingSpec extends Specification {
  def told = new CountDownLatch(1)
  def strayed = new LinkedBlockingQueue()
  def breaking = new Breaking({ told.countDown() }, { strayed << it })
  def begun = new CountDownLatch(1)

  /** Runs the work as the prompt does, while the specification goes on. */
  private CompletableFuture<Void> running(Closure<?> work) {
    def future = CompletableFuture.runAsync {
      breaking.run {
        begun.countDown()
        work.call()
      }
    }
    begun.await()
    future
  }

  /** The latch tells that the line runs, not yet that it must not be torn. */
  private void awaitFlight() {
    while (!breaking.@line.inFlight) {
      LockSupport.parkNanos(1_000_000)
    }
  }

  private static Throwable failure(CompletableFuture<?> future) {
    try {
      future.get(30, TimeUnit.SECONDS)
      null
    } catch (ExecutionException e) {
      e.cause
    }
  }

  @Unroll("#failure.class.simpleName")
  def "what a line throws is thrown where it was started, and the next line runs"() {
    when:
    breaking.run { throw failure }

    then:
    def caught = thrown(Throwable)
    caught.is(failure)

    when:
    def ran = []
    breaking.run { ran << Thread.currentThread().name }

    then:
    ran == ['line']

    where:
    failure << [new IllegalStateException('a'), new StackOverflowError()]
  }

  def "the first Ctrl-C interrupts the line"() {
    given:
    def never = new CountDownLatch(1)
    def line = running { never.await() }

    when:
    breaking.signal()

    then:
    failure(line) instanceof InterruptedException
    breaking.getAsBoolean()
    told.count == 1
  }

  def "a line that ended is not stopped any more, and the next one begins unstopped"() {
    when:
    breaking.run { }

    then:
    !breaking.stopped()

    when:
    breaking.signal()
    def stopped = []
    breaking.run { stopped << breaking.getAsBoolean() << Thread.currentThread().interrupted }

    then:
    stopped == [false, false]
  }

  def "what must not be torn ends first: it is told to stop, and not interrupted"() {
    given:
    def goOn = new CountDownLatch(1)
    def seen = []
    def line = running {
      breaking.whileDoing(Duration.ofSeconds(30)) {
        goOn.await()
        seen << breaking.getAsBoolean() << Thread.currentThread().interrupted
      }
    }
    awaitFlight()

    when:
    breaking.signal()

    then:
    told.count == 0
    !line.done

    when:
    goOn.countDown()

    then:
    failure(line) == null
    seen == [true, false]
  }

  def "a second Ctrl-C interrupts what must not be torn, a third one gives it up"() {
    given:
    def interrupts = new CountDownLatch(1)
    def end = new CountDownLatch(1)
    def line = running {
      breaking.whileDoing(Duration.ofSeconds(30)) {
        while (end.count) {
          try {
            end.await()
          } catch (InterruptedException e) {
            interrupts.countDown()
          }
        }
      }
    }
    awaitFlight()

    when:
    breaking.signal()
    breaking.signal()

    then:
    interrupts.await(30, TimeUnit.SECONDS)
    !line.done

    when:
    breaking.signal()

    then:
    failure(line) instanceof Breaking.AbandonedException

    cleanup:
    end.countDown()
  }

  def "a line that takes no notice of an interrupt is given up at the second Ctrl-C, and what it throws later is nobody's"() {
    given:
    def end = new CountDownLatch(1)
    def line = running {
      while (end.count) {
        Thread.interrupted()
        LockSupport.parkNanos(1_000_000)
      }
      throw new IllegalStateException('late')
    }

    when:
    breaking.signal()
    breaking.signal()

    then:
    failure(line) instanceof Breaking.AbandonedException

    when:
    def next = []
    breaking.run {
      end.countDown()
      next << breaking.getAsBoolean()
    }

    then:
    next == [false]
  }

  def "a pause ends at Ctrl-C"() {
    given:
    def line = running {
      breaking.whileDoing(Duration.ofSeconds(30)) { breaking.pause(Duration.ofMinutes(10)) }
    }

    awaitFlight()

    when:
    breaking.signal()

    then:
    failure(line) == null
    breaking.getAsBoolean()
  }

  def "what ends a thread that a line has started is told, and the line goes on"() {
    given:
    def failure = new IllegalStateException('from a thread')
    def ran = []

    when:
    breaking.run {
      def thread = new Thread({ throw failure })
      thread.start()
      thread.join()
      ran << 'on'
    }

    then:
    strayed.poll(30, TimeUnit.SECONDS).is(failure)
    ran == ['on']
  }
}
