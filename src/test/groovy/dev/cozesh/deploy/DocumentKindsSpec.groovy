package dev.cozesh.deploy

import static java.nio.charset.StandardCharsets.UTF_8

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.client.dataset.DocumentUpdate
import dev.cozesh.client.dataset.PhotoFilter
import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.deploy.desired.DesiredJson
import dev.cozesh.deploy.desired.DesiredKnowledge.Chunks
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.error.CozeConflictException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.Place
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Fault
import java.nio.charset.Charset
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Documents of all kinds, from the file to the knowledge base. */
class DocumentKindsSpec extends Specification {
  private static final String SEND = 'POST /open_api/knowledge/document/create'
  private static final String DELETE = 'POST /open_api/knowledge/document/delete'
  private static final String CAPTION = 'PUT /v1/datasets/{dataset_id}/images/{document_id}'

  @TempDir Path directory
  @AutoCleanup Bench bench

  def setup() {
    bench = new Bench(directory)
  }

  @Unroll
  def "#file goes as #name, #type"() {
    when:
    def document = DesiredDocument.of(file, bytes, Place.NOWHERE)

    then:
    document.name() == name
    document.type() == type
    document.content().bytes() == sent
    document.remark().orElse('') == remark

    where:
    file            | bytes                                             || name         | type   | sent                                    | remark
    'a/b.txt'       | 'x'.bytes                                         || 'b.txt'      | 'txt'  | 'x'.bytes                               | ''
    'b.TXT'         | 'x'.bytes                                         || 'b.txt'      | 'txt'  | 'x'.bytes                               | ''
    'b.pdf'         | [0, 255] as byte[]                                || 'b.pdf'      | 'pdf'  | [0, 255] as byte[]                      | ''
    'b.docx'        | 'PK'.bytes                                        || 'b.docx'     | 'docx' | 'PK'.bytes                              | ''
    'b.txt'         | '\uFEFFx'.getBytes(UTF_8)                         || 'b.txt'      | 'txt'  | 'x'.bytes                               | ''
    'policies.md'   | '# A\n\n- b\n\n|c|d|\n|-|-|\n\n```\ne\n```\n'.bytes || 'policies.txt' | 'txt' | '# A\n\n- b\n\n|c|d|\n|-|-|\n\n```\ne\n```\n'.bytes | 'policies.md is sent as txt: Coze takes no Markdown'
    'policies.md'   | '---\ntitle: A\ntags:\n  - b\n---\n\n# A\n'.bytes   || 'policies.txt' | 'txt' | '# A\n'.bytes                            | 'policies.md is sent as txt: Coze takes no Markdown; its front matter, 5 lines, is left out'
    'policies.md'   | '---\r\ntitle: A\r\n---\r\n# A\r\n'.bytes           || 'policies.txt' | 'txt' | '# A\r\n'.bytes                          | 'policies.md is sent as txt: Coze takes no Markdown; its front matter, 3 lines, is left out'
    'policies.md'   | '---\nA rule, then prose\n---\nmore\n'.bytes        || 'policies.txt' | 'txt' | '---\nA rule, then prose\n---\nmore\n'.bytes | 'policies.md is sent as txt: Coze takes no Markdown'
  }

  def "a text in GBK is refused with the way out, and read when the script says so"() {
    given:
    def bytes = '落户与租房'.getBytes(Charset.forName('GBK'))

    when:
    DesiredDocument.of('docs/政策.txt', bytes, Place.NOWHERE)

    then:
    def e = thrown(CozeScriptException)
    e.what() == 'docs/政策.txt is not UTF-8 text'
    e.why().contains('it reads as GBK')
    e.next() == 'say so: `file("docs/政策.txt"), encoding: "GBK"`; or save it as UTF-8'

    when:
    def document = DesiredDocument.all('docs/政策.txt', bytes, Optional.of('GBK'), Place.NOWHERE)[0]

    then:
    new String(document.content().bytes(), UTF_8) == '落户与租房'
    document.remark().get() == '政策.txt is read as GBK and sent as UTF-8'
  }

