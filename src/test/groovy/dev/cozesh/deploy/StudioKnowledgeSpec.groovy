package dev.cozesh.deploy

import static java.nio.charset.StandardCharsets.UTF_8

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.client.core.Base64Content
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.Dataset
import dev.cozesh.client.dataset.Document
import dev.cozesh.client.dataset.FormatType
import dev.cozesh.client.studio.StudioChunks
import dev.cozesh.client.studio.StudioDocument
import dev.cozesh.client.studio.StudioDocumentsCreate
import dev.cozesh.client.studio.StudioKnowledgeCreate
import dev.cozesh.client.studio.StudioKnowledgeUpdate
import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.deploy.desired.DesiredKnowledge
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Lifecycle
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Level
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozePartialException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** What becomes of knowledge bases and their documents on a self-hosted Coze, with a session. */
class StudioKnowledgeSpec extends Specification {
  private static final String AREA = 'POST /api/knowledge/'
  private static final String UPLOAD = 'POST /api/bot/upload_file'
  private static final String ADD = AREA + 'document/create'
  private static final String PROGRESS = AREA + 'document/progress/get'
  private static final String DELETE = AREA + 'document/delete'
  private static final List<String> WRITES =
  [UPLOAD, ADD, DELETE, AREA + 'create', AREA + 'update', AREA + 'delete', AREA + 'photo/caption']

  @TempDir Path directory

  @AutoCleanup StudioBench bench

  def setup() {
    bench = new StudioBench(directory)
  }

  /** Ends a run as a kill does: nothing of the run's own code gets to handle it. */
  def "a declared knowledge base is made, its document sent, and the second run writes nothing"() {
    when:
    def plan = bench.plan(jobs())

    then:
    writes() == 0
    plan.changes()*.action() == [Action.CREATE]
    plan.changes()[0].fields()*.field() == ['description', 'documents/policies.txt']
    plan.changes()[0].remarks().contains('policies.md is sent as txt: Coze takes no Markdown')
    plan.permissions() == []

    when:
    def before = bench.sandbox.log().size()
    def report = bench.apply(jobs())

    then:
    report.created()*.address()*.toString() == ['knowledge.Jobs']
    report.requests() == bench.sandbox.log().size() - before
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    named()*.description()*.get() == ['what there is']
    named()[0].iconUri().get() == 'default_icon/knowledge_0.png'
    documents()*.name()*.get() == ['policies.txt']
    bodies(ADD)*.path('chunk_strategy')*.toString() == ['{"chunk_type":0}']

    when:
    def written = writes()
    bench.apply(jobs())
    def second = bench.plan(jobs())

    then:
    writes() == written
    second.isEmpty()
    second.levels()[Level.VERIFIED] == 2
    second.levels()[Level.FINGERPRINT] == 1
    bench.sandbox.log().every { !it.body().contains('settle') }
  }

  def "a changed document is sent and ready before the old one goes"() {
    given:
    bench.apply(jobs())
    def old = documents()[0].id()

    when:
    def plan = bench.plan(jobs(['policies.md': '# other rules']))
    def before = bench.sandbox.log().size()
    bench.apply(jobs(['policies.md': '# other rules']))

    then:
    plan.changes()[0].fields()*.field() == ['documents/policies.txt']
    plan.changes()[0].fields()[0].before().get().asText() == 'unknown size'
    plan.changes()[0].fields()[0].after().get().asText() == '13 bytes'
    documents()*.name()*.get() == ['policies.txt']
    documents()[0].id() != old
    documents()[0].size().get() == 13

    and: 'in this order'
    def sent = bench.sandbox.log().drop(before)*.route().findAll { it in [UPLOAD, ADD, PROGRESS, DELETE] }
    sent.unique(false) == [UPLOAD, ADD, PROGRESS, DELETE]
    sent.count { it == PROGRESS } > 1
    bench.plan(jobs(['policies.md': '# other rules'])).isEmpty()
  }

  def "a lost answer of the create (#kind) is settled by its mark, and nothing is made twice"() {
    given:
    bench.sandbox.faults().add(fault)

    when:
    def report = bench.apply(jobs())

    then:
    report.settled().any { it.contains('which carries the mark') } == settles
    bench.sandbox.requests(AREA + 'create') == 1
    named()*.description()*.get() == ['what there is']
    documents().size() == 1
    bench.plan(jobs()).isEmpty()

    where:
    kind        || settles
    'reset'     || true
    '500'       || true
    'truncated' || true
    fault = faulty(AREA + 'create', kind)
  }

