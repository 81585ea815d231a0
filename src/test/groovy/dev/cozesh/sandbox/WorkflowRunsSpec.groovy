package dev.cozesh.sandbox

import static dev.cozesh.sandbox.Canvases.*

import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.model.Pace
import spock.lang.Unroll

class WorkflowRunsSpec extends SandboxSpecification {
  static final STREAM = '/v1/workflow/stream_run'

  def setup() {
    sandbox.model().pace(Pace.instant())
  }

  def "a stream has the catalogue's events, numbered from 0 without a gap, pieces numbered in their node"() {
    given:
    def id = sandbox.addWorkflow('f', line([start(), output('说', '12345678', true),
                                            end([x: ref('100001', 'a')])]))

    when:
    def events = stream(id, [a: 'hi'])

    then:
    events.collectMany { Shapes.ofEvent('workflows.runs.stream', it) } == []
    events*.name == ['Message'] * 3 + ['Done']
    events*.id == ['0', '1', '2', '3']
    events.init()*.json()*.path('node_seq_id')*.asText() == ['0', '1', '0']
    events.init()*.json()*.path('node_is_finish')*.asBoolean() == [false, true, true]
    events.init()*.json()*.path('node_title')*.asText() == ['说', '说', '结束']
    events.init()*.json()*.path('content')*.asText() == ['1234', '5678', '{"x":"hi"}']
    events[3].json().path('debug_url').asText().contains('execute_id=')
  }

