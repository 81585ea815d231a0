package dev.cozesh.dsl

import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.json.Json
import spock.lang.AutoCleanup
import spock.lang.Unroll

class ServerCallSpec extends LanguageSpec {
  @AutoCleanup
  ScriptedCoze coze = new ScriptedCoze()

  def setup() {
    host.client = coze.client
    coze.answers['GET /v1/workspaces'] = '{"code":0,"data":{"workspaces":[{"id":"71","name":"WeHan"},{"id":"72","name":"Other"}],"total_count":2}}'
    coze.answers['GET /v1/bots'] = '''{"code":0,"data":{"total":3,"items":[
      {"id":"7381","name":"WeHan 求职助手"},{"id":"7382","name":"twin"},{"id":"7383","name":"twin"}]}}'''
    coze.answers['GET /v1/bots/7381'] = '{"code":0,"data":{"bot_id":"7381","name":"WeHan 求职助手"}}'
    coze.answers['POST /v1/bot/update'] = '{"code":0,"data":{}}'
    coze.answers['POST /v1/bot/publish'] = '{"code":0,"data":{"bot_id":"7381","version":"1"}}'
    coze.answers['POST /v1/workflow/stream_run'] = ScriptedCoze.run(['Message', 'Done'],
      ['{"content":"{\\"ok\\":1}","node_title":"End","node_seq_id":"0","node_is_finish":true}', '{}'])
    coze.answers['POST /v1/x'] = '{"code":0,"data":{"items":[{"n":1}]}}'
    ['PUT', 'PATCH', 'DELETE'].each { coze.answers["$it /v1/x".toString()] = '{"code":0}' }
  }

  def "a raw GET sends named arguments as the query and its answer is read like a tree"() {
    when:
    def answer = run('GET "/v1/bots", workspace_id: 71, page_size: 20').value()

    then:
    coze.requests == ['GET /v1/bots?workspace_id=71&page_size=20']
    answer.status == 200
    answer.ok
    answer.code == 0L
    answer.logid == '20261121TEST'
    answer.ms >= 0
    answer.json.data.items[1].name == 'twin'
    answer.headers['content-type'] == ['application/json']
  }

  @Unroll
  def "#call sends #body"() {
    when:
    run(call)

    then:
    coze.requests == [request]
    coze.bodies == [body]

    where:
    call                                            || request               | body
    'POST "/v1/x", [a: 1, b: [c: "中"]]'             || 'POST /v1/x'          | '{"a":1,"b":{"c":"中"}}'
    'POST "/v1/x", a: 1'                            || 'POST /v1/x'          | '{"a":1}'
    'POST "/v1/x", [1, 2]'                          || 'POST /v1/x'          | '[1,2]'
    'POST "/v1/x", [a: 1], v: 2'                    || 'POST /v1/x?v=2'      | '{"a":1}'
    'POST "/v1/x"'                                  || 'POST /v1/x'          | ''
    'PUT "/v1/x", [a: 1.5]'                         || 'PUT /v1/x'           | '{"a":1.5}'
    'PATCH "/v1/x", a: null'                        || 'PATCH /v1/x'         | '{"a":null}'
    'DELETE "/v1/x", id: [1, 2]'                    || 'DELETE /v1/x?id=1&id=2' | ''
    'def n = "v"; POST "/v1/x", [a: "is $n"]'       || 'POST /v1/x'          | '{"a":"is v"}'
  }

  def "a refusal of a raw call is an answer"() {
    when:
    def answer = run('GET "/v1/nope"').value()

    then:
    answer.status == 404
    !answer.ok
    answer.code == 4000L
  }

  def "a refused write of a route that nobody documents names the right one"() {
    when:
    run('POST "/v1/knowledge_base", name: "x"')

    then:
    def e = thrown(CozeServiceException)
    e.next() == 'this request is not documented; did you mean `POST /v1/datasets`?'
  }

  @Unroll
  def "a refused write that nothing looks at makes the run fail: #script"() {
    when:
    run(script)

    then:
    def e = thrown(CozeServiceException)
    e.what() == "$operation was refused: code 4000 (HTTP 404, log id 20261121TEST)"
    e.code() == 4000
    e.why().contains('Coze says "no such route"')
    e.why().contains("called at deploy.groovy:$place, where nothing looks at the answer")
    e.next().contains('if (!r.ok)')

    where:
    script                                               || operation              | place
    'POST "/v1/bot/create", [name: "x"]\nprintln "done"' || 'POST /v1/bot/create'  | '1:1'
    'x = 1\n  DELETE "/v1/nope/1"\nx = 2'                || 'DELETE /v1/nope/1'    | '2:3'
    'def r = PUT "/v1/nope", [a: 1]\nr.logid; r.ms'      || 'PUT /v1/nope'         | '1:9'
    'POST "/v1/bot/create", [name: "x"]'                 || 'POST /v1/bot/create'  | '1:1'
    '["a"].each { POST "/v1/nope", [n: it] }; 1'         || 'POST /v1/nope'        | '1:14'
  }

