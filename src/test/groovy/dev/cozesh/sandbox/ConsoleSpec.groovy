package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import java.time.Duration
import spock.lang.Unroll

/** The console of the open-source server, and of private editions of it. */
class ConsoleSpec extends SandboxSpecification {
  private static final String AREA = '/api/workflow_api/'
  private static final String CANVAS = Canvases.line([Canvases.start(), Canvases.end([sum: Canvases.ref('100001', 'a')])])

  @Override
  SandboxOptions options() {
    super.options().withPersona(Persona.STUDIO)
  }

  def "a login gives a cookie, and the next one of the same user ends it"() {
    when:
    def first = login('ci@example.com')
    def other = login('li@example.com')

    then:
    as(first, 'canvas', [workflow_id: '7', space_id: '7']).path('code').asLong() == 720702004

    when:
    def second = login('ci@example.com')

    then:
    as(first, 'canvas', [workflow_id: '7', space_id: '7']).path('code').asLong() == 700012006
    as(second, 'canvas', [workflow_id: '7', space_id: '7']).path('code').asLong() == 720702004
    as(other, 'canvas', [workflow_id: '7', space_id: '7']).path('code').asLong() == 720702004
    !sandbox.log()*.body().join().contains('test-password')
  }

  def "a password that is none for tests is wrong"() {
    expect:
    coze.post('/api/passport/web/email/login/', [email: 'ci@example.com', password: 'real'])
        .path('code').asLong() == 700000003
  }

  @Unroll("cookie #cookie: #status #code")
  def "a console's route wants a session, and no token helps"() {
    when:
    def answer = coze.send('POST', AREA + 'workflow_list', [:], cookie ? [Cookie: cookie] : [:])

    then:
    answer.statusCode() == status
    Json.parse(answer.body(), '').path('code').asLong() == code
    sandbox.handled() == 0

    where:
    cookie              || status | code
    null                || 401    | 700012006
    'session_key=stale' || 200    | 700012006
  }

  def "the log id stands in the console's own header, and nowhere in the body"() {
    when:
    def answer = coze.send('POST', '/api/playground_api/space/list', [:], [Cookie: 'session_key=test_1'])

    then:
    !answer.headers().firstValue('X-Log-ID').get().isEmpty()
    answer.headers().firstValue('X-Tt-Logid').isEmpty()
    !Json.parse(answer.body(), '').has('detail')
    Json.parse(answer.body(), '').at('/data/bot_space_list/0/name').asText() == 'WeHan'
  }

  def "a workflow is made, saved, checked, published and run"() {
    when:
    def id = create('greet')
    def fresh = console('canvas', of(id)).path('data')

    then:
    Json.parse(fresh.at('/workflow/schema_json').asText(), '').path('edges').isEmpty()
    fresh.path('workflow_version').asText() == ''

    when: 'what is published has to be greater, and a test run is asked for'
    console('save', of(id) + [schema: CANVAS, submit_commit_id: ''])
    def refused = console('publish', of(id) + [workflow_version: 'v0.0.1', has_collaborator: false])
    def done = console('publish', of(id) + [workflow_version: 'v0.0.1', has_collaborator: false, force: true])
    def again = console('publish', of(id) + [workflow_version: 'v0.0.1', has_collaborator: false, force: true])

    then:
    refused.path('code').asLong() == 720702011
    done.at('/data/success').asBoolean()
    again.path('code').asLong() == 777777769

    and: 'the draft and the version are what was saved'
    def draft = console('canvas', of(id)).path('data')
    draft.at('/workflow/schema_json').asText() == CANVAS
    draft.path('workflow_version').asText() == 'v0.0.1'
    draft.at('/vcs_data/type').asInt() == 3
    Json.parse(console('history_schema', of(id) + [type: 2, workflow_version: 'v0.0.1']).at('/data/schema').asText(), '') ==
        Json.parse(CANVAS, '')
    coze.post('/v1/workflow/run', [workflow_id: id, parameters: [a: 'hello']]).path('data').asText().contains('hello')
  }

