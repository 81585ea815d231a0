package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.error.CozeException
import dev.cozesh.sandbox.Fault
import java.nio.file.FileSystemException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir

/**
 * Every fault of the sandbox, at every request of the standard script: whatever happens, the same
 * command run again until it succeeds ends with one object for each declaration.
 */
class EveryFaultSpec extends Specification {
  /** Runs that a case may take: the first meets the fault, the others mend. */
  private static final int RUNS = 6

  @TempDir Path directory

  /** Ends a run as a kill does: none of its own code gets to handle it. */
  static class Death extends Error {}

  private static final Map<String, Closure<Fault>> FAULTS = [
    commitThenReset: { Fault it -> it.commitThenReset() },
    commitThen500: { Fault it -> it.commitThen500() },
    commitThenTimeout: { Fault it -> it.commitThenTimeout(1) },
    resetBeforeRead: { Fault it -> it.resetBeforeRead() },
    status500: { Fault it -> it.status(500, '{"code":5000,"msg":"internal"}', [:]) },
    status403: { Fault it -> it.status(403, '{"code":4101,"msg":"no permission"}', [:]) },
    html502: { Fault it -> it.html(502) },
    truncatedJson: { Fault it -> it.truncatedJson() },
    delay: { Fault it -> it.delay(20) },
    storm429: { Fault it -> it.storm429(1) },
    storm429RetryAfter: { Fault it -> it.storm429(1, 1) },
    riskControl: { Fault it -> it.riskControl(4102) },
    hideFromList: { Fault it -> it.hideFromList(Duration.ofSeconds(5)) },
    hideForLong: { Fault it -> it.hideFromList(Duration.ofSeconds(300)) },
    dropFields: { Fault it -> it.dropFields(['prompt_info', 'description']) },
    listTruncated: { Fault it -> it.listTruncated(1) },
    staleRead: { Fault it -> it.staleRead(Duration.ofSeconds(3)) },
    clockSkew: { Fault it -> it.clockSkew(Duration.ofSeconds(400)) },
  ]

  def "D4: whatever fault meets whatever request, one object a declaration is the end of it"() {
    given:
    int requests = requestsOfAnUndisturbedRun()
    int cases = 0
    List<String> failures = []

    when:
    for (int n = 1; n <= requests; n++) {
      FAULTS.each { name, strike ->
        cases++
        check("$name at request $n", failures) { Bench bench ->
          bench.sandbox.faults().add(strike(Fault.on(Fault.ANY_ROUTE).nth(n)))
          untilDone(bench) { bench.apply(Bench.standard()) }
        }
      }
      ['before', 'after'].each { moment ->
        cases++
        check("kill $moment request $n", failures) { Bench bench ->
          dying(bench, n, moment)
          untilDone(bench) { bench.apply(Bench.standard()) }
        }
      }
      cases++
      check("disk full from write $n on", failures) { Bench bench ->
        def full = new FullDisk(n)
        bench.disk = full
        attempt { bench.apply(Bench.standard()) }
        full.room = Integer.MAX_VALUE
        untilDone(bench) { bench.apply(Bench.standard()) }
      }
    }
    println "every fault: $cases cases, $requests requests of the standard script, ${FAULTS.size() + 3} faults"

    then:
    failures.isEmpty()
    cases == requests * (FAULTS.size() + 3)
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

  /** The same command again, some minutes later each time, as a person or a CI job would. */
  private static void untilDone(Bench bench, Closure<Object> run) {
    CozeException last = null
    for (int n = 0; n < RUNS; n++) {
      last = attempt(run)
      if (last == null) {
        return
      }
      bench.clock.sleep(Duration.ofMinutes(5))
    }
    throw last
  }

  private static CozeException attempt(Closure<Object> run) {
    try {
      run()
      return null
    } catch (CozeException e) {
      return e
    }
  }

  private static void dying(Bench bench, int n, String moment) {
    int seen = 0
    def listener =
        new CallListener() {
          @Override
          void sending(Call call) {
            if (moment == 'before' && ++seen == n) {
              throw new Death()
            }
          }

          @Override
          void answered(Call call, Exchange exchange) {
            if (moment == 'after' && ++seen == n) {
              throw new Death()
            }
          }
        }
    def deployer = new Deployer(bench.client.listening(listener), Catalog.bundled(), bench.context())
    try {
      deployer.apply(deployer.plan(Bench.standard(), PlanOptions.of('deploy.groovy').exclusively()), ApplyListener.SILENT)
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
    bench.directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
  }

  /** A disk that is full from the nth write on, until there is room again. */
  private static class FullDisk implements Disk {
    private final Disk real = new LocalDisk()
    int room

    FullDisk(int writes) {
      room = writes
    }

    @Override
    void replace(Path file, String text) throws IOException {
      take(file)
      real.replace(file, text)
    }

    @Override
    void directory(Path directory) throws IOException {
      real.directory(directory)
    }

    @Override
    Disk.Lines append(Path file) throws IOException {
      take(file)
      def lines = real.append(file)
      new Disk.Lines() {
            @Override
            void add(String line, boolean durable) throws IOException {
              take(file)
              lines.add(line, durable)
            }

            @Override
            void close() throws IOException {
              lines.close()
            }
          }
    }

    private void take(Path file) throws IOException {
      if (room-- <= 0) {
        throw new FileSystemException(file.toString(), null, 'No space left on device')
      }
    }
  }
}