  @Unroll
  def "a refused write that the script looks at is handled: #look"() {
    expect:
    run("def r = POST '/v1/nope', [a: 1]\n$look\n7").value() == 7

    where:
    look << ['r.status', 'if (!r.ok) println "no"', 'r.code', 'r.json', 'r.body', 'println r']
  }

  def "a refused write that a block of afterApply does not look at makes the run fail, too"() {
    given:
    def outcome = run('afterApply { POST "/v1/nope", [a: 1] }')

    when:
    outcome.runAfterApply([:])

    then:
    def e = thrown(CozeServiceException)
    e.why().contains('called at deploy.groovy:1:14')
  }

  def "a refused read that nothing looks at is remarked, unless it is the value that is shown"() {
    when:
    run('GET "/v1/nope"\n7')

    then:
    host.printed.toString().trim() == 'note: deploy.groovy:1:1: GET /v1/nope was refused: ' +
      'code 4000 (HTTP 404, log id 20261121TEST); the script does not look at the answer'

    when:
    host.printed.buffer.length = 0
    run('GET "/v1/nope"')

    then:
    host.printed.toString().isEmpty()
  }

  def "only the body of a raw call reveals a secret"() {
    given:
    host.secrets = [KEY: 'hunter2']

    when:
    def outcome = run('def k = secret("KEY"); POST "/v1/x", [key: k, auth: "Key ${k}"]; "$k $k"')

    then:
    coze.bodies == ['{"key":"hunter2","auth":"Key hunter2"}']
    outcome.value() == '***KEY*** ***KEY***'
    Json.line([k: new Secret('KEY', 'hunter2')]) == '{"k":"***KEY***"}'
  }

  @Unroll
  def "#use of a secret is refused, and its value is not shown"() {
    given:
    host.secrets = [KEY: 'hunter2']

    when:
    run("def k = secret('KEY')\n$use")

    then:
    def e = thrown(CozeGuardException)
    !e.message.contains('hunter2')
    coze.requests.isEmpty()

    where:
    use << [
      'bot("A") { prompt k }',
      'bot("A") { prompt "x $k" }',
      'bot("A") { prompt "x ${"y $k"}" }',
      'bot("A") { prompt "x " + k }',
      'bot("A") { prompt "x ${-> k}" }',
      'bot("A") { description "x $k".trim() }',
      'bot("A") { onboarding { prologue "x " + k; suggest "y" } }',
      'bot "A", from: [instructions: "x $k"]',
      'bot "A", from: [onboarding_info: [suggested_questions: ["x $k"]]]',
      'knowledge("A") { document text("a.txt", "x " + k) }',
      'knowledge("A") { chunks separator: "$k" }',
      'knowledge("A") { document text("a.txt", k) }',
      'output "K", k',
      'output "K", "$k"',
      'GET "/v1/x", key: k',
      'workflow.run("75", key: k)',
    ]
  }

  def "a service lists the workspace that the script names"() {
    expect:
    run('workspace "Other"\nbots.list().all()*.id()').value() == ['7381', '7382', '7383']
    coze.requests[0].startsWith('GET /v1/workspaces?')
    coze.requests[1].contains('workspace_id=72')
    run('workspace "72"\nbots.collect { it.id() }').value().size() == 3
  }

  @Unroll
  def "#script ends with: #what"() {
    when:
    def e = refused(script)

    then:
    e.what().endsWith(what)
    e.why().contains(why)

    where:
    script                                      || what                                  | why
    'bots.list()'                               || 'no workspace is named'               | 'WeHan, Other'
    'workspace "Wehan"; bots.list()'            || 'there is no workspace Wehan'         | 'WeHan'
    'workspace "71"; bot("twin").info()'        || 'there are 2 bots called twin'        | '7382, 7383'
    'workspace "71"; bot("Twin").info()'        || 'there is no bot called Twin'         | 'twin'
    'workspace "71"; bots.lisst()'              || 'bots has no lisst'                   | 'list'
    'bots.publish(1)'                           || 'bots.publish needs connector_ids'    | 'bot_id, connector_ids'
    'bots.info'                                 || 'bots.info is a call: write its brackets' | 'publish'
    'bots.publish(1, [2], 3)'                   || 'bots.publish does not take these arguments' | 'connector_ids'
  }

