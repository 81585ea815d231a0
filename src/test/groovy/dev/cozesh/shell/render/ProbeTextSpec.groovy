package dev.cozesh.shell.render

import com.fasterxml.jackson.databind.node.JsonNodeFactory
import dev.cozesh.catalog.RightAnswer
import dev.cozesh.dsl.Found
import dev.cozesh.probe.ProbePlan
import dev.cozesh.probe.evidence.ClaimResult
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Verdict
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.Unroll

class ProbeTextSpec extends Specification {
  static final NOTHING = new RightAnswer([], 'no public endpoint creates a workflow', ['import it in the web page', 'copy one: POST /v1/entities/copy_tasks'])
  static final ROWS = [
      Found.row(Verdict.ABSENT, 'POST /v1/knowledge_base', right: Found.datasets(), evidence: [1, 4, 17]),
      Found.row(Verdict.ABSENT, 'POST /v1/workflow/create', right: NOTHING, evidence: [1, 18]),
      Found.row(Verdict.EXISTS, 'GET /v1/workflows', status: 500, template: 'Invalid request parameters', evidence: [9, 10],
          needs: new Needs(['workspace_id', 'page_num'], true, ['space_id'], false, 'told by the answer')),
      Found.row(Verdict.EXISTS_AUTH, 'GET /v1/bots/{id}', status: 403, code: 4101L, template: '', logId: ''),
      Found.row(Verdict.UNDECIDABLE, 'POST /api/v1/bot/create', reason: 'the token is checked before the route', status: 200, template: 'authentication failed'),
      Found.row(Verdict.UNDECIDABLE, 'POST /api/v1/workflow/create', reason: 'the token is checked before the route', status: 200, template: 'authentication failed'),
      Found.row(Verdict.UNKNOWN, 'GET /v1/later', reason: 'answered with 429 to the end', status: 429, code: 0L, template: ''),
  ]
  static final CLAIMS = [
      Found.claim(ClaimResult.Outcome.REFUTED, 'POST /v1/knowledge_base', 'official answer', 'absent, #17 equals #1'),
      Found.claim(ClaimResult.Outcome.CONFIRMED, 'GET /v1/workflows', '团队的报告', 'exists, #10'),
      Found.claim(ClaimResult.Outcome.UNDECIDED, 'POST /api/v1/bot/create', 'guess', 'undecidable')]

  private static String text(int columns, ProbeReport report, Ink ink = Ink.NONE) {
    new ProbeText(columns, ink).of(report, '.cozesh/probe/x.jsonl')
  }

  def "at 120 columns a row stands on a line or two, what to call instead below it"() {
    expect:
    text(120, Found.report(ROWS, claims: CLAIMS, title: 'endpoints')) == '''\
endpoints on api.coze.cn
verdict        attempt                       why
absent         POST /v1/knowledge_base       #17 404, code 4000 "The requested API endpoint {METHOD} {PATH} does not
                                             exist."; log id 20261125A7F3
               → POST /v1/datasets (space_id, name) · permission createKnowledge · knowledge("…") { }
absent         POST /v1/workflow/create      #18 404, code 4000 as #17; log id 20261125A7F3
               → no public endpoint creates a workflow
               → import it in the web page
               → copy one: POST /v1/entities/copy_tasks
exists         GET /v1/workflows             #10 500, code 4000 "Invalid request parameters"; needs workspace_id,
                                             page_num; ignores space_id; log id 20261125A7F3
exists (auth)  GET /v1/bots/{id}             #2 403, code 4101
undecidable    POST /api/v1/bot/create       #2 200, code 4000 "authentication failed"; log id 20261125A7F3
undecidable    POST /api/v1/workflow/create  #2 200, code 4000 "authentication failed"; log id 20261125A7F3
unknown        GET /v1/later                 #2 answered with 429 to the end; 429; log id 20261125A7F3
undecidable below /api/v1: the token is checked before the route

claim      who says         what                            seen
refuted    official answer  POST /v1/knowledge_base exists  absent, #17 equals #1
confirmed  团队的报告       GET /v1/workflows exists        exists, #10
undecided  guess            POST /api/v1/bot/create exists  undecidable

7 attempts: 1 exists, 1 exists (auth), 2 absent, 2 undecidable, 1 unknown; 1 of 3 claims refuted
53 requests in 12 s, run 20261125-221500-7f3a, kept in .cozesh/probe/x.jsonl
`cozesh probe show 17` shows what was sent and what came'''
  }