  def "a run gives what the end gives, and a workflow that speaks before wants a stream"() {
    given:
    def quiet = sandbox.addWorkflow('q', line([start(), textEnd('<{{x}}>', [x: ref('100001', 'a')], false)]))
    def chatty = sandbox.addWorkflow('c', line(output('说', 'hm')))
    def streaming = sandbox.addWorkflow('s', line([start(), textEnd('x', [:])]))

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: quiet, parameters: [a: 'hi']])

    then:
    Shapes.ofAnswer('workflows.runs.create', run) == []
    run.path('data').asText() == '<hi>'
    [chatty, streaming].collect { coze.post('/v1/workflow/run', [workflow_id: it]).path('code').asInt() } ==
        [4000, 4000]
    stream(streaming)*.name == ['Message', 'Done']
  }

  def "the seeded workflow echoes as a stream, too"() {
    when:
    def events = stream(coze.get("/v1/workflows?workspace_id=${coze.workspace()}&page_num=1")
        .at('/data/items/0/workflow_id').asText(), [a: 1])

    then:
    events*.name == ['Message', 'Done']
    events[0].json().path('content').asText() == '{"a":1}'
  }

  def "a question pauses the run, and the answer goes on with it, numbered from 0 again"() {
    given:
    def id = sandbox.addWorkflow('f', line([start(), question('Where?'),
                                            end([at: ref('180001', 'USER_RESPONSE')])]))

    when:
    def asked = stream(id)
    def interrupt = asked[1].json().path('interrupt_data')

    then:
    asked*.name == ['Message', 'Interrupt']
    asked[0].json().path('content').asText() == 'Where?'
    interrupt.path('type').asInt() == 2
    asked[1].json().path('node_title').asText() == '问答'
    asked.collectMany { Shapes.ofEvent('workflows.runs.stream', it) } == []

    when:
    def body = [workflow_id: id, event_id: interrupt.path('event_id').asText(), interrupt_type: 2, resume_data: '杭州']
    def events = coze.stream('/v1/workflow/stream_resume', body)

    then:
    events*.id == ['0', '1']
    events[0].json().path('content').asText() == '{"at":"杭州"}'
    events[1].name == 'Done'
    coze.post('/v1/workflow/stream_resume', body).path('code').asInt() == 4315
  }

  def "a plain run tells of its interrupt, and is resumed plainly"() {
    given:
    def id = sandbox.addWorkflow('f', line([start(), input([parameter('n', [type: 'integer', required: true])]),
                                            end([n: ref('300001', 'n', 'integer')])]))

    when:
    def asked = coze.post('/v1/workflow/run', [workflow_id: id])
    def interrupt = asked.path('interrupt_data')

    then:
    Shapes.ofAnswer('workflows.runs.create', asked) == []
    asked.path('data').isMissingNode()
    interrupt.path('type').asInt() == 5
    interrupt.at('/required_parameters/n/type').asText() == 'integer'

    when:
    def body = [workflow_id: id, event_id: interrupt.path('event_id').asText(), interrupt_type: 5, resume_data: '{"n":7}']
    def done = coze.post('/v1/workflows/resume', body)

    then:
    Shapes.ofAnswer('workflows.runs.resume', done) == []
    done.path('data').asText() == '{"n":7}'
  }

  def "an incomplete answer is asked for again, three times in all, then the run breaks"() {
    given:
    def fields = [parameter('name', [required: true]), parameter('age', [type: 'integer', required: true])]
    def id = sandbox.addWorkflow('f', line([start(),
        question('Who?', [extra_output: true], [parameter('USER_RESPONSE'), *fields]),
        end([name: ref('180001', 'name'), age: ref('180001', 'age', 'integer')])]))
    def resume = { String event, String text ->
      coze.stream('/v1/workflow/stream_resume',
          [workflow_id: id, event_id: event, interrupt_type: 2, resume_data: text])
    }
    def event = { events -> events.last().json().at('/interrupt_data/event_id').asText() }

    when:
    def first = stream(id)
    def second = resume(event(first), 'name: Li')
    def third = resume(event(second), 'no idea')
    def last = resume(event(third), answer)

    then:
    second[0].json().path('content').asText() == 'Please also give: age'
    third*.name == ['Message', 'Interrupt']
    last*.name == names
    last[0].data.contains(told)

    where:
    answer                    || names               | told
    '{"name":"Li","age":"9"}' || ['Message', 'Done'] | '{\\"name\\":\\"Li\\",\\"age\\":9}'
    'age: 9'                  || ['Error']           | 'asked 3 times'
  }

  @Unroll("#answer")
  def "a question with options leads into the branch that was chosen"() {
    given:
    def ask = question('Which?', [answer_type: 'option', option_type: 'static', options: [[name: '北京'], [name: 'Rome']]],
        [parameter('optionId'), parameter('optionContent')])
    def say = { String id, String text ->
      node(id, '15', id, [inputs: [method: 'concat', inputParameters: [],
                                   concatParams: [[name: 'concatResult', input: literal(text)]]]])
    }
    def join = node('32', '32', '合并', [inputs: [mergeGroups: [[name: 'g', variables: ['b0', 'b1', 'no'].collect { ref(it, 'output') }]]]])
    def id = sandbox.addWorkflow('f', canvas(
        [start(), ask, say('b0', 'north'), say('b1', 'south'), say('no', 'none'), join,
         end([g: ref('32', 'g'), o: ref('180001', 'optionId')])],
        [['100001', '180001', ''], ['180001', 'b0', 'branch_0'], ['180001', 'b1', 'branch_1'],
         ['180001', 'no', 'default'], ['b0', '32', ''], ['b1', '32', ''], ['no', '32', ''], ['32', '900001', '']]))
    def asked = coze.post('/v1/workflow/run', [workflow_id: id])

    when:
    def done = coze.post('/v1/workflows/resume', [workflow_id: id, interrupt_type: 2, resume_data: answer,
                                                 event_id: asked.at('/interrupt_data/event_id').asText()])

    then:
    Json.parse(asked.at('/interrupt_data/data').asText(), '').at('/content/options')*.path('name')*.asText() == ['北京', 'Rome']
    done.path('data').asText() == data

    where:
    answer  || data
    '北京'    || '{"g":"north","o":"A"}'
    'b'     || '{"g":"south","o":"B"}'
    'Tokyo' || '{"g":"none","o":"other"}'
  }

  @Unroll("#what")
  def "a resume that does not fit is refused"() {
    given:
    def id = sandbox.addWorkflow('f', line(question('Where?')))
    def event = coze.post('/v1/workflow/run', [workflow_id: id]).at('/interrupt_data/event_id').asText()
    def body = [workflow_id: id, event_id: event, interrupt_type: 2, resume_data: 'x'] + change

    expect:
    ['/v1/workflows/resume', '/v1/workflow/stream_resume'].collect {
      def answer = coze.send('POST', it, body)
      [answer.statusCode(), Json.parse(answer.body(), '').path('code').asInt()]
    } == [[200, code]] * 2

    where:
    what               | change                 || code
    'another type'     | [interrupt_type: 5]    || 4000
    'no type'          | [interrupt_type: null] || 4000
    'no answer'        | [resume_data: null]    || 4000
    'another run'      | [event_id: '7/8']      || 4314
    'another workflow' | [workflow_id: '7']     || 4200
  }

  @Unroll("operator #operator: #left, #right")
  def "a selector takes the first branch whose conditions hold"() {
    given:
    def condition = { op, l, r -> [operator: op, left: [input: l], right: [input: r]] }
    def id = selector([condition(operator, ref('100001', 'a', type), literal(right, type))])

    expect:
    branch(id, left) == (holds ? 'yes' : 'no')

    where:
    operator | type      | left     | right || holds
    1        | 'string'  | 'x'      | 'x'   || true
    1        | 'integer' | 7        | '7'   || true
    1        | 'float'   | 7.0      | 7     || true
    2        | 'string'  | 'x'      | 'x'   || false
    3        | 'string'  | 'abc'    | '2'   || true
    4        | 'list'    | [1, 2]   | '2'   || true
    5        | 'string'  | 'abc'    | '2'   || false
    6        | 'string'  | 'ab'     | '2'   || true
    7        | 'string'  | 'abc'    | 'b'   || true
    7        | 'list'    | [1, 2]   | '2'   || true
    8        | 'list'    | [1, 2]   | '2'   || false
    9        | 'string'  | ''       | ''    || true
    9        | 'string'  | null     | ''    || true
    10       | 'list'    | []       | ''    || false
    11       | 'boolean' | true     | ''    || true
    12       | 'boolean' | true     | ''    || false
    13       | 'integer' | 10       | 9     || true
    14       | 'integer' | 9        | 9     || true
    15       | 'float'   | 9.5      | 10    || true
    16       | 'integer' | 11       | 10    || false
  }

  @Unroll("logic #logic: #a, #b")
  def "conditions of a branch are joined by or and by and"() {
    given:
    def is = { String name -> [operator: 11, left: [input: ref('100001', name, 'boolean')]] }
    def id = selector([is('a'), is('b')], logic)

    expect:
    coze.post('/v1/workflow/run', [workflow_id: id, parameters: [a: a, b: b]]).path('data').asText() ==
        "{\"g\":\"${holds ? 'yes' : 'no'}\"}"

    where:
    logic | a     | b     || holds
    1     | true  | false || true
    1     | false | false || false
    2     | true  | false || false
    2     | true  | true  || true
  }

  def "texts are joined and split, values assigned, written as JSON and read from it, a model asked"() {
    given:
    sandbox.model().reply('sum up', 'all is well')
    def text = { String id, Map inputs -> node(id, '15', id, [inputs: inputs]) }
    def set = { String name, content -> [name: name, input: literal(content, content instanceof List ? 'list' : 'string')] }
    def id = sandbox.addWorkflow('f', line([
        start([parameter('a', [type: 'list']), parameter('b', [defaultValue: 'dft'])]),
        text('join', [method: 'concat', concatParams: [set('concatResult', '{{ x }}-{{b}}-{{none}}'), set('arrayItemConcatChar', '+')],
                      inputParameters: inputs([x: ref('100001', 'a', 'list'), b: ref('100001', 'b')])]),
        text('split', [method: 'split', splitParams: [set('delimiters', ['-', '+'])],
                       inputParameters: inputs([String: ref('join', 'output')])]),
        node('set', '40', 'set', [inputs: [inputParameters: [[name: 'v', left: variable('v'), input: ref('split', 'output[1]')]]]]),
        node('to', '58', 'to', [inputs: [inputParameters: inputs([x: ref('split', 'output', 'list')])]]),
        node('from', '59', 'from', [inputs: [inputParameters: inputs([x: literal('{"k":{"l":3}}')])]]),
        node('ask', '3', 'ask', [inputs: [inputParameters: inputs([t: ref('join', 'output')]),
                                          llmParam: [set('prompt', 'sum up {{t}}')]]]),
        end([joined: ref('join', 'output'), second: variable('v'), json: ref('to', 'output'),
             read: ref('from', 'output.k.l', 'integer'), said: ref('ask', 'output'), lost: ref('x', 'y')])]))

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: id, parameters: [a: [1, 'z']]])

    then:
    Json.parse(run.path('data').asText(), '') == Json.tree(
        [joined: '1+z-dft-{{none}}', second: 'z', json: '["1","z","dft","{{none}}"]', read: 3, said: 'all is well', lost: null])
    run.at('/usage/input_count').asInt() > 0
    run.path('token') == run.at('/usage/token_count')
  }

  def "code is refused with the way out, which is its result beside the canvas"() {
    given:
    def code = node('500001', '5', '代码', [inputs: [code: 'x', inputParameters: []], outputs: [parameter('key')]])
    def canvas = line([start(), code, end([k: ref('500001', 'key')])])
    def bare = sandbox.addWorkflow('f', canvas)
    def given = coze.post('/_workflow', [name: 'g', canvas: canvas, outputs: ['500001': [key: 'out']]])

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: bare])

    then:
    run.path('code').asInt() == 720701013
    run.path('msg').asText().contains('代码')
    run.path('msg').asText().contains('"outputs": {"500001"')
    stream(bare)*.name == ['Error']
    coze.post('/v1/workflow/run', [workflow_id: given.at('/data/workflow_id').asText()]).path('data').asText() == '{"k":"out"}'
  }

  def "a kind that is not known echoes its inputs, into what it promises"() {
    given:
    def http = node('45', '45', 'http', [inputs : [inputParameters: inputs([q: ref('100001', 'a')])],
                                         outputs: [parameter('body'), parameter('code', [type: 'integer'])]])
    def id = sandbox.addWorkflow('f', line([start(), http, end([q: ref('45', 'q'), body: ref('45', 'body'), code: ref('45', 'code')])]))

    expect:
    coze.post('/v1/workflow/run', [workflow_id: id, parameters: [a: 'x']]).path('data').asText() ==
        '{"q":"x","body":"{\\"q\\":\\"x\\"}","code":null}'
  }

  def "what the start requires has to be sent"() {
    given:
    def id = sandbox.addWorkflow('f', line([start([parameter('a', [required: true])]), end([x: ref('100001', 'a')])]))

    expect:
    coze.post('/v1/workflow/run', [workflow_id: id, parameters: parameters]).path('code').asInt() == code
    coze.send('POST', STREAM, [workflow_id: id, parameters: parameters]).statusCode() == 200

    where:
    parameters    || code
    [a: 'x']      || 0
    '{"a":"x"}'   || 0
    [b: 'x']      || 4000
    null          || 4000
    'no JSON'     || 4000
  }

  def "a run leaves a record with what its nodes said, and each node's whole text"() {
    given:
    def id = sandbox.addWorkflow('f', line([start(), output('说', 'hello'), textEnd('end', [:])]))
    def events = stream(id)
    def run = (events.last().json().path('debug_url').asText() =~ /execute_id=(\d+)/)[0][1]

    when:
    def answer = coze.get("/v1/workflows/$id/run_histories/$run")
    def record = answer.at('/data/0')
    def uuid = record.at('/node_execute_status/说/node_execute_uuid').asText()
    def trace = coze.get("/v1/workflows/$id/run_histories/$run/execute_nodes/$uuid")

    then:
    Shapes.ofAnswer('workflows.runs.run_histories.retrieve', answer) == []
    record.path('execute_status').asText() == 'Success'
    record.path('run_mode').asInt() == 1
    record.path('logid').asText() == sandbox.log().find { it.path() == STREAM }.logId()
    Json.parse(record.path('output').asText(), '') == Json.tree(['说': 'hello', Output: 'end'])
    !record.path('is_output_trimmed').asBoolean()
    record.at('/node_execute_status').size() == 1
    Shapes.ofAnswer('workflows.runs.run_histories.execute_nodes.retrieve', trace) == []
    trace.path('data') == Json.tree([is_finish: true, node_output: 'hello'])
    events[0].json().path('node_execute_uuid').asText() == uuid
    coze.get("/v1/workflows/$id/run_histories/7").path('code').asInt() == 4314
    coze.get("/v1/workflows/$id/run_histories/$run/execute_nodes/7").path('code').asInt() == 4314
    coze.get("/v1/workflows/7/run_histories/$run").path('code').asInt() == 4200
    Shapes.ofAnswer('workflows.run_history_studio', coze.get("/v1/workflow/get_run_history?workflow_id=$id&execute_id=$run")) == []
  }

  def "a record of more than a megabyte is trimmed, and a failed run's says why"() {
    given:
    def long1 = sandbox.addWorkflow('f', line([start(), output('说', 'x' * 1_100_000), end([:])]))
    def bad = sandbox.addWorkflow('g', line(node('5', '5', '代码', [inputs: [:]])))
    def done = coze.stream(STREAM, [workflow_id: long1]).last().json()
    def broken = coze.post('/v1/workflow/run', [workflow_id: bad])

    when:
    def trimmed = record(long1, done)
    def failed = record(bad, broken)

    then:
    trimmed.path('is_output_trimmed').asBoolean()
    trimmed.path('output').asText().length() < 10_000
    failed.path('execute_status').asText() == 'Fail'
    failed.path('error_code').asText() == '720701013'
    failed.path('error_message').asText().contains('代码')
  }

  def "an asynchronous run is for those who pay, and is done when the clock says so"() {
    given:
    sandbox.close()
    sandbox = Sandbox.start(options().withPaidPlan(true))
    coze = new SandboxClient(sandbox.baseUri())
    sandbox.model().pace(new Pace(Duration.ZERO, 4, Duration.ofSeconds(1)))
    def id = sandbox.addWorkflow('f', line([start(), output('说', '12345678', true), end([x: ref('100001', 'a')])]))

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: id, is_async: true, parameters: [a: '1']])
    def path = "/v1/workflows/$id/run_histories/${run.path('execute_id').asText()}"
    def early = coze.get(path).at('/data/0')
    clock.pass(Duration.ofSeconds(3))
    def late = coze.get(path).at('/data/0')

    then:
    run.path('data').isMissingNode()
    Shapes.ofAnswer('workflows.runs.create', run) == []
    early.path('execute_status').asText() == 'Running'
    early.path('output').asText() == '{}'
    late.path('execute_status').asText() == 'Success'
    late.path('run_mode').asInt() == 2
    late.path('output').asText() == '{"说":"12345678","Output":"{\\"x\\":\\"1\\"}"}'
  }

  def "a workflow is seeded over HTTP, tells its signature, has versions, and may be a draft"() {
    given:
    def first = line([start([parameter('a', [required: true, description: 'd'])]), end([x: ref('100001', 'a')])])
    def made = coze.post('/_workflow', [name: 'f', canvas: Json.parse(first, ''), mode: 'chatflow'])
    def id = made.at('/data/workflow_id').asText()
    def second = line([start(), textEnd('{{a}}', [a: ref('100001', 'a')])])
    coze.post('/_workflow', [workflow_id: id, canvas: [type: 'coze-workflow-clipboard-data', json: Json.parse(second, '')], mode: 'chatflow'])

    when:
    def info = coze.get("/v1/workflows/$id?include_input_output=true")
    def versions = coze.get("/v1/workflows/$id/versions?page_size=1&include_input_output=true")
    def older = coze.get("/v1/workflows/$id/versions?page_size=1&page_token=${versions.at('/data/next_page_token').asText()}")

    then:
    Shapes.ofAnswer('workflows.retrieve', info) == []
    info.at('/data/output/terminate_plan').asText() == 'use_answer_content'
    Shapes.ofAnswer('workflows.versions.list', versions) == []
    versions.at('/data/items')*.path('version')*.asText() == ['v0.0.2']
    older.at('/data/items')*.path('version')*.asText() == ['v0.0.1']
    !older.at('/data/has_more').asBoolean()
    coze.post('/v1/workflow/run', [workflow_id: id, workflow_version: 'v0.0.1', parameters: [a: 'x']]).path('data').asText() == '{"x":"x"}'
    coze.post('/v1/workflow/run', [workflow_id: id, workflow_version: 'v9']).path('code').asInt() == 4200
    listed('chatflow') == ['f']

    when:
    def draft = coze.post('/_workflow', [name: 'd', canvas: Json.parse(first, ''), published: false]).at('/data/workflow_id').asText()

    then:
    coze.post('/v1/workflow/run', [workflow_id: draft, parameters: [a: 'x']]).path('code').asInt() == 4200
    listed('workflow&publish_status=unpublished_draft') == ['d']
  }

  def "who works on a workflow can be changed, and how"() {
    given:
    def id = sandbox.addWorkflow('f', line(output('a', 'b')))
    def team = "/v1/workflows/$id/collaborators"

    expect:
    coze.post(team, [collaborators: [[user_id: '77']]]).path('code').asInt() == 0
    coze.post(team, [collaborators: [[user_id: '77']]]).path('code').asInt() == 4201
    coze.json('DELETE', "$team/77").path('code').asInt() == 0
    coze.post("/v1/workflows/$id/collaboration_mode", [collaboration_mode: 'collaboration']).path('code').asInt() == 0
    coze.post("/v1/workflows/$id/collaboration_mode", [collaboration_mode: 'crowd']).path('code').asInt() == 4000
  }

  @Unroll("#what")
  def "what is no canvas is refused with the reason"() {
    when:
    sandbox.addWorkflow('f', canvas)

    then:
    def e = thrown(CozeUsageException)
    e.message.contains(told)
    coze.post('/_workflow', [name: 'f', canvas: canvas]).path('code').asInt() == 4000

    where:
    what       | canvas                                                                          || told
    'no JSON'  | 'x'                                                                             || 'not JSON'
    'nothing'  | '{}'                                                                            || 'type 1'
    'no end'   | Canvases.canvas([start()], [])                                                  || 'type 2'
    'a circle' | Canvases.canvas([start(), output('a', ''), end([:])], [['100001', '130001', ''], ['130001', '130001', ''], ['130001', '900001', '']]) || 'circle'
    'a gap'    | Canvases.canvas([start(), end([:])], [['100001', '7', '']])                     || 'from 100001 to 7'
    'twins'    | Canvases.canvas([start(), start(), end([:])], [])                               || 'two nodes'
  }

  def "a run that no branch leads to the end breaks"() {
    given:
    def id = sandbox.addWorkflow('f', canvas([start(), end([:])], []))

    expect:
    coze.post('/v1/workflow/run', [workflow_id: id]).path('msg').asText().contains('no branch')
  }

  private List<StreamEvent> stream(String id, Map parameters = [:]) {
    coze.stream(STREAM, [workflow_id: id, parameters: parameters])
  }

  /** The record of the run that an answer's debug address names. */
  private JsonNode record(String workflow, JsonNode answer) {
    def run = (answer.path('debug_url').asText() =~ /execute_id=(\d+)/)[0][1]
    coze.get("/v1/workflows/$workflow/run_histories/$run").at('/data/0')
  }

  private List<String> listed(String query) {
    coze.get("/v1/workflows?workspace_id=${coze.workspace()}&page_num=1&workflow_mode=$query")
        .at('/data/items')*.path('workflow_name')*.asText()
  }

  /** A selector with one branch; ends with {@code g}, yes or no. */
  private String selector(List<Map> conditions, int logic = 2) {
    def text = { String id, String text ->
      node(id, '15', id, [inputs: [method: 'concat', inputParameters: [], concatParams: [[name: 'concatResult', input: literal(text)]]]])
    }
    def choice = node('8', '8', '选择器', [inputs: [branches: [[condition: [logic: logic, conditions: conditions]]]]])
    def join = node('32', '32', '合并', [inputs: [mergeGroups: [[name: 'g', variables: [ref('y', 'output'), ref('n', 'output')]]]]])
    def parameters = ['a', 'b'].collect { parameter(it, [type: 'object']) }
    sandbox.addWorkflow('f', canvas([start(parameters), choice, text('y', 'yes'), text('n', 'no'), join, end([g: ref('32', 'g')])],
        [['100001', '8', ''], ['8', 'y', 'true'], ['8', 'n', 'false'], ['y', '32', ''], ['n', '32', ''], ['32', '900001', '']]))
  }

  private String branch(String id, Object value) {
    def run = coze.post('/v1/workflow/run', [workflow_id: id, parameters: [a: value]])
    Json.parse(run.path('data').asText(), run.toString()).path('g').asText()
  }
}
