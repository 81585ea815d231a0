package dev.cozesh.deploy

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.client.studio.StudioCanvas
import dev.cozesh.client.studio.StudioSave
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.state.Disk
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.error.Place
import dev.cozesh.http.Authorizer
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Persona
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.nio.file.Path

/** A self-hosted server, two users of its console, and as many runs of the first as a test wants. */
class StudioBench implements AutoCloseable {
  static final String AREA = 'POST /api/workflow_api/'
  static final List<String> WRITES = ['create', 'update_meta', 'save', 'publish', 'delete', 'edit_lock'].collect { AREA + it }
  static final String NAME = 'interview'

  final MovableClock clock = new MovableClock()
  final Path directory
  final Sandbox sandbox
  final CozeClient client
  final CozeClient colleague
  Disk disk = new LocalDisk({ })
  Edition edition = Edition.STUDIO
  private int seed

  StudioBench(Path directory) {
    this.directory = directory
    sandbox =
        Sandbox.start(
        SandboxOptions.defaults().withStorage(Storage.memory()).withClock(clock).withPersona(Persona.STUDIO))
    client = as('session_key=test_ci')
    colleague = as('session_key=test_li')
  }

  CozeClient withToken() {
    CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).maxRetries(0).build()
  }

  private CozeClient as(String cookie) {
    def session =
        new Authorizer() {
          @Override
          String authorization() {
            cookie
          }

          @Override
          Map<String, String> headers(String authorization) {
            [Cookie: authorization]
          }

          @Override
          Set<String> secrets() {
            []
          }
        }
    CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(session).maxRetries(0).build()
  }

  Deployer deployer(CozeClient through = client) {
    new Deployer(through, Catalog.bundled(), context())
  }

  DeployContext context() {
    new DeployContext(
        'studio', Optional.empty(), new LocalBackend(directory, [USER: 'tester'], disk, clock),
        clock, clock, { false }, new Random(seed++)).on(edition)
  }

  Plan plan(DesiredState desired, Map options = [:]) {
    deployer().withCloseable { it.plan(desired, flags(options)) }
  }

  ApplyReport apply(DesiredState desired, Map options = [:], Closure between = {}) {
    deployer().withCloseable {
      def plan = it.plan(desired, flags(options).exclusively())
      between.call()
      it.apply(plan, ApplyListener.SILENT)
    }
  }

  /** Applies after a run that died and could not let its lock go. */
  ApplyReport applyAfterDeath(DesiredState desired) {
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
    apply(desired)
  }

  static class Death extends Error {}

  /**
   * A run that dies at a request.
   *
   * @param when before it is sent, or after it is answered
   * @param last whether it is that one
   */
  void dyingRun(DesiredState desired, String when, Closure<Boolean> last) {
    def listener =
        new CallListener() {
          @Override
          void sending(Call call) {
            if (when == 'before' && last(call)) {
              throw new Death()
            }
          }

          @Override
          void answered(Call call, Exchange exchange) {
            if (when == 'after' && last(call)) {
              throw new Death()
            }
          }
        }
    try {
      applyThrough(listener, desired)
    } catch (Death ignored) {
      // As intended; a run that finished first is as good a case.
    }
  }

  /** Plans and applies over a line that a listener sits on. */
  ApplyReport applyThrough(CallListener listener, DesiredState desired) {
    def deployer = deployer(client.listening(listener))
    deployer.apply(deployer.plan(desired, flags([:]).exclusively()), ApplyListener.SILENT)
  }

  private static PlanOptions flags(Map given) {
    def options = PlanOptions.of('deploy.groovy').adopting(given.adopt ?: false).pruning(given.prune ?: false)
        .deleting(OptionalInt.of(given.deletes ?: 0))
        .resolving(given.resolve ?: PlanOptions.Resolve.REFUSE)
    given.destroy ? options.destroying() : options
  }

  int writes() {
    WRITES.sum { sandbox.requests(it) } as int
  }

  int made() {
    sandbox.commits(AREA + 'create')
  }

  String space() {
    client.studio().spaces().all()[0].id()
  }

  List<String> named(String name = NAME) {
    client.studio().workflows(space()).all().findAll { it.name().get() == name }*.id()
  }

  StudioCanvas draft(String name = NAME) {
    client.studio().canvas(space(), named(name)[0])
  }

  String schema() {
    draft().workflow().schemaJson().get()
  }

  String publishedSchema() {
    client.studio().version(space(), named()[0], draft().version().get()).schemaJson().get()
  }

  /** A colleague saves another canvas in the web page. */
  void edit(String schema) {
    if (guarded) {
      colleague.studio().lock(space(), named()[0])
    }
    def now = colleague.studio().canvas(space(), named()[0])
    colleague.studio().save(new StudioSave(space(), named()[0], schema, now.commitId()))
  }

  boolean guarded

  void privateEdition() {
    guarded = true
    sandbox.privateEdition(true)
  }

  /** What the script declares: one workflow that passes its parameter on, with a word of its own. */
  static DesiredState flow(String word = 'hello', String name = NAME) {
    def file = new DesiredWorkflow.Definition('flow.json', Json.parse(canvas(word), 'flow.json'))
    new DesiredState(
        Optional.of('WeHan'),
        [new DesiredWorkflow(name, Optional.of(file), Lifecycle.USUAL, new Place('deploy.groovy', 3, 1))],
        [])
  }

  static String canvas(String word) {
    Canvases.line([Canvases.start(), Canvases.output('say', word), Canvases.end([sum: Canvases.ref('100001', 'a')])])
  }

  @Override
  void close() {
    client.close()
    colleague.close()
    sandbox.close()
  }
}
