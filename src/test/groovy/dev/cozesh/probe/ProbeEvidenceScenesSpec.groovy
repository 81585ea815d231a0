package dev.cozesh.probe

import dev.cozesh.e2e.Coze
import dev.cozesh.e2e.Program
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.probe.evidence.LedgerContents
import dev.cozesh.sandbox.Fault
import java.nio.file.Path
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

  private String verdict(Program.Ended ended, String method, String path) {
    ended.json().path('attempts').find { it.path('method').asText() == method && it.path('path').asText() == path }.path('verdict').asText()
  }

  private Program.Ended plan960(String... options) {
    program.here(*(['probe', METHODS + "{,${other.sandbox.baseUri()}}" + NAMES, '--host', other.sandbox.baseUri().toString(), '--seed', '7'] + options.toList()))
  }
}
