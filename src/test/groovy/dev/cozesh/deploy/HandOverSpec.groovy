package dev.cozesh.deploy

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.DesiredWorkflow.Definition
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.desired.Output
import dev.cozesh.deploy.desired.Reference
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.deploy.state.ResourceState.Origin
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeWaitingException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Workflows on the public API: cozesh prepares, a person imports, cozesh goes on. */
class HandOverSpec extends Specification {
  static final String NAME = '出题'
  static final Address ADDRESS = new Address(Kind.WORKFLOW, NAME)
  static final String FLOW = Json.line(
  Json.parse(HandOverSpec.getResource('/workflow/questions.clipboard.json').getText('UTF-8'), 'flow'))

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  def "D29: files are written and nothing is published; a person imports the zip, the next run binds and publishes; a second import is a conflict"() {
    when:
    apply()

    then:
    def waiting = thrown(CozeWaitingException)
    waiting.what() == 'waiting for a person: not on Coze yet: workflow "出题"'
    waiting.next().contains('出题.clipboard.json') && waiting.next().contains('出题.zip')
    waiting.next().contains('run the same command again')
    handed()*.fileName*.toString().sort() == ['出题.clipboard.json', '出题.zip']
    Json.parse(Files.readString(handed('.json')), 'clipboard') == Json.parse(FLOW, 'flow')
    bench.sandbox.requests('POST /v1/bot/publish') == 0
    bench.sandbox.log().findAll { it.path() == '/v1/bot/update' }.every { !it.body().contains("workflow_id_list") }
    bench.bots() == 1
    bench.documents() == ['policies.txt']
    bench.releases().all()*.count()*.created() == [2]

    when: 'nothing has happened since'
    def writes = bench.writes()
    apply()

    then:
    thrown(CozeWaitingException)
    bench.writes() == writes
    bench.releases().all().size() == 1

    when: 'a person imports the zip and publishes it'
    def id = imports(handed('.zip'))
    def plan = plan()

    then:
    plan.changes().find { it.address() == ADDRESS }.action() == Action.ADOPT
    plan.changes().find { it.address() == ADDRESS }.id().get() == id

    when:
    def report = apply()

    then:
    report.outputs().collectEntries { [it.name(), it.value().get()] } == [FLOW_ID: id]
    bench.client.bots().info(bench.botId()).workflowInfoList().get()*.id() == [id]
    bench.sandbox.commits('POST /v1/bot/publish') == 1
    remembered().origin() == Origin.ADOPTED
    remembered().id() == id

    when: 'everything is there'
    def before = bench.writes()
    def again = this.plan()
    apply()

    then:
    again.isEmpty() && !again.adopts() && !again.waits()
    bench.writes() == before

    when: 'somebody imports it a second time'
    def second = imports(handed('.zip'))
    this.plan()

    then:
    def conflict = thrown(CozeConflictException)
    conflict.what().contains(id) && conflict.what().contains(second)
    conflict.next().endsWith('`cozesh state rm "workflow.出题"`, then `cozesh import "workflow.出题" ID`')

    when: 'the person chooses one of them'
    new StateDesk(bench.client, context()).forget(ADDRESS)
    new StateDesk(bench.client, context()).adopt(ADDRESS, second)
    apply()

    then:
    bench.client.bots().info(bench.botId()).workflowInfoList().get()*.id() == [second]
    this.plan().isEmpty()
  }

  def "what a person pastes from the clipboard form is known as well as what comes from the zip"() {
    given:
    waits { apply() }

    when:
    def id = posts([name: NAME, canvas: Json.parse(Files.readString(handed('.json')), 'clipboard')])
    apply()

    then:
    remembered().id() == id
  }

  def "files are for their owner alone, and stay as they are while the definition does"() {
    given:
    waits { apply() }
    def written = handed().collectEntries { [it, Files.getLastModifiedTime(it)] }

    when:
    waits { apply() }

    then:
    handed().every { Files.getPosixFilePermissions(it)*.name().toSet() == ['OWNER_READ', 'OWNER_WRITE'].toSet() }
    Files.getPosixFilePermissions(handed()[0].parent)*.name().every { it.startsWith('OWNER_') }
    handed().collectEntries { [it, Files.getLastModifiedTime(it)] } == written

    when:
    waits { apply(changed()) }

    then:
    Files.readString(handed('.json')).contains('十道题')
  }

  @Unroll("#what")
  def "one of that name with other inputs or outputs is not taken over, and the difference is said"() {
    given:
    def id = posts([name: NAME, canvas: Json.parse(FLOW.replace(from, to), 'flow')])
    def writes = bench.writes()

    when:
    apply()

    then:
    def conflict = thrown(CozeConflictException)
    conflict.what().contains(id) && conflict.what().contains(difference)
    conflict.next().contains("cozesh import \"workflow.出题\" $id")
    bench.writes() == writes

    where:
    what                | from                                      | to                                     || difference
    'another input'     | '"topic"'                                 | '"subject"'                            || 'input topic is missing there; input subject is not in the file'
    'another type'      | '"type":"string","name":"topic"'           | '"type":"integer","name":"topic"'      || 'input topic is integer there, string here'
    'another output'    | '"questions"'                             | '"answers"'                            || 'output questions is missing there; output answers is not in the file'
  }

  def "two of that name are a conflict, and both are named"() {
    given:
    def ids = (1..2).collect { posts([name: NAME, canvas: Json.parse(FLOW, 'flow')]) }

    when:
    apply()

    then:
    def conflict = thrown(CozeConflictException)
    ids.every { conflict.what().contains(it) }
    bench.writes() == 0
  }

