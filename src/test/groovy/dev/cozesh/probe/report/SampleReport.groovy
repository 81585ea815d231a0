package dev.cozesh.probe.report

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.RightAnswer
import dev.cozesh.catalog.RightAnswer.Suggestion
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.ClaimResult
import dev.cozesh.probe.evidence.ClaimResult.Outcome
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.evidence.UnitResult
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Claim
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Judgement
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Sent
import dev.cozesh.probe.verdict.Unit
import dev.cozesh.probe.verdict.Verdict
import java.time.Duration
import java.time.Instant

/** A run over what a team once tried by hand, with the exchanges it rests on; put together by hand. */
class SampleReport {
  static final Instant BEGIN = Instant.parse('2026-11-25T22:15:00Z')

  private static final URI BASE = URI.create('https://api.coze.cn')
  private static final String ABSENT = 'The requested API endpoint {METHOD} {PATH} does not exist.'
  private static final String WORKSPACE = '7400000000000000001'

  /** Method, path, who says so, which function was wanted. */
  private static final List<List<String>> TRIED = '''
    POST /v1/bot/create observation bots.create
    POST /v1/bot/update observation bots.update
    GET /v1/bots observation bots.list
    POST /v1/bot official bots.create
    PATCH /v1/bot/{id} official bots.update
    POST /v1/bots/create guess bots.create
    GET /v1/bot/list guess bots.list
    GET /v1/bot/{id} guess bots.retrieve
    POST /v1/bot/publish guess bots.publish
    POST /v1/workflow/import guess -
    POST /v1/workflow/create guess -
    POST /v1/workflow official -
    POST /v1/workflows guess -
    GET /v1/workflows guess workflows.list
    GET /v1/workflow/list guess workflows.list
    POST /v2/workflow/create guess -
    POST /v1/knowledge_base official datasets.create
    POST /v1/knowledge_base/create guess datasets.create
    POST /v1/knowledge/create guess datasets.create
    POST /v1/knowledge guess datasets.create
    GET /v1/knowledge_bases guess datasets.list
    GET /v1/knowledges guess datasets.list
    PATCH /v1/workflow/{workflow_id} official -
    POST /v1/knowledge_base/{knowledge_base_id}/document official datasets.documents.create
    POST /v1/bot/{bot_id}/knowledge_base/bind official bots.update
    POST /v1/bot/{bot_id}/workflow/bind official bots.update
    GET /v1/space/list official workspaces.list
    POST /v1/knowledge/{id}/documents guess datasets.documents.create
    POST /v1/bot/{id}/knowledge guess bots.update
    GET /v1/bot/get guess bots.retrieve
    POST /v2/bot/create guess bots.create
    POST /v3/bot/create guess bots.create
    POST /open_api/v1/bot/create guess bots.create
    GET /v1/api/bot/list guess bots.list
    POST /v1/knowledges/create guess datasets.create
    POST /v2/knowledge/create guess datasets.create
    GET /v1/bots/{id} guess bots.retrieve
    POST /api/v1/bot/create guess bots.create
    POST /api/v1/workflow/create guess -
    GET /v1/spaces guess workspaces.list
    GET /v1/space guess workspaces.list
    GET /v1/users/me guess users.me
    POST /v1/workflows/create guess -
    PUT /v1/workflow guess -
    POST /v1/api/workflow/create guess -
    GET /v1/knowledge guess datasets.list
    GET /v1/workflow/run/status guess workflows.runs.run_histories.retrieve
    POST /v1/knowledge/search guess -
  '''.strip().readLines()*.strip()*.split(' ')*.toList()

  final ProbeReport report
  final List<Entry> entries = []

  private final Map<Unit, List<Integer>> baselines = [:]

  SampleReport() {
    def findings = TRIED.withIndex().collect { tried, at -> finding(at + 1, *tried) }
    report = new ProbeReport('20261125-221500-7f3a', 4711L, 'WeHan 招聘助手：知识库与工作流接口核查', 'api.coze.cn (profile cn)', BEGIN,
        Duration.ofSeconds(98), entries.size(), findings, claims(findings), units(), ['bot 7400000000000000099 (cozesh-probe-7f3a-1)'],
        Optional.empty())
  }

  /** The same run, ended by the server. */
  ProbeReport stopped() {
    def stop = new ProbeReport.Stop(ProbeReport.Stop.Kind.LIMIT, 'The server reported risk control (code 4102) at request 7; nothing was sent after it.',
        'Wait a day, then run `cozesh probe --resume 20261125-221500-7f3a`.')
    with(report.title(), report.findings(), Optional.of(stop))
  }

  /** The same run with other rows. */
  ProbeReport with(String title, List<Finding> findings, Optional<ProbeReport.Stop> stop = Optional.empty()) {
    new ProbeReport(report.run(), report.seed(), title, report.host(), report.startedAt(), report.took(), report.requests(), findings,
        report.claims(), report.units(), report.residue(), stop)
  }

