package dev.cozesh.probe.safety

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Effect
import dev.cozesh.error.CozeStateException
import dev.cozesh.json.Json
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class CleanupSpec extends Specification {
  static final BASE = URI.create('https://api.coze.cn')
  static final RUN = '20261125-221500-7f3a'
  static final NAME = "cozesh-probe-$RUN-1".toString()

  @TempDir
  Path folder

  def server = new KnowledgeServer()

  def "what was made is deleted by its recorded id, and nothing else"() {
    given:
    def others = [server.put('mine'), server.put(NAME), server.put(NAME + '0')]

    when:
    def done = mutate()

    then:
    server.names[done.id().get()] == NAME
    done.sent().body().get().path('space_id').asText() == '77'

    when:
    def swept = sweep()

    then:
    swept.deleted() == ["dataset ${done.id().get()}"]
    swept.left() == []
    swept.residue() == []
    server.names.keySet() as List == others
    server.deletions == [done.id().get()]

    when:
    def again = sweep()

    then:
    again.deleted() == []
    server.deletions.size() == 1
    !journal().isOpen()
  }

  @Unroll("request #deadly, effect before death: #effect")
  def "killed around any request, it leaves nothing after a clean-up, and no foreign one of the same name is touched"() {
    given:
    def foreign = server.put(NAME)
    server.deadly = deadly
    server.effectBeforeDeath = effect

    when:
    try {
      mutate()
      sweep()
    } catch (KnowledgeServer.Killed killed) {
      server.deadly = 0
    }
    3.times { sweep() }

    then:
    server.names == [(foreign): NAME]
    server.created.size() <= 1
    !server.deletions.contains(foreign)
    server.deletions.toSet() == server.created.toSet()
    !journal().isOpen()

    where:
    [deadly, effect] << [1..6, [false, true]].combinations()
  }

  @Unroll("made: #made")
  def "whatever part of the journal a crash left, a clean-up leaves what was there before"() {
    given:
    def foreign = server.put(NAME)
    mutate()
    sweep()
    def whole = Files.readAllBytes(file())
    def text = new String(whole, 'UTF-8')
    def ends = (0..<whole.length).findAll { whole[it] == (byte) '\n' }*.next()

    expect: 'the intent, what was made, the deletion and its end each stand on their own line'
    ends.size() == 4

    when:
    def outcomes = (0..whole.length).collect { length ->
      def fresh = new KnowledgeServer()
      def kept = fresh.put(NAME)
      assert kept == foreign
      boolean intended = length >= ends[0] - 1
      boolean recorded = length >= ends[1] - 1
      boolean gone = length >= ends[3] - 1
      if (intended && (made || recorded) && !gone) {
        fresh.names[server.created[0]] = NAME
      }
      Files.write(file(), Arrays.copyOf(whole, length))
      3.times { new Cleanup(journal(), Catalog.bundled(), BASE, fresh).run() }
      [left: fresh.names, open: journal().isOpen(), deletions: fresh.deletions.toSet()]
    }

    then:
    outcomes.every { it.left == [(foreign): NAME] && !it.open }
    outcomes.every { it.deletions.every { it == server.created[0] } }

    where:
    made << [false, true]
  }

  @Unroll("#what")
  def "a lost answer is settled by the name, a refused one needs nothing"() {
    given:
    server.instead['POST /v1/datasets'] = seen

    when:
    def done = mutate()

    then:
    done.id().isEmpty()
    journal().isOpen() == open

    when:
    server.instead.clear()
    if (!open) {
      server.names.clear()
    }
    3.times { sweep() }

    then:
    server.names.isEmpty()
    !journal().isOpen()

    where:
    what             | seen                                                              || open
    'reset'          | Seen.nothing(Seen.Transport.RESET, Duration.ZERO)                 || true
    'timed out'      | Seen.nothing(Seen.Transport.TIMED_OUT, Duration.ZERO)             || true
    'failed'         | KnowledgeServer.answered(500, 5000, null)                         || true
    'cut'            | Seen.answered(200, [:], '{"code":0,"data":{"data', Duration.ZERO) || true
    'without id'     | KnowledgeServer.done([:])                                          || true
    'an odd id'      | KnowledgeServer.done([dataset_id: '../../bots/1'])                || true
    'refused'        | KnowledgeServer.answered(400, 4000, null)                         || false
    'refused at 200' | KnowledgeServer.answered(200, 4101, null)                         || false
    'never reached'  | Seen.nothing(Seen.Transport.UNREACHABLE, Duration.ZERO)           || false
  }

  def "when several bear its name nothing is deleted, and that is told"() {
    given:
    server.deadly = 2
    server.effectBeforeDeath = true

    when:
    try {
      mutate()
    } catch (KnowledgeServer.Killed killed) {
      server.put(NAME)
    }
    def swept = sweep()

    then:
    server.names.size() == 2
    server.deletions == []
    swept.left()[0].contains('several bear its name')
    journal().isOpen()
  }

  def "a list that lags is looked at once more before a lost one counts as never made"() {
    given:
    server.deadly = 2
    server.effectBeforeDeath = true
    server.listLags = true

    when:
    try {
      mutate()
    } catch (KnowledgeServer.Killed killed) {
      server.deadly = 0
    }
    def first = sweep()
    server.listLags = false
    def second = sweep()

    then:
    first.left()[0].contains('lists can lag')
    second.deleted() == ["dataset ${server.created[0]}"]
    server.names.isEmpty()
  }

  def "a list that cannot be had whole settles nothing"() {
    given:
    server.deadly = 2
    server.effectBeforeDeath = true

    when:
    try {
      mutate()
    } catch (KnowledgeServer.Killed killed) {
      server.instead['GET /v1/datasets'] = KnowledgeServer.answered(429, 4008, null)
    }
    def swept = sweep()

    then:
    swept.left()[0].contains('could not be had whole')
    server.deletions == []
    journal().isOpen()
  }

  @Unroll("#what")
  def "a deletion without an answer is sent again, until the thing is known to be gone"() {
    given:
    def done = mutate()
    def id = done.id().get()
    server.instead["DELETE /v1/datasets/$id".toString()] = seen

    when:
    def first = sweep()
    server.instead.clear()
    def second = sweep()

    then:
    first.left()[0].contains('could not be deleted')
    second.deleted() == ["dataset $id"]
    server.deletions.every { it == id }
    !journal().isOpen()

    where:
    what        | seen
    'reset'     | Seen.nothing(Seen.Transport.RESET, Duration.ZERO)
    'failed'    | KnowledgeServer.answered(500, 5000, null)
    'forbidden' | KnowledgeServer.answered(403, 4101, null)
  }

  def "what was made at another server is left alone"() {
    given:
    mutate()

    when:
    def swept = new Cleanup(journal(), Catalog.bundled(), URI.create('https://api.coze.com'), server).run()

    then:
    swept.left()[0].contains('https://api.coze.cn')
    server.deletions == []
  }

  def "what no endpoint deletes is told once as residue, with its id"() {
    given:
    def answers = { sent -> KnowledgeServer.done([bot_id: '7389']) }
    def decision = decide('POST', '/v1/bot/create', ['POST /v1/bot/create'], true)

    when:
    def done = new Mutations(journal(), Catalog.bundled(), RUN, answers).send(decision)
    def first = new Cleanup(journal(), Catalog.bundled(), BASE, answers).run()
    def second = new Cleanup(journal(), Catalog.bundled(), BASE, answers).run()

    then:
    done.sent().body().get().path('name').asText() == 'cozesh-probe-7f3a-1'
    done.id().get() == '7389'
    first.residue() == ['bot 7389']
    second.residue() == []
  }

  def "a journal that cannot be written lets nothing leave"() {
    given:
    Files.createFile(folder.resolve('runs'))

    when:
    mutate()

    then:
    thrown(CozeStateException)
    server.created == []
  }

  def "a damaged journal is not read over"() {
    given:
    Files.createDirectories(file().parent)
    Files.writeString(file(), '{"type":"INTENT","name":"x"}\nnonsense\n')

    when:
    sweep()

    then:
    def damaged = thrown(CozeStateException)
    damaged.what().contains('line 2')
  }

  def "every way of deletion is there in the catalogue, and finds ids, names and lists where they are"() {
    given:
    def catalog = Catalog.bundled()

    expect:
    Removal.all().every { way ->
      def create = catalog.endpoint(way.create())
      def delete = catalog.endpoint(way.delete())
      create.effect() == Effect.CREATE && delete.effect() == Effect.DELETE &&
          !create.response().shape().at(way.made()).isMissingNode() &&
          delete.parameter(way.target()).isPresent() &&
          (way.name().isEmpty() || create.parameter(way.name().substring(1).replace('/0/', '[].')).isPresent()) &&
          way.scope().every { create.parameter(it).isPresent() }
    }
    Removal.all()*.listing().findAll { it.isPresent() }*.get().every { listing ->
      def list = catalog.endpoint(listing.endpoint())
      def row = list.response().shape().at(listing.rows() + '/0')
      row.has(listing.id()) && row.has(listing.name()) && !list.paging().request().isEmpty() &&
          (listing.filter().isEmpty() || list.parameter(listing.filter()).isPresent())
    }
  }

  @Unroll("#operation")
  def "on the sandbox, what is made is found and deleted: #operation"() {
    given:
    def sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration().withProcessing(Duration.ZERO))
    def base = sandbox.baseUri()
    def wire = new SandboxWire()
    def space = wire.json(base, 'GET', '/v1/workspaces').at('/data/workspaces/0/id').asText()
    def dataset = wire.json(base, 'GET', '/v1/datasets', [space_id: [space]]).at('/data/dataset_list/0/dataset_id').asText()
    def conversation = wire.json(base, 'POST', '/v1/conversation/create', [:], [:]).at('/data/id').asText()
    def values = [workspace_id: space, dataset_id: dataset, conversation_id: conversation]
    def precaution = new Precaution(Catalog.bundled(), base, [operation] as Set, false, values)
    def (method, path) = operation.split(' ') as List
    def decision = precaution.decide(attempt(method, path, body))

    when: 'the answer to the create is lost, where the name can be looked for'
    def lossy = { sent ->
      def seen = wire.apply(sent)
      listed && sent.operation() == operation ? Seen.nothing(Seen.Transport.RESET, Duration.ZERO) : seen
    }
    new Mutations(journal(), Catalog.bundled(), RUN, lossy).send(decision)
    def swept = new Cleanup(journal(), Catalog.bundled(), base, wire).run()

    then:
    sandbox.commits(operation) == (path == '/v1/conversation/create' ? 2 : 1)
    swept.deleted().size() == 1
    swept.left() == []
    sandbox.commits(Catalog.bundled().endpoint(Removal.of(decision.endpoint()).get().delete()).operation()) == 1

    cleanup:
    sandbox.close()

    where:
    operation                               | body                                               || listed
    'POST /v1/datasets'                     | [:]                                                || true
    'POST /v1/databases'                    | [fields: [[name: 'a', type: 'String']]]            || true
    'POST /v1/audio/voiceprint_groups'      | [:]                                                || true
    'POST /v1/api_apps'                     | [:]                                                || true
    'POST /open_api/knowledge/document/create' | [chunk_strategy: [chunk_type: 0], document_bases: [[name: 'x', source_info: [file_base64: 'YQ==', file_type: 'txt']]]] || true
    'POST /v1/conversation/create'          | [:]                                                || false
    'POST /v1/conversation/message/create'  | [content: 'x']                                     || false
  }

  private Mutations.Done mutate() {
    new Mutations(journal(), Catalog.bundled(), RUN, server).send(decide('POST', '/v1/datasets', ['POST /v1/datasets'], false))
  }

  private Cleanup.Swept sweep() {
    new Cleanup(journal(), Catalog.bundled(), BASE, server).run()
  }

  private static Decision.Mutation decide(String method, String path, List<String> allowed, boolean residue) {
    new Precaution(Catalog.bundled(), BASE, allowed as Set, residue, [workspace_id: '77']).decide(attempt(method, path, [name: 'x']))
  }

  private static Attempt attempt(String method, String path, Map body) {
    new Attempt(method, path, [:], [:], Optional.of(Json.tree(body)), Optional.empty(), new Attempt.Origin('here', true))
  }

  private MutationJournal journal() {
    new MutationJournal(file())
  }

  private Path file() {
    folder.resolve('runs/mutations.jsonl')
  }
}
