package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.state.Disk
import dev.cozesh.error.CozeException
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration

/** Whatever can go wrong once, and the runs that mend it. */
class Mishap {
  /** Runs that a case may take: the first meets the fault, the others mend. */
  private static final int RUNS = 6

  /** Ends a run as a kill does: none of its own code gets to handle it. */
  static class Death extends Error {}

  static final Map<String, Closure<Fault>> FAULTS = [
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

  /** The same command again, some minutes later each time, as a person or a CI job would. */
  static void untilDone(Bench bench, Closure<Object> run) {
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

  static CozeException attempt(Closure<Object> run) {
    try {
      run()
      return null
    } catch (CozeException e) {
      return e
    }
  }

  static void dying(Bench bench, int n, String moment, DesiredState desired, Map<String, ?> options = [:]) {
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
      deployer.apply(deployer.plan(desired, Bench.flags(options, true)), ApplyListener.SILENT)
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
    bench.directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
  }

  /** Full from the nth write on, files that are opened for it included; until there is room again. */
  static class FilledDisk extends FullDisk {
    FilledDisk(int writes) {
      room = writes
    }

    @Override
    Disk.Lines append(Path file) throws IOException {
      take(file)
      super.append(file)
    }
  }
}
