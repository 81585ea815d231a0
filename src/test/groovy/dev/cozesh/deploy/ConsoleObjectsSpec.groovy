package dev.cozesh.deploy

import dev.cozesh.catalog.Catalog
import dev.cozesh.client.studio.StudioBotCreate
import dev.cozesh.client.studio.StudioKnowledgeCreate
import dev.cozesh.client.dataset.FormatType
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What a session reads of a workspace on a self-hosted Coze. */
class ConsoleObjectsSpec extends Specification {
  @TempDir Path directory

  @AutoCleanup StudioBench bench

  def setup() {
    bench = new StudioBench(directory)
  }

  private LiveReader reader() {
    def target = new WorkspaceFinder(bench.client, 'studio', Edition.STUDIO).find(Optional.empty())
    new LiveReader(bench.client, target, Catalog.bundled().limits(), Edition.STUDIO)
  }

  private LiveObject read(Kind kind, String name) {
    def reader = reader()
    reader.read(reader.find(kind, name))
  }

  def "what another user has made is listed, and told as not readable"() {
    given:
    bench.colleague.studioBots().create(new StudioBotCreate(bench.space(), 'theirs', ''))
    bench.colleague.studioKnowledge().create(new StudioKnowledgeCreate('theirs', bench.space(), FormatType.TEXT, ''))
    bench.sandbox.faults().add(Fault.on('POST /api/knowledge/document/list').status(200, '{"code":105000001,"msg":"no permission"}', [:]))

    when:
    def theirs = read(kind, 'theirs')

    then:
    theirs.declared().isEmpty()
    theirs.remarks() == ['not readable: on a self-hosted Coze it is its maker\'s alone, who is another user']

    where:
    kind << [Kind.BOT, Kind.KNOWLEDGE]
  }

  def "a published canvas is declared and shown by node; one that has changed since is told"() {
    given:
    bench.apply(StudioBench.flow())

    when:
    def published = read(Kind.WORKFLOW, StudioBench.NAME)

    then:
    published.declared().get().definition().get().json() == Json.parse(StudioBench.canvas('hello'), '')
    published.remarks() == []
    published.fields().keySet() ==
        ['canvas/nodes/100001', 'canvas/nodes/130001', 'canvas/nodes/900001', 'canvas/edges'] as Set

    when:
    bench.edit(StudioBench.canvas('by hand'))
    def edited = read(Kind.WORKFLOW, StudioBench.NAME)

    then:
    edited.declared().get().definition().isEmpty()
    edited.remarks() == ['not declared: its canvas, which would publish the draft; it has changed since v0.0.1']
  }

  def "every kind but databases is listed"() {
    expect:
    reader().kinds() == [Kind.KNOWLEDGE, Kind.WORKFLOW, Kind.BOT]

    when:
    reader().list(Kind.DATABASE)

    then:
    def e = thrown(CozeUsageException)
    e.what() == 'a session lists no databases'
  }

  def "an id that is of another kind is told from the lists that there are"() {
    given:
    def id = bench.client.studioBots().create(new StudioBotCreate(bench.space(), 'WeHan', ''))

    when:
    new StateDesk(bench.client, bench.context()).find(new Address(Kind.WORKFLOW, 'WeHan'), Optional.of(id))

    then:
    def e = thrown(CozeUsageException)
    e.what() == "$id is a bot, not a workflow"
  }

  def "nothing is promoted on a self-hosted Coze, and that is said before a list is asked for"() {
    given:
    def from = new DeployContext('studio', Optional.of(bench.space()), bench.context().backend(), bench.clock, bench.clock, { false }, new Random(1)).on(edition)
    def to = new DeployContext('studio', Optional.of('7390000000000000002'), bench.context().backend(), bench.clock, bench.clock, { false }, new Random(1)).on(edition)

    when:
    new Promotion(bench.client, from, bench.client, to).withCloseable { it.plan([new Address(Kind.BOT, 'WeHan')]) }

    then:
    def e = thrown(CozeGuardException)
    e.what() == 'nothing was copied: a self-hosted Coze has no call that copies between workspaces'

    where:
    edition << [Edition.STUDIO, Edition.STUDIO_WITH_TOKEN]
  }
}