  def "at 40 columns everything stands below its verdict, whole"() {
    expect:
    text(40, Found.report(ROWS[0..2], claims: CLAIMS[0..0])) == '''\
absent  POST /v1/knowledge_base
  #17 404, code 4000 "The requested API
  endpoint {METHOD} {PATH} does not
  exist."; log id 20261125A7F3
  → POST /v1/datasets (space_id, name) ·
    permission createKnowledge ·
    knowledge("…") { }
absent  POST /v1/workflow/create
  #18 404, code 4000 as #17
  → no public endpoint creates a
    workflow
  → import it in the web page
  → copy one: POST
    /v1/entities/copy_tasks
exists  GET /v1/workflows
  #10 500, code 4000 "Invalid request
  parameters"; needs workspace_id,
  page_num; ignores space_id

claims
refuted    official answer: POST
           /v1/knowledge_base exists
           absent, #17 equals #1

3 attempts: 1 exists, 2 absent; 1 of 1
claims refuted
53 requests in 12 s, run
  20261125-221500-7f3a, kept in
  .cozesh/probe/x.jsonl
`cozesh probe show 17` shows what was
  sent and what came'''
  }

  @Unroll("#columns columns")
  def "no line is wider than the screen, whatever stands in it"() {
    given:
    def wide = Found.row(Verdict.ABSENT, 'POST /v1/' + '知识库' * 12 + '/' + 'x' * 100,
        template: '知识库不存在' * 40, reason: 'y' * 200, notes: ['z' * 150], logId: '2' * 34)
    def report = Found.report(ROWS + wide, claims: CLAIMS + Found.claim(ClaimResult.Outcome.UNDECIDED, 'GET /' + 'q' * 130, '谁' * 50, 'r' * 90),
        title: '题' * 70, residue: ['bot 7389000000000000001'],
        stop: new ProbeReport.Stop(ProbeReport.Stop.Kind.LIMIT, 'risk control answered with code 4102', 'wait a day, then `cozesh probe --resume 20261125-221500-7f3a`'))

    expect:
    text(columns, report).readLines().findAll { Width.of(it) > columns } == []
    text(columns, report, new Ink(true)).replaceAll('\u001b\\[[0-9;]*m', '') == text(columns, report)

    where:
    columns << [40, 60, 71, 72, 80, 100, 120, 200]
  }

  def "several attempts of one operation are told apart by their parameters, another server by its name"() {
    given:
    def origin = new Attempt.Origin('here', true)
    def of = { Map query, Optional base -> new Attempt('GET', '/v1/workflows', query, [:], Optional.empty(), base, origin) }
    def rows = [of([space_id: ['1']], Optional.empty()), of([workspace_id: ['1'], page_num: ['1']], Optional.empty()),
                of([:], Optional.of(URI.create('https://api.coze.com')))].collect { Found.row([:], Verdict.EXISTS, it) }
    def body = new Attempt('POST', '/v1/x', [:], [:], Optional.of(JsonNodeFactory.instance.objectNode().put('a', 1)), Optional.empty(), origin)

    expect:
    def shown = text(120, Found.report(rows + Found.row([:], Verdict.ABSENT, body)))
    shown.contains('GET /v1/workflows (space_id) ')
    shown.contains('GET /v1/workflows (page_num, workspace_id) ')
    shown.contains('api.coze.com GET /v1/workflows ')
    shown.contains('POST /v1/x  ')
  }

