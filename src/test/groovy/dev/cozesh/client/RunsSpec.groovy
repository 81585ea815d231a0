package dev.cozesh.client

import static dev.cozesh.client.Scripted.events
import static dev.cozesh.client.Scripted.html
import static dev.cozesh.client.Scripted.ok
import static dev.cozesh.client.Scripted.refusal
import static java.time.Duration.ofMinutes
import static java.time.Duration.ofSeconds

import com.fasterxml.jackson.databind.node.TextNode
import dev.cozesh.client.workflow.CollaborationMode
import dev.cozesh.client.workflow.InterruptType
import dev.cozesh.client.workflow.ResumeOptions
import dev.cozesh.client.workflow.RunService
import dev.cozesh.client.workflow.RunStatus
import dev.cozesh.client.workflow.VersionFilter
import dev.cozesh.client.workflow.WorkflowEvent
import dev.cozesh.client.workflow.WorkflowFilter
import dev.cozesh.client.workflow.WorkflowInfoQuery
import dev.cozesh.client.workflow.WorkflowInterrupt
import dev.cozesh.client.workflow.WorkflowMode
import dev.cozesh.client.workflow.WorkflowPublishStatus
import dev.cozesh.client.workflow.WorkflowResume
import dev.cozesh.client.workflow.WorkflowRunRequest
import dev.cozesh.client.workflow.WorkflowService
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.json.Json
import spock.lang.Specification
import spock.lang.Unroll

/** Workflows and their runs: waited for, followed, left alone, answered. */
class RunsSpec extends Specification {
  static final WorkflowRunRequest RUN = WorkflowRunRequest.of('7', [job: TextNode.valueOf('前端')])
  static final String HISTORY = 'GET /v1/workflows/7/run_histories/9'

  Scripted wire

  WorkflowService workflows(Object... script) {
    wire = new Scripted(new FakeTime(), script)
    new WorkflowService(wire.caller())
  }

  RunService runs(String host = 'https://api.coze.cn', Object... script) {
    wire = new Scripted(new FakeTime(), script)
    new RunService(wire.caller(host))
  }

  static String event(int id, String type, String data) {
    "id: $id\nevent: $type\ndata: $data\n\n"
  }

  static def history(String status, Map more = [:]) {
    ok([data: [[execute_id: '9', execute_status: status] + more]], "log-$status")
  }

  @Unroll
  def "#what asks #line"() {
    when:
    call(workflows(ok(members)))

    then:
    wire.lines() == [line]

    where:
    what                     | members                                         | call                                                                                        || line
    'workflows'              | [data: [items: [], has_more: false]]            | { it.list('1').all() }                                                                      || 'GET /v1/workflows?workspace_id=1&page_num=1&page_size=30'
    'unpublished chatflows'  | [data: [items: [], has_more: false]]            | { it.list(WorkflowFilter.of('1').mode(WorkflowMode.CHATFLOW).ofApp('2').status(WorkflowPublishStatus.ALL)).all() } || 'GET /v1/workflows?workspace_id=1&page_num=1&page_size=30&workflow_mode=chatflow&app_id=2&publish_status=all'
    'a workflow'             | [data: [workflow_detail: [workflow_id: '7']]]   | { it.info('7') }                                                                            || 'GET /v1/workflows/7?include_input_output=true'
    'a draft'                | [data: [role: [id: '1']]]                       | { it.info('7', new WorkflowInfoQuery(Optional.of(false), Optional.of('1024'), Optional.of(true), Optional.of('CANVAS'))) } || 'GET /v1/workflows/7?include_input_output=false&connector_id=1024&is_debug=true&caller=CANVAS'
    'versions'               | [data: [items: [], has_more: false]]            | { it.versions('7').all() }                                                                  || 'GET /v1/workflows/7/versions?page_size=30'
    'versions in full'       | [data: [items: [], has_more: false]]            | { it.versions('7', new VersionFilter(Optional.of(WorkflowPublishStatus.ALL), Optional.of(true))).all() } || 'GET /v1/workflows/7/versions?publish_status=all&page_size=30&include_input_output=true'
    'an end to working on it' | [:]                                            | { it.removeCollaborator('7', '8') }                                                         || 'DELETE /v1/workflows/7/collaborators/8'
  }

