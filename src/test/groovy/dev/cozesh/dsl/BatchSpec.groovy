package dev.cozesh.dsl

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeLockedException
import dev.cozesh.error.CozeScriptException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.Place
import dev.cozesh.http.ClosedPort
import dev.cozesh.json.Json
import dev.cozesh.sandbox.Canvases
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import java.nio.file.Files
import spock.lang.Unroll

/** The module batch: each row once, whatever ends the run. */
class BatchSpec extends OnSandbox {
  private static final RUN = 'POST /v1/workflow/stream_run'
  private static final QUOTA = '{"code":4028,"msg":"quota","detail":{"logid":"{logid}"}}'

  private List<Map> batch(String call) {
    (List<Map>) value("use 'batch'\nbatch($call)")
  }

  private List<String> remarks() {
    host.printed.toString().readLines()
  }

  private List<Map> lines(String name = 'r.jsonl') {
    Files.readAllLines(folder.resolve(name)).collect { Json.value(Json.parse(it, 'a line'), Map) }
  }

  private List<Map> jobs(int count) {
    def rows = (1..count).collect { [job: "岗位$it".toString()] }
    write('jobs.csv', 'job\n' + rows*.job.join('\n') + '\n')
    rows
  }

  @Unroll
  def "the rows come from #what"() {
    given:
    write('a.csv', 'job,city\n前端,武汉\n"后端,全栈",\n')
    write('a.jsonl', '{"job":"前端","city":"武汉"}\n\n{"job":"后端,全栈","city":""}\n')
    write('a.json', '[{"job":"前端","city":"武汉"},{"job":"后端,全栈","city":""}]')

    expect:
    with(batch("workflow('面试模拟'), $rows")) {
      it*.row == [[job: '前端', city: '武汉'], [job: '后端,全栈', city: '']]
      it*.output == ['{"job":"前端","city":"武汉"}', '{"job":"后端,全栈","city":""}']
      it*.error == [null, null]
      it.every { it.tokens >= 0 && it.ms >= 0 && it.log_id ==~ /\w{20,}/ }
    }

    where:
    what         | rows
    'a list'     | '[[job: "前端", city: "武汉"], [job: "后端,全栈", city: ""]]'
    'CSV'        | 'file("a.csv")'
    'JSON lines' | '"a.jsonl"'
    'JSON'       | '"a.json"'
  }

  @Unroll
  def "a batch is refused before anything is sent: #call"() {
    given:
    write('bad.jsonl', '{"a":1}\n[1]\n')
    write('torn.jsonl', '{"a":1}\n{"a"\n')
    write('a.txt', '')

    when:
    int sent = asked(RUN) {
      def e = this.refused("use 'batch'\nbatch $call")
      assert e.what() == "deploy.groovy:2${what[0] == ':' ? '' : ': '}$what"
    }

    then:
    sent == 0

    where:
    call                                                || what
    'workflow("面试模拟"), "bad.jsonl"'                  || ': row 2 has no columns'
    'workflow("面试模拟"), [1]'                          || ': row 1 has no columns'
    'workflow("面试模拟"), "torn.jsonl"'                 || ': torn.jsonl, line 2 is not JSON'
    'workflow("面试模拟"), "a.txt"'                      || ': a.txt is no table'
    'workflow("面试模拟"), [], result: "x"'              || ':1: batch has no option result'
    'bot("求职助手"), [[a: 1]], prompt: "说{b}{a}"'      || ': a row has no column b'
    'workflow("面试模拟"), [[a: 1]], again: "faild"'     || ': batch again: takes true, "failed" or "unknown", not faild'
    'workflow("面试模拟"), [[a: 1]], concurrency: 0'     || ':1: batch concurrency: takes a whole number, 1 to 256, not 0'
    'workflow("面试模拟"), [[a: 1]], rate: 0'            || ':1: batch rate: takes a number that is more than 0, not 0'
    'bot("求职助手"), [[a: 1]]'                          || ': prompt: names no column'
    'workflow("nein"), [[a: 1]]'                        || ':7: there is no workflow called nein'
  }

  @Unroll
  def "a bot is asked #what"() {
    given:
    sandbox.model().reply('说前端', '好前端')
    sandbox.model().reply('说后端', '好后端')

    expect:
    batch("$call")*.output == ['好前端', '好后端']

    where:
    what            | call
    'a template'    | 'bot("求职助手"), [[job: "前端"], [job: "后端"]], prompt: "说{job}"'
    'a column'      | '"求职助手", [[q: "说前端"], [q: "说后端"]], prompt: "q"'
    'the question'  | 'bot("求职助手"), [[question: "说前端"], [question: "说后端"]]'
    'what a block says' | '"求职助手", [[job: "前端"], [job: "后端"]], prompt: { "说$it.job" }'
  }

