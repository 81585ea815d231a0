package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import java.time.Duration
import spock.lang.Unroll

/** Bots in the console of the open-source server. */
class ConsoleBotsSpec extends SandboxSpecification {
  private static final String AREA = '/api/draftbot/'
  private static final String DRAFTS = '/api/playground_api/draftbot/'

  @Override
  SandboxOptions options() {
    super.options().withPersona(Persona.STUDIO)
  }

  def "a create takes name, description and icon, and drops everything else"() {
    when:
    def id = create('WeHan', [prompt_info: [prompt: 'x'], bot_mode: 1])
    def draft = draft(id)

    then:
    draft.path('name').asText() == 'WeHan'
    draft.path('description').asText() == 'helps'
    draft.at('/prompt_info').isEmpty()
    draft.at('/model_info/model_id').asText() == '100001'
    draft.at('/knowledge/recall_strategy/use_rerank').asBoolean()
    draft.path('workflow_info_list').isNull()
  }

  @Unroll("#body: #message")
  def "what a create cannot do without is a malformed request"() {
    when:
    def answer = coze.send('POST', AREA + 'create', [space_id: space(), name: 'a', icon_uri: 'i'] + body, cookie())

    then:
    answer.statusCode() == 400
    answer.body() == """{"code":400,"msg":"$message"}"""

    where:
    body               || message
    [icon_uri: '']     || 'icon uri is nil'
    [name: '']         || 'name is nil'
    [name: 'x' * 51]   || 'name is too long'
    [space_id: 77]     || 'space_id is not set, or no id in a text'
  }

  def "an update replaces each part that is sent, whole, and leaves the others"() {
    given:
    def id = create('WeHan')

    when:
    update(id, [name: 'Han', prompt_info: [prompt: 'be kind'], onboarding_info: [prologue: 'hi', suggested_questions: ['a']]])
    update(id, [onboarding_info: [suggested_questions: ['b']], model_info: [temperature: 0.1]])
    update(id, [model_info: [model_id: '100002'], workflow_info_list: [[workflow_id: '7']]])

    then:
    def draft = draft(id)
    draft.path('name').asText() == 'Han'
    draft.at('/prompt_info/prompt').asText() == 'be kind'
    draft.path('onboarding_info').toString() == '{"suggested_questions":["b"]}'
    draft.path('model_info').toString() == '{"model_id":"100002"}'
    draft.path('workflow_info_list').toString() == '[{"workflow_id":"7"}]'

    when:
    update(id, [workflow_info_list: []])

    then:
    this.draft(id).path('workflow_info_list').isNull()
  }

  def "a bot is its maker's: others see it in the list, and can neither read nor change it"() {
    given:
    def id = create('WeHan')

    expect:
    as('other', 'get_draft_bot_info', [bot_id: id], DRAFTS).path('code').asLong() == 100000000
    as('other', 'update_draft_bot_info', [bot_info: [bot_id: id, name: 'x']], DRAFTS).path('code').asLong() == 100000003
    as('other', 'delete', [space_id: space(), bot_id: id]).path('code').asLong() == 100000003
    list([:]).at('/intelligences/0/basic_info/name').asText() == 'WeHan'
    draft('7389').isMissingNode()
  }

  def "bots are listed the newest first, page by page, and a page tells where the next begins"() {
    given:
    (1..3).each { create("b$it") }

    when:
    def first = list([size: 2])
    def second = list([size: 2, cursor_id: first.path('next_cursor_id').asText()])

    then:
    first['intelligences']*.at('/basic_info/name')*.asText() == ['b3', 'b2']
    first.path('has_more').asBoolean()
    second['intelligences']*.at('/basic_info/name')*.asText() == ['b1']
    !second.path('has_more').asBoolean()
    list([types: [2]]).path('intelligences').isEmpty()
  }