  @Unroll
  def "#line sends #body"() {
    when:
    call(workflows(answer))

    then:
    wire.lines() == [line]
    wire.body() == body

    where:
    line                                    | answer             | call                                                                       || body
    'POST /v1/workflow/run'                 | ok(data: 'x')      | { it.run(RUN) }                                                            || [workflow_id: '7', parameters: [job: '前端']]
    'POST /v1/workflow/run'                 | ok(data: 'x')      | { it.run(RUN.withBot('8').inVersion('v0.0.5').inConnector('999').withExt(user_id: 'u')) } || [workflow_id: '7', parameters: [job: '前端'], bot_id: '8', workflow_version: 'v0.0.5', connector_id: '999', ext: [user_id: 'u']]
    'POST /v1/workflow/run'                 | ok(data: 'x')      | { it.run(new WorkflowRunRequest('7', [:], Optional.empty(), Optional.of('8'), Optional.empty(), Optional.empty(), [:], new WorkflowRunRequest.StudioOptions(Optional.of('v1'), Optional.of('DEBUG'), Optional.of('3')))) } || [workflow_id: '7', parameters: [:], app_id: '8', version: 'v1', execute_mode: 'DEBUG', project_id: '3']
    'POST /v1/workflow/stream_run'          | events('')         | { it.stream(RUN) }                                                         || [workflow_id: '7', parameters: [job: '前端']]
    'POST /v1/workflows/resume'             | ok(data: 'x')      | { it.resume(new WorkflowResume('7', '9/1', InterruptType.QUESTION, 'Ann')) } || [workflow_id: '7', event_id: '9/1', interrupt_type: 2, resume_data: 'Ann']
    'POST /v1/workflow/stream_resume'       | events('')         | { it.resumeStream(new WorkflowResume('7', '9/1', InterruptType.INPUT, 'Ann')) } || [workflow_id: '7', event_id: '9/1', interrupt_type: 5, resume_data: 'Ann']
    'POST /v1/workflow/stream_resume'       | events('')         | { it.resumeStream(new WorkflowResume('7', '9/1', InterruptType.INPUT, 'Ann'), new ResumeOptions([user_id: 'u'], Optional.of('1024'))) } || [workflow_id: '7', event_id: '9/1', interrupt_type: 5, resume_data: 'Ann', ext: [user_id: 'u'], connector_id: '1024']
    'POST /v1/workflows/7/collaborators'    | ok([:])            | { it.addCollaborator('7', '8') }                                           || [collaborators: [[user_id: '8']]]
    'POST /v1/workflows/7/collaboration_mode' | ok([:])          | { it.setCollaborationMode('7', CollaborationMode.COLLABORATION) }          || [collaboration_mode: 'collaboration']
  }

  def "versions go by token"() {
    expect:
    workflows(ok(data: [items: [[version: 'v0.0.2']], has_more: true, next_page_token: '1755251584000']), ok(data: [items: [[version: 'v0.0.1', creator: [id: '3', name: '张三'], input: [parameters: [USER_INPUT: [type: 'array', required: false, items: [type: 'string']]]], output: [terminate_plan: 'use_answer_content', content: '{{x}}']]], has_more: false, next_page_token: '1']))
        .versions('7').all()*.version() == ['v0.0.2', 'v0.0.1']
    wire.lines()[1] == 'GET /v1/workflows/7/versions?page_size=30&page_token=1755251584000'
  }

  def "a signature is read with its nested types"() {
    given:
    def info = workflows(ok(data: [workflow_detail: [workflow_id: '7'], input: [parameters: [a: [type: 'object', required: true, properties: [b: [type: 'array', items: [type: 'image']]]]]], output: [terminate_plan: 'return_variables', parameters: [o: [type: 'string']]]])).info('7')

    expect:
    def a = info.input().get().parameters().get().a
    a.isRequired().get()
    a.properties().get().b.items().get().type().get() == 'image'
    info.output().get().parameters().get().o.type().get() == 'string'
  }