  def "each row has its line as soon as it ends, and nothing is left of what was sent"() {
    when:
    jobs(3)
    batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')

    then:
    with(lines()) {
      it*.row == [1, 2, 3]
      it*.key.every { it ==~ /[0-9a-f]{16}/ }
      it*.of.unique() == ["workflow ${value('workflow("面试模拟").id')}".toString()]
      it*.input == [[job: '岗位1'], [job: '岗位2'], [job: '岗位3']]
      it*.output == ['{"job":"岗位1"}', '{"job":"岗位2"}', '{"job":"岗位3"}']
      it.every { it.error == null && it.ms >= 0 && it.log_id && it.attempt == 1 && !it.unknown }
    }
    Files.size(folder.resolve('r.jsonl.sent')) == 0
    remarks() == [remarks()[0]]
    remarks()[0] ==~ /batch: 3 done, \d+ tokens, \d+ s/
  }

  def "what was done is not sent again, also when rows were added, moved or doubled"() {
    given:
    def call = { List rows -> "workflow('面试模拟'), ${rows.collect { [a: it] }.inspect()}, results: 'r.jsonl', concurrency: 3" }

    expect:
    asked(RUN) { batch(call([1, 2, 2])) } == 3
    asked(RUN) { batch(call([1, 2, 2])) } == 0
    asked(RUN) { assert batch(call([9, 2, 1, 2, 2]))*.output == [9, 2, 1, 2, 2].collect { "{\"a\":$it}".toString() } } == 2
    remarks().last() ==~ /batch: 2 done, 3 skipped, \d+ tokens, \d+ s/
    lines().size() == 5
  }

  def "a refused row is told and does not stop the others; it is sent again when that is asked for"() {
    given:
    jobs(4)
    sandbox.faults().add(Fault.on(RUN).nth(2).status(200, '{"code":4000,"msg":"odd","detail":{"logid":"{logid}"}}', [:]))

    when:
    def first = batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')

    then:
    first*.output.collect { it != null } == [true, false, true, true]
    first[1].error.startsWith('POST /v1/workflow/stream_run was refused: code 4000')
    remarks().last() ==~ /batch: 3 done, 1 failed, \d+ tokens, \d+ s/

    and:
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')*.error == first*.error } == 0
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: "unknown"')[1].error } == 0
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: "failed"')*.error == [null] * 4 } == 1
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: true') } == 0
    lines()*.attempt == [1, 1, 1, 1, 2]
  }

  def "a row whose answer was lost is unknown, and is not sent again unless that is said"() {
    given:
    jobs(3)
    sandbox.faults().add(Fault.on(RUN).nth(2).commitThenReset())

    when:
    def first = batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')

    then:
    first[1].output == null
    first[1].error
    remarks()[-2] ==~ /batch: 2 done, 1 unknown, \d+ tokens, \d+ s/
    remarks()[-1] == '  unknown: row 2: sent, and no answer came; look on Coze whether it was done, or send again with again: "unknown"'

    and:
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: "failed"') } == 0
    remarks()[-1].startsWith('  unknown: row 2')
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: "unknown"')*.error == [null] * 3 } == 1
    Files.size(folder.resolve('r.jsonl.sent')) == 0
  }

  def "a crash behind the sending leaves the row unknown, also when half of its line was written"() {
    given:
    jobs(3)
    batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')
    def whole = Files.readString(folder.resolve('r.jsonl'))
    write('r.jsonl', whole.substring(0, whole.length() - 40))
    write('r.jsonl.sent', Json.line([key: Json.value(Json.parse(whole.readLines()[2], ''), Map).key, row: 3, attempt: 1]) + '\n')

    expect:
    asked(RUN) {
      assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')*.error == [null, null, 'sent before, and its answer is not known']
    } == 0
    remarks()[-3].startsWith('note: a crash had cut off the last line of')
    remarks()[-1].startsWith('  unknown: row 3')
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", again: true') } == 1
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')*.error == [null] * 3 } == 0
  }

