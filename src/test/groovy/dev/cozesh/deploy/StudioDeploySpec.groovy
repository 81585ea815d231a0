package dev.cozesh.deploy

import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.deploy.PlanOptions.Resolve
import dev.cozesh.deploy.desired.DesiredKnowledge
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.DesiredWorkflow
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.Level
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeStateException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** Scenario D30, and what else becomes of workflows on a self-hosted Coze. */
class StudioDeploySpec extends Specification {
  private static final String AREA = StudioBench.AREA

  @TempDir Path directory

  @AutoCleanup StudioBench bench

  def setup() {
    bench = new StudioBench(directory)
  }

  /** Ends a run as a kill does: nothing of the run's own code gets to handle it. */
  def "a declared workflow is made, saved and published, and the second run writes nothing"() {
    given:
    if (guarded) {
      bench.privateEdition()
    }

    when:
    def plan = bench.plan(StudioBench.flow())

    then:
    bench.writes() == 0
    plan.changes()*.action() == [Action.CREATE]
    plan.changes()[0].fields()*.field() ==
        ['canvas/nodes/100001', 'canvas/nodes/130001', 'canvas/nodes/900001', 'canvas/edges/100001 → 130001',
         'canvas/edges/130001 → 900001', 'publish'].sort { a, b -> 0 }
    plan.permissions() == []

    when:
    def before = bench.sandbox.log().size()
    def report = bench.apply(StudioBench.flow())

    then:
    report.created()*.address()*.toString() == ['workflow.interview']
    report.requests() == bench.sandbox.log().size() - before
    bench.named().size() == 1
    bench.schema() == StudioBench.canvas('hello')
    bench.draft().version().get() == 'v0.0.1'
    bench.draft().workflow().description().get() == ''
    Json.parse(bench.publishedSchema(), '') == Json.parse(StudioBench.canvas('hello'), '')

    when:
    def written = bench.writes()
    bench.apply(StudioBench.flow())

    then:
    bench.writes() == written
    bench.plan(StudioBench.flow()).isEmpty()
    bench.plan(StudioBench.flow()).levels()[Level.VERIFIED] == 2

    where:
    guarded << [false, true]
  }

  def "a changed file is shown by node, saved and published as the next version"() {
    given:
    bench.apply(StudioBench.flow('hello'))

    when:
    def plan = bench.plan(StudioBench.flow('good day'))

    then:
    plan.changes()[0].fields()*.field() ==
        ['canvas/nodes/130001/data.inputs.content.value.content', 'publish']
    plan.changes()[0].fields()[0].before().get().asText() == 'hello'
    plan.changes()[0].fields()[0].after().get().asText() == 'good day'

    when:
    bench.apply(StudioBench.flow('good day'))

    then:
    bench.schema() == StudioBench.canvas('good day')
    bench.draft().version().get() == 'v0.0.2'
    bench.plan(StudioBench.flow('good day')).isEmpty()
  }

  def "D21: what a server adds to a canvas, or orders otherwise, is no difference"() {
    given:
    bench.apply(StudioBench.flow())
    def stored = Json.parse(bench.schema(), '')
    stored.path('nodes').get(1).put('extra', true)
    def reordered = Json.object()
    reordered.set('edges', stored.path('edges'))
    reordered.set('nodes', Json.tree(stored.path('nodes').toList().reverse()))

    when: 'the same canvas in the manner of a server that rewrites it'
    bench.edit(Json.line(reordered))

    then:
    bench.plan(StudioBench.flow()).changes()[0].fields()*.field() == ['publish']
  }

  def "D30: a draft that changed between plan and apply is not overwritten: #manners"() {
    given:
    if (guarded) {
      bench.privateEdition()
    }
    bench.apply(StudioBench.flow('hello'))
    if (guarded) {
      bench.clock.sleep(Duration.ofMinutes(16))
    }

    when:
    bench.apply(StudioBench.flow('good day'), [:], { bench.edit(StudioBench.canvas('by hand')) })

    then:
    def e = thrown(CozeConflictException)
    e.what() == 'workflow.interview is not what the plan saw; nothing was overwritten'
    e.why().contains('they changed node 130001')
    e.why().contains('the script would change node 130001')
    bench.schema() == StudioBench.canvas('by hand')
    bench.draft().version().get() == 'v0.0.1'

    where:
    guarded << [false, true]
    manners = guarded ? 'private edition' : 'open source'
  }

