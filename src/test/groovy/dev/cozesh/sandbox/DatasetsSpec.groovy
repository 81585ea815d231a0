package dev.cozesh.sandbox

import java.time.Duration
import spock.lang.Unroll

class DatasetsSpec extends SandboxSpecification {
  @Override
  SandboxOptions options() {
    super.options().withProcessing(Duration.ofSeconds(4))
  }

  def "the name filter is fuzzy and knows no case"() {
    given:
    ['Policies', 'policies 2026', '求职'].each { coze.dataset(it) }

    expect:
    names("&name=POLICIES") == ['policies 2026', 'Policies']
    names("&name=%E6%B1%82") == ['求职']
    names('') == ['求职', 'policies 2026', 'Policies']
    coze.get('/v1/datasets').path('code').asInt() == 4000
    coze.get('/v1/datasets?space_id=9').path('code').asInt() == 4200
  }

  def "two datasets may have one name"() {
    expect:
    coze.dataset('same') != coze.dataset('same')
  }

  def "an update overwrites everything"() {
    given:
    def body = [space_id: coze.workspace(), name: 'a', description: 'lost', format_type: 0]
    def id = coze.post('/v1/datasets', body).at('/data/dataset_id').asText()

    when:
    def answer = coze.json('PUT', "/v1/datasets/$id", [name: 'b'])
    def row = list().at('/data/dataset_list/0')

    then:
    answer.path('code').asInt() == 0
    row.path('name').asText() == 'b'
    row.path('description').asText() == ''
    coze.json('PUT', "/v1/datasets/$id", [description: 'x']).path('code').asInt() == 4000
  }

  def "a deleted dataset takes its documents along and leaves the bots"() {
    given:
    def id = coze.dataset('a')
    def document = coze.upload(id, [SandboxClient.textDocument('d', 'x')])
    def bot = coze.bot('b')
    coze.post('/v1/bot/update', [bot_id: bot, knowledge: [dataset_ids: [id]]])

    when:
    def answer = coze.json('DELETE', "/v1/datasets/$id")

    then:
    answer.path('code').asInt() == 0
    list().at('/data/total_count').asInt() == 0
    coze.documents('list', [dataset_id: id]).path('code').asInt() == 4200
    coze.documents('delete', [document_ids: [idOf(document)]]).path('code').asInt() == 4200
    coze.get("/v1/bots/$bot?is_published=false").at('/data/knowledge/knowledge_infos').size() == 0
    coze.json('DELETE', "/v1/datasets/$id").path('code').asInt() == 4200
  }

  @Unroll("#change")
  def "a create outside the limits is refused with 4000 that names the member"() {
    when:
    def answer =
        coze.post('/v1/datasets', [space_id: coze.workspace(), name: 'a', format_type: 0] + change)

    then:
    answer.path('code').asInt() == 4000
    answer.path('msg').asText().contains(change.keySet()[0])

    where:
    change << [[name: 'n' * 101], [name: null], [format_type: 1], [format_type: null]]
  }

  def "a document is processed for a while, then completed"() {
    given:
    def dataset = coze.dataset('a')

    when:
    def created = coze.upload(dataset, [SandboxClient.textDocument('d.txt', '面试' * 500)])
    def id = idOf(created)

    then:
    created.at('/document_infos/0/status').asInt() == 0
    created.at('/document_infos/0/size').asInt() == 3000
    created.at('/document_infos/0/char_count').asInt() == 1000

    when:
    clock.pass(Duration.ofSeconds(1))
    def early = progress(dataset, id)

    then:
    early.path('status').asInt() == 0
    early.path('progress').asInt() == 25
    early.path('remaining_time').asInt() == 3
    list().at('/data/dataset_list/0/processing_file_list/0').asText() == 'd.txt'

    when:
    clock.pass(Duration.ofSeconds(3))

    then:
    progress(dataset, id).path('status').asInt() == 1
    progress(dataset, id).path('progress').asInt() == 100
    coze.documents('list', [dataset_id: dataset]).at('/document_infos/0/slice_count').asInt() == 2
    list().at('/data/dataset_list/0/doc_count').asInt() == 1
    list().at('/data/dataset_list/0/all_file_size').asText() == '3000'
  }

