package dev.cozesh.probe

import static dev.cozesh.probe.ProbeOnSandbox.verdicts

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Persona
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** What is seen of servers with the oddities that probing meets, told over HTTP. */
class ProbeScenesSpec extends Specification {
  static final ANY = Fault.ANY_ROUTE
  static final COMPLAINT = '{"code":4000,"msg":"Invalid request parameters","detail":{"logid":"{logid}"}}'

  @TempDir Path dir
  @AutoCleanup ProbeOnSandbox coze

  def "absent paths of any length are absent, in one cluster"() {
    given:
    coze = new ProbeOnSandbox(dir)
    def paths = (0..<20).collect { n -> '/v1/' + 'abcdefghij'.repeat(12).substring(0, 2 + 6 * n) }

    when:
    def report = coze.probe(paths.collect { "GET $it".toString() })

    then:
    paths*.size() == (0..<20).collect { 6 + 6 * it }
    verdicts(report).keySet() == ['absent'] as Set
    report.findings()*.judgement()*.cluster() == [1] * 20
    report.units()*.clusters()*.size() == [1]
    report.requests() == coze.sandbox.log().size()
  }

  def "two wordings of the same are never taken for a route"() {
    given:
    coze = new ProbeOnSandbox(dir)
    def paths = (1..20).collect { "GET /v1/knowledge_$it".toString() }

    when:
    def found = (1..200).collect { seed ->
      coze.sandbox.faults().clear()
      coze.sandbox.faults().add(Fault.on(ANY).wordings(seed, 'short', 'long'))
      coze.probe(paths, [seed: seed])
    }

    def words = found.collectMany { it.findings() }.countBy { it.judgement().verdict().word() }
    def clusters = found.collect { it.units()[0].clusters().size() }

    then:
    words == [absent: 4_000]
    clusters.toSet() == [1, 2] as Set
    clusters.count(2) > 150
  }

  @Unroll("#given")
  def "a list that misses parameters exists, and which they are is found out"() {
    given:
    coze = new ProbeOnSandbox(dir)
    def workspace = given ? [workspace_id: coze.workspace()] : [:]

    when:
    def report = coze.probe(['GET /v1/workflows'], [parameters: true, values: workspace])
    def finding = report.findings()[0]

    then:
    finding.judgement().verdict().word() == 'exists'
    finding.needs().names() == ['workspace_id', 'page_num']
    finding.needs().proven()
    coze.sandbox.requests('GET /v1/workflows') <= 6

    where:
    given << [true, false]
  }

  @Unroll("absent #absent, wrong parameters #wrong")
  def "one code for both meanings is told apart by what is said, whatever the HTTP status"() {
    given:
    coze = new ProbeOnSandbox(dir)
    coze.sandbox.faults().add(Fault.on(ANY).absentStatus(absent))
    coze.sandbox.routes().withRoute('GET /v1/things', wrong, COMPLAINT).withRoute('POST /v1/things', wrong, COMPLAINT)
    def gone = ['GET', 'POST'].collectMany { method -> ['thing', 'things/create', 'thing_list', 'thin'].collect { "$method /v1/$it".toString() } }

    when:
    def found = verdicts(coze.probe(['GET /v1/things', 'POST /v1/things'] + gone))

    then:
    found == [(found.keySet()[0]): ['GET /v1/things', 'POST /v1/things'], absent: gone]
    found.keySet()[0].startsWith('exists')

    where:
    [absent, wrong] << [[404, 400, 200], [404, 400, 200]].combinations()
  }

  @Unroll("seed #seed, #workers at once")
  def "a path that answers once as if it were there is absent, and the answer is told"() {
    given:
    coze = new ProbeOnSandbox(dir)
    coze.sandbox.faults().add(Fault.on(ANY).flaky(0.01, seed))
    def paths = (1..300).collect { "GET /v1/workflow_${it * 7919}".toString() }

    when:
    def report = coze.probe(paths, [seed: seed, workers: workers])
    def struck = coze.sandbox.log().findAll { it.status() == 200 }*.path()
    def unsteady = report.findings().findAll { it.judgement().reason().contains('unsteady') }*.attempt()*.operation()
    def found = verdicts(report)

    then:
    found == [absent: paths]
    struck.size() > 0
    unsteady.toSet() == struck.collect { "GET $it".toString() }.intersect(paths).toSet()

    where:
    seed | workers
    1    | 1
    2    | 1
    3    | 4
    4    | 4
  }