  @Unroll
  def "#file is refused: #what"() {
    when:
    DesiredDocument.all(file, bytes as byte[], encoding, new Place('deploy.groovy', 4, 5))

    then:
    def e = thrown(CozeScriptException)
    e.what() == "deploy.groovy:4:5: $what"
    e.next().contains(next)

    where:
    file        | bytes                  | encoding               || what                                                       | next
    'a.txt'     | []                     | Optional.empty()       || 'document a.txt is empty'                                  | 'fill it'
    'a.txt'     | ' \n '.bytes           | Optional.empty()       || 'a.txt holds no text'                                      | 'fill it'
    'a.md'      | '---\na: b\n---\n'.bytes | Optional.empty()      || 'document a.md holds no text'                              | 'fill it'
    'a.txt'     | [0x25, 0x50, 0x00]     | Optional.empty()       || 'a.txt is no text'                                         | 'pdf, doc or docx'
    'a.txt'     | [0xff, 0xd8, 0xff, 0xe0, 0x00, 0x10] | Optional.empty() || 'a.txt is not UTF-8 text'                              | 'its name misleads'
    'a.txt'     | [0xff, 0xfe, 0x41, 0x00] | Optional.empty()     || 'a.txt is not UTF-8 text'                                  | 'encoding: "UTF-16"'
    'a.txt'     | 'x'.bytes              | Optional.of('EBCDICX') || 'there is no encoding EBCDICX'                             | 'GBK'
    'a.pdf'     | 'x'.bytes              | Optional.of('GBK')     || 'document a.pdf has no encoding'                           | 'leave out'
    'd/a.csv'   | 'x'.bytes              | Optional.empty()       || 'document d/a.csv is a table'                              | '`database("a") { rows file("d/a.csv") }`'
    'a.xlsx'    | 'x'.bytes              | Optional.empty()       || 'document a.xlsx is a table'                               | 'save it as CSV and keep it in a Coze database: `database("a") { rows file("a.csv") }`'
    'a.png'     | 'x'.bytes              | Optional.empty()       || 'document a.png is a picture'                              | '`image file("a.png")'
    'a.pptx'    | 'x'.bytes              | Optional.empty()       || 'document a.pptx is of a kind that Coze does not take'     | 'convert'
    'README'    | 'x'.bytes              | Optional.empty()       || 'document README is of a kind that Coze does not take'     | 'convert'
  }

  def "a text of more than 5 MB goes in parts, which the plan names, and its whole gives way to them"() {
    given:
    def paragraph = '岗位与政策。' * 100 + '\n\n'
    def small = ['long.md': paragraph]
    bench.apply(Bench.team(documents: small))
    def text = paragraph * 6_200

    when:
    def all = DesiredDocument.all('docs/long.md', text.getBytes(UTF_8), Optional.empty(), Place.NOWHERE)

    then:
    all*.name() == ['long-1.txt', 'long-2.txt', 'long-3.txt']
    all.every { it.content().size() <= 5 << 20 }
    all.collect { new String(it.content().bytes(), UTF_8) }.join('') == text
    all[0].remark().get().contains('is sent in 3 parts, long-1.txt and so on: Coze takes 5 MB of text a document')

    when:
    def plan = bench.plan(Bench.team(documents: all))
    bench.apply(Bench.team(documents: all))

    then:
    plan.changes()[0].remarks().any { it == 'long.txt gives way to the parts that its file is now sent in' }
    bench.documents().sort() == ['long-1.txt', 'long-2.txt', 'long-3.txt']
    bench.plan(Bench.team(documents: all)).isEmpty()

    when: 'the end of the file changes'
    def longer = DesiredDocument.all('docs/long.md', (text + '尾').getBytes(UTF_8), Optional.empty(), Place.NOWHERE)

    then: 'only the last part is sent anew'
    bench.plan(Bench.team(documents: longer)).changes()[0].fields()*.field() == ['documents/long-3.txt']
  }

