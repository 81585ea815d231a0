package dev.cozesh.e2e

import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir

/** The team's script, run by the program: their table, right where they were wrong. */
class TeamProbeSpec extends Specification {
  static final SCRIPT = Path.of('scripts/wehan/endpoints.groovy').toAbsolutePath().toString()
  static final TEAM = "the team's report"
  static final VENDOR = 'official answer'
  static final NOTHING = 'no public endpoint creates a workflow from a definition'
  static final SWEEPING =
      '(?i)\\b(all|every|whole|entire|none|no)\\b[^.:;,]{0,20}\\b(v\\d|versions?|prefix(es)?|below)\\b[^.:;,]{0,40}\\b(absent|missing|gone|exists?|404)'

  @TempDir Path dir
  @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withDemonstration())

  def "what the team tried by hand is told as the server has it, in at most 80 requests"() {
    given:
    def program = new Program(dir, [COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()])

    when:
    def ended = program.here('probe', '--yes', '--seed', '3', '--html', 'out.html', '--markdown', 'out.md', SCRIPT)
    def requests = sandbox.log().size()
    def file = Files.list(program.directory.resolve('.cozesh/probe')).toList().find { it.toString().endsWith('.jsonl') }
    def report = Ledger.read(file).report().get()
    def found = report.findings().collectEntries { [it.attempt().operation(), it.judgement().verdict().word()] }
    def routes = routes()
    def wrong = found.findAll { operation, word -> word != expected(operation, routes) }

    then:
    ended.exit == 0
    requests <= 80
    sandbox.log().count { it.committed() } == 0

    and: 'as many attempts as the team had, and two that only the vendor named'
    found.size() == 37
    wrong == [:]

    and: 'of the team one statement does not hold, of the vendor none does'
    report.claims().findAll { it.outcome().word() != 'confirmed' && it.claim().by() == TEAM }*.claim()*.operation() == ['GET /v1/bots/{id}']
    report.claims().findAll { it.claim().by() == VENDOR }*.outcome()*.word().toSet() == ['refuted'] as Set
    found['GET /v1/workflows'] == 'exists'
    found.findAll { it.value == 'undecidable' }.keySet() == ['POST /api/v1/bot/create', 'POST /api/v1/workflow/create'] as Set

    and: 'what to call instead stands first'
    first(report) == [
      'POST /v1/knowledge': 'POST /v1/datasets', 'POST /v1/knowledge/create': 'POST /v1/datasets',
      'POST /v1/knowledge_base': 'POST /v1/datasets', 'POST /v1/knowledge_base/create': 'POST /v1/datasets',
      'POST /v1/knowledges/create': 'POST /v1/datasets', 'POST /v2/knowledge/create': 'POST /v1/datasets',
      'GET /v1/knowledges': 'GET /v1/datasets', 'GET /v1/knowledge_bases': 'GET /v1/datasets',
      'POST /v1/knowledge_base/{knowledge_base_id}/document': 'POST /open_api/knowledge/document/create',
      'POST /v1/bot/{bot_id}/knowledge_base/bind': 'POST /v1/bot/update',
      'POST /v1/bot/{bot_id}/workflow/bind': 'POST /v1/bot/update',
      'POST /v1/workflow': NOTHING, 'POST /v1/workflows': NOTHING, 'POST /v1/workflow/create': NOTHING,
      'POST /v2/workflow/create': NOTHING,
      'POST /v1/workflow/import': 'no public endpoint imports a workflow',
      'PATCH /v1/workflow/{workflow_id}': 'no public endpoint changes a workflow',
      'GET /v1/workflow/list': 'GET /v1/workflows']

    when:
    def json = program.here('probe', 'show', '--json')
    def texts = [table: ended.out, html: text(program, 'out.html'), markdown: text(program, 'out.md'), json: json.out]

    then:
    sweeping('so all of v3 is absent') && sweeping('v2: 404')
    json.exit == 0
    texts.every { it.value.contains('/v2/workflow/create') }
    texts.collectEntries { name, text -> [name, sweeping(text)] }.findAll { it.value } == [:]
  }

  /** What the server's own table of routes says. */
  private static String expected(String operation, List<String> routes) {
    def (method, path) = operation.split(' ')
    if (path.startsWith('/api/v1/')) {
      return 'undecidable'
    }
    def methods = routes.findAll { it.split(' ')[1] == shape(path) }.collect { it.split(' ')[0] }
    methods.contains(method) ? 'exists' : methods ? 'wrong method' : 'absent'
  }

  private List<String> routes() {
    def request = HttpRequest.newBuilder(sandbox.baseUri().resolve('/_routes')).build()
    def answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()
    Json.parse(answer, 'routes').path('routes').fieldNames().collect { shape(it) }
  }

  private static String shape(String path) {
    path.replaceAll('\\{[^}]*}', '{}')
  }

  private static Map<String, String> first(report) {
    report.findings().findAll { it.attempt().path() =~ 'knowledge|workflow' && it.judgement().verdict().word() in ['absent', 'wrong method'] }
        .collectEntries { row ->
          def right = row.right().get()
          [row.attempt().operation(), right.nothing() ?: right.suggestions()[0].endpoint().operation()]
        }
  }

  private static String text(Program program, String name) {
    Files.readString(program.directory.resolve(name))
  }

  /** Whatever speaks of v2 other than as a part of what was asked for, or says that all of something is absent. */
  private static List<String> sweeping(String text) {
    def plain = text.replaceAll('<[^>]*>', ' ').replaceAll(' +', ' ')
    def rest = plain.replaceAll('/v2/[\\w{}/]+', '').replaceAll('((POST|GET|PATCH) |"prefix" : ")/v2\\b', '')
    rest.readLines().findAll { it =~ '(?i)\\bv2\\b' || it =~ SWEEPING }*.take(200)
  }
}