  @Unroll
  def "an output is JSON or text: #data"() {
    given:
    def run = workflows(ok(data: data, debug_url: 'https://a/?x=1\\u0026y=2', usage: [token_count: 3])).run(RUN)

    expect:
    run.output().get() == data
    run.outputJson().map { Json.line(it) }.orElse(null) == json
    run.debugUrl().get() == 'https://a/?x=1&y=2'
    run.usage().get().tokenCount().get() == 3

    where:
    data                || json
    '{"a": 1}'          || '{"a":1}'
    ' [1]'              || '[1]'
    'plain'             || null
    '{"a":'             || null
    '{"a":1} and more'  || null
    '12'                || null
  }

  def "a run yields its messages and its end, and is complete"() {
    when:
    def stream = workflows(events(
        event(0, 'Message', '{"content":"a","node_title":"输出","node_seq_id":"0","node_is_finish":false,"node_id":"5","ext":{"k":"v"}}')
        + event(1, 'PING', '{}')
        + event(2, 'Message', '{"content":"b","node_title":"输出","node_seq_id":1,"node_is_finish":true,"node_id":"5","usage":{"token_count":9}}')
        + event(3, 'Tomorrow', '{"x":1}')
        + event(4, 'Done', '{"debug_url":"https://a/?x=1\\\\u0026y=2"}'))).stream(RUN)
    def got = stream.toList()

    then:
    got*.class*.simpleName == ['Message', 'Message', 'Unknown', 'Done']
    got[0].text() + got[1].text() == 'ab'
    got[1].nodeSeqId().get() == 1
    got[1].usage().get().tokenCount().get() == 9
    got[2].type() == 'Tomorrow'
    got[3].debugUrl().get() == 'https://a/?x=1&y=2'
    stream.complete()
  }

  @Unroll
  def "a run that is done may say little: #data"() {
    expect:
    workflows(events("event: Done\ndata: $data\n\n")).stream(RUN).toList() == [new WorkflowEvent.Done(Optional.empty(), [:])]

    where:
    data << ['{}', '[DONE]', '"[DONE]"']
  }

  @Unroll
  def "missing pieces make a run incomplete, and nothing is dropped: #what"() {
    when:
    def stream = workflows(events(pieces.withIndex().collect { piece, int index -> event(ids ? ids[index] : index, 'Message', Json.line([content: 'x', node_title: 'T'] + piece)) }.join('') + event(ids ? ids.last() + 1 : pieces.size(), 'Done', '{}'))).stream(RUN)
    def got = stream.toList()

    then:
    got.size() == pieces.size() + 1
    stream.gaps()*.toString() == gaps
    stream.complete() == gaps.empty

    where:
    what                        | ids       | pieces                                                                                                                   || gaps
    'none'                      | null      | [[node_seq_id: '0'], [node_seq_id: '1']]                                                                                 || []
    'two nodes side by side'    | null      | [[node_seq_id: '0', node_id: '1'], [node_seq_id: '0', node_id: '2'], [node_seq_id: '1', node_id: '1', node_is_finish: true], [node_seq_id: '1', node_id: '2']] || []
    'a node in a loop'          | null      | [[node_seq_id: '0', node_is_finish: true], [node_seq_id: '0'], [node_seq_id: '1', node_is_finish: true], [node_seq_id: '0', node_is_finish: true]] || []
    'a node without numbers'    | null      | [[:], [:]]                                                                                                               || []
    'a piece of a node'         | null      | [[node_seq_id: '0'], [node_seq_id: '2']]                                                                                 || ['node T: 1 missing']
    'the first piece'           | null      | [[node_seq_id: '1', node_execute_uuid: 'u']]                                                                             || ['node T (u): 0 missing']
    'a piece twice'             | null      | [[node_seq_id: '0'], [node_seq_id: '0']]                                                                                 || ['node T: 0 came where 1 was due']
    'a piece of a second round' | null      | [[node_seq_id: '0', node_is_finish: true], [node_seq_id: '1']]                                                           || ['node T, round 2: 0 missing']
    'an event'                  | [0, 3]    | [[node_seq_id: '0'], [node_seq_id: '1']]                                                                                 || ['id: 1 to 2 missing']
  }