  def "what is published can be read, listed and talked to, and stays what it was"() {
    given:
    def id = create('WeHan')
    sandbox.model().reply('hello', dev.cozesh.sandbox.model.ModelReply.text('good day'))

    expect:
    console('list_draft_history', place(id) + [page_index: 1, page_size: 10, history_type: 2]).at('/data/history_infos').isNull()
    console('publish', place(id) + [connectors: [:]], AREA, 400).path('code').asLong() == 400
    console('publish', place(id) + [connectors: ['10000': [:]]]).path('code').asLong() == 100000003

    when:
    update(id, [prompt_info: [prompt: 'old']])
    def published = console('publish', place(id) + [connectors: ['1024': [:]], history_info: 'first'])
    update(id, [prompt_info: [prompt: 'new']])
    def row = console('list_draft_history', place(id) + [page_index: 1, page_size: 10, history_type: 2]).at('/data/history_infos/0')

    then:
    published.at('/data/publish_result/1024/publish_result_status').asInt() == 1
    row.path('info').asText() == 'first'
    row.at('/connector_infos/0/id').asText() == '1024'
    draft(id, [version: row.path('version').asText()]).at('/prompt_info/prompt').asText() == 'old'
    draft(id).at('/prompt_info/prompt').asText() == 'new'
    coze.get("/v1/bots/$id").at('/data/prompt_info/prompt').asText() == 'old'
    console('publish/connector/list', place(id)).path('publish_connector_list')*.path('last_publish_time')*.asLong() ==
        [clock.now.epochSecond, 0]

    when:
    console('delete', place(id))

    then:
    list([:]).path('intelligences').isEmpty()
    draft(id).isMissingNode()
    draft(id, [version: row.path('version').asText()]).at('/prompt_info/prompt').asText() == 'old'
  }

  def "the models are listed when they are asked for"() {
    expect:
    console('get_type_list', [model: true], '/api/bot/').at('/data/model_list')*.path('model_type')*.asLong() ==
        [100001L, 100002L, 100003L]
    console('get_type_list', [:], '/api/bot/').at('/data/model_list').isEmpty()
  }

  def "a bot that is not to be seen yet is in no list"() {
    given:
    sandbox.faults().add(Fault.on('POST ' + AREA + 'create').hideFromList(Duration.ofSeconds(5)))
    create('WeHan')

    expect:
    list([:]).path('intelligences').isEmpty()

    when:
    clock.pass(Duration.ofSeconds(6))

    then:
    list([:])['intelligences'].size() == 1
  }

  private String create(String name, Map more = [:]) {
    console('create', [space_id: space(), name: name, description: 'helps', icon_uri: 'i'] + more).at('/data/bot_id').asText()
  }

  private JsonNode draft(String id, Map more = [:]) {
    console('get_draft_bot_info', [bot_id: id] + more, DRAFTS).at('/data/bot_info')
  }

  private void update(String id, Map change) {
    assert console('update_draft_bot_info', [bot_info: [bot_id: id] + change], DRAFTS).path('code').asInt() == 0
  }

  private JsonNode list(Map more) {
    console('get_draft_intelligence_list', [space_id: space(), types: [1]] + more, '/api/intelligence_api/search/').path('data')
  }

  private Map place(String id) {
    [space_id: space(), bot_id: id]
  }

  private String space() {
    coze.json('POST', '/api/playground_api/space/list', [:], cookie()).at('/data/bot_space_list/0/id').asText()
  }

  private static Map cookie(String who = '1') {
    [Cookie: 'session_key=test_' + who]
  }

  private JsonNode console(String verb, Map body, String area = AREA, int status = 200) {
    def answer = coze.send('POST', area + verb, body, cookie())
    assert answer.statusCode() == status
    dev.cozesh.json.Json.parse(answer.body(), verb)
  }

  private JsonNode as(String who, String verb, Map body, String area = AREA) {
    coze.json('POST', area + verb, body, cookie(who))
  }
}