  /** A row of a server that says what it likes. */
  static Finding saying(String said) {
    def sent = sent('GET', "/v1/$said", ['q': [said]])
    new Finding(Attempt.of('GET', "/v1/$said", new Attempt.Origin(said, true)), new Judgement(Verdict.UNKNOWN, said, [1], 1), Optional.of(sent), 502, 4000L,
        said, said, Optional.of(said), new Needs([said], true, [said], true, said), Optional.of(new RightAnswer([], said, [said])), [said])
  }

  /** An exchange with such a server. */
  static Entry exchange(int id, String said) {
    def sent = sent('GET', "/v1/$said", ['q': [said]])
    def seen = Seen.answered(502, ['x-said': [said]], said, Duration.ofMillis(12))
    new Entry(id, Question.CANDIDATE, "/v1/$said", BEGIN, sent, seen, features(seen, said, OptionalLong.of(4000L)))
  }

  private Finding finding(int number, String method, String path, String by, String wanted) {
    def verdict = verdict(method, path)
    def unit = Unit.of(sent(method, path, [:]))
    def known = baselines.computeIfAbsent(unit) { calibrate(it) }
    def twin = ask(Question.TWIN, sent(method, twin(path), [:]), 404, 4000L, ABSENT)
    def (int status, long code, String template) = answer(verdict, method, path)
    def candidate = ask(Question.CANDIDATE, sent(method, path, verdict == Verdict.EXISTS && method == 'GET' ? [workspace_id: [WORKSPACE]] : [:]),
        status, code, template)
    def needs = path == '/v1/workflows' && method == 'GET' ?
        new Needs(['workspace_id', 'page_num'], true, ['space_id'], false, 'the complaint named page_num; both together passed twice') : Needs.UNKNOWN
    def right = verdict == Verdict.ABSENT || verdict == Verdict.UNDECIDABLE ? Optional.of(right(wanted)) : Optional.empty() as Optional<RightAnswer>
    def attempt = new Attempt(method, path, method == 'GET' && by == 'observation' ? [workspace_id: [WORKSPACE]] : [:], [:],
        method == 'POST' && by != 'guess' ? Optional.of(Json.parse('{"space_id":"' + WORKSPACE + '","name":"测试"}', 'sample')) : Optional.empty(),
        Optional.empty(), new Attempt.Origin("attempts.txt:$number", true))
    new Finding(attempt, new Judgement(verdict, reason(verdict, known[0], twin.id(), candidate.id()), [known[0], twin.id(), candidate.id()],
        verdict == Verdict.ABSENT ? 1 : 0), Optional.of(candidate.sent()), status, code, template, candidate.features().logId(),
        verdict.exists() && wanted != '-' ? Optional.of(wanted) : Optional.empty(), needs, right,
        attempt.body().isPresent() && verdict.exists() ? ['The body was held back: it could create something.'] : [])
  }

  private static Verdict verdict(String method, String path) {
    def operation = "$method $path".toString()
    if (path.startsWith('/api/')) {
      return Verdict.UNDECIDABLE
    }
    switch (operation) {
      case 'GET /v1/users/me': return Verdict.EXISTS_AUTH
      case 'GET /v1/bots/{id}': return Verdict.EXISTS_LIKELY
      case 'PUT /v1/workflow': return Verdict.UNKNOWN
      case 'POST /v1/knowledge/search': return Verdict.WRONG_METHOD
      default: return Catalog.bundled().match(method, path).present ? Verdict.EXISTS : Verdict.ABSENT
    }
  }

  private static List answer(Verdict verdict, String method, String path) {
    switch (verdict) {
      case Verdict.EXISTS: return method == 'GET' && path == '/v1/workflows' ? [500, 4000L, 'Invalid request parameters'] :
          method == 'GET' ? [200, 0L, ''] : [400, 4000L, 'Missing required parameter: space_id 参数缺失']
      case Verdict.EXISTS_AUTH: return [403, 4101L, 'The token you entered does not have permission: getUserInfo']
      case Verdict.EXISTS_LIKELY: return [404, 4200L, 'Requested resource bot_id={ID} does not exist']
      case Verdict.WRONG_METHOD: return [405, 0L, '']
      case Verdict.UNDECIDABLE: return [200, 700012006L, 'authentication failed']
      case Verdict.UNKNOWN: return [429, 4009L, 'QPS limit exceeded']
      default: return [404, 4000L, ABSENT]
    }
  }

  private static String reason(Verdict verdict, int baseline, int twin, int candidate) {
    switch (verdict) {
      case Verdict.ABSENT: return "No. $candidate has the structure of cluster 1 (No. $baseline), and so has its sibling No. $twin."
      case Verdict.UNDECIDABLE: return "Known-bad paths under this prefix get the same answer as No. $candidate: it comes from before the router."
      case Verdict.UNKNOWN: return "No. $candidate was answered by a limit; it is asked again when the run is resumed."
      default: return "No. $candidate differs from cluster 1 (No. $baseline), while its sibling No. $twin falls into it."
    }
  }