  @Unroll("#what")
  def "content that cannot be read fails once it is processed"() {
    given:
    def dataset = coze.dataset('a')
    def source = [document_source: 0, file_type: 'txt', file_base64: base64]
    def id = idOf(coze.upload(dataset, [[name: 'd', source_info: source]]))

    when:
    clock.pass(Duration.ofSeconds(4))

    then:
    progress(dataset, id).path('status').asInt() == 9
    list().at('/data/dataset_list/0/failed_file_list/0').asText() == 'd'

    where:
    what            | base64
    'empty'         | ''
    'not base64'    | '%%%'
    'not UTF-8'     | ([0xC3, 0x28] as byte[]).encodeBase64().toString()
    'half a letter' | ([0x61, 0xE9, 0x9D] as byte[]).encodeBase64().toString()
  }

  @Unroll("header #header")
  def "ids are text only when the header asks for it"() {
    given:
    def dataset = coze.dataset('a')
    coze.upload(dataset, [SandboxClient.textDocument('d', 'x')])
    def path = '/open_api/knowledge/document/list'

    when:
    def id = coze.json('POST', path, [dataset_id: dataset], header).at('/document_infos/0/document_id')

    then:
    id.isTextual() == text
    id.asText() ==~ /7\d{18}/

    where:
    header                 || text
    ['Agw-Js-Conv': 'str'] || true
    [:]                    || false
  }

  @Unroll("#what")
  def "a bad batch is refused as a whole"() {
    given:
    def dataset = coze.dataset('a')
    def good = SandboxClient.textDocument('good', 'x')

    when:
    def answer = coze.upload(dataset, [good] * times + bases)

    then:
    answer.path('code').asInt() == 4000
    coze.documents('list', [dataset_id: dataset]).path('total').asInt() == 0

    where:
    what           | times | bases
    'none'         | 0     | []
    'eleven'       | 11    | []
    'a csv'        | 1     | [[name: 'd', source_info: [file_type: 'csv', file_base64: 'eA==']]]
    'without name' | 1     | [[source_info: [file_type: 'txt', file_base64: 'eA==']]]
    'no source'    | 1     | [[name: 'd']]
  }

  def "the chunk strategy is required only for the first documents"() {
    given:
    def dataset = coze.dataset('a')
    def body = [dataset_id: dataset, format_type: 0,
                document_bases: [SandboxClient.textDocument('d', 'x')]]

    expect:
    coze.documents('create', body).path('msg').asText().contains('chunk_strategy')
    coze.documents('create', body + [chunk_strategy: [chunk_type: 1]]).path('code').asInt() == 4000
    coze.documents('create', body + [chunk_strategy: [chunk_type: 0]]).path('code').asInt() == 0
    coze.documents('create', body).path('code').asInt() == 0
  }

  def "a dataset takes 300 documents and refuses the next with 4306, in HTTP 200"() {
    given:
    def dataset = coze.dataset('a')
    def ten = (1..10).collect { SandboxClient.textDocument("d$it", 'x') }
    30.times { assert coze.upload(dataset, ten).path('code').asInt() == 0 }

    when:
    def answer = coze.send('POST', '/open_api/knowledge/document/create',
        [dataset_id: dataset, document_bases: [ten[0]], format_type: 0])

    then:
    answer.statusCode() == 200
    answer.body().contains('"code":4306')
    coze.documents('list', [dataset_id: dataset, page: 31, size: 10]).path('document_infos').size() == 0
    coze.documents('list', [dataset_id: dataset]).path('document_infos').size() == 10
    coze.documents('list', [dataset_id: dataset]).path('total').asInt() == 300
  }

  def "a document can be renamed and deleted"() {
    given:
    def dataset = coze.dataset('a')
    def id = idOf(coze.upload(dataset, [SandboxClient.textDocument('old', 'x')]))

    expect:
    coze.documents('update', [document_id: id, document_name: 'new'])
        .at('/document_info/name').asText() == 'new'
    coze.documents('delete', [document_ids: [id]]).path('code').asInt() == 0
    coze.documents('list', [dataset_id: dataset]).path('total').asInt() == 0
    coze.documents('delete', [document_ids: [id]]).path('code').asInt() == 4200
  }

  private list(String query = '') {
    coze.get("/v1/datasets?space_id=${coze.workspace()}$query")
  }

  private List<String> names(String query) {
    list(query).at('/data/dataset_list')*.path('name')*.asText()
  }

  private static String idOf(created) {
    created.at('/document_infos/0/document_id').asText()
  }

  private progress(String dataset, String id) {
    coze.post("/v1/datasets/$dataset/process", [document_ids: [id]]).at('/data/data/0')
  }
}
