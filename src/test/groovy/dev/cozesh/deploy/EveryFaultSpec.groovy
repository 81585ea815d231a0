package dev.cozesh.deploy

import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Every fault of the sandbox, at every request of the standard script: whatever happens, the same
 * command run again until it succeeds ends with one object for each declaration.
 */
class EveryFaultSpec extends Specification {
  @TempDir Path directory

  def "D4: whatever fault meets whatever request, one object a declaration is the end of it"() {
    given:
    int requests = requestsOfAnUndisturbedRun()
    int cases = 0
    List<String> failures = []

    when:
    for (int n = 1; n <= requests; n++) {
      Mishap.FAULTS.each { name, strike ->
        cases++
        check("$name at request $n", failures) { Bench bench ->
          bench.sandbox.faults().add(strike(Fault.on(Fault.ANY_ROUTE).nth(n)))
          Mishap.untilDone(bench) { bench.apply(Bench.standard()) }
        }
      }
      ['before', 'after'].each { moment ->
        cases++
        check("kill $moment request $n", failures) { Bench bench ->
          Mishap.dying(bench, n, moment, Bench.standard())
          Mishap.untilDone(bench) { bench.apply(Bench.standard()) }
        }
      }
      cases++
      check("disk full from write $n on", failures) { Bench bench ->
        def full = new Mishap.FilledDisk(n)
        bench.disk = full
        Mishap.attempt { bench.apply(Bench.standard()) }
        full.room = Integer.MAX_VALUE
        Mishap.untilDone(bench) { bench.apply(Bench.standard()) }
      }
    }
    println "every fault: $cases cases, $requests requests of the standard script, ${Mishap.FAULTS.size() + 3} faults"

    then:
    failures.isEmpty()
    cases == requests * (Mishap.FAULTS.size() + 3)
  }

  private int requestsOfAnUndisturbedRun() {
    def bench = new Bench(directory.resolve('undisturbed'))
    try {
      bench.apply(Bench.standard()).requests()
    } finally {
      bench.close()
    }
  }

  private void check(String title, List<String> failures, Closure<Object> story) {
    def bench = new Bench(directory.resolve(title.replace(' ', '-')))
    try {
      story(bench)
      bench.sandbox.faults().clear()
      // Long enough for every list to have caught up.
      bench.clock.sleep(Duration.ofMinutes(20))
      def wrong = Bench.standardFaults(bench)
      if (wrong) {
        failures << "$title: ${wrong.join('; ')}".toString()
      }
    } catch (Throwable e) {
      failures << "$title: $e".toString()
    } finally {
      bench.close()
      bench.directory.toFile().deleteDir()
    }
  }
}
