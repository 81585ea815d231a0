package dev.cozesh.e2e

import dev.cozesh.http.ClosedPort
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** cozesh probe as its users run it: exit codes, files, and what a run leaves that was killed. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ProbeProgramSpec extends Specification {
  private static final String GUESSES = 'POST /v1/{knowledge,knowledge_base}{,/create}'
  private static final String THIRTY_FIVE = 'POST /v1/{a,b,c,d,e,f,g}{,/create,/new,/add,/list}'
  private static final String DATASETS = 'POST /v1/datasets'
  private static final String BOTS = 'POST /v1/bot/create'

  @TempDir Path root
  @AutoCleanup Coze coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(root.resolve('我的 项目'), coze.access())
  }

  def "with nothing configured nothing is probed, and two ways out are named"() {
    when:
    def ended = new Program(root.resolve('空 leer')).run('probe', GUESSES)

    then:
    ended.exit == 4
    ended.out == ''
    ended.err.contains('`cozesh login`')
    ended.err.contains('`--sandbox`')
    coze.requests() == 0
  }

  def "a refused token ends with exit 4, and nothing documented is called absent"() {
    given:
    def refused = new Program(root.resolve('falsch'), coze.access('wrong'))

    when:
    def ended = refused.here('probe', '--json', '--yes', *tried)

    then:
    ended.exit == 4
    ended.json().path('stop').path('kind').asText() =~ /(?i)credential/
    verdicts(ended) == verdicts

    where:
    tried                                   || verdicts
    ['GET /v1/{bots,workspaces,workflows}'] || ['exists (auth)', 'unknown', 'unknown']
    ['POST /v1/{datasets,dataset}']         || ['exists (auth)', 'absent']
    ['GET /v1/workspaces']                  || ['exists (auth)']
  }

  def "a server that is not there ends with exit 1, the ledger tells what was tried, and no row is a verdict"() {
    given:
    def deaf = ClosedPort.taken()
    def gone = new Program(root.resolve('weg'), [COZE_API_TOKEN: 'pat_test_e2e', COZE_API_BASE: "http://127.0.0.1:$deaf.port".toString()])

    when:
    def ended = gone.here('probe', '--json', GUESSES)

    then:
    ended.exit == 1
    verdicts(ended).unique() == ['unknown']
    ended.json().path('stop').path('next').asText().contains("`cozesh probe --resume ${ended.json().path('run').asText()}`")
    gone.here('probe', 'show').out.contains('4 attempts: 4 unknown')

    cleanup:
    deaf?.close()
  }

  def "no host is asked that nobody named, and one that was is never shown the token"() {
    given:
    def other = Coze.fresh()
    def pattern = "GET ${other.sandbox.baseUri()}/v1/{workspaces,nope}".toString()

    when:
    def refused = program.here('probe', pattern)

    then:
    refused.exit == 10
    refused.err.contains('--host')
    coze.requests() == 0
    other.requests() == 0

    when:
    def ended = program.here('probe', '--json', '--host', other.sandbox.baseUri().toString(), pattern)

    then:
    ended.exit == 0
    verdicts(ended) == ['exists (auth)', 'absent']
    // With the token the other sandbox answers 200.
    other.sandbox.log().findAll { it.route() == 'GET /v1/workspaces' }*.status().unique() == [401]
    coze.requests() == 0

    cleanup:
    other.close()
  }

  def "a plan sends nothing, and is one document for programs"() {
    given:
    program.write('p.groovy', 'probe("eins") { GET "/v1/workflows" }\nprobe("zwei") { POST "/v1/{a,b}" }\n')

    when:
    def one = program.here('probe', THIRTY_FIVE, '--plan', '--json')
    def two = program.here('probe', program.path('p.groovy'), '--plan', '--json')
    def shown = program.here('plan', program.path('p.groovy'))

    then:
    one.exit == 0
    one.json().path('requests').asInt() == one.json().path('stages')*.path('requests')*.asInt().sum()
    one.json().path('attempts').asInt() == 35
    two.json().path('plans')*.path('title')*.asText() == ['eins', 'zwei']
    shown.exit == 0
    shown.out.contains('Plan of the probe zwei')
    // The plan of what is declared looks for its workspace.
    coze.sandbox.log()*.route() - 'GET /v1/workspaces' == []
  }

  def "more than 30 requests are not sent where nobody can be asked"() {
    when:
    def ended = program.here('probe', THIRTY_FIVE)

    then:
    ended.exit == 2
    ended.err =~ /nothing was sent: \d+ requests were not confirmed/
    coze.requests() == 0
  }

  @Unroll("#name")
  def "a budget ends a run with exit 7, and what it names goes on with it to the end"() {
    given:
    def options = ledger ? ['--ledger', program.path(ledger)] : []

    when:
    def ended = program.here('probe', '--budget', '5', GUESSES, *options)
    def more = named(ended, 'probe --resume')

    then:
    ended.exit == 7
    ended.out.contains('2 absent, 2 unknown')

    when:
    def sent = coze.sandbox.log().size()
    def second = program.here(*more)
    def number = named(second, 'probe show')

    then:
    second.exit == 0
    second.out.contains('4 attempts: 4 absent')
    // Nothing is asked for twice.
    coze.sandbox.log().size() == sent + 2
    program.here(*number).out.startsWith('#4 POST /v1/knowledge')

    where:
    ledger << ['', 'mein lauf.jsonl']
    name = ledger ?: 'in the project'
  }

  def "a run that was killed shows how far it came, and goes on without asking anything twice"() {
    given:
    def pattern = 'GET /v1/{nope,bots,workspaces,workflows,nada}'
    def undisturbed = undisturbed(pattern)

    when:
    def child = killedAt('GET /v1/workflows', 'probe', '--yes', pattern)

    then:
    child.exit == 137

    when:
    def shown = program.here('probe', 'show')

    then:
    shown.exit == 0
    shown.out.contains('5 attempts')
    shown.out.contains("`cozesh probe --resume ${run()}` goes on")

    when:
    def ended = program.here('probe', '--json', '--yes', '--resume', run())
    // The one in flight when it was killed has no answer in the ledger.
    def sent = coze.sandbox.log()*.route()
    sent.remove(sent.indexOf('GET /v1/workflows'))

    then:
    ended.exit == 0
    verdicts(ended) == ['absent', 'exists', 'exists', 'exists', 'absent']
    known(sent).sort() == known(undisturbed).sort()
    sent.size() == undisturbed.size()
  }

  def "what a killed run made is deleted by its id, and what is named like it is not"() {
    given:
    program.write('m.groovy', """probe { POST "/v1/datasets", name: "x", space_id: "${coze.workspace()}", format_type: 0; allow "$DATASETS" }""")

    when:
    def child = killedAt(DATASETS, 'probe', 'm.groovy')

    then:
    child.exit == 137
    coze.datasets().size() == 1

    when:
    def ours = coze.datasets()[0]
    def foreign = program.here('api', DATASETS.split(' ')[0], '/v1/datasets', "name=${ours.name().get()} too", "space_id=${coze.workspace()}", 'format_type:=0')
    def ended = program.here('probe', '--cleanup', '--result-file', program.path('r.json'))

    then:
    foreign.exit == 0
    ended.exit == 0
    ended.out.contains(ours.id())
    coze.datasets()*.name()*.get() == [ours.name().get() + ' too']
    Files.readString(program.directory.resolve('r.json')).contains('"deleted" : [ {')
    program.here('probe', '--cleanup').out == 'there is nothing to delete\n'
  }

  @Unroll("#route")
  def "a run that was killed behind a create makes no second one when it goes on"() {
    given:
    program.write('a.json', """[{"method": "POST", "path": "${route.drop(5)}", "body": {"name": "x", "space_id": "${coze.workspace()}", "format_type": 0}}]""")
    def options = ['--allow-mutation', route, '--accept-residue']

    when:
    def child = killedAt(route, 'probe', 'a.json', *options)
    def ended = program.here('probe', '--json', program.path('a.json'), '--resume', run(), *options)

    then:
    child.exit == 137
    ended.exit == 0
    verdicts(ended) == ['exists']
    coze.sandbox.log().count { it.route() == route && it.committed() } == 1
    coze.datasets().isEmpty()
    coze.drafts().size() == bots

    where:
    route    || bots
    DATASETS || 0
    BOTS     || 1
  }

  def "a create that nothing undoes is refused unless its rest is accepted, which the result file tells"() {
    given:
    program.write('a.json', """[{"method": "POST", "path": "/v1/bot/create", "body": {"name": "x", "space_id": "${coze.workspace()}"}}]""")

    when:
    def refused = program.here('probe', program.path('a.json'), '--allow-mutation', BOTS)

    then:
    refused.exit == 10
    coze.writes() == 0

    when:
    def ended = program.here('probe', program.path('a.json'), '--allow-mutation', BOTS, '--accept-residue', '--result-file', program.path('r.json'))
    def made = coze.drafts()*.id()

    then:
    ended.exit == 0
    made.size() == 1
    ended.out.contains("left behind: bot ${made[0]}")
    Files.readString(program.directory.resolve('r.json')).contains(made[0])
  }

  @Unroll("#line")
  def "what is wrong in a block is told with file and line, once, and nothing is sent"() {
    given:
    program.write('e.groovy', "def a = 1\nprobe {\n  GET '/v1/a'\n  $line\n}\n")

    when:
    def ended = program.here(program.path('e.groovy'))

    then:
    ended.exit == 1
    ended.err.readLines()[0].endsWith(what)
    ended.err.count('e.groovy:4') == 1
    coze.requests() == 0

    where:
    line                     || what
    'PSOT "/v1/x"'           || 'e.groovy:4:3: unknown word PSOT in probe'
    'POST "/v1/{a,b"'        || 'e.groovy:4:3: pattern, column 10: `{` is not closed'
    'claim "POST /v1/x"'     || 'e.groovy:4:3: claim does not say who says it'
    'throw new Error("aus")' || 'e.groovy:4: Error: aus'
  }

  @Unroll("#name: #text")
  def "a file that holds nothing to be tried says what to write"() {
    given:
    program.write(name, text)

    when:
    def ended = program.here('probe', program.path(name))

    then:
    ended.exit == exit
    ended.err.contains(what)
    coze.requests() == 0

    where:
    name     | text                               || exit | what
    'e.txt'  | '# nur dies\n'                     || 2    | 'nothing is tried in'
    'c.txt'  | 'GET /v1/a\nclaim POST /v1/x\n'    || 2    | 'c.txt:2, column 1: the claim does not say who says what'
    'f.json' | '{"foo": 1}'                       || 2    | 'f.json:1: no attempts are in this JSON'
    'u.txt'  | 'curl https://api.coze.cn/v1/bots' || 10   | '--host https://api.coze.cn'
  }

  def "what to call instead is named in a script and by cozesh api"() {
    given:
    program.write('k.groovy', 'POST "/v1/knowledge_base", name: "x"')

    expect:
    program.here(*line.collect { it == 'k.groovy' ? program.path(it) : it }).err.contains('did you mean `POST /v1/datasets`?')

    where:
    line << [['k.groovy'], ['api', 'POST', '/v1/knowledge_base', 'name=x']]
  }

  def "two runs at once keep a ledger each"() {
    given:
    coze.faults().add(Fault.on('*').always().delay(50))

    when:
    def both = (1..2).collect { program.start('probe', '--json', GUESSES) }*.ended()

    then:
    both*.exit == [0, 0]
    both.collect { it.json().path('run').asText() }.toSet().size() == 2
    both.every { verdicts(it) == ['absent'] * 4 }
  }

  def "evidence that cannot be written is none: nothing more is sent"() {
    when:
    def ended = program.here('probe', '--ledger', '/dev/full', GUESSES)

    then:
    ended.exit == 11
    ended.err.contains('the ledger cannot be written')
    coze.requests() == 0
  }

  private static List<String> verdicts(Program.Ended ended) {
    ended.json().path('attempts')*.path('verdict')*.asText()
  }

  /** The routes of a whole run, sent to a sandbox of its own. */
  private List<String> undisturbed(String pattern) {
    Coze.fresh().withCloseable { fresh ->
      assert new Program(root.resolve('ganz'), fresh.access()).here('probe', '--yes', pattern).exit == 0
      fresh.sandbox.log()*.route()
    }
  }

  /** Documented routes: random paths come from the run's seed. */
  private static List<String> known(List<String> routes) {
    routes.findAll { it =~ ' /v1/(nope|nada|bots|workspaces|workflows)$' }
  }

  /** Runs the line in a process, which is killed when the route's request is done and not yet answered. */
  private Program.Ended killedAt(String route, String... line) {
    def child = new BlockingVariable<Program.Child>(30)
    boolean creates = route.startsWith('POST ')
    def kill = { if (it.route() == route) { child.get().kill() } }
    creates ? coze.sandbox.onCommitted(kill) : coze.sandbox.onReceived(kill)
    child.set(program.start(line))
    def ended = child.get().ended()
    coze.sandbox.onCommitted {}
    coze.sandbox.onReceived {}
    ended
  }

  private String run() {
    program.directory.resolve('.cozesh/probe').toFile().list().find { it.endsWith('.jsonl') } - '.jsonl'
  }

  /** The line of cozesh that an output names, as a shell reads it. */
  private static List<String> named(Program.Ended ended, String beginning) {
    def line = (ended.out.replaceAll(/\s+/, ' ') =~ /`cozesh ($beginning [^`]+)`/)[0][1]
    (line =~ /((?:'[^']*'|[^\s'])+)/).collect { it[1].replace("'", '') }
  }
}