  def "a lost answer of the document create (#kind) is settled by listing, and nothing is sent twice"() {
    given:
    bench.sandbox.faults().add(faulty(ADD, kind))

    when:
    def report = bench.apply(jobs())

    then:
    report.settled()*.replaceFirst(' came up .*', '') == ['settled by listing: policies.txt of knowledge.Jobs']
    [bench.sandbox.requests(ADD), bench.sandbox.requests(UPLOAD)] == [1, 1]
    documents().size() == 1
    bench.plan(jobs()).isEmpty()

    where:
    kind << ['reset', '500', 'truncated']
  }

  def "a lost answer of a changed document leaves the old one until the new one is found and ready"() {
    given:
    bench.apply(jobs())
    bench.sandbox.faults().add(Fault.on(ADD).commitThenReset())

    when:
    bench.apply(jobs(['policies.md': '# other rules']))

    then:
    documents()*.size()*.get() == [13]
    bench.sandbox.requests(ADD) == 2
  }

  def "an upload whose answer was lost ends the run, and the next one sends the document once"() {
    given:
    bench.sandbox.faults().add(Fault.on(UPLOAD).commitThenReset())

    when:
    bench.apply(jobs())

    then:
    thrown(CozeException)
    bench.sandbox.requests(ADD) == 0

    when:
    bench.apply(jobs())

    then:
    bench.sandbox.requests(AREA + 'create') == 1
    bench.sandbox.requests(ADD) == 1
    documents().size() == 1
    bench.plan(jobs()).isEmpty()
  }

  def "a run that dies #when request #n leaves one knowledge base and one document to the next one"() {
    when:
    int seen = 0
    bench.dyingRun(jobs(), when, { ++seen == n })
    bench.applyAfterDeath(jobs())

    then:
    bench.sandbox.commits(AREA + 'create') == 1
    bench.sandbox.commits(ADD) == 1
    named()*.description()*.get() == ['what there is']
    documents()*.name()*.get() == ['policies.txt']
    bench.plan(jobs()).isEmpty()

    where:
    [n, when] << [[(1..14), ['after']], [[3, 5, 8, 9], ['before']]].collectMany { it.combinations() }
  }

  def "a run that dies #when request #n of a change leaves the changed document to the next one"() {
    given:
    bench.apply(jobs())
    def changed = jobs(['policies.md': '# other rules'])

    when:
    int seen = 0
    bench.dyingRun(changed, when, { ++seen == n })
    bench.applyAfterDeath(changed)

    then:
    bench.sandbox.commits(ADD) == 2
    documents()*.size()*.get() == [13]
    bench.plan(changed).isEmpty()

    where:
    [n, when] << [[(4..11), ['after']], [[5, 6, 9, 10], ['before']]].collectMany { it.combinations() }
  }

  def "a document that cannot be processed stays until a corrected one has taken its place"() {
    given: 'a storage that has lost the file'
    bench.sandbox.faults().add(
        Fault.on(UPLOAD).nth(1).status(200, '{"code":0,"data":{"upload_uri":"BIZ_BOT_DATASET/1_1.txt"}}', [:]))

    when:
    bench.apply(jobs())

    then:
    def e = thrown(CozePartialException)
    e.what().startsWith('knowledge.Jobs: Coze could not process document')
    e.why() == 'document type not support, type=txt'

    when:
    bench.apply(jobs())

    then:
    documents()*.status()*.get()*.toString() == ['1']
    bench.plan(jobs()).isEmpty()
  }

  def "what somebody did to a document on the server is told, and it is left as it is"() {
    given:
    bench.apply(jobs())
    bench.clock.sleep(java.time.Duration.ofMinutes(5))
    def client = bench.withToken()
    client.documents().rename(documents()[0].id(), 'policies.txt')

    when:
    def plan = bench.plan(jobs())

    then:
    plan.isEmpty()
    plan.levels()[Level.DRIFTED] == 1
    plan.changes()[0].remarks().any { it ==~ /policies\.txt was touched on Coze since it was sent: update_time was \d+ and is \d+/ }

    cleanup:
    client.close()
  }

