package dev.cozesh.catalog

import dev.cozesh.error.CozeStateException
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.Executors
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class CatalogOverlaySpec extends Specification {
  @TempDir
  Path dir

  private static Correction seen(String operation, String verdict, Map more = [:]) {
    def (method, path) = operation.split(' ')
    new Correction(method, path, verdict, Optional.ofNullable(more.instead), more.needs ?: [], more.host ?: 'api.coze.cn',
      more.on ?: '2026-11-25', more.run ?: '20261125-1', more.note ?: '')
  }

  private Path file() {
    dir.resolve('.cozesh/catalog-seen.json')
  }

  def "what was seen and no source names is an endpoint like any other, but may do anything"() {
    given:
    def catalog = Catalog.bundled().corrected(CatalogOverlay.EMPTY.merged(
      [seen('POST /v1/workflow/import', 'exists', [needs: ['space_id', 'workflow'], note: 'a body is wanted'])]))

    when:
    def endpoint = catalog.match('post', '/v1/workflow/import').get()

    then:
    endpoint.id() == 'seen.post.v1.workflow.import'
    endpoint.effect() == Effect.WRITE
    endpoint.parameters()*.name() == ['space_id', 'workflow']
    endpoint.parameters().every { it.required() && it.in() == Parameter.In.BODY }
    endpoint.provenance().sources() == [Provenance.Source.SEEN]
    endpoint.provenance().told() == 'seen by a probe on 2026-11-25'
    catalog.endpoint(endpoint.id()) == endpoint
    catalog.endpoints() - Catalog.bundled().endpoints() == [endpoint]
    catalog.search('workflow import').contains(endpoint)
    catalog.rightAnswer('POST', '/v1/workflow/import', [] as Set).empty
    catalog.line(endpoint) == 'POST "/v1/workflow/import", space_id: "…", workflow: "…"'
    catalog.seen(endpoint).get().note() == 'a body is wanted'
    !Catalog.bundled().match('POST', '/v1/workflow/import').present
  }

  def "a parameter of the path, and those of a read, travel where they belong"() {
    given:
    def catalog = Catalog.bundled().corrected(CatalogOverlay.EMPTY.merged(
      [seen('GET /v2/things/{thing_id}', 'exists (likely)', [needs: ['thing_id', 'page_num']])]))

    expect:
    catalog.match('GET', '/v2/things/7').get().parameters()*.in() == [Parameter.In.PATH, Parameter.In.QUERY]
    catalog.line(catalog.match('GET', '/v2/things/7').get()) == 'GET "/v2/things/…", page_num: "…"'
  }

  def "what is documented and was not there stays, and is marked"() {
    given:
    def catalog = Catalog.bundled().corrected(CatalogOverlay.EMPTY.merged([seen('GET /v1/bots/{id}', 'absent', [host: 'api.coze.com'])]))
    def endpoint = catalog.endpoint('bots.retrieve')

    expect:
    catalog.endpoints() == Catalog.bundled().endpoints()
    with(catalog.seen(endpoint).get()) {
      absent
      host() == 'api.coze.com'
      seenOn() == '2026-11-25'
    }
    !catalog.seen(catalog.endpoint('bots.list')).present
    !Catalog.bundled().seen(endpoint).present
  }

  def "a request that was tried with an id, or a query, is about the endpoint that serves it"() {
    given:
    def catalog = Catalog.bundled().corrected(CatalogOverlay.EMPTY.merged([
      seen('GET /v1/bots/7389000000000000001', 'absent'), seen('GET /v1/workflows?page_num=1', 'exists', [needs: ['workspace_id']]),
      seen('GET /v9/things?x=1', 'exists'), seen('GET /v1/folders/list', 'absent')]))

    expect:
    catalog.seen(catalog.endpoint('bots.retrieve')).get().absent
    catalog.seen(catalog.endpoint('workflows.list')).get().needs() == ['workspace_id']
    (catalog.endpoints() - Catalog.bundled().endpoints())*.with { [it.id(), it.path()] } == [['seen.get.v9.things', '/v9/things']]
    catalog.seen('GET', '/v9/things').present
    !catalog.seen(catalog.endpoint('folders.retrieve')).present
    catalog.seen('GET', '/v1/folders/list').get().absent
  }

  @Unroll("#old.verdict then #next.verdict: #verdict")
  def "the newer of one host and operation stays, another host is another matter"() {
    given:
    def overlay = CatalogOverlay.EMPTY.merged([old]).merged([next])

    expect:
    overlay.corrections()*.verdict() == verdict

    where:
    old                                                      | next                                                   || verdict
    seen('GET /v1/x', 'exists', [on: '2026-11-24'])          | seen('GET /v1/x', 'absent', [on: '2026-11-25'])        || ['absent']
    seen('GET /v1/x', 'exists', [on: '2026-11-25'])          | seen('GET /v1/x', 'absent', [on: '2026-11-24'])        || ['exists']
    seen('GET /v1/x', 'exists', [run: 'a'])                  | seen('GET /v1/x', 'absent', [run: 'b'])                || ['absent']
    seen('GET /v1/x', 'exists')                              | seen('GET /v1/x', 'absent')                            || ['absent']
    seen('GET /v1/x', 'exists')                              | seen('POST /v1/x', 'absent')                           || ['exists', 'absent']
    seen('GET /v1/x', 'exists')                              | seen('GET /v1/x', 'absent', [host: 'api.coze.com'])    || ['exists', 'absent']
  }

  def "of two hosts the later look decides whether there is an endpoint"() {
    given:
    def overlay = CatalogOverlay.EMPTY.merged([seen('GET /v1/x', 'exists', [on: '2026-11-24']),
      seen('GET /v1/x', 'absent', [host: 'api.coze.com', on: '2026-11-25'])])

    expect:
    !Catalog.bundled().corrected(overlay).match('GET', '/v1/x').present
  }

  def "a file keeps what it is told, run after run, and a catalogue that looks at it sees it at once"() {
    given:
    def catalog = Catalog.bundled().correctedBy(file())

    expect:
    catalog.endpoints() == Catalog.bundled().endpoints()
    !Files.exists(file().parent)

    when:
    def one = new OverlayFile(file()).merge([seen('GET /v1/one', 'exists', [needs: ['a']])])
    def both = new OverlayFile(file()).merge([seen('GET /v1/two', 'absent', [instead: 'bots.list'])])

    then:
    both.corrections().size() == 2
    both.corrections()[0] == one.corrections()[0]
    new OverlayFile(file()).get() == both
    catalog.match('GET', '/v1/one').present
    catalog.seen('GET', '/v1/two').get().insteadId().get() == 'bots.list'
    file().parent.toFile().list().sort() == ['catalog-seen.json', 'catalog-seen.json.lock']

    when:
    Files.delete(file())

    then:
    catalog.endpoints() == Catalog.bundled().endpoints()
  }

  @Unroll("`#text`")
  def "a damaged file is an error that names it, when endpoints are looked at and not before, and it is left alone"() {
    given:
    Files.createDirectories(file().parent)
    Files.write(file(), text.getBytes('ISO-8859-1'))
    def catalog = Catalog.bundled().correctedBy(file())

    expect:
    catalog.code(4200).present

    when:
    catalog.endpoints()

    then:
    def e = thrown(CozeStateException)
    e.what() == "${file()} $what"
    e.next().contains('move ')

    when:
    new OverlayFile(file()).merge([seen('GET /v1/one', 'exists')])

    then:
    thrown(CozeStateException)
    Files.readString(file(), java.nio.charset.StandardCharsets.ISO_8859_1) == text

    where:
    text                                                   || what
    ''                                                     || 'is damaged'
    '{'                                                    || 'is damaged'
    '[]'                                                   || 'is damaged'
    '{"version": 1}'                                       || 'is damaged'
    '{"version": 1, "corrections": [{"method": "GET"}]}'   || 'is damaged'
    '{"version": 1, "corrections": [null]}'                || 'is damaged'
    '{"version": 1, "corrections": ["\u00ff"]}'            || 'is damaged'
    '{"version": 2, "corrections": []}'                    || 'was written by a later cozesh'
  }

  def "runs that write at the same time lose nothing"() {
    given:
    def pool = Executors.newFixedThreadPool(4)
    def shared = new OverlayFile(file())

    when:
    (1..40).collect { n -> pool.submit({ shared.merge([seen("GET /v1/x$n", 'exists')]) } as Runnable) }*.get()
    pool.shutdown()

    then:
    shared.get().corrections().size() == 40
    new OverlayFile(file()).get() == shared.get()
  }
}