  def "a check names the node that leads nowhere, and stores nothing"() {
    given:
    def id = create('greet')
    def open = Json.line([nodes: Json.parse(CANVAS, '').path('nodes'), edges: []])

    expect:
    console('validate_tree', [workflow_id: id, schema: open]).at('/data/0/errors/0/node_error/node_id').asText() == '100001'
    console('validate_tree', [workflow_id: id, schema: CANVAS]).at('/data/0/errors').isEmpty()
    sandbox.commits('POST ' + AREA + 'validate_tree') == 0
  }

  def "lists are read page by page, drafts too"() {
    given:
    3.times { create("w$it") }

    when:
    def page = console('workflow_list', [space_id: space(), page: 2, size: 3])

    then:
    page.at('/data/total').asInt() == 4
    page.at('/data/workflow_list')*.path('name')*.asText() == ['w2']
    console('workflow_list', [space_id: space(), page: 1, size: 101]).path('code').asLong() == 777777775
  }

  def "the open-source server has no edit lock and overwrites whatever is there"() {
    given:
    def id = create('greet')

    expect:
    coze.send('POST', AREA + 'edit_lock', of(id) + [action: 'acquire'], [Cookie: 'session_key=test_1']).statusCode() == 404
    console('save', of(id) + [schema: CANVAS, submit_commit_id: 'stale']).path('code').asLong() == 0
  }

  def "a private edition wants the lock and the latest commit of a save"() {
    given:
    coze.post('/_edition', [private: true])
    def id = create('greet')
    def commit = console('canvas', of(id)).at('/data/vcs_data/submit_commit_id').asText()

    expect: 'no lock'
    console('save', of(id) + [schema: CANVAS, submit_commit_id: commit]).path('code').asLong() == 777777759

    when: 'the lock, and the latest commit'
    def lock = console('edit_lock', of(id) + [action: 'acquire'])

    then:
    lock.at('/data/remaining_ttl').asInt() == 900
    console('save', of(id) + [schema: CANVAS, submit_commit_id: commit]).path('code').asLong() == 0
    console('save', of(id) + [schema: CANVAS, submit_commit_id: commit]).path('code').asLong() == 777777759

    when: 'another user wants it'
    clock.pass(Duration.ofMinutes(5))
    def refused = as('session_key=test_2', 'edit_lock', of(id) + [action: 'acquire'])

    then:
    refused.path('code').asLong() == 777777759
    refused.path('msg').asText().contains('test_1')
    refused.at('/data/remaining_ttl').asInt() == 600

    when: 'it has run out'
    clock.pass(Duration.ofMinutes(10))

    then:
    as('session_key=test_2', 'edit_lock', of(id) + [action: 'acquire']).path('code').asLong() == 0
  }

  def "a workflow is changed and deleted"() {
    given:
    def id = create('greet')

    when:
    console('update_meta', of(id) + [name: 'hello', desc: ''])

    then:
    console('canvas', of(id)).at('/data/workflow/name').asText() == 'hello'

    when:
    console('delete', of(id))

    then:
    console('canvas', of(id)).path('code').asLong() == 720702004
  }

  def "the cloud has no console"() {
    given:
    def cloud = Sandbox.start(SandboxOptions.defaults())

    when:
    def answer =
        new SandboxClient(cloud.baseUri()).send('POST', AREA + 'workflow_list', [:], [Cookie: 'session_key=test_1'])

    then:
    answer.statusCode() == 404

    cleanup:
    cloud.close()
  }

  private String login(String email) {
    def answer = coze.send('POST', '/api/passport/web/email/login/', [email: email, password: 'test-password'])
    answer.headers().firstValue('Set-Cookie').get().replaceFirst(';.*', '')
  }

  private String create(String name) {
    console('create', [space_id: space(), name: name, desc: '', icon_uri: '']).at('/data/workflow_id').asText()
  }

  private String space() {
    coze.json('POST', '/api/playground_api/space/list', [:], [Cookie: 'session_key=test_1'])
        .at('/data/bot_space_list/0/id').asText()
  }

  private Map of(String id) {
    [workflow_id: id, space_id: space()]
  }

  private JsonNode console(String verb, Map body) {
    as('session_key=test_1', verb, body)
  }

  private JsonNode as(String cookie, String verb, Map body) {
    coze.json('POST', AREA + verb, body, [Cookie: cookie])
  }
}