  private static RightAnswer right(String wanted) {
    if (wanted == '-') {
      return new RightAnswer([], 'Coze has no public endpoint that creates or changes a workflow.',
          ['build it on the canvas and publish it, then call POST /v1/workflow/run', '导入 ZIP：工作空间 › 资源库 › 导入工作流'])
    }
    def endpoint = Catalog.bundled().endpoint(wanted)
    def required = endpoint.parameters().findAll { it.required() && !it.name().contains('.') && !it.name().contains('[') }*.name()
    def dsl = required.empty ? "${endpoint.group()}.list()" : "${endpoint.group()}.${wanted.tokenize('.').last()}(${required.collect { "$it: …" }.join(', ')})"
    new RightAnswer([new Suggestion(endpoint, 'serves the same object', 'documentation', required, endpoint.permissions().join(', '), dsl.toString(), true)],
        '', [])
  }

  private List<Integer> calibrate(Unit unit) {
    def front = unit.prefix().startsWith('/api/')
    def (int status, long code, String template) = front ? [200, 700012006L, 'authentication failed'] : [404, 4000L, ABSENT]
    def bad = (1..3).collect { ask(Question.KNOWN_BAD, sent(unit.method(), "${unit.prefix()}/qx7${it}vd${it}k", [:]), status, code, template).id() }
    bad << ask(Question.STABILITY, entries[bad[0] - 1].sent(), status, code, template).id()
    if (unit.prefix() == '/v1' && unit.method() == 'GET') {
      bad << ask(Question.KNOWN_GOOD, sent('GET', '/v1/workspaces', [:]), 200, 0L, '').id()
    }
    bad
  }

  private Entry ask(Question question, Sent sent, int status, long code, String template) {
    int id = entries.size() + 1
    def logId = String.format('20261125221500%020X', 0x7F3A000 + id * 7919)
    def message = template.replace('{METHOD}', sent.method()).replace('{PATH}', sent.path())
    def body = Json.line([code: code, msg: message, detail: [logid: logId]])
    def seen = Seen.answered(status, ['content-type': ['application/json; charset=utf-8'], 'x-tt-logid': [logId], date: ['Wed, 25 Nov 2026 22:15:00 GMT']],
        body, Duration.ofMillis(80 + id % 41))
    def entry = new Entry(id, question, sent.path(), BEGIN.plusMillis(940L * id), sent, seen, features(seen, template, OptionalLong.of(code), logId))
    entries << entry
    entry
  }

  private static Features features(Seen seen, String template, OptionalLong code, String logId = '') {
    new Features(seen.how(), seen.status(), 'application/json', Features.Form.OBJECT, ['code:number', 'msg:string', 'detail:object'] as Set, code, template,
        Optional.empty(), [] as Set, logId, Optional.empty(), seen.took())
  }

  private static Sent sent(String method, String path, Map<String, List<String>> query) {
    def body = method in ['POST', 'PATCH', 'PUT'] ? Optional.of(Json.object()) : Optional.empty()
    new Sent(BASE, method, path.replaceAll(/\{\w+}/, '7400000000000000042'), query, [:], body, Sent.Credential.TOKEN)
  }

  private static String twin(String path) {
    def segments = path.split('/') as List
    segments[-1] = 'k' + Integer.toString(Math.abs(path.hashCode()), 36)
    segments.join('/')
  }

  private static List<ClaimResult> claims(List<Finding> findings) {
    def names = [official: '官方客服答复 (official answer)', observation: 'the team’s report', guess: 'guess']
    def shown = TRIED.withIndex().findAll { tried, at -> tried[2] != 'guess' || tried[1] in ['/v1/workflows', '/api/v1/bot/create', '/v1/bots/{id}'] }
    shown.collect { tried, at ->
      def verdict = findings[at].judgement().verdict()
      def says = tried[2] != 'guess'
      def outcome = verdict.exists() ? (says ? Outcome.CONFIRMED : Outcome.REFUTED) :
          verdict == Verdict.ABSENT ? (says ? Outcome.REFUTED : Outcome.CONFIRMED) : Outcome.UNDECIDED
      new ClaimResult(new Claim(tried[0], tried[1], names[tried[2]], says), outcome,
          "${verdict.word()}, by No. ${findings[at].judgement().evidence().join(', ')}")
    }
  }

  private List<UnitResult> units() {
    baselines.collect { unit, ids ->
      def front = unit.prefix().startsWith('/api/')
      new UnitResult(unit, ids.size(), [front ? 'HTTP 200, code 700012006, "authentication failed"' : "HTTP 404, code 4000, \"$ABSENT\"".toString()],
          unit.method() == 'GET', front ? 'answers before it routes' : '')
    }
  }
}
