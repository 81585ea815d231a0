package dev.cozesh.dsl

import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import spock.lang.Unroll

/** Running workflows: event by event unless the plain form is asked for. */
class RunSpec extends OnSandbox {
  private String workflow(Map... nodes) {
    sandbox.addWorkflow("w${System.nanoTime()}", Canvases.line(nodes))
  }

  private String workflow(List<Map> nodes) {
    sandbox.addWorkflow("w${System.nanoTime()}", Canvases.line(nodes))
  }

  @Unroll
  def "#call is one request of a stream, and gives the output of the End node"() {
    expect:
    asked('POST /v1/workflow/stream_run') {
      def run = value(call)
      assert run.json == [job_title: '前端']
      assert run.output == '{"job_title":"前端"}'
    } == 1
    asked('POST /v1/workflow/run') { value(call) } == 0

    where:
    call << [
      'workflow.run("面试模拟", job_title: "前端")',
      'workflows.run("面试模拟", [job_title: "前端"])',
      'workflow("面试模拟").run(job_title: "前端")',
      'workflow.run(workflow("面试模拟"), job_title: "前端")',
      'workflow("面试模拟").run([job_title: "前端"], connector_id: "api")',
    ]
  }

  def "a run tells its id, tokens and page, and that everything came"() {
    when:
    def run = value('workflow.run("面试模拟", a: 1)')

    then:
    run.executeId ==~ /\d{19}/
    run.tokens >= 0
    run.debugUrl.contains("execute_id=$run.executeId")
    run.complete
    run.gaps == []
    run.logid ==~ /\w{20,}/
    !run.waiting
    run.question == null
    run.toString() == run.output
    value("runs.history('面试模拟', '$run.executeId').outputJson.path('Output').asText()") == run.output
    Json.tree(run).fieldNames().toList().sort() ==
        ['complete', 'debug_url', 'execute_id', 'gaps', 'logid', 'output', 'tokens', 'waiting']
  }

  def "pieces of a streaming End node are put together; what other nodes said is not the output"() {
    given:
    def id = workflow([Canvases.start(), Canvases.output('消息', '进行中', true),
                       Canvases.textEnd('你好，{{a}}，再见', [a: Canvases.ref('100001', 'a')])])

    expect:
    value("workflow.run('$id', a: '武汉')").output == '你好，武汉，再见'
    value("workflow.run('$id', a: '武汉')").json == null
  }

  @Unroll
  def "a run that asks gives its question, and is answered: #form"() {
    given:
    def id = workflow([Canvases.start(), Canvases.question('哪个城市？'),
                       Canvases.end([city: Canvases.ref('180001', 'USER_RESPONSE')])])

    when:
    def run = value("workflow.run('$id', [:]$options)")

    then:
    run.waiting
    run.question == '哪个城市？'
    run.output == null
    run.toString() == '哪个城市？'

    when:
    def ended = value("workflow.run('$id', [:]$options).resume('杭州')")

    then:
    !ended.waiting
    ended.json == [city: '杭州']
    ended.complete

    where:
    form       | options
    'streamed' | ''
    'plain'    | ', plain: true'
  }

  def "a run that has ended is not answered"() {
    expect:
    refused('workflow.run("面试模拟", a: 1).resume("x")').what() == 'deploy.groovy:1:10: the run does not wait for an answer'
  }

  @Unroll
  def "the plain form is sent only on request: #call"() {
    expect:
    asked('POST /v1/workflow/run') {
      def run = value(call)
      assert run.output == output
      assert run.complete
      assert run.executeId ==~ /\d{19}/
    } == plain

    where:
    call                                                    || plain | output
    'workflow.run("面试模拟", a: 1, plain: true)'             || 1     | '{"a":1}'
    'workflow.run("面试模拟", [a: 1], plain: true)'           || 1     | '{"a":1}'
    'workflow("面试模拟").run(a: 1, plain: true)'             || 1     | '{"a":1}'
    'workflow.run("面试模拟", a: 1, plain: false)'            || 0     | '{"a":1}'
    'workflow.run("面试模拟", a: 1, plain: "yes")'            || 0     | '{"a":1,"plain":"yes"}'
    'workflow.run("面试模拟", [a: 1, plain: true])'           || 0     | '{"a":1,"plain":true}'
  }