  @Unroll("#token")
  def "the open-source server's routes are found without running any of them"() {
    given:
    coze = new ProbeOnSandbox(dir, SandboxOptions.defaults().withDemonstration().withPersona(Persona.STUDIO), token)
    def known = Catalog.bundled().endpoints().findAll { it.selfHosted() && it.path() =~ '^/(v|open)' }*.operation()
    def unknown = ['GET', 'POST', 'PUT', 'DELETE'].collectMany { method ->
      ['/v1/knowledge_base', '/v1/workflow/create', '/v1/workflows'].collect { "$method $it".toString() }
    } + ['POST /v1/bots/create', 'GET /v3/bot/create', 'POST /open_api/v1/bot/create']
    def untold = ['GET /v1/bots/create', 'PUT /v3/bot/create', 'GET /v2/workflow/create', 'POST /v2/bot/create', 'GET /open_api/knowledge', 'GET /space/develop']

    when:
    def report = coze.probe(known + unknown + untold, [selfHosted: true, parameters: true])
    def found = verdicts(report)


    then:
    coze.sandbox.handled() == 0
    found == [exists: known, absent: unknown, undecidable: untold]
    report.stop().empty

    where:
    token << [Sandbox.TOKEN, 'nobody']
  }

  def "what asks for a token before it routes is undecidable, after four requests"() {
    given:
    coze = new ProbeOnSandbox(dir)
    def real = ['bots', 'workflows', 'datasets', 'chat', 'users'].collect { "GET /api/v1/$it".toString() }
    real.each { coze.sandbox.routes().withRoute(it, 200, '{"code":0,"data":{}}') }
    def made = ['bot', 'workflow', 'knowledge', 'agents', 'nothing'].collect { "GET /api/v1/$it".toString() }

    when:
    def report = coze.probe(real + made, [parameters: true])
    def found = verdicts(report)
    def reasons = report.findings()*.judgement()*.reason().toUnique()

    then:
    found == [undecidable: real + made]
    coze.sandbox.log().size() <= 4
    reasons.size() == 1
    reasons[0].startsWith('a layer in front of the router answers: random paths of GET /api/v1 get HTTP 200, code 700012006')
  }

  def "a storm of limits is waited out, teaches nothing, and slows the run down"() {
    given:
    coze = new ProbeOnSandbox(dir)
    coze.sandbox.faults().add(Fault.on(ANY).from(10).storm429(4, 3))
    def paths = (1..20).collect { "GET /v1/agent_$it".toString() } + (1..18).collect { "POST /v1/agent_$it".toString() } +
        ['GET /v1/workspaces', 'GET /v1/datasets']

    when:
    def report = coze.probe(paths, [rate: 10])
    def limited = coze.ledger.findAll { it.seen().status() == 429 }*.id()
    def found = verdicts(report)

    then:
    found == [absent: paths[0..<38], exists: paths[38..39]]
    report.stop().empty
    limited.size() == 4
    report.findings().every { it.judgement().evidence().disjoint(limited) }
    coze.time.waits().count { it.toMillis() > 2_900 } == 4
    coze.pauses[0] == 'a limit was met: HTTP 429, going on at 5.0 requests a second'
  }