  def "a run that waits ends its stream with what it asks, and the answer goes on from there"() {
    given:
    def service = workflows(
        events(event(0, 'Interrupt', '{"interrupt_data":{"event_id":"9/1","type":2,"data":"{\\"content\\":\\"name?\\"}","required_parameters":{"name":{"type":"string","required":true}}},"node_title":"问答"}')),
        events(event(0, 'Message', '{"content":"Ann","node_seq_id":"0"}') + event(1, 'Done', '{}')))

    when:
    def first = service.stream(RUN)
    def asked = first.toList().last()

    then:
    asked instanceof WorkflowEvent.Interrupt
    asked.interruptData().type().get() == InterruptType.QUESTION
    asked.interruptData().requiredParameters().get().name.isRequired().get()
    first.complete()

    when:
    def second = service.resumeStream(WorkflowResume.of('7', asked.interruptData(), 'Ann'))

    then:
    second.toList()*.class*.simpleName == ['Message', 'Done']
    second.complete()
    wire.body(1) == [workflow_id: '7', event_id: '9/1', interrupt_type: 2, resume_data: 'Ann']
  }

  @Unroll
  def "nothing can be answered where nothing waits: #json"() {
    when:
    WorkflowResume.of('7', Json.value(Json.parse(json, 'x'), WorkflowInterrupt), 'x')

    then:
    thrown(CozeUsageException)

    where:
    json << ['{}', '{"event_id":"","type":2}', '{"event_id":"9"}']
  }

  def "a plain run that waits says what for"() {
    expect:
    def run = workflows(ok(execute_id: '9', interrupt_data: [event_id: '9/1', type: 42, data: 'x'])).run(RUN)
    run.interruptData().get().waits()
    run.interruptData().get().type().get().toString() == '42'
    run.output().empty
  }

  @Unroll
  def "a failure within a run is an exception with its own words: #type #data"() {
    when:
    workflows(events(event(0, 'Message', '{"content":"a"}') + "event: $type\ndata: $data\n\n")).stream(RUN).toList()

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == code
    failure.refusal().message() == words

    where:
    type    | data                                                          || code      | words
    'Error' | '{"error_code":720701002,"error_message":"node failed"}'      || 720701002 | 'node failed'
    'Error' | '{"error_code":"Internal","error_message":"node failed"}'     || 0         | 'node failed'
    'error' | 'workflow not published'                                      || 0         | 'workflow not published'
  }

  def "a run whose stream breaks off may go on, and is not begun again"() {
    when:
    workflows(events(event(0, 'Message', '{"content":"a"}'))).stream(RUN).toList()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/workflow/stream_run broke off after 1 event, last id 0 (log id log-1)'
    failure.next().contains('before you run it again')
    wire.lines().size() == 1
  }

  def "a run that is left alone says is_async and gives its id"() {
    expect:
    runs(ok(execute_id: '9', debug_url: 'https://a')).start(RUN).executeId().get() == '9'
    wire.body() == [workflow_id: '7', parameters: [job: '前端'], is_async: true]
  }

  @Unroll
  def "a run is asked after until #what"() {
    when:
    def end = runs(history('Running'), history('Running'), last).await('7', '9', ofMinutes(10))

    then:
    end.executeId() == '9'
    check(end)
    wire.lines() == [HISTORY] * 3
    wire.time.waits() == [ofSeconds(1)] * 2

    where:
    what                              | last                                                                        | check
    'it ended well'                   | history('Success', [output: '{"Output":"x"}', error_code: ''])              | { it.status().get() == RunStatus.SUCCESS && it.outputJson().get().path('Output').asText() == 'x' }
    'it waits for an answer'          | history('Running', [interrupt_data: [event_id: '9/1', type: 2]])            | { it.interruptData().get().waits() }
    'its state is not known'          | history('Interrupted')                                                      | { it.status().get().toString() == 'Interrupted' }
  }