  def "a changed definition waits for a person, and Coze's time of change is the evidence that one came"() {
    given:
    def id = adopted()
    def before = bench.writes()

    when: 'the file has changed'
    apply(changed())

    then:
    def waiting = thrown(CozeWaitingException)
    waiting.what() == 'waiting for a person: not on Coze yet: what is declared of workflow "出题"'
    Files.readString(handed('.json')).contains('十道题')
    bench.writes() == before

    and: 'its bot keeps the workflow, and is told to wait and nothing else'
    def remarks = this.plan(changed()).changes().find { it.address().kind() == Kind.BOT }.remarks()
    remarks.size() == 1 && remarks[0].startsWith('waits for a workflow')

    when: 'nobody came'
    apply(changed())

    then:
    thrown(CozeWaitingException)

    when: 'a person pastes the new form and publishes it'
    bench.clock.sleep(Duration.ofMinutes(5))
    posts([workflow_id: id, canvas: Json.parse(Files.readString(handed('.json')), 'clipboard')])
    def plan = plan(changed())
    apply(changed())

    then:
    with(plan.changes().find { it.address() == ADDRESS }) {
      it.action() == Action.ADOPT
      it.remarks().any { it.contains('taken for imported') && it.contains('its content cannot be read') }
    }
    this.plan(changed()).isEmpty() && !this.plan(changed()).adopts()
    remembered().id() == id
  }

  def "a workflow that somebody changed on Coze is named with what differs, and its bot waits"() {
    given:
    def id = adopted()
    posts([workflow_id: id, canvas: Json.parse(FLOW.replace('"topic"', '"subject"'), 'flow')])

    when:
    def plan = plan()

    then:
    with(plan.changes().find { it.address() == ADDRESS }) {
      it.action() == Action.WAIT
      it.remarks()[0] == 'what is on Coze is not what the file says: input topic is missing there; input subject is not in the file'
    }
  }

  def "one that is gone waits anew, and the plan says so"() {
    given:
    adopted()
    bench.close()
    bench = new Bench(directory)
    bench.clock.sleep(Duration.ofHours(1))

    when:
    def plan = plan()

    then:
    with(plan.changes().find { it.address() == ADDRESS }) {
      it.action() == Action.WAIT
      it.remarks().any { it.contains('not on the server any more') }
    }
  }

  def "what Coze would not take stops before the first request, with node and reason"() {
    when:
    apply(flow: FLOW.replace('"blockID":"300001","name":"text"', '"blockID":"300001","name":"words"'))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains('node 900001: node 300001 has no output words; it has text')
    bench.sandbox.log().isEmpty()
  }

  def "a secret in a workflow is refused by the guard, before the first request"() {
    when:
    apply(flow: FLOW.replace('出五道题', 'pat_test_' + 'b' * 20))

    then:
    def e = thrown(CozeGuardException)
    e.what().contains('pat_…')
    bench.sandbox.log().isEmpty()
  }

  private String adopted() {
    waits { apply() }
    def id = imports(handed('.zip'))
    apply()
    id
  }

  private static Map changed() {
    [flow: FLOW.replace('五道题', '十道题')]
  }

  private Plan plan(Map given = [:]) {
    new Deployer(bench.client, Catalog.bundled(), context()).withCloseable { it.plan(desired(given), PlanOptions.of('deploy.groovy')) }
  }

  private ApplyReport apply(Map given = [:]) {
    new Deployer(bench.client, Catalog.bundled(), context()).withCloseable {
      def plan = it.plan(desired(given), PlanOptions.of('deploy.groovy').exclusively())
      it.apply(plan, new ApplyListener() {})
    }
  }

  private DeployContext context() {
    bench.context().handingOverIn(directory.resolve('handover'))
  }

  private static DesiredState desired(Map given) {
    def json = Json.parse((given.flow ?: FLOW) as String, 'flow.json')
    def flow = new DesiredWorkflow(NAME, Optional.of(new Definition('flow.json', json)), Lifecycle.USUAL, Place.NOWHERE)
    def id = new Output('FLOW_ID', new Output.IdOf(new Reference(Kind.WORKFLOW, NAME, Place.NOWHERE)))
    new DesiredState(Optional.of('WeHan'), [Bench.knowledge(), flow, Bench.bot(uses: [NAME])], [id])
  }

  private static void waits(Closure run) {
    try {
      run()
    } catch (CozeWaitingException e) {
      return
    }
    throw new AssertionError('nothing waited' as Object)
  }

  private List<Path> handed() {
    def files = []
    directory.resolve('handover').toFile().eachFileRecurse { if (it.file) files << it.toPath() }
    files
  }

  private Path handed(String ending) {
    handed().find { it.toString().endsWith(ending) }
  }

  private ResourceState remembered() {
    new StateDesk(bench.client, context()).look().find(ADDRESS).get()
  }

  private String imports(Path zip) {
    posts([zip: Base64.encoder.encodeToString(Files.readAllBytes(zip))])
  }

  /** What a person does in the web page. */
  private String posts(Map form) {
    def request =
        HttpRequest.newBuilder(URI.create(bench.sandbox.baseUri().toString() + '/_workflow'))
        .POST(HttpRequest.BodyPublishers.ofString(Json.line(form), UTF_8)).build()
    def answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString(UTF_8))
    assert answer.statusCode() == 200, answer.body()
    Json.parse(answer.body(), 'answer').at('/data/workflow_id').asText()
  }
}
