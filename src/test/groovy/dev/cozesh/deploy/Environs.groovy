package dev.cozesh.deploy

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.catalog.Catalog
import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.workspace.WorkspaceCreate
import dev.cozesh.deploy.DeployContext.Binding
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.LocalBackend
import dev.cozesh.deploy.state.LocalDisk
import dev.cozesh.deploy.state.StateStore
import dev.cozesh.deploy.state.TargetState
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.sandbox.Storage
import java.nio.file.Path
import java.time.Duration

/** One project with the environments {@code dev} and {@code prod}, in two workspaces of one server or on two servers. */
class Environs implements AutoCloseable {
  static final Address BOT = new Address(Kind.BOT, Bench.BOT)

  final MovableClock clock = new MovableClock()
  final Path directory
  final Map<String, Sandbox> sandboxes = [:]
  final Map<String, CozeClient> clients = [:]
  /** The workspace that each environment names. */
  final Map<String, String> workspaces = [dev: 'WeHan dev', prod: 'WeHan']
  final List<String> remarks = []
  Closure<Boolean> stop = { false }
  private int seed

  /**
   * @param servers how many there are, one or two
   * @param ahead by how many objects the numbers of the second one run ahead
   */
  Environs(Path directory, int servers, int ahead = 30) {
    this.directory = directory
    sandboxes.dev = started()
    sandboxes.prod = servers == 1 ? sandboxes.dev : started()
    sandboxes.each { name, sandbox ->
      clients[name] =
          CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).maxRetries(0).build()
    }
    clients.dev.workspaces().create(WorkspaceCreate.of(workspaces.dev, ''))
    if (servers == 2) {
      // Sandboxes number alike, which servers do not.
      ahead.times { clients.prod.workspaces().create(WorkspaceCreate.of("other $it".toString(), '')) }
    }
  }

  private Sandbox started() {
    Sandbox.start(
        SandboxOptions.defaults().withStorage(Storage.memory()).withClock(clock).withProcessing(Duration.ofSeconds(2)))
  }

  LocalBackend backend() {
    new LocalBackend(directory, [USER: 'tester'], new LocalDisk({ }), clock)
  }

  DeployContext context(String environment, Map<String, ?> given = [:]) {
    new DeployContext(
        given.host ?: "127.0.0.1:${sandboxes[environment].baseUri().port}".toString(),
        Optional.of(given.workspace ?: workspaces[environment]),
        backend(), clock, clock, { stop.call() }, new Random(seed++)).bound(
        given.bound == false ? Optional.empty() : Optional.of(new Binding(given.as ?: environment, given.moves ?: false)))
  }

  /** Plans as one run of the command line does. */
  Plan plan(String environment, DesiredState desired, Map<String, ?> given = [:]) {
    new Deployer(clients[environment], Catalog.bundled(), context(environment, given)).withCloseable {
      it.plan(inPlace(environment, desired, given), PlanOptions.of('deploy.groovy'))
    }
  }

  ApplyReport apply(String environment, DesiredState desired, Map<String, ?> given = [:]) {
    new Deployer(clients[environment], Catalog.bundled(), context(environment, given)).withCloseable {
      def options = PlanOptions.of('deploy.groovy').adopting(given.adopt ?: false).exclusively()
      it.apply(it.plan(inPlace(environment, desired, given), options), listener())
    }
  }

  ApplyReport promote(List<Address> addresses = [BOT]) {
    promotion().withCloseable { it.promote(it.plan(addresses), listener()) }
  }

  Promotion promotion(Map<String, ?> given = [:]) {
    new Promotion(clients.dev, context('dev'), clients.prod, context('prod', given))
  }

  private DesiredState inPlace(String environment, DesiredState desired, Map<String, ?> given) {
    new DesiredState(
        Optional.of(given.workspace ?: workspaces[environment]), desired.resources(), desired.outputs())
  }

  private ApplyListener listener() {
    new ApplyListener() {
          @Override
          void remark(String text) {
            remarks << text
          }
        }
  }

  /** Everything that reaches the environment's server while the block runs, byte for byte. */
  String sentTo(String environment, Closure<?> run) {
    def before = sandboxes[environment].log().size()
    run.call()
    sandboxes[environment].log().drop(before).collect { "$it.method $it.path?$it.query $it.body" }.join('\n')
  }

  String workspaceId(String environment) {
    clients[environment].workspaces().list().all().find { it.name().get() == workspaces[environment] }.id()
  }

  TargetState state(String environment) {
    def target = backend().targets().find { it.environment().orElse('') == environment }
    target == null ? null : backend().load(target)
  }

  /** Every id of the environment that its state holds, and its workspace. */
  Set<String> ids(String environment) {
    def file = new StateStore(directory.resolve('state'), new LocalDisk()).file(state(environment).target())
    (file.toFile().getText('UTF-8') =~ /(?<![0-9])[0-9]{19}(?![0-9])/).collect { it as String } as Set
  }

  List bots(String environment) {
    clients[environment].bots().list(workspaceId(environment), PublishStatus.ALL).all().findAll { it.name().get() == Bench.BOT }
  }

  @Override
  void close() {
    clients.values()*.close()
    sandboxes.values().toSet()*.close()
  }
}