  def "what was said above is not said again: neither an answer, nor what to call instead"() {
    given:
    def rows = [Found.row(Verdict.ABSENT, 'POST /v1/a', evidence: [1], right: Found.datasets()), Found.row(Verdict.ABSENT, 'POST /v1/b', evidence: [2], right: Found.datasets()),
                Found.row(Verdict.ABSENT, 'POST /v1/c', evidence: [3], template: 'other', right: NOTHING), Found.row(Verdict.ABSENT, 'POST /v1/d', evidence: [4], right: NOTHING)]

    expect:
    text(200, Found.report(rows)).readLines()[1..-1].takeWhile { it } == [
        'absent   POST /v1/a  #1 404, code 4000 "The requested API endpoint {METHOD} {PATH} does not exist."; log id 20261125A7F3',
        '         → POST /v1/datasets (space_id, name) · permission createKnowledge · knowledge("…") { }',
        'absent   POST /v1/b  #2 404, code 4000 as #1; log id 20261125A7F3',
        '         → POST /v1/datasets, as above',
        'absent   POST /v1/c  #3 404, code 4000 "other"; log id 20261125A7F3',
        '         → no public endpoint creates a workflow',
        '         → import it in the web page',
        '         → copy one: POST /v1/entities/copy_tasks',
        'absent   POST /v1/d  #4 404, code 4000 as #1; log id 20261125A7F3',
        '         → no public endpoint creates a workflow, as above']
  }

  def "what to call instead is told of what is not there, and a way that leads to two things once"() {
    given:
    def other = new RightAnswer([], 'no public endpoint imports a workflow', ['import it in the web page', 'ask a person'])

    expect:
    text(200, Found.report([Found.row(Verdict.ABSENT, 'POST /v1/c', right: NOTHING), Found.row(Verdict.WRONG_METHOD, 'POST /v1/i', right: other)]))
        .readLines().findAll { it.contains('→') }*.trim() == ['→ no public endpoint creates a workflow', '→ import it in the web page', '→ copy one: POST /v1/entities/copy_tasks',
        '→ no public endpoint imports a workflow', '→ ask a person']
    [Verdict.EXISTS, Verdict.UNDECIDABLE, Verdict.UNKNOWN].every { !text(100, Found.report([Found.row(it, 'POST /v1/x', right: Found.datasets())])).contains('→') }
  }

  def "what only comes near is told as a guess, and not beside what there is a reason for"() {
    given:
    def sure = Found.datasets().suggestions()[0]
    def guess = new RightAnswer.Suggestion(sure.endpoint(), '', '', [], '', '', false)

    expect:
    text(100, Found.report([Found.row(Verdict.ABSENT, 'POST /v1/a', right: new RightAnswer([guess], '', []))])).contains('→ perhaps POST /v1/datasets\n')
    !text(100, Found.report([Found.row(Verdict.ABSENT, 'POST /v1/a', right: new RightAnswer([sure, guess], '', []))])).contains('perhaps')
    !text(100, Found.report([Found.row(Verdict.ABSENT, 'POST /v1/a', right: new RightAnswer([guess], 'nothing does', []))])).contains('perhaps')
  }

  def "of many claims those that do not hold are told one by one, the others are counted"() {
    given:
    def held = (1..6).collect { Found.claim(ClaimResult.Outcome.CONFIRMED, "GET /v1/x$it", it < 6 ? 'guess' : 'docs', 'exists') }

    expect:
    text(120, Found.report(ROWS[0..0], claims: held + CLAIMS[0])).contains('''
refuted    official answer  POST /v1/knowledge_base exists  absent, #17 equals #1
confirmed  guess: 5 claims
confirmed  docs: 1 claim
''')
    text(120, Found.report(ROWS[0..0], claims: held[0..4])).contains('confirmed  guess     GET /v1/x5 exists  exists')
  }

  def "a stop is told with its reason and what to do, and so is what was left behind"() {
    given:
    def stop = new ProbeReport.Stop(ProbeReport.Stop.Kind.LIMIT, 'risk control (code 4102)', '`cozesh probe --resume R` tomorrow')

    expect:
    text(100, Found.report(ROWS[0..0], stop: stop, residue: ['bot 7389'])).contains('''\
1 attempt: 1 absent
left behind: bot 7389, which no endpoint deletes
stopped: risk control (code 4102)
  next: `cozesh probe --resume R` tomorrow
53 requests''')
    text(100, Found.report(ROWS[0..0], stop: stop), new Ink(true)).contains('\u001b[31mstopped: risk control (code 4102)\u001b[0m')
  }

