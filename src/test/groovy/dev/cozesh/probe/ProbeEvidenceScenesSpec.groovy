package dev.cozesh.probe

import com.fasterxml.jackson.databind.node.ObjectNode
import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.CatalogWith
import dev.cozesh.dsl.Scope
import dev.cozesh.dsl.complete.Completion
import dev.cozesh.dsl.complete.LiveNames
import dev.cozesh.e2e.Coze
import dev.cozesh.e2e.Program
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.probe.evidence.LedgerContents
import dev.cozesh.sandbox.Fault
import dev.cozesh.probe.verdict.Question
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** Scenarios of the probe: what it asks, what it keeps, and what it says of an older run. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProbeEvidenceScenesSpec extends Specification {
  // 4 methods, 2 servers, 5 versions, 8 names, 3 parameter sets: 960 combinations
  private static final String NAMES = '/v{1,2,3,4,5}/{workflow,workflows,bot,bots,dataset,datasets,knowledge,files}{,?space_id=1,?workspace_id=1}'
  private static final String METHODS = '{GET,POST,PUT,DELETE} '

  private static final String THREE_WAYS = '''
    {"function": "x.create", "note": "three ways", "read_on": "2026-01-02", "calls": [
      {"method": "POST", "path": "/v1/x", "query": {}, "sources": ["docs"]},
      {"method": "PUT", "path": "/v1/x", "query": {}, "sources": ["spec"]},
      {"method": "POST", "path": "/v1/xs", "query": {}, "sources": ["py"]}]}'''

  @TempDir Path directory
  def coze = Coze.fresh()
  def other = Coze.fresh()
  Program program

  def setup() {
    program = new Program(directory, coze.access('pat_test_scene'))
  }

  def cleanup() {
    coze.close()
    other.close()
  }

  def "P13: the plan of 960 combinations shows stages and the true number, and sends nothing"() {
    when:
    def ended = plan960('--plan')
    def planned = (ended.out =~ /(?m)^(\d+) requests of a budget of 100/)

    then:
    ended.exit == 0
    ended.out.contains('960 attempts on 320 routes, of which 35 are asked for')
    ['calibration', 'documented reads', 'undocumented reads', 'harmless forms of writes', 'contrast', 'parameters'].every { ended.out =~ /(?m)^  $it +\d+  / }
    ended.out.contains('280 routes are left to pairs: each two alternatives of different places are tried')
    planned.find()
    planned.group(1).toInteger() <= 100
    coze.requests() + other.requests() == 0
  }

  def "P13: the run of 960 combinations stays within its budget, and says why the rest is unknown"() {
    when:
    def ended = plan960('--yes', '--json')
    def rows = ended.json().path('attempts').toList()
    def unknown = rows.findAll { it.path('verdict').asText() == 'unknown' }

    then:
    ended.exit == 0
    coze.requests() + other.requests() == ended.json().path('requests').asInt()
    coze.requests() + other.requests() in (60..100)
    rows.size() == 960
    rows.findAll { it.path('exists').asBoolean() }.every { it.path('path').asText() in ['/v1/workflows', '/v1/bots', '/v1/datasets'] }
    unknown*.path('reason')*.asText().every { it.startsWith('not asked for: ') }
    unknown.every { it.path('status').asInt() == 0 }
  }

  def "P13: what stands beside a route that exists is asked as well, while the budget lasts"() {
    given:
    coze.sandbox.routes().withRoute('PUT /v3/datasets', 200, '{"code":0,"data":{}}')

    when:
    def ended = program.here('probe', METHODS + NAMES, '--budget', '200', '--yes', '--json', '--seed', '7')
    def asked = ended.json().path('attempts').findAll { it.path('evidence').path('ids').size() > 0 }.collect { it.path('method').asText() + ' ' + it.path('path').asText() } as Set

    then:
    ended.exit == 0
    coze.requests() <= 200
    [['GET', 'POST', 'PUT', 'DELETE'], 1..5].combinations { method, version -> "$method /v$version/datasets".toString() }.every { it in asked }
    verdict(ended, 'GET', '/v1/datasets') == 'exists'
    verdict(ended, 'PUT', '/v3/datasets') == 'exists'
    coze.datasets().empty
  }

  def "P14: where documentation, specification and SDK differ, one row has all of them, the day, and what was seen"() {
    given:
    program.catalog = agreedBut(THREE_WAYS)
    coze.sandbox.routes().withRoute('POST /v1/xs', 200, '{"code":4000,"msg":"Missing required parameter: space_id"}')

    when:
    def ended = program.here('probe', '--disagreements', '--json', '--markdown', 'report.md', '--html', 'report.html')

    then:
    ended.exit == 0
    ended.json().path('disagreements') == Json.parse('''
      [{"function": "x.create", "documentation": ["POST /v1/x"], "specification": ["PUT /v1/x"], "sdks": ["POST /v1/xs"], "studio": [],
        "seen": {"absent": ["POST /v1/x", "PUT /v1/x"], "exists": ["POST /v1/xs"]}, "note": "three ways, read 2026-01-02"}]''', 'expected')
    text('report.md').contains('| `x.create` | `POST /v1/x` | `PUT /v1/x` | `POST /v1/xs` | **absent** `POST /v1/x`, `PUT /v1/x`; **exists** `POST /v1/xs` | three ways, read 2026-01-02 |')
    text('report.html').contains('What the sources do not agree on')

    and:
    def seen = Json.parse(text('.cozesh/catalog-seen.json'), 'the corrections').toString()
    seen.contains('/v1/xs')

    when:
    def told = program.here('probe', '--disagreements', '--seed', '8')
    def catalog = program.here('catalog', 'xs')

    then:
    told.out =~ /(?m)^POST \/v1\/x +yes +– +– +– +absent +three ways, read 2026-01-02$/
    told.out =~ /(?m)^POST \/v1\/xs +– +– +yes +– +exists +three ways, read 2026-01-02$/
    catalog.exit == 0
    catalog.out.contains('POST /v1/xs')

    when:
    def known = Catalog.bundled().correctedBy(program.directory.resolve('.cozesh/catalog-seen.json'))
    def completed = new Completion(LiveNames.NONE, directory, known).at('POST "/v1/x', 11, new Scope([:], [:], []))

    then:
    completed.all()*.value() == ['/v1/xs']
  }

  def "P18: what came, what went and what changed since an older run are told, one each"() {
    given:
    program.write('attempts.txt', ['GET /v1/news', 'GET /v1/folders', 'GET /v1/weather', 'GET /v1/nothing'].join('\n'))
    coze.sandbox.routes().withRoute('GET /v1/weather', 200, '{"code":0,"data":{}}')

    when:
    def first = program.here('probe', 'attempts.txt', '--seed', '7')
    def old = runs()[0]
    coze.sandbox.routes().withRoute('GET /v1/news', 200, '{"code":0,"data":{}}').withoutRoute('GET /v1/folders')
        .withRoute('GET /v1/weather', 403, '{"code":4101,"msg":"The token has no permission to read the weather"}')
    def second = program.here('probe', 'attempts.txt', '--diff', old, '--detailed-exitcode')
    def third = program.here('probe', '--diff', old, '--json')

    then:
    first.exit == 0
    second.exit == 3
    second.out =~ /(?m)^NEW +GET \/v1\/news +absent, HTTP 404, code 4000, .+ exists, HTTP 200$/
    second.out =~ /(?m)^GONE +GET \/v1\/folders +exists/
    second.out =~ /(?m)^CHANGED +GET \/v1\/weather +exists/
    !(second.out =~ /(?m)^(NEW|GONE|CHANGED) +GET \/v1\/nothing/)

    and: 'without the option differences are no failure'
    third.exit == 0
    third.json().path('changes')*.path('change')*.asText() == ['NEW', 'GONE', 'CHANGED']

    when:
    def again = program.here('probe', '--diff', runs().last())

    then:
    again.exit == 0
    again.out.contains('no differences from the older run')
  }

  def "P18: a replay sends a kept request once more as it was, and says whether its answer is the same"() {
    given:
    program.here('probe', 'GET /v1/{folders,nothing}', '--seed', '7')
    def kept = ledger()
    def folders = kept.entries().find { it.question() == Question.CANDIDATE && it.sent().path() == '/v1/folders' }
    def bad = kept.entries().find { it.question() == Question.KNOWN_BAD }

    when:
    coze.sandbox.routes().withoutRoute('GET /v1/folders')
    def replays = [folders, bad].collect { program.here('probe', 'replay', "${it.id()}", '--detailed-exitcode') }

    then:
    replays*.out*.readLines()*.first() == ["CHANGED #${folders.id()} GET /v1/folders".toString(), "SAME #${bad.id()} GET ${bad.sent().path()}".toString()]
    replays*.exit == [3, 0]
    coze.sandbox.log().takeRight(2)*.path() == [folders, bad]*.sent()*.path()

    when: 'the same seed gives the same random paths'
    program.here('probe', 'GET /v1/{folders,nothing}', '--seed', '7', '--ledger', 'again.jsonl')

    then:
    Ledger.read(program.directory.resolve('again.jsonl')).entries().find { it.question() == Question.KNOWN_BAD }.sent().path() == bad.sent().path()
  }

  def "two runs at once in one directory are kept apart"() {
    when:
    def ended = ['one', 'two'].collect { name -> CompletableFuture.supplyAsync { program.here('probe', "GET /v1/$name", '--seed', '7') } }*.get()

    then:
    ended*.exit == [0, 0]
    runs().size() == 2
    runs().collect { Ledger.read(program.directory.resolve(".cozesh/probe/${it}.jsonl")).findings()*.attempt()*.path() }.flatten() as Set == ['/v1/one', '/v1/two'] as Set
  }

  def "a ledger that is there already is left alone, and nothing is sent"() {
    given:
    def file = program.write('kept.jsonl', 'mine')

    when:
    def ended = program.here('probe', 'GET /v1/bots', '--ledger', 'kept.jsonl')

    then:
    ended.exit == 2
    Files.readString(file) == 'mine'
    coze.requests() == 0
  }

  def "a run whose ledger cannot take one more line sends nothing more"() {
    given:
    program.write('attempts.txt', (1..40).collect { "GET /v1/guess_$it" }.join('\n'))

    when:
    def ended = program.launch(['sh', '-c', 'ulimit -f 40; trap "" XFSZ; exec "$@"', 'sh'] + program.command(['-XX:-UsePerfData'], 'probe', 'attempts.txt', '--yes')).ended()

    then:
    ended.exit == 11
    ended.err.contains('the ledger cannot be written')
    coze.requests() in (1..39)
  }

  def "claims are confirmed, refuted or undecided, each told once"() {
    given:
    coze.sandbox.routes().withRoute('GET /v1/busy', 429, '{"code":4008,"msg":"limit"}')
    def script = program.write('claims.groovy', '''
      probe("claims") {
        GET "/v1/{bots,nothing}"
        GET "/api/v1/whatever"
        claim "GET /v1/bots", by: "the vendor"
        claim "GET /v1/nothing", by: "the vendor"
        claim "GET /api/v1/whatever", by: "the vendor"
        claim "GET /v1/workspaces", by: "the docs"
      }''')

    when:
    def ended = program.here('probe', script.toString(), '--json')

    then:
    ended.exit == 0
    ended.json().path('claims').collect { [it.path('path'), it.path('outcome')]*.asText() } == [
      ['/v1/bots', 'confirmed'], ['/v1/nothing', 'refuted'], ['/api/v1/whatever', 'undecided'], ['/v1/workspaces', 'confirmed']]
  }

  def "a script whose budget ends goes on, and its report says so"() {
    given:
    def script = program.write('budget.groovy', '''
      def report = probe("short") {
        budget 5
        GET "/v1/{one,two,three,four,five,six}"
      }
      println "whole: ${report.whole}, ${report.requests} requests, ${report.unknown.size()} unknown, ${report.report.stop().get().kind()}"
    ''')

    when:
    def ended = program.here('probe', script.toString())

    then:
    ended.exit == 7
    ended.out.contains('whole: false, 5 requests, 4 unknown, BUDGET')
    coze.requests() == 5
  }

  def "a run that was stopped goes on where it ended, though its inquiry was masked"() {
    given:
    def workspace = coze.workspace()
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).from(coze.requests() + 5).times(1).riskControl(4102))
    program.write('attempts.txt', "GET /v1/workflows?workspace_id=$workspace&page_num=1&owner=wang.li@wehan.cn\nGET /v1/nothing\nGET /v1/bots?workspace_id=$workspace")

    when:
    def first = program.here('probe', 'attempts.txt', '--anonymise')
    def sent = coze.requests()
    def second = program.here('probe', 'attempts.txt', '--resume', runs()[0], '--anonymise', '--json')

    then:
    first.exit == 7
    second.exit == 0
    second.json().path('attempts')*.path('verdict')*.asText() == ['exists', 'absent', 'exists']
    coze.requests() - sent < second.json().path('requests').asInt() + 5
    runs().size() == 1

    when: 'nobody says again what was tried'
    def blind = program.here('probe', '--resume', runs()[0])

    then:
    blind.exit == 2
    blind.err.contains('masking has taken something out of it')
  }

  private List<String> runs() {
    program.directory.resolve('.cozesh/probe').toFile().list().findAll { it.endsWith('.jsonl') }.sort()*.replace('.jsonl', '')
  }

  private LedgerContents ledger() {
    Ledger.read(program.directory.resolve(".cozesh/probe/${runs().last()}.jsonl"))
  }

  /** The catalogue as if its sources said the same of everything but one function. */
  private static Catalog agreedBut(String conflict) {
    def endpoints = Catalog.bundled().endpoints().collect { Json.tree(it) }
    endpoints.each { (it.get('provenance') as ObjectNode).set('sources', Json.tree(['docs', 'py'])) }
    def operations = Catalog.bundled().endpoints()*.operation() + 'PUT /v1/x'
    def differences = Json.line([spec: [source: 's', read_on: '2026-01-01', operations: operations], conflicts: [Json.parse(conflict, 'the conflict')]])
    CatalogWith.files(endpoints: Json.line([endpoints: endpoints]), differences: differences)
  }

  private String text(String name) {
    Files.readString(program.directory.resolve(name))
  }

  private String verdict(Program.Ended ended, String method, String path) {
    ended.json().path('attempts').find { it.path('method').asText() == method && it.path('path').asText() == path }.path('verdict').asText()
  }

  private Program.Ended plan960(String... options) {
    program.here(*(['probe', METHODS + "{,${other.sandbox.baseUri()}}" + NAMES, '--host', other.sandbox.baseUri().toString(), '--seed', '7'] + options.toList()))
  }
}
