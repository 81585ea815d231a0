package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import java.time.Duration

/** Knowledge bases in the console of the open-source server. */
class ConsoleKnowledgeSpec extends SandboxSpecification {
  private static final String AREA = '/api/knowledge/'
  private static final Map COOKIE = [Cookie: 'session_key=test_1']

  @Override
  SandboxOptions options() {
    super.options().withPersona(Persona.STUDIO).withProcessing(Duration.ofSeconds(2))
  }

  def "a knowledge base is made, listed, changed and deleted; the public API has it as well"() {
    when:
    def id = create('Jobs')

    then: 'names are not unique'
    create('Jobs') != id
    with(console('list', [space_id: space(), page: 1, size: 10, order_field: 1, order_type: 2])) {
      it.path('total').intValue() == 2
      it.at('/dataset_list/0/dataset_id').textValue() == id
      it.at('/dataset_list/0/icon_uri').textValue() == 'default_icon/knowledge_0.png'
      it.at('/dataset_list/0/all_file_size').textValue() == '0'
    }
    coze.get("/v1/datasets?space_id=${space()}").at('/data/total_count').intValue() == 2

    when: 'what an update leaves out is emptied, but for the name'
    console('update', [dataset_id: id, name: ''])

    then:
    with(console('list', [space_id: space(), order_field: 1, order_type: 2]).path('dataset_list').get(0)) {
      [it.path('name'), it.path('description'), it.path('icon_uri')]*.textValue() == ['Jobs', '', '']
    }

    when:
    console('delete', [dataset_id: id])

    then:
    console('list', [space_id: space(), page: 1, size: 10]).path('total').intValue() == 1
    console('delete', [dataset_id: id]).path('code').intValue() == 105000011
    console('update', [dataset_id: id, name: 'x']).path('code').intValue() == 105000011
    console('create', [space_id: space(), name: '', format_type: 0]).path('code').intValue() == 105000000
  }

  def "a document names a file that was uploaded before, and is measured once it is ready"() {
    given:
    def id = create('Jobs')
    def uri = upload('txt', '落户')

    when:
    def made = add(id, ['a.txt', uri])

    then:
    made.at('/document_infos/0/name').textValue() == 'a.txt'
    with(row(id)) {
      [it.path('status'), it.path('size'), it.path('slice_count')]*.intValue() == [0, 0, 0]
      it.path('update_time').longValue() == it.path('create_time').longValue()
    }
    progress(made).at('/data/0/progress').intValue() == 0

    when:
    clock.pass(Duration.ofSeconds(3))

    then: 'characters, not bytes'
    with(row(id)) {
      [it.path('status'), it.path('size'), it.path('slice_count'), it.path('char_count')]*.intValue() == [1, 2, 1, 0]
      it.path('update_time').longValue() == it.path('create_time').longValue() + 2
    }
    progress(made).at('/data/0/progress').intValue() == 100
    coze.post('/open_api/knowledge/document/list', [dataset_id: id]).at('/document_infos/0/size').intValue() == 6

    and: 'the log holds no content'
    sandbox.log().find { it.path() == '/api/bot/upload_file' }.body().contains('"data":"8 characters"')
  }

  def "pages of documents are counted from 0"() {
    given:
    def id = create('Jobs')
    def uri = upload('txt', 'a')
    add(id, *(1..5).collect { ["a${it}.txt".toString(), uri] })

    expect:
    console('document/list', [dataset_id: id, page: page, size: 2]).path('document_infos')*.path('name')*.textValue() == names

    where:
    page || names
    0    || ['a1.txt', 'a2.txt']
    1    || ['a3.txt', 'a4.txt']
    2    || ['a5.txt']
    3    || []
  }

  def "what cannot be processed says so afterwards: #uri"() {
    given:
    def id = create('Jobs')

    when:
    def made = add(id, ['a', uri == 'a doc' ? upload('doc', 'x') : uri])
    clock.pass(Duration.ofSeconds(3))

    then:
    row(id).path('status').intValue() == 9
    row(id).path('status_descript').textValue() == "document type not support, type=$type"
    progress(made).at('/data/0/status_descript').textValue() == '失败'

    where:
    uri                       || type
    'a doc'                   || 'doc'
    'BIZ_BOT_DATASET/1_7.txt' || 'txt'
  }

  def "what is not there is passed over, or trips the server"() {
    expect:
    console('document/progress/get', [document_ids: ['7']]).path('data').isEmpty()
    console('document/delete', [document_ids: ['7']]).path('code').intValue() == 0
    console('document/list', [dataset_id: '7', page: 0, size: 10]).path('total').intValue() == 0
    add('7', ['a.txt', 'x.txt']).path('code').intValue() == 500
    coze.json('POST', '/api/bot/upload_file', [file_head: [file_type: 'txt', biz_type: 2], data: '%'], COOKIE)
        .path('code').intValue() == 400
  }

  def "pictures want to be told who writes captions, and take one when they are processed"() {
    given:
    def id = console('create', [space_id: space(), name: 'Maps', format_type: 2]).path('dataset_id').textValue()
    def base = [name: 'map.png', source_info: [tos_uri: upload('png', 'picture')], caption: 'is not read']
    def request = [dataset_id: id, format_type: 2, document_bases: [base]]

    expect:
    console('photo/list', [dataset_id: id, page: 1, size: 10]).path('photo_infos').isNull()
    console('document/create', request + [chunk_strategy: [chunk_type: 0]]).path('code').intValue() == 500

    when:
    def made = console('document/create', request + [chunk_strategy: [caption_type: 1]]).at('/document_infos/0/document_id').textValue()
    clock.pass(Duration.ofSeconds(3))

    then:
    console('photo/list', [dataset_id: id, page: 1, size: 10]).at('/photo_infos/0/caption').textValue() == ''

    when:
    console('photo/caption', [document_id: made, caption: '地图'])

    then: 'and that is what its size counts'
    with(console('photo/list', [dataset_id: id, page: 1, size: 10]).at('/photo_infos/0')) {
      it.path('caption').textValue() == '地图'
      it.path('size').intValue() == 2
    }
  }

  private String create(String name) {
    console('create', [space_id: space(), name: name, description: 'd', format_type: 0]).path('dataset_id').textValue()
  }

  private String upload(String type, String text) {
    def sent = [file_head: [file_type: type, biz_type: 2], data: text.getBytes('UTF-8').encodeBase64().toString()]
    coze.json('POST', '/api/bot/upload_file', sent, COOKIE).at('/data/upload_uri').textValue()
  }

  private JsonNode add(String dataset, List... files) {
    def bases = files.collect { [name: it[0], source_info: [tos_uri: it[1], document_source: 0]] }
    console('document/create', [dataset_id: dataset, format_type: 0, document_bases: bases, chunk_strategy: [chunk_type: 0]])
  }

  private JsonNode row(String dataset) {
    console('document/list', [dataset_id: dataset, page: 0, size: 10]).at('/document_infos/0')
  }

  private JsonNode progress(JsonNode made) {
    console('document/progress/get', [document_ids: [made.at('/document_infos/0/document_id').textValue()]])
  }

  private String space() {
    coze.json('POST', '/api/playground_api/space/list', [:], COOKIE).at('/data/bot_space_list/0/id').textValue()
  }

  private JsonNode console(String verb, Map body) {
    coze.json('POST', AREA + verb, body, COOKIE)
  }
}