  def "D30: a save that a private edition calls stale is a conflict, and nothing is overwritten"() {
    given:
    bench.privateEdition()
    bench.apply(StudioBench.flow('hello'))
    bench.clock.sleep(Duration.ofMinutes(16))
    def saves = bench.sandbox.requests(AREA + 'save')

    when: 'the colleague saves between the last look and the save'
    bench.applyThrough(
        new CallListener() {
          @Override
          void answered(Call call, Exchange exchange) {
            if (call.path().endsWith('/edit_lock')) {
              bench.clock.sleep(Duration.ofMinutes(16))
              bench.edit(StudioBench.canvas('by hand'))
              bench.clock.sleep(Duration.ofMinutes(16))
              bench.client.studio().lock(bench.space(), bench.named()[0])
            }
          }
        },
        StudioBench.flow('good day'))

    then:
    def e = thrown(CozeConflictException)
    e.why().startsWith('somebody saved it at the same moment')
    bench.sandbox.requests(AREA + 'save') == saves + 2
    bench.schema() == StudioBench.canvas('by hand')
  }

  def "D30: a lock that somebody else holds stops the run and is named, with its end"() {
    given:
    bench.privateEdition()
    bench.apply(StudioBench.flow('hello'))
    bench.clock.sleep(Duration.ofMinutes(16))
    bench.colleague.studio().lock(bench.space(), bench.named()[0])

    when:
    bench.apply(StudioBench.flow('good day'))

    then:
    def e = thrown(CozeLockedException)
    e.what() == 'workflow.interview is being edited by test_li until ' +
        bench.clock.instant().plus(Duration.ofMinutes(15)).toString() + '; nothing was overwritten'
    bench.schema() == StudioBench.canvas('hello')

    when: 'it has run out'
    bench.clock.sleep(Duration.ofMinutes(16))
    bench.apply(StudioBench.flow('good day'))

    then:
    bench.schema() == StudioBench.canvas('good day')
  }

  def "D30: a disk that is full when the state is written keeps the id, and the next run makes no second one"() {
    given: 'room for the lock and the state before the create, and for every line of the journal'
    def disk = new FullDisk(room: 1000, files: 2)
    bench.disk = disk

    when:
    bench.apply(StudioBench.flow())

    then:
    def e = thrown(CozeStateException)
    e.why().contains('No space left on device')
    bench.made() == 1
    journals().contains(bench.named()[0])

    when: 'there is room again'
    disk.files = 1000
    bench.apply(StudioBench.flow())

    then:
    bench.made() == 1
    bench.named().size() == 1
    bench.draft().version().get() == 'v0.0.1'
    bench.plan(StudioBench.flow()).isEmpty()
  }

  private String journals() {
    def text = new StringBuilder()
    directory.resolve('journal').toFile().eachFileRecurse { if (it.file) text << it.getText('UTF-8') }
    text.toString()
  }

  def "a run that dies #when request #n leaves one workflow to the next one: #manners"() {
    given:
    if (guarded) {
      bench.privateEdition()
    }

    when:
    int seen = 0
    bench.dyingRun(StudioBench.flow(), when, { ++seen == n })
    bench.applyAfterDeath(StudioBench.flow())

    then:
    bench.made() == 1
    bench.named().size() == 1
    bench.schema() == StudioBench.canvas('hello')
    bench.draft().version().get() == 'v0.0.1'
    bench.draft().workflow().description().get() == ''
    bench.plan(StudioBench.flow()).isEmpty()

    where:
    [n, when, guarded] << [(1..16), ['after', 'before'], [false, true]].combinations()
    manners = guarded ? 'private edition' : 'open source'
  }

  def "a run that dies #when request #n of a change leaves the changed workflow to the next one"() {
    given:
    bench.apply(StudioBench.flow('hello'))

    when:
    int seen = 0
    bench.dyingRun(StudioBench.flow('good day'), when, { ++seen == n })
    bench.applyAfterDeath(StudioBench.flow('good day'))

    then:
    bench.named().size() == 1
    bench.schema() == StudioBench.canvas('good day')
    bench.draft().version().get() == 'v0.0.2'
    bench.plan(StudioBench.flow('good day')).isEmpty()

    where:
    [n, when] << [(1..12), ['after', 'before']].combinations()
  }