  def "a lookup asks nobody until a value of it is wanted, then goes by the exact name"() {
    when:
    run('workspace "71"; x = bot("WeHan 求职助手")')

    then:
    coze.requests.isEmpty()

    when:
    def value = run('workspace "71"; bot("WeHan 求职助手").id').value()

    then:
    value == '7381'

    when:
    coze.requests.clear()
    def draft = run('bot("7381").info()').value()

    then:
    draft.name().get() == 'WeHan 求职助手'
    coze.requests == ['GET /v1/bots/7381?is_published=false']
  }

  def "a property of what a service gives is its value, or null"() {
    expect:
    run('workspace "71"; bots.list().collect { it.name }').value() == ['WeHan 求职助手', 'twin', 'twin']
    run('workspace "71"; bots.list().all()*.name').value() == ['WeHan 求职助手', 'twin', 'twin']
    run('workspace "71"; bots.list().all().name').value() == ['WeHan 求职助手', 'twin', 'twin']
    run('def b = bot("7381").info(); [b.name, b.description]').value() == ['WeHan 求职助手', null]
    run('bot("7381").info().name()').value() == Optional.of('WeHan 求职助手')
  }

  def "update sends what its block says and nothing else"() {
    when:
    run('bot("7381").update { prompt "新"; onboarding { prologue "hi" }; model "m", temperature: 0.5; uses workflow("75"); knows knowledge("74") }')

    then:
    coze.requests == ['POST /v1/bot/update']
    with(Json.mapper().readValue(coze.bodies[0], Map)) {
      bot_id == '7381'
      prompt_info == [prompt: '新']
      onboarding_info == [prologue: 'hi']
      model_info_config == [model_id: 'm', temperature: 0.5]
      workflow_id_list == [ids: [[id: '75']]]
      knowledge == [dataset_ids: ['74']]
      !it.containsKey('description')
    }
    refused('bot("7381").update { publish to: ["api"] }').what().endsWith('update changes the draft and does not publish')
  }

  def "publish goes to the API channel unless told"() {
    when:
    run('bot("7381").publish()\nbot("7381").publish to: ["999"]')

    then:
    coze.bodies*.contains('"1024"') == [true, false]
    coze.bodies[1].contains('"999"')
  }

  def "workflow reads as its service: named arguments are the parameters"() {
    when:
    def result = run('workflow.run("7543", job_title: "前端")').value()

    then:
    result.output == '{"ok":1}'
    coze.bodies[0].contains('"parameters":{"job_title":"前端"}')
    coze.bodies[0].contains('"workflow_id":"7543"')
  }

  @Unroll
  def "in plan, #call is listed and not sent"() {
    given:
    host.planning = true

    when:
    def outcome = run("GET '/v1/bots', workspace_id: 1\n$call")

    then:
    coze.requests == ['GET /v1/bots?workspace_id=1']
    outcome.wouldCall()*.toString() == ["would call $operation (deploy.groovy:2${column})".toString()]
    !outcome.hasValue()

    where:
    call                                  || operation                | column
    'POST "/v1/bot/create", [name: "x"]'  || 'POST /v1/bot/create'    | ':1'
    'DELETE "/v1/unknown/1"'              || 'DELETE /v1/unknown/1'   | ':1'
    'workflow.run("7543", a: 1)'          || 'POST /v1/workflow/stream_run' | ''
    'bot("7381").publish()'               || 'POST /v1/bot/publish'   | ''
    'bots.unpublish("7381", "1024")'      || 'POST /v1/bots/7381/unpublish' | ''
  }

  @Unroll
  def "in plan, the value of a held call cannot be read: #use"() {
    given:
    host.planning = true

    when:
    def e = refused("def r = POST '/v1/bot/create', [name: 'x']\n$use")

    then:
    e.what() == "deploy.groovy:$place: POST /v1/bot/create was not sent in plan; its value cannot be read"

    where:
    use             || place
    'r.json'        || '2'
    'r.foo()'       || '2'
    'r.each { }'    || '2'
    'x = "$r" + 1'  || '2'
    '"$r"'          || '1:9'
    'r.toString()'  || '2'
    'println r'     || '2'
    'String s = r'  || '2'
  }

  def "a POST that only reads is sent in plan"() {
    given:
    host.planning = true
    coze.answers['POST /open_api/knowledge/document/list'] = '{"code":0,"document_infos":[],"total":0}'

    expect:
    run('documents.list("74").all()').value() == []
    coze.requests.size() == 1
  }
}