  def "a description that differs is written, and the icon that somebody gave it is kept"() {
    given:
    bench.apply(jobs())
    bench.colleague.studioKnowledge().update(
        named()[0].id(), new StudioKnowledgeUpdate('Jobs', 'what there is', Optional.of('icons/own.png')))

    when:
    bench.apply(jobs(['policies.md': '# rules']) { it.description = 'other words' })

    then:
    named()*.description()*.get() == ['other words']
    named()*.iconUri()*.get() == ['icons/own.png']
    bench.sandbox.requests(ADD) == 1
  }

  def "the overlap of pieces is sent there, and another one has the document sent anew"() {
    given:
    def cut = { int percent -> jobs(['policies.md': '# rules']) { it.chunks = new Chunks(Optional.of(500), Optional.of('##'), Optional.of(percent)) } }

    when:
    def plan = bench.plan(cut(10))
    bench.apply(cut(10))

    then:
    plan.changes()[0].remarks().every { !it.contains('overlap') }
    with(bodies(ADD)[0].path('chunk_strategy')) {
      [it.path('chunk_type').intValue(), it.path('separator').textValue(), it.path('max_tokens').intValue(),
        it.path('overlap').intValue()] == [1, '##', 500, 10]
    }
    bench.plan(cut(10)).isEmpty()

    when:
    bench.apply(cut(20))

    then:
    bodies(ADD)*.path('chunk_strategy')*.path('overlap')*.intValue() == [10, 20]
    documents().size() == 1
  }

  def "documents go ten a request, each uploaded on its own"() {
    given:
    def many = (1..12).collectEntries { ["a${it}.txt".toString(), "text $it".toString()] }

    when:
    def plan = bench.plan(jobs(many))
    def report = bench.apply(jobs(many))

    then:
    bodies(ADD)*.path('document_bases')*.size() == [10, 2]
    bench.sandbox.requests(UPLOAD) == 12
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    documents()*.name()*.get().sort() == many.keySet().sort()
    bench.plan(jobs(many)).isEmpty()
  }

  def "of a knowledge base with more documents than a page has each is listed once"() {
    given:
    def studio = bench.client.studioKnowledge()
    def id = studio.create(StudioKnowledgeCreate.text(bench.space(), 'Jobs', ''))
    def file = studio.upload('txt', Base64Content.of('text'.bytes)).uri()
    def all = (1..205).collect { StudioDocument.uploaded("a${it}.txt", file) }
    def chunks = new StudioChunks(ChunkStrategy.automatic(), Optional.empty())
    studio.add(new StudioDocumentsCreate(id, FormatType.TEXT, all, chunks))

    when:
    def listed = documents()

    then:
    listed*.name()*.get() == all*.name()
    bodies(AREA + 'document/list')*.path('page')*.intValue() == [0, 1, 2]
  }

  def "pictures are uploaded too, and said to show what the script says"() {
    given:
    def pictures = { String caption -> knowledge([picture('map.png', caption), picture('logo.jpg', null)]) }

    when:
    bench.apply(pictures('校园地图'))

    then:
    named()*.formatType()*.get()*.toString() == ['2']
    bodies(ADD)*.path('chunk_strategy')*.path('caption_type')*.intValue() == [1, 0]
    captions() == ['map.png': '校园地图', 'logo.jpg': 'A picture named logo.jpg']
    bench.plan(pictures('校园地图')).isEmpty()

    when: 'only the caption changes'
    bench.apply(pictures('校园平面图'))

    then:
    captions()['map.png'] == '校园平面图'
    bench.sandbox.requests(UPLOAD) == 2
    bench.plan(pictures('校园平面图')).isEmpty()
  }

  def "#file is refused in the plan, and nothing is sent"() {
    when:
    bench.plan(knowledge([document]))

    then:
    def e = thrown(CozeScriptException)
    e.what().startsWith('deploy.groovy:3:1: knowledge base "Jobs": a self-hosted Coze ' + why)
    e.next().startsWith('deploy bots, workflows and knowledge bases of files with this profile')
    bench.sandbox.log().isEmpty()

    where:
    file                       | document                                                                 || why
    'https://example.com/faq'  | DesiredDocument.page(URI.create(file), Optional.empty(), Place.NOWHERE) || 'reads no web pages, so https://example.com/faq has to be a file'
    'old.doc'                  | DesiredDocument.of(file, [1] as byte[], Place.NOWHERE)                   || 'cannot process doc, so old.doc has to be saved as docx'
    'map.gif'                  | DesiredDocument.picture(file, Path.of(file), [1] as byte[], Optional.empty(), Place.NOWHERE) || 'takes pictures as jpg or png, and map.gif is neither'
  }

