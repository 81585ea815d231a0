package dev.cozesh.client

import static dev.cozesh.client.Wired.ok

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.client.bot.BotCreate
import dev.cozesh.client.bot.BotSettings
import dev.cozesh.client.bot.BotUpdate
import dev.cozesh.client.bot.ModelInfo
import dev.cozesh.client.bot.PluginRef
import dev.cozesh.client.core.PublishStatus
import dev.cozesh.client.dataset.ChunkStrategy
import dev.cozesh.client.dataset.DatasetCreate
import dev.cozesh.client.dataset.DatasetUpdate
import dev.cozesh.client.dataset.DocumentBase
import dev.cozesh.client.dataset.DocumentStatus
import dev.cozesh.client.dataset.DocumentsCreate
import dev.cozesh.client.dataset.FormatType
import dev.cozesh.client.workflow.WorkflowRunRequest
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class ServicesSpec extends Specification {
  static final String ID = '7389212233445566778'

  @AutoCleanup
  Wired wired

  @TempDir
  Path directory

  CozeClient answering(Map members) {
    wired = new Wired(ok(members))
    wired.client
  }

  static Map bodyOf(Wired wired) {
    Json.mapper().readValue(wired.body(), Map)
  }

  @Unroll
  def "#what asks #line"() {
    given:
    def client = answering(members)

    when:
    call(client)

    then:
    wired.lines() == [line]
    wired.server.requests()[0].contains('\r\nAuthorization: Bearer pat_test_secret\r\n')

    where:
    what               | members                                             | call                                       || line
    'workspaces'       | [data: [workspaces: [], total_count: 0]]            | { it.workspaces().list().all() }           || 'GET /v1/workspaces?page_num=1&page_size=50'
    'bots'             | [data: [items: [], total: 0]]                       | { it.bots().list(ID, PublishStatus.ALL).all() } || "GET /v1/bots?workspace_id=$ID&publish_status=all&page_num=1&page_size=20"
    'a published bot'  | [data: [bot_id: ID]]                                | { it.bots().info(ID) }                     || "GET /v1/bots/$ID?is_published=true"
    'a draft'          | [data: [bot_id: ID]]                                | { it.bots().draft(ID) }                    || "GET /v1/bots/$ID?is_published=false"
    'versions'         | [data: [items: [], has_more: false]]                | { it.bots().versions(ID).all() }           || "GET /v1/bots/$ID/versions?page_num=1&page_size=30"
    'datasets'         | [data: [dataset_list: [], total_count: 0]]          | { it.datasets().list(ID).all() }           || "GET /v1/datasets?space_id=$ID&page_num=1&page_size=100"
    'deleting'         | [:]                                                 | { it.datasets().delete(ID) }               || "DELETE /v1/datasets/$ID"
    'a file'           | [data: [id: ID]]                                    | { it.files().info(ID) }                    || "GET /v1/files/retrieve?file_id=$ID"
    'workflows'        | [data: [items: [], has_more: false]]                | { it.workflows().list(ID).all() }          || "GET /v1/workflows?workspace_id=$ID&page_num=1&page_size=30"
    'a workflow'       | [data: [workflow_detail: [workflow_id: ID]]]        | { it.workflows().info(ID) }                || "GET /v1/workflows/$ID?include_input_output=true"
  }

  @Unroll
  def "#line sends #body"() {
    given:
    def client = answering(members)

    when:
    call(client)

    then:
    wired.lines() == [line]
    bodyOf(wired) == body

    where:
    line                                             | members                | call                                                        || body
    'POST /v1/bot/create'                            | [data: [bot_id: ID]]   | { it.bots().create(new BotCreate('1', 'WeHan', BotSettings.NONE)) } || [space_id: '1', name: 'WeHan']
    'POST /v1/bot/update'                            | [:]                    | { it.bots().update(BotUpdate.of(ID, BotSettings.NONE)) }    || [bot_id: ID]
    'POST /v1/bot/update'                            | [:]                    | { it.bots().update(BotUpdate.of(ID, BotSettings.NONE).withName('N').withKnowledge(['5', '6'])) } || [bot_id: ID, name: 'N', knowledge: [dataset_ids: ['5', '6']]]
    'POST /v1/bot/update'                            | [:]                    | { it.bots().update(BotUpdate.of(ID, BotSettings.NONE).withKnowledge([])) } || [bot_id: ID, knowledge: [dataset_ids: []]]
    'POST /v1/bot/publish'                           | [data: [bot_id: ID, version: '1']] | { it.bots().publish(ID, ['1024']) }             || [bot_id: ID, connector_ids: ['1024']]
    "POST /v1/bots/$ID/unpublish"                    | [:]                    | { it.bots().unpublish(ID, '1024') }                         || [connector_id: '1024']
    'POST /v1/datasets'                              | [data: [dataset_id: ID]] | { it.datasets().create(DatasetCreate.text('1', 'N', 'D')) } || [name: 'N', space_id: '1', format_type: 0, description: 'D']
    "PUT /v1/datasets/$ID"                           | [:]                    | { it.datasets().update(ID, new DatasetUpdate('N', Optional.of('D'), Optional.empty())) } || [name: 'N', description: 'D']
    "POST /v1/datasets/$ID/process"                  | [data: [data: []]]     | { it.datasets().progress(ID, ['8']) }                       || [document_ids: ['8']]
    'POST /open_api/knowledge/document/list'         | [document_infos: [], total: 0] | { it.documents().list(ID).all() }                   || [dataset_id: ID, page: 1, size: 100]
    'POST /open_api/knowledge/document/update'       | [:]                    | { it.documents().rename(ID, 'N') }                          || [document_id: ID, document_name: 'N']
    'POST /open_api/knowledge/document/delete'       | [:]                    | { it.documents().delete([ID]) }                             || [document_ids: [ID]]
    'POST /v1/workflow/run'                          | [data: 'x']            | { it.workflows().run(WorkflowRunRequest.of(ID, [job: TextNode.valueOf('前端')])) } || [workflow_id: ID, parameters: [job: '前端']]
  }

  def "a bot's settings travel under Coze's names, and only those that were set"() {
    given:
    def settings = BotSettings.builder()
        .description('D')
        .icon('77')
        .prompt('P')
        .onboarding('你好', ['Q1', 'Q2'])
        .plugins([new PluginRef('5', '6')])
        .workflows(['8', '9'])
        .model(ModelInfo.builder('42').temperature(0.70).contextRound(3).build())
        .build()

    expect:
    answering(data: [bot_id: ID]).bots().create(new BotCreate('1', 'WeHan', settings)) == ID
    bodyOf(wired) == [
      space_id         : '1',
      name             : 'WeHan',
      description      : 'D',
      icon_file_id     : '77',
      prompt_info      : [prompt: 'P'],
      onboarding_info  : [prologue: '你好', suggested_questions: ['Q1', 'Q2']],
      plugin_id_list   : [id_list: [[plugin_id: '5', api_id: '6']]],
      workflow_id_list : [ids: [[id: '8'], [id: '9']]],
      model_info_config: [model_id: '42', temperature: 0.70, context_round: 3],
    ]
  }

  def "documents are added with their source and the way they are cut"() {
    given:
    def client = answering(document_infos: [[document_id: ID, name: 'a', status: 0]])

    when:
    def made = client.documents().create(DocumentsCreate.text('9',
        [DocumentBase.local('a', 'txt', 'Hi'.bytes), DocumentBase.web('b', URI.create('https://x/')), DocumentBase.uploaded('c', '5')],
        ChunkStrategy.custom('\n\n', 800)))

    then:
    made*.id() == [ID]
    made[0].status().get() == DocumentStatus.PROCESSING
    wired.lines() == ['POST /open_api/knowledge/document/create']
    bodyOf(wired) == [
      dataset_id    : '9',
      format_type   : 0,
      document_bases: [
        [name: 'a', source_info: [document_source: 0, file_base64: 'SGk=', file_type: 'txt']],
        [name: 'b', source_info: [document_source: 1, web_url: 'https://x/']],
        [name: 'c', source_info: [document_source: 5, source_file_id: '5']],
      ],
      chunk_strategy: [chunk_type: 1, separator: '\n\n', max_tokens: 800],
    ]
  }

  @Unroll
  def "every call about documents asks for ids as text: #name"() {
    when:
    call(answering(members))

    then:
    wired.server.requests()[0].contains('\r\nAgw-Js-Conv: str\r\n')

    where:
    name       | members                        | call
    'list'     | [document_infos: [], total: 0] | { it.documents().list('1').all() }
    'create'   | [document_infos: []]           | { it.documents().create(DocumentsCreate.text('1', [DocumentBase.uploaded('a', '1')], ChunkStrategy.automatic())) }
    'rename'   | [:]                            | { it.documents().rename('1', 'x') }
    'delete'   | [:]                            | { it.documents().delete(['1']) }
    'progress' | [data: [data: []]]             | { it.datasets().progress('1', ['2']) }
  }

  @Unroll
  def "#count documents at once are refused here"() {
    when:
    answering([:]).documents().create(
        DocumentsCreate.text('1', [DocumentBase.uploaded('a', '1')] * count, ChunkStrategy.automatic()))

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == "$count documents in one request, Coze takes 1 to 10"
    wired.server.connections() == 0

    where:
    count << [0, 11]
  }

  @Unroll
  def "an id is exact, as text or as number: #sent"() {
    expect:
    answering(data: [bot_id: sent]).bots().create(CozeRequests.create()) == exact

    where:
    sent                                       || exact
    '7389212233445566778'                      || '7389212233445566778'
    7389212233445566778                        || '7389212233445566778'
    9007199254740993                           || '9007199254740993'
    new BigInteger('18446744073709551615')     || '18446744073709551615'
  }

  def "a run gives output, ids and usage, and keeps the rest"() {
    when:
    def run = answering(data: '{"a":1}', execute_id: '5', debug_url: 'https://x', token: 12, usage: [token_count: 12], cost: '0', detail: [logid: 'l'])
        .workflows().run(WorkflowRunRequest.of(ID, [:]))

    then:
    run.output().get() == '{"a":1}'
    run.executeId().get() == '5'
    run.tokens().get() == 12
    run.usage().get().tokenCount().get() == 12
    run.other().keySet() == ['cost'] as Set
  }

  def "a run takes a bot or an app, not both"() {
    when:
    WorkflowRunRequest.of('1', [:]).withBot('2').withApp('3')

    then:
    thrown(CozeUsageException)
  }

  def "progress is read from its double nest"() {
    expect:
    answering(data: [data: [[document_id: ID, status: 9, progress: 40, status_descript: 'bad file']]])
        .datasets().progress('1', [ID])
        .collect { [it.documentId(), it.status().get(), it.progress().get(), it.statusText().get()] } ==
        [[ID, DocumentStatus.FAILED, 40L, 'bad file']]
  }

  def "uploads a file under its UTF-8 name"() {
    given:
    def file = Files.writeString(directory.resolve('岗位.txt'), '内容')

    expect:
    answering(data: [id: ID, bytes: 6, file_name: '岗位.txt', created_at: 1]).files().upload(file).bytes().get() == 6
    wired.lines() == ['POST /v1/files/upload']
    wired.body().contains('name="file"; filename="岗位.txt"')
    wired.body().contains('\r\n\r\n内容\r\n--')
  }

  def "a file that is not there is refused before anything is sent"() {
    when:
    answering([:]).files().upload(directory.resolve('missing.txt'))

    then:
    def failure = thrown(CozeUsageException)
    failure.what().endsWith('missing.txt')
    wired.server.connections() == 0
  }

  def "a file over 512 MiB is refused before anything is sent"() {
    given:
    def file = directory.resolve('huge.bin')
    new RandomAccessFile(file.toFile(), 'rw').withCloseable { it.setLength((512L << 20) + 1) }

    when:
    answering([:]).files().upload(file)

    then:
    def failure = thrown(CozeUsageException)
    failure.what().endsWith('huge.bin has 536870913 bytes, Coze takes at most 536870912')
    wired.server.connections() == 0
  }

  @Unroll
  def "a body over the limit of #what is refused here with both numbers"() {
    when:
    call(answering(data: 'x'), 'x' * bytes)

    then:
    def failure = thrown(CozeUsageException)
    failure.what() ==~ /POST \S+: the body has \d+ bytes, Coze takes at most $limit \(\d+ MB\)/
    wired.server.connections() == 0

    where:
    what        | bytes     | limit    | call
    'a call'    | 15 << 20  | 15728640 | { CozeClient client, text -> client.plugins().callTool('1', 'search', [q: TextNode.valueOf(text)]) }
    'a run'     | 20 << 20  | 20971520 | { CozeClient client, text -> client.workflows().run(WorkflowRunRequest.of('1', [a: TextNode.valueOf(text)])) }
  }

  def "a run may be larger than other calls"() {
    expect:
    answering(data: 'x').workflows().run(WorkflowRunRequest.of('1', [a: TextNode.valueOf('x' * (16 << 20))])).output().get() == 'x'
  }

  def "an image knowledge base is told from a text one"() {
    when:
    answering(data: [dataset_id: ID]).datasets().create(
        new DatasetCreate('N', '1', FormatType.IMAGE, Optional.empty(), Optional.empty()))

    then:
    bodyOf(wired) == [name: 'N', space_id: '1', format_type: 2]
  }
}