  def "what a server says is shown, never obeyed, and no token is printed"() {
    given:
    def row = Found.row(Verdict.EXISTS_LIKELY, 'GET /v1/\u001b[2J', template: '\u001b]0;x\u0007 pat_test_0123456789abcdef', logId: 'a\nb', notes: ['\u202e'])

    expect:
    def shown = text(100, Found.report([row], claims: [Found.claim(ClaimResult.Outcome.REFUTED, 'GET /v1/x', '\u001b[31m', '\u001b[0m')]))
    !shown.contains('\u001b')
    !shown.contains('\u202e')
    !shown.contains('0123456789abcdef')
    shown.contains('\\x1b]0;x\\x07 pat_***')
    shown.contains('log id a\\nb')
  }

  def "nothing is said of a whole version"() {
    given:
    def rows = (1..9).collect { Found.row(Verdict.ABSENT, "POST /v2/thing$it") }

    expect:
    !(text(100, Found.report(rows)) =~ /(?i)all of|\bv2 (is|has|does)|every/)
  }

  def "without a row there is neither a table nor a hint"() {
    expect:
    text(100, Found.report([], requests: 0)).readLines() == ['', '0 attempts', '0 requests in 12 s, run 20261125-221500-7f3a, kept in .cozesh/probe/x.jsonl']
  }

  def "a plan names its stages, its sum, and what share of an account that is"() {
    given:
    def plan = new ProbePlan([new ProbePlan.Stage('calibration', 8, 'known-bad requests of each prefix and method'), new ProbePlan.Stage('reads', 112, 'declared reads')],
        960, 320, 64, ['320 routes are covered by 64: each pair of alternatives meets once'])

    expect:
    new ProbePlanText(80, Ink.NONE).of(plan, '试', 'api.coze.cn', 100, OptionalInt.of(20)) == '''\
Plan of the probe 试 on api.coze.cn
  960 attempts on 320 routes, of which 64 are asked for
  calibration    8  known-bad requests of each prefix and method
  reads        112  declared reads
120 requests of a budget of 100, 24 % of the 500 that a free account has for
good; the budget ends it before that
20 requests left on the account: not enough for it
note: 320 routes are covered by 64: each pair of alternatives meets once'''
    new ProbePlanText(30, Ink.NONE).of(plan, '', 'x', 200, OptionalInt.empty()).readLines().every { Width.of(it) <= 30 }
    new ProbePlanText(0, Ink.NONE).of(new ProbePlan([], 1, 1, 1, []), '', 'x', 100, OptionalInt.of(3)) == '''\
Plan of the probe on x
  1 attempt on 1 route
0 requests of a budget of 100, 0 % of the 500 that a free account has for good
3 requests left on the account'''
  }

  def "one request is shown with what was sent, what came, what was compared, and how to send it again"() {
    given:
    def sent = new Sent(URI.create('https://api.coze.cn'), 'POST', '/v1/x', [a: ['1', '2']], ['Agw-Js-Conv': 'str'],
        Optional.of(JsonNodeFactory.instance.objectNode().put('space_id', 1)), Sent.Credential.TOKEN)
    def seen = Seen.answered(404, ['Content-Type': ['application/json'], 'Set-Cookie': ['sid=1\u001b[2J']], '{"code":4000}', Duration.ofMillis(12))
    def features = new Features(Seen.Transport.ANSWERED, 404, 'application/json', Features.Form.OBJECT, ['code:number'] as Set, OptionalLong.of(4000),
        'does not exist', Optional.empty(), [] as Set, '2026A', Optional.empty(), Duration.ofMillis(12))

    expect:
    new ProbeEntryText(Ink.NONE).of(new Entry(17, Question.CANDIDATE, 'POST /v1/x', Instant.EPOCH, sent, seen, features), 'curl …') == '''\
#17 POST /v1/x, candidate
  about POST /v1/x, sent 1970-01-01T00:00:00Z
> POST /v1/x?a=1&a=2
> host: https://api.coze.cn
> Agw-Js-Conv: str
> {"space_id":1}
< 404 in 12 ms, log id 2026A
< Content-Type: application/json
< Set-Cookie: sid=1\\x1b[2J
< {"code":4000}
compared: status 404, code 4000, object, "does not exist"
curl …'''
  }
}