  def "one of that name is taken over only when that is asked for, and its document then replaced"() {
    given: 'made by hand, with a document of that name'
    def studio = bench.client.studioKnowledge()
    def id = studio.create(StudioKnowledgeCreate.text(bench.space(), 'Jobs', 'by hand'))
    bench.apply(jobs(), [adopt: true])

    when: 'the state is lost'
    directory.toFile().eachFileRecurse { if (it.file) it.delete() }
    bench.plan(jobs())

    then:
    thrown(CozeGuardException)

    when:
    bench.apply(jobs(), [adopt: true])

    then: 'its bytes are not told, so they are sent'
    named()*.id() == [id]
    documents()*.name()*.get() == ['policies.txt']
    bench.sandbox.requests(ADD) == 2
    bench.plan(jobs()).isEmpty()
  }

  def "what is no longer declared is deleted: #what"() {
    given:
    bench.apply(jobs(['a.txt': 'a', 'b.txt': 'b']))

    when:
    bench.apply(after, [prune: true, deletes: 1])

    then:
    named().collect { bench.client.studioKnowledge().documents(it.id()).all()*.name()*.get() } == left

    where:
    what               | after                                           || left
    'a document'       | jobs(['a.txt': 'a'])                            || [['a.txt']]
    'a knowledge base' | new DesiredState(Optional.of('WeHan'), [], []) || []
  }

  def "destroy takes it down with its documents"() {
    given:
    bench.apply(jobs())

    when:
    def options = PlanOptions.of('deploy.groovy').destroying().deleting(OptionalInt.of(1)).exclusively()
    bench.deployer().withCloseable { it.apply(it.plan(jobs(), options), ApplyListener.SILENT) }

    then:
    named() == []
    bench.sandbox.commits(AREA + 'delete') == 1
    bench.plan(jobs()).changes()*.action() == [Action.CREATE]
  }

  def "a refusal keeps the console's code, and nothing is left to be settled"() {
    given:
    bench.sandbox.faults().add(
        Fault.on(ADD).nth(1).status(200, '{"code":105000000,"msg":"invalid parameter : auto caption type is not supported"}', [:]))

    when:
    bench.apply(jobs())

    then:
    def e = thrown(CozePartialException)
    (e.cause as CozeServiceException).code() == 105000000

    when:
    bench.apply(jobs())

    then:
    documents().size() == 1
  }

  private static Fault faulty(String route, String kind) {
    kind == 'reset' ? Fault.on(route).commitThenReset()
        : kind == '500' ? Fault.on(route).commitThen500() : Fault.on(route).truncatedJson()
  }

  private int writes() {
    WRITES.sum { bench.sandbox.requests(it) } as int
  }

  private List<Dataset> named() {
    bench.client.studioKnowledge().list(bench.space()).all().findAll { it.name().get() == 'Jobs' }
  }

  private List<Document> documents() {
    bench.client.studioKnowledge().documents(named()[0].id()).all()
  }

  private Map<String, String> captions() {
    bench.client.studioKnowledge().pictures(named()[0].id()).all().collectEntries { [it.name().get(), it.caption().get()] }
  }

  private List<JsonNode> bodies(String route) {
    bench.sandbox.log().findAll { it.route() == route }.collect { Json.parse(it.body(), 'body') }
  }

  private DesiredDocument picture(String name, String caption) {
    def file = Files.writeString(directory.resolve(name), 'picture of ' + name)
    DesiredDocument.picture(name, file, Files.readAllBytes(file), Optional.ofNullable(caption), Place.NOWHERE)
  }

  private static DesiredState jobs(Map<String, String> files = ['policies.md': '# rules'], Closure changes = {}) {
    knowledge(files.collect { name, text -> DesiredDocument.of(name, text.getBytes(UTF_8), Place.NOWHERE) }, changes)
  }

  private static DesiredState knowledge(List<DesiredDocument> documents, Closure changes = {}) {
    def said = [description: 'what there is', chunks: Chunks.AUTOMATIC]
    changes.call(said)
    def knowledge =
        new DesiredKnowledge(
        'Jobs', Optional.of(said.description), documents, said.chunks, Lifecycle.USUAL, new Place('deploy.groovy', 3, 1))
    new DesiredState(Optional.of('WeHan'), [knowledge], [])
  }
}