  @Unroll("#what")
  def "of all documented routes none is absent, and nothing is done"() {
    given:
    coze = new ProbeOnSandbox(dir, SandboxOptions.defaults().withDemonstration())
    def routes = Catalog.bundled().endpoints().findAll { it.host() == Endpoint.Host.API }*.operation().toUnique()
    faults.each { coze.sandbox.faults().add(it) }

    when:
    def report = coze.probe(routes, with)
    def words = report.findings().countBy { it.judgement().verdict().word() }
    def unknown = report.findings().findAll { it.judgement().verdict().word() == 'unknown' && it.sent().present }
    def unsteady = unknown.findAll { it.judgement().reason() == 'random siblings are answered now in one way and now in another' }
    def wrong = report.findings().findAll { it.judgement().verdict().word() in ['absent', 'wrong method', 'undecidable'] }.collect { it.attempt().operation() + ': ' + it.judgement().reason() }
    def committed = routes.findAll { coze.sandbox.commits(it) > 0 }

    then:
    committed == []
    coze.sandbox.log().count { it.committed() } == 0
    report.stop().empty
    wrong == []
    unsteady.size() <= most
    unknown == unsteady
    words['unknown'] == 27 + unsteady.size()
    words.findAll { it.key.startsWith('exists') }.values().sum() == routes.size() - 27 - unsteady.size()

    where: 'a chance refusal of a sibling may leave a route undecided, and says so'
    what                     | faults                                      | with               || most
    'one after the other'    | []                                          | [:]                || 0
    'with their parameters'  | []                                          | [parameters: true] || 0
    'many at once, unsteady' | [Fault.on(ANY).flakyAbsent(0.02, 3), Fault.on(ANY).from(40).storm429(9, 2)] | [workers: 16] || 3
  }

  @Unroll("#token, #workers at once")
  def "where nobody said that it is the open-source server, nothing is mistaken either"() {
    given:
    coze = new ProbeOnSandbox(dir, SandboxOptions.defaults().withDemonstration().withPersona(Persona.STUDIO), token)
    def known = Catalog.bundled().endpoints().findAll { it.selfHosted() && it.path() =~ '^/(v|open)' }*.operation()
    def unknown = ['GET', 'POST', 'PUT', 'DELETE'].collectMany { method ->
      ['/v1/knowledge_base', '/v2/workflow/create', '/v3/bot/create', '/open_api/v1/bot/create', '/api/v1/bot/create'].collect { "$method $it".toString() }
    }

    when:
    def report = coze.probe(known + unknown, [workers: workers])
    def words = report.findings().groupBy { it.attempt().operation() in known }
        .collectEntries { served, rows -> [served, rows.countBy { it.judgement().verdict().word() }] }

    then:
    words[true].every { it.key.startsWith('exists') || it.key in ['undecidable', 'unknown'] }
    words[false].every { it.key in ['absent', 'undecidable', 'unknown'] }
    coze.sandbox.log().count { it.committed() } == 0
    report.units().any { it.note().contains('--self-hosted') }

    where:
    token           | workers
    Sandbox.TOKEN   | 1
    'nobody'        | 1
    Sandbox.TOKEN   | 4
  }

  def "a run that dies again and again asks what a run in one asks"() {
    given:
    coze = new ProbeOnSandbox(dir, SandboxOptions.defaults().withDemonstration())
    def attempts = (1..40).collect { "GET /v1/agent_$it".toString() } + (1..20).collect { "POST /v1/agent_$it".toString() } +
        ['GET /v1/workflows', 'GET /v1/bots', 'GET /v1/datasets', 'POST /v1/bot/create', 'GET /api/v1/bots', 'GET /v1/plugins/mget', 'GET /v1/plugins/none']
    def with = [parameters: true, values: [workspace_id: coze.workspace()]]

    when:
    def whole = coze.probe(attempts, with)
    def asked = coze.ledger.collect { [it.id(), it.question(), it.sent()] }
    coze.ledger.clear()
    def deaths = 0
    def end = null
    while (end == null) {
      try {
        end = coze.goOn(attempts, with + [dies: 7])
      } catch (ProbeOnSandbox.Died e) {
        deaths++
      }
    }
    def again = coze.ledger.collect { [it.id(), it.question(), it.sent()] }
    def other = [asked, again].transpose().find { it[0] != it[1] }

    then:
    deaths > 10
    other == null
    asked.size() == again.size()
    verdicts(end) == verdicts(whole)
  }
}