  def "beside a map of parameters, named arguments say how"() {
    when:
    run('workflow.run("面试模拟", [a: 1], bot: "求职助手", ext: [user_id: "u"])')
    def body = Json.mapper().readValue(sandbox.log().findAll { it.path() == '/v1/workflow/stream_run' }.last().body(), Map)

    then:
    body.parameters == [a: 1]
    body.bot_id ==~ /\d{19}/
    body.ext == [user_id: 'u']
    refused('workflow.run("面试模拟", [a: 1], bott: "x")').with { [it.what(), it.next()] } ==
        ['deploy.groovy:1:10: workflow.run has no option bott', 'did you mean `bot:`?']
    refused('workflow.run("面试模拟", [a: 1], plain: 1)').what() ==
        'deploy.groovy:1:10: workflow.run plain takes true or false, not 1'
  }

  def "stream gives each event as it comes"() {
    given:
    def id = workflow([Canvases.start(), Canvases.output('消息', '一二三四五六七八', true), Canvases.end([a: Canvases.ref('100001', 'a')])])

    expect:
    value("""
      def events = workflow.stream('$id', a: '1')
      def first = events.iterator().next()
      [first.nodeTitle, first.text, events.received]
    """) == ['消息', '一二三四', 1]
    value("workflow.stream('$id', a: '1').collect { it.class.simpleName }") == ['Message', 'Message', 'Message', 'Done']
    value("workflow('$id').stream(a: '1').size()") == 4
    value("def e = workflow.stream('$id', [a: '1'], ext: [user_id: 'u'])\ne.each { }\n[e.complete, e.gaps, e.logid != '']") == [true, [], true]
  }

  def "a run that fails is an error with Coze's own code"() {
    given:
    def id = workflow([Canvases.start(), Canvases.node('5', '5', '代码', [inputs: [code: 'x', inputParameters: []], outputs: []]), Canvases.end([:])])

    when:
    run("workflow.run('$id', a: '1')")

    then:
    def e = thrown(CozeServiceException)
    e.refusal().operation() == 'POST /v1/workflow/stream_run'
    e.code() != 0
  }

  def "missing events are told, and so is it to a script that does not ask"() {
    given:
    def coze = new ScriptedCoze()
    coze.answers['POST /v1/workflow/stream_run'] = '''id: 0
event: Message
data: {"content":"a","node_title":"End","node_seq_id":"0"}

id: 2
event: Message
data: {"content":"c","node_title":"End","node_seq_id":"2","node_is_finish":true}

id: 3
event: Done
data: {}

'''
    host.client = coze.client

    when:
    def run = value('workflow.run("7", a: 1)')

    then:
    run.output == 'ac'
    !run.complete
    run.gaps*.toString() == ['id: 1 missing', 'node End: 1 missing']
    run.executeId == null
    host.printed.toString() == 'note: deploy.groovy:1:10: not every event of the run came as it was sent ' +
        '(id: 1 missing, node End: 1 missing); its output may have holes\n'

    cleanup:
    coze.close()
  }

  def "a run whose stream breaks off is an error, is not sent again, and may go on"() {
    given:
    sandbox.faults().add(Fault.on('POST /v1/workflow/stream_run').cutAfter(1, Cut.ENDED))

    expect:
    asked('POST /v1/workflow/stream_run') {
      try {
        run('workflow.run("面试模拟", a: 1)')
        assert false: 'it came to its end'
      } catch (CozeTransportException e) {
        assert e.what().startsWith('POST /v1/workflow/stream_run broke off after')
        assert e.next().contains('the run may go on')
      }
    } == 1
  }

  @Unroll
  def "while planning, #call is listed and not sent"() {
    given:
    host.planning = true

    expect:
    run(call).wouldCall()*.with { "$it.method $it.path".toString() } == ["POST $path"]

    where:
    call                                                            || path
    'workflow.run("面试模拟", a: 1)'                                  || '/v1/workflow/stream_run'
    'workflow.run("面试模拟", a: 1, plain: true)'                     || '/v1/workflow/run'
    'workflow.stream("面试模拟", a: 1)'                               || '/v1/workflow/stream_run'
    'runs.start(workflow: "面试模拟", parameters: [a: 1])'            || '/v1/workflow/run'
  }
}