  def "a web page is read by Coze, as often as the script says, and never mixed with files"() {
    given:
    def pages = [page('https://example.com/faq/', 24), page('https://example.com/policy', null)]
    def documents = [*pages, *files(3)]

    when:
    def plan = bench.plan(Bench.team(documents: documents))
    bench.apply(Bench.team(documents: documents))

    then:
    plan.changes()[0].remarks().any { it.startsWith('https://example.com/faq/ every 24 hours is read by Coze') }
    bench.documents().sort() == ['a1.txt', 'a2.txt', 'a3.txt', 'example.com/faq', 'example.com/policy']
    bodies(SEND)*.path('document_bases')*.size() == [2, 3]
    with(bodies(SEND)[0].path('document_bases')) {
      it[0].path('source_info').path('document_source').intValue() == 1
      it[0].path('source_info').path('web_url').textValue() == 'https://example.com/faq/'
      it[0].path('update_rule').path('update_type').intValue() == 1
      it[0].path('update_rule').path('update_interval').intValue() == 24
      it[1].path('update_rule').path('update_type').intValue() == 0
    }
    bench.plan(Bench.team(documents: documents)).isEmpty()

    when: 'it is to be read at other times'
    bench.apply(Bench.team(documents: [page('https://example.com/faq/', 48), *documents.drop(1)]))

    then:
    bench.documents().size() == 5
    bodies(SEND).last().path('document_bases')[0].path('update_rule').path('update_interval').intValue() == 48
  }

  def "pictures are uploaded on their own, into a knowledge base of pictures, with the captions of the script"() {
    given:
    def pictures = [picture('map.png', '校园地图'), picture('logo.jpg', null)]

    when:
    def plan = bench.plan(Bench.team(documents: pictures))
    def report = bench.apply(Bench.team(documents: pictures))

    then:
    plan.permissions().containsAll(['uploadFile', 'createDocument', 'listPhoto'])
    report.requests() <= plan.requestsSent() + plan.requestsToApply()
    bench.sandbox.commits('POST /v1/files/upload') == 2
    bench.client.datasets().list(bench.workspace()).all()[0].formatType().get().toString() == '2'
    bodies(SEND)*.path('chunk_strategy')*.path('caption_type')*.intValue() == [1, 0]
    captions() == ['map.png': '校园地图', 'logo.jpg': 'A picture named logo.jpg']
    bench.plan(Bench.team(documents: pictures)).isEmpty()

    when: 'only the caption changes'
    def told = [picture('map.png', '校园平面图'), picture('logo.jpg', null)]
    def second = bench.plan(Bench.team(documents: told))
    bench.apply(Bench.team(documents: told))

    then: 'the picture is not sent again'
    second.changes()[0].fields()*.field() == ['documents/map.png/caption']
    second.permissions().contains('updatePhoto')
    bench.sandbox.commits('POST /v1/files/upload') == 2
    bench.sandbox.commits(CAPTION) == 1
    captions()['map.png'] == '校园平面图'
    bench.plan(Bench.team(documents: told)).isEmpty()

    when: 'the picture itself changes'
    def other = [picture('map.png', '校园平面图', 'another'), picture('logo.jpg', null)]
    bench.apply(Bench.team(documents: other))

    then:
    bench.sandbox.commits('POST /v1/files/upload') == 3
    bench.sandbox.commits(DELETE) == 1
    captions().keySet() == ['map.png', 'logo.jpg'] as Set
  }

  def "a picture that changed after the plan is not sent"() {
    given:
    def pictures = [picture('map.png', 'a')]
    Files.writeString(directory.resolve('map.png'), 'other')

    when:
    bench.apply(Bench.team(documents: pictures))

    then:
    thrown(CozeConflictException)
    bench.sandbox.requests(SEND) == 0
  }

  def "an upload of pictures whose answer was lost is looked for, not sent again"() {
    given:
    bench.sandbox.faults().add(Fault.on(SEND).nth(1).commitThenReset())

    when:
    def report = bench.apply(Bench.team(documents: [picture('map.png', '地图')]))

    then:
    report.settled()[0].contains('map.png')
    captions() == ['map.png': '地图']
    bench.sandbox.requests(SEND) == 1
  }

  def "texts do not go into a knowledge base of pictures"() {
    given:
    bench.apply(Bench.team(documents: [picture('map.png', 'a')]))

    when:
    bench.plan(Bench.team(documents: files(1)))

    then:
    def e = thrown(CozeConflictException)
    e.what().endsWith('holds pictures on Coze, and the script adds texts')
  }

