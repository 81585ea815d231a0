package dev.cozesh.dsl

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Timeout

/** Base of the specifications whose scripts talk to the sandbox, which holds its demonstration. */
@Timeout(60)
abstract class OnSandbox extends LanguageSpec {
  @Shared
  @AutoCleanup
  Sandbox sandbox = Sandbox.start(
  SandboxOptions.defaults().withProcessing(Duration.ZERO).withPaidPlan(true).withDemonstration())

  @Shared
  @AutoCleanup
  CozeClient client = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()

  def setup() {
    host.client = client
  }

  def cleanup() {
    sandbox.model().clear()
    sandbox.faults().clear()
  }

  Object value(String script) {
    run(script).value()
  }

  /** How often a route was asked while the work was done. */
  int asked(String route, Closure<?> work) {
    int before = sandbox.requests(route)
    work()
    sandbox.requests(route) - before
  }

  /** Runs a script on a thread of its own, and gives what it threw. */
  Throwable stopped(String script, Closure<?> stop) {
    def thrown = new Throwable[1]
    def thread = new Thread({
      try {
        run(script)
      } catch (Throwable e) {
        thrown[0] = e
      }
    })
    thread.start()
    stop(thread)
    thread.join(30_000)
    assert !thread.alive
    thrown[0]
  }

  static void waitFor(Closure<Boolean> condition) {
    long end = System.nanoTime() + 30_000_000_000L
    while (!condition()) {
      assert System.nanoTime() < end
      sleep(10)
    }
  }
}