  def "a run that died in the middle of a save does not take its own canvas for somebody else's"() {
    given:
    bench.apply(StudioBench.flow('hello'))

    when:
    bench.dyingRun(StudioBench.flow('good day'), 'after', { Call call -> call.path().endsWith('/save') })
    forgetLock()
    bench.apply(StudioBench.flow('good evening'))

    then:
    bench.schema() == StudioBench.canvas('good evening')
    bench.draft().version().get() == 'v0.0.2'
  }

  def "a lost answer of #verb (#kind) is settled, and nothing is done twice"() {
    given:
    bench.sandbox.faults().add(fault)

    when:
    bench.apply(StudioBench.flow())

    then:
    bench.sandbox.requests(AREA + verb) == 1
    bench.named().size() == 1
    bench.schema() == StudioBench.canvas('hello')
    bench.draft().version().get() == 'v0.0.1'
    bench.plan(StudioBench.flow()).isEmpty()

    where:
    [verb, kind] << [['create', 'save', 'publish'], ['reset', '500', 'truncated']].combinations()
    fault = kind == 'reset'
        ? Fault.on(AREA + verb).commitThenReset()
        : kind == '500' ? Fault.on(AREA + verb).commitThen500() : Fault.on(AREA + verb).truncatedJson()
  }

  def "a create whose workflow is listed late is awaited, not repeated"() {
    given:
    bench.sandbox.faults().add(Fault.on(AREA + 'create').commitThen500())
    bench.sandbox.faults().add(Fault.on(AREA + 'create').hideFromList(Duration.ofSeconds(5)))

    when:
    def report = bench.apply(StudioBench.flow())

    then:
    report.settled()[0].contains('settled by listing')
    bench.made() == 1
    bench.named().size() == 1
  }

  def "what was lost before it arrived says so, and the same command goes on: #verb"() {
    given:
    bench.sandbox.faults().add(Fault.on(AREA + verb).resetBeforeRead())

    when:
    bench.apply(StudioBench.flow())

    then:
    thrown(CozePartialException)
    bench.sandbox.requests(AREA + verb) == 1

    when:
    bench.apply(StudioBench.flow())

    then:
    bench.made() == 1
    bench.schema() == StudioBench.canvas('hello')
    bench.draft().version().get() == 'v0.0.1'

    where:
    verb << ['save', 'publish']
  }

  def "a canvas that somebody changed since the last apply is contested; it is decided by #resolve"() {
    given:
    bench.apply(StudioBench.flow('hello'))
    bench.edit(StudioBench.canvas('by hand'))
    def writes = bench.writes()

    when:
    def plan = bench.plan(StudioBench.flow('hello'))

    then:
    plan.contested()*.address()*.toString() == ['workflow.interview']
    plan.levels()[Level.DRIFTED] == 1

    when:
    bench.apply(StudioBench.flow('hello'))

    then:
    thrown(CozeConflictException)
    bench.writes() == writes

    when:
    bench.apply(StudioBench.flow('hello'), [resolve: resolve])

    then:
    bench.schema() == StudioBench.canvas(kept)
    bench.draft().version().get() == version
    bench.plan(StudioBench.flow('hello')).isEmpty()

    when: 'the script says something new'
    bench.apply(StudioBench.flow('good day'))

    then:
    bench.schema() == StudioBench.canvas('good day')

    where:
    resolve        || kept      | version
    Resolve.OURS   || 'hello'   | 'v0.0.2'
    Resolve.THEIRS || 'by hand' | 'v0.0.1'
  }

  def "one that exists is taken over only when that is asked for, and then only changed where it differs"() {
    given:
    def id = bench.client.studio().create(
        dev.cozesh.client.studio.StudioWorkflowCreate.workflow(bench.space(), 'interview', 'made by hand'))

    when:
    bench.plan(StudioBench.flow())

    then:
    thrown(dev.cozesh.error.CozeGuardException)

    when:
    bench.apply(StudioBench.flow(), [adopt: true])

    then:
    bench.named() == [id]
    bench.schema() == StudioBench.canvas('hello')
    bench.draft().workflow().description().get() == 'made by hand'
    bench.plan(StudioBench.flow()).isEmpty()
  }