  def "what Coze made of a document is remembered, and tells when somebody touched it"() {
    given:
    bench.apply(Bench.team())
    def known = bench.context().backend().load(new WorkspaceFinder(bench.client, "sandbox", Edition.CLOUD).find(Optional.empty()))

    expect:
    with(known.resources().values().find { !it.documents().isEmpty() }.documents()['policies.txt']) {
      it.fingerprint().keySet() == ['size', 'char_count', 'slice_count', 'update_time'] as Set
      it.fingerprint()['slice_count'] == '1'
    }
    bench.plan(Bench.team()).changes()[0].remarks().every { !it.contains('touched') }

    when: 'somebody edits it in the web page'
    bench.clock.sleep(Duration.ofHours(1))
    def id = bench.client.documents().list(bench.client.datasets().list(bench.workspace()).all()[0].id()).all()[0].id()
    bench.client.documents().update(DocumentUpdate.of(id).withDocumentName('policies.txt'))
    def plan = bench.plan(Bench.team())

    then:
    plan.changes()[0].remarks()[0] =~ /^policies.txt was touched on Coze since it was sent: update_time was \d+ and is \d+$/
    plan.isEmpty()
  }

  def "chunks can be cleaned, and another way of cutting sends the documents anew"() {
    given:
    bench.apply(Bench.team())

    when:
    def clean = new Chunks(Optional.of(500), Optional.empty(), Optional.empty(), true, true)
    bench.apply(Bench.team(chunks: clean))

    then:
    with(bodies(SEND).last().path('chunk_strategy')) {
      it.path('chunk_type').intValue() == 1
      it.path('max_tokens').intValue() == 500
      it.path('remove_extra_spaces').booleanValue()
      it.path('remove_urls_emails').booleanValue()
    }
    bench.documents() == ['policies.txt']
    bench.plan(Bench.team(chunks: clean)).isEmpty()
  }

  def "a file that no request could carry is refused before any, with what to do"() {
    when:
    bench.plan(Bench.team(documents: [DesiredDocument.of('big.pdf', new byte[12 << 20], Place.NOWHERE)]))

    then:
    def e = thrown(CozeScriptException)
    e.what().contains('document "big.pdf": it is 16781312 bytes as Base64, and a request takes 15728640: split it')
    bench.sandbox.log().empty
  }

  def "a release keeps where each document came from, and of a picture all but its bytes"() {
    given:
    def documents = [page('https://example.com/faq', 24), *DesiredDocument.all('a.txt', ('x' * (6 << 20)).bytes, Optional.empty(), Place.NOWHERE)]
    def state = new DesiredState(Optional.empty(), [Bench.knowledge(documents: documents)], [])
    def pictures = new DesiredState(Optional.empty(), [Bench.knowledge(documents: [picture('map.png', '地图')])], [])

    expect:
    [state, pictures].every {
      def written = DesiredJson.encode(it)
      DesiredJson.decode(written.json(), { sha -> Optional.ofNullable(written.contents()[sha]) }) == it
    }
    DesiredJson.encode(pictures).contents().isEmpty()
  }

  private static List<DesiredDocument> files(int count) {
    (1..count).collect { DesiredDocument.of("a${it}.txt", "text $it".bytes, Place.NOWHERE) }
  }

  private static DesiredDocument page(String address, Integer hours) {
    DesiredDocument.page(URI.create(address), Optional.ofNullable(hours), Place.NOWHERE)
  }

  private DesiredDocument picture(String name, String caption, String content = 'pixels') {
    def file = directory.resolve(name)
    Files.writeString(file, content)
    DesiredDocument.picture(name, file, content.bytes, Optional.ofNullable(caption), Place.NOWHERE)
  }

  private Map<String, String> captions() {
    def dataset = bench.client.datasets().list(bench.workspace()).all()[0].id()
    bench.client.images().list(PhotoFilter.of(dataset)).all().collectEntries { [it.name().get(), it.caption().get()] }
  }

  private List<JsonNode> bodies(String route) {
    bench.sandbox.log().findAll { "${it.method()} ${it.path()}" == route }.collect { Json.parse(it.body(), route) }
  }
}
