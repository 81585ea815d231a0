package dev.cozesh.shell.exchange

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.http.Authorizer
import dev.cozesh.http.Redactor
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.model.Pace
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import java.time.InstantSource
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Base of the specifications of a session's calls: a client on a sandbox, listened to and taped. */
@Timeout(60)
abstract class TapedSession extends Specification {
  @Shared
  @AutoCleanup
  Sandbox sandbox = Sandbox.start(
  SandboxOptions.defaults().withProcessing(Duration.ZERO).withPaidPlan(true).withDemonstration())

  @TempDir
  Path directory

  final List<String> remarks = [].asSynchronized()
  Instant now = Instant.parse('2026-11-21T08:00:00Z')
  final InstantSource clock = { -> now } as InstantSource

  Authorizer authorizer = new TokenAuthorizer(Sandbox.TOKEN)
  final Redactor redactor = new Redactor({ authorizer.secrets() })
  final Exchanges exchanges = new Exchanges(redactor, clock)
  final Tape tape = new Tape(redactor, clock, { remarks << it })

  @AutoCleanup
  CozeClient client = client(sandbox.baseUri())

  def setup() {
    sandbox.model().pace(Pace.instant())
  }

  def cleanup() {
    sandbox.model().clear()
    sandbox.faults().clear()
  }

  CozeClient client(URI server) {
    CozeClient.builder().baseUrl(server).authorizer(tape.authorizer { authorizer }).through(tape.wire()).maxRetries(0)
        .build().listening(exchanges)
  }

  MadeCall getLast() {
    exchanges.last
  }

  String workspace() {
    client.workspaces().list().all()[0].id()
  }

  String bot() {
    client.bots().list(workspace(), PublishStatus.PUBLISHED_ONLINE).all()[0].id()
  }

  void post(String path, Map body, Map<String, List<String>> query = [:]) {
    client.raw().send('POST', path, query, Optional.of(Json.tree(body)))
  }

  void get(String path, Map<String, List<String>> query = [:]) {
    client.raw().send('GET', path, query, Optional.empty())
  }
}