  def "a quota stops everything, says how far it came, and the next run goes on from there"() {
    given:
    def rows = jobs(6)
    sandbox.faults().add(Fault.on(RUN).nth(3).status(200, QUOTA, [:]))

    when:
    batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')

    then:
    def e = thrown(CozeServiceException)
    e.code() == 4028
    remarks()[-1] ==~ /batch: 2 done, 4 not run, \d+ tokens, \d+ s/
    lines()*.input == rows[0..1]

    and:
    asked(RUN) { assert batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')*.error == [null] * 6 } == 4
  }

  def "a server that is not reached stops everything, and no row is unknown"() {
    given:
    jobs(3)
    def id = value('workflow("面试模拟").id')
    def deaf = ClosedPort.taken()
    host.client = CozeClient.builder().baseUrl(URI.create("http://127.0.0.1:$deaf.port")).authorizer(new TokenAuthorizer(Sandbox.TOKEN)).build()

    when:
    batch("'$id', 'jobs.csv', results: 'r.jsonl'")

    then:
    thrown(CozeTransportException)
    remarks()[-1] == 'batch: 0 done, 3 not run, 0 tokens, 0 s'

    when:
    host.client.close()
    host.client = client

    then:
    asked(RUN) { batch("'$id', 'jobs.csv', results: 'r.jsonl'") } == 3

    cleanup:
    deaf?.close()
  }

  def "an interrupt leaves the rows under way unknown, and the others to the next run"() {
    given:
    jobs(5)
    sandbox.faults().add(Fault.on(RUN).nth(3).delay(20_000))

    when:
    int before = sandbox.requests(RUN)
    def e = stopped('use "batch"\nbatch workflow("面试模拟"), "jobs.csv", results: "r.jsonl"') { Thread thread ->
      waitFor { sandbox.requests(RUN) == before + 3 }
      thread.interrupt()
    }

    then:
    e instanceof CozeInterruptedException
    remarks()[-2] ==~ /batch: 2 done, 1 unknown, 2 not run, \d+ tokens, \d s/

    and:
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"') } == 2
    remarks()[-2] ==~ /batch: 2 done, 1 unknown, 2 skipped, \d+ tokens, \d+ s/
  }

  def "eight at once do each row once, in spite of lost answers"() {
    given:
    jobs(60)
    [7, 20, 41].each { sandbox.faults().add(Fault.on(RUN).nth(it).commitThenReset()) }

    expect:
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", concurrency: 8') } == 60
    lines()*.input.unique().size() == 60
    lines().count { it.unknown } == 3
    asked(RUN) { batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl", concurrency: 8, again: true') } == 3
  }

  def "two runs at one results file: the second stops before it sends anything"() {
    given:
    jobs(2)
    def first = LineJournal.open(folder.resolve('r.jsonl'), Place.NOWHERE)

    when:
    int sent = asked(RUN) {
      try {
        batch('workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')
        assert false
      } catch (CozeLockedException e) {
        assert e.what() == 'r.jsonl is being written by another run'
      }
    }

    then:
    sent == 0

    cleanup:
    first.close()
  }

  @Unroll
  def "a file of something else is not touched: #text"() {
    given:
    jobs(1)
    write('r.jsonl', text)

    when:
    def e = refused('use "batch"\nbatch workflow("面试模拟"), "jobs.csv", results: "r.jsonl"')

    then:
    e.what().contains(what)
    Files.readString(folder.resolve('r.jsonl')) == text

    where:
    text                                 || what
    'job\n岗位\n'                        || 'r.jsonl is no file of JSON lines'
    '{"key":"x","of":"workflow 1"}\n'    || 'holds results of workflow 1, not of workflow'
    '{"job":"岗位"}\n'                   || 'holds results of something else, not of workflow'
  }

  def "a run that waits for an answer is told with its question"() {
    given:
    def id = sandbox.addWorkflow('asking', Canvases.line([Canvases.start(), Canvases.question('哪里？'), Canvases.end([:])]))

    expect:
    batch("'$id', [[a: '1']]")*.error == ['waits for an answer: 哪里？']
  }

  def "the rate is kept, by the clock of the host"() {
    when:
    jobs(4)
    batch('workflow("面试模拟"), "jobs.csv", rate: 2, concurrency: 2')

    then:
    host.pauses.size() == 3
    host.pauses.every { it.toMillis() >= 100 && it.toMillis() <= 500 }
  }

  def "in plan nothing is sent and nothing is written"() {
    given:
    jobs(2)
    host.planning = true

    expect:
    asked(RUN) { this.refused('use "batch"\nbatch workflow("面试模拟"), "jobs.csv"').what().contains('was not sent in plan') } == 0
    refused('use "batch"\nbatch workflow("面试模拟"), "jobs.csv", results: "r.jsonl"').what() == 'deploy.groovy:2: r.jsonl is not written in plan'
    !Files.exists(folder.resolve('r.jsonl'))
  }
}