  def "what the server finds wrong is told node by node, and nothing is saved"() {
    given:
    def open = Canvases.canvas(
        [Canvases.start(), Canvases.output('say', 'x'), Canvases.end([:])],
        [['100001', '130001', ''], ['100001', '900001', '']])

    when:
    bench.apply(declared(open))

    then:
    def e = thrown(CozePartialException)
    e.what() == 'Coze finds a mistake in workflow.interview: node 130001: node 130001 is not connected'
    bench.sandbox.requests(AREA + 'save') == 0
    bench.sandbox.requests(AREA + 'publish') == 0

    when:
    bench.apply(StudioBench.flow())

    then:
    bench.made() == 1
    bench.draft().version().get() == 'v0.0.1'
  }

  def "a server that says success and keeps another canvas is found out"() {
    given:
    bench.apply(StudioBench.flow('hello'))
    bench.sandbox.faults().add(Fault.on(AREA + 'save').status(200, '{"code":0,"msg":"","data":{}}', [:]))

    when:
    bench.apply(StudioBench.flow('good day'))

    then:
    def e = thrown(CozePartialException)
    e.what() == 'the canvas of workflow.interview was sent, and is what it was before'
    bench.draft().version().get() == 'v0.0.1'
  }

  def "a workflow that a script names and no file says what it does has to be there"() {
    given:
    def bare = new DesiredWorkflow('nobody', Optional.empty(), Lifecycle.USUAL, new Place('deploy.groovy', 4, 1))

    when:
    bench.plan(new DesiredState(Optional.of('WeHan'), [bare], []))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains('nothing says what it does')
  }

  def "what is no longer declared is deleted with --prune"() {
    given:
    bench.apply(StudioBench.flow())

    when:
    bench.apply(new DesiredState(Optional.of('WeHan'), [], []), [prune: true, deletes: 1])

    then:
    bench.named() == []
  }

  def "a #kind is refused before anything is sent, with what is served there"() {
    given:
    bench.edition = edition
    def before = bench.sandbox.log().size()

    when:
    bench.plan(new DesiredState(Optional.of('WeHan'), [resource], []))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains(why)
    e.next().contains(next)
    bench.sandbox.log().size() == before

    where:
    edition                   | resource              || why                           | next
    Edition.STUDIO            | Bench.bot(publish: ['1024', '10000001']) || 'not to 10000001' | 'deploy bots, workflows'
    Edition.STUDIO_WITH_TOKEN | Bench.bot()           || 'no public route that makes a bot' | 'kind session'
    Edition.STUDIO_WITH_TOKEN | Bench.knowledge()     || 'only as uploaded files'      | 'web page'
    Edition.STUDIO_WITH_TOKEN | StudioBench.flow().resources()[0] || 'takes no token'  | 'kind session'
    kind = resource.address().kind().title()
  }

  def "with a token, a knowledge base without documents is deployed into a space named by its id"() {
    given:
    bench.edition = Edition.STUDIO_WITH_TOKEN
    def bare =
        new DesiredKnowledge(
        Bench.KNOWLEDGE, Optional.of('岗位'), [], DesiredKnowledge.Chunks.AUTOMATIC, Lifecycle.USUAL, Place.NOWHERE)
    def desired = new DesiredState(Optional.of(bench.space()), [bare], [])
    def client = bench.withToken()

    when:
    def deployer = bench.deployer(client)
    deployer.apply(deployer.plan(desired, PlanOptions.of('deploy.groovy').exclusively()), ApplyListener.SILENT)
    deployer.close()

    then:
    client.datasets().list(bench.space()).all()*.name()*.get() == [Bench.KNOWLEDGE]

    cleanup:
    client.close()
  }

  def "a refusal keeps code and log id of the console"() {
    when:
    bench.client.studio().canvas(bench.space(), '7389000000000000000')

    then:
    def e = thrown(CozeServiceException)
    e.code() == 720702004
    !e.refusal().logId().isEmpty()
  }

  private static DesiredState declared(String canvas) {
    def file = new DesiredWorkflow.Definition('flow.json', Json.parse(canvas, 'flow.json'))
    new DesiredState(
        Optional.of('WeHan'),
        [new DesiredWorkflow('interview', Optional.of(file), Lifecycle.USUAL, new Place('deploy.groovy', 3, 1))],
        [])
  }

  private void forgetLock() {
    directory.resolve('lock').toFile().listFiles()?.each { it.delete() }
  }
}
