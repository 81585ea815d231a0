package dev.cozesh.sandbox

import dev.cozesh.json.Json
import spock.lang.Unroll

class WorkflowsSpec extends SandboxSpecification {
  def "a new sandbox holds one workspace with one published workflow"() {
    expect:
    coze.get('/v1/workspaces').at('/data/workspaces')*.path('name')*.asText() == ['WeHan']
    rows('&page_num=1')*.path('workflow_name')*.asText() == ['面试模拟']
    rows('&page_num=1')[0].path('created_at').isTextual()
  }

  def "the list without page_num fails with HTTP 500 and code 4000"() {
    when:
    def answer = coze.send('GET', "/v1/workflows?workspace_id=${coze.workspace()}")

    then:
    answer.statusCode() == 500
    answer.body().contains('"code":4000')
  }

  @Unroll("#filter")
  def "the list can be narrowed, and a size over 30 counts as 30"() {
    expect:
    rows("&page_num=1$filter").size() == size

    where:
    filter                              || size
    '&page_size=100'                    || 1
    '&workflow_mode=chatflow'           || 0
    '&workflow_mode=workflow'           || 1
    '&publish_status=unpublished_draft' || 0
    '&publish_status=all'               || 1
  }

  def "a workflow tells its signature only when asked"() {
    expect:
    coze.get("/v1/workflows/${id()}").at('/data/workflow_detail/workflow_name').asText() == '面试模拟'
    coze.get("/v1/workflows/${id()}").at('/data/input').isMissingNode()
    coze.get("/v1/workflows/${id()}?include_input_output=true").at('/data/input/parameters').isObject()
    coze.get('/v1/workflows/7').path('code').asInt() == 4200
  }

  @Unroll("#parameters")
  def "a run gives its parameters back as JSON text, every digit kept"() {
    when:
    def run = coze.post('/v1/workflow/run', """{"workflow_id":"${id()}","parameters":$parameters}""")

    then:
    run.path('code').asInt() == 0
    Json.parse(run.path('data').asText(), 'data') == Json.parse(data, 'expected')
    run.path('execute_id').asText() ==~ /7\d{18}/
    sandbox.commits('POST /v1/workflow/run') == 1

    where:
    parameters                      || data
    '{"a":9007199254740993,"b":0.1}' || '{"a":9007199254740993,"b":0.1}'
    '"{\\"a\\":1}"'                 || '{"a":1}'
    'null'                          || '{}'
  }

  @Unroll("#change")
  def "a run that cannot be is refused in HTTP 200 and does nothing"() {
    when:
    def answer = coze.send('POST', '/v1/workflow/run', [workflow_id: id()] + change)

    then:
    answer.statusCode() == 200
    answer.body().contains("\"code\":$code")
    sandbox.commits('POST /v1/workflow/run') == 0

    where:
    change                     || code
    [workflow_id: '7']         || 4200
    [bot_id: '1', app_id: '2'] || 4000
    [is_async: true]           || 6003
    [workflow_id: null]        || 4000
  }

  private rows(String query) {
    coze.get("/v1/workflows?workspace_id=${coze.workspace()}$query").at('/data/items').toList()
  }

  private String id() {
    rows('&page_num=1')[0].path('workflow_id').asText()
  }
}