  @Unroll
  def "a run that failed with #error is a refusal with its own words"() {
    when:
    runs(history('Running'), history('Fail', [error_code: error, error_message: 'node 5 failed'])).await('7', '9', ofMinutes(1))

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == code
    failure.refusal().operation() == 'run 9 of workflow 7'
    failure.refusal().message() == 'node 5 failed'
    failure.refusal().logId() == 'log-Fail'

    where:
    error       || code
    '720701002' || 720701002
    720701002   || 720701002
    'Internal'  || 0
    ''          || 0
    5000        || 5000
  }

  def "an empty interrupt is none, and the status of nodes may stay empty"() {
    expect:
    runs(history('Running', [interrupt_data: [:], node_execute_status: [a: [:]]]), history('Success', [node_execute_status: [:]])).await('7', '9', ofMinutes(1)).status().get() == RunStatus.SUCCESS
  }

  def "a run that does not end is left with its id"() {
    when:
    runs(history('Running')).await('7', '9', ofMinutes(2))

    then:
    def failure = thrown(CozeTransportException)
    failure.what().startsWith('run 9 of workflow 7 has not ended after 120 s')
    failure.next() == 'runs().history("7", "9") says how it stands'
    wire.at.last() == ofSeconds(120)
  }

  def "a run that cannot be followed is left with its id"() {
    when:
    runs(html(502)).await('7', '9', ofMinutes(2))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'run 9 of workflow 7 cannot be followed: 4 questions in a row had no answer'
    wire.lines().size() == 4
  }

  def "a run is started and followed in one"() {
    expect:
    runs(ok(execute_id: '9'), history('Running'), history('Success')).startAndAwait(RUN, ofMinutes(1)).executeId() == '9'
    wire.lines() == ['POST /v1/workflow/run', HISTORY, HISTORY]
  }

  def "a run that nobody can ask after is said to be one"() {
    when:
    runs(ok(debug_url: 'https://a')).startAndAwait(RUN, ofMinutes(1))

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'a run of workflow 7 began without an id'
    wire.lines().size() == 1
  }

  @Unroll
  def "a self-hosted server has no run history, and the error says so: #how"() {
    when:
    call(runs('https://studio.example.org', refusal(200, 700012006, 'missing session_key in cookie')))

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 700012006
    failure.why().startsWith('this server has no run history')
    failure.next().contains('studioHistory')
    wire.lines().size() == 1

    where:
    how         | call
    'one look'  | { it.history('7', '9') }
    'following' | { it.await('7', '9', ofMinutes(1)) }
  }

  def "the same code from Coze itself is about the token"() {
    when:
    runs('https://api.coze.com', refusal(200, 700012006)).history('7', '9')

    then:
    def failure = thrown(CozeServiceException)
    !failure.why().contains('no run history')
  }

  def "a record is the one element of its array"() {
    expect:
    runs(history('Success', [error_code: 0, is_output_trimmed: true, run_mode: 2])).history('7', '9').isOutputTrimmed().get()
  }

  def "a record that is not there is not understood"() {
    when:
    runs(ok(data: [])).history('7', '9')

    then:
    def failure = thrown(CozeDataException)
    failure.what().contains('/data/0 is missing')
  }

  def "what one node gave is read whole"() {
    expect:
    runs(ok(data: [is_finish: true, node_output: 'long'])).nodeOutput('7', '9', 'u/1').nodeOutput().get() == 'long'
    wire.lines() == ['GET /v1/workflows/7/run_histories/9/execute_nodes/u%2F1']
  }

  @Unroll
  def "records of a self-hosted server are read under its own names"() {
    expect:
    runs(ok(data: [[execute_id: 7389212233445566778, execute_status: 'Success', bot_id: 0, run_mode: 0, log_id: 'l', error_msg: 'm', token: 5]])).studioHistory('7', execute)[0].executeId() == '7389212233445566778'
    wire.lines() == [line]

    where:
    execute           || line
    Optional.empty()  || 'GET /v1/workflow/get_run_history?workflow_id=7'
    Optional.of('9')  || 'GET /v1/workflow/get_run_history?workflow_id=7&execute_id=9'
  }
}
