package dev.cozesh.shell.builtin

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.CatalogOverlay
import dev.cozesh.catalog.Correction
import dev.cozesh.config.Environment
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.ProxyServer
import dev.cozesh.shell.command.ExitCode
import dev.cozesh.deploy.ApplyListener
import dev.cozesh.deploy.Deployment
import dev.cozesh.deploy.PlanBase
import dev.cozesh.deploy.PlanOptions
import dev.cozesh.deploy.StateDesk
import dev.cozesh.deploy.StateRepair
import dev.cozesh.deploy.Presence
import dev.cozesh.deploy.Promotion
import dev.cozesh.deploy.ReleaseDesk
import dev.cozesh.deploy.desired.Address
import dev.cozesh.deploy.desired.DesiredState
import dev.cozesh.deploy.desired.Kind
import dev.cozesh.deploy.plan.Action
import dev.cozesh.deploy.plan.ApplyReport
import dev.cozesh.deploy.plan.Change
import dev.cozesh.deploy.plan.OutputValue
import dev.cozesh.deploy.plan.Plan
import dev.cozesh.deploy.plan.Target
import dev.cozesh.deploy.state.Release
import dev.cozesh.deploy.state.ResourceState
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.SandboxOptions
import dev.cozesh.shell.builtin.CrashFile
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Clock
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class BuiltinsSpec extends Specification {
  static final BOT = new Address(Kind.BOT, 'WeHan')

  @Shared @AutoCleanup Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())
  @TempDir Path dir
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()
  def engine = new FakeEngine()
  def record = new RunRecord()
  def catalog = Catalog.bundled()

  /** Plans one bot, and notes what it is asked. */
  static class FakeEngine implements Engines, Deployment, StateBook {
    Action action = Action.CREATE
    List<String> asked = []
    DesiredState desired
    PlanOptions options
    Map<Address, String> managed = [(BOT): '7389']

    Deployment deployment(Connection connection) { this }
    StateBook state(Connection connection) { this }
    ReleaseDesk releases(Connection connection, Optional<String> workspace) { throw new IllegalStateException('no releases here') }
    PlanBase base(Plan plan) { new PlanBase('lineage', 1, []) }
    Presence presence(Plan plan, Kind kind, String id) { Presence.THERE }
    Optional<String> elsewhere(String id) { Optional.empty() }
    Optional<Release> released() { Optional.empty() }
    void condemn(String why) { asked << 'condemn' }
    void keep(Plan plan, String cause) { asked << 'keep' }
    Promotion promotion(Connection from, Connection to) { throw new IllegalStateException("nothing was to be copied") }
    Probing probing() { throw new IllegalStateException('nothing was to be probed') }

    Plan plan(DesiredState state, PlanOptions how) {
      asked << 'plan'
      desired = state
      options = how
      def id = action == Action.CREATE ? Optional.<String>empty() : Optional.of('7389')
      new Plan(new Target('sandbox', '1', 'WeHan'), [new Change(BOT, action, id, [], [])],
          [new OutputValue('COZE_BOT_ID', id)], 2, 3, [], [])
    }

    ApplyReport apply(Plan plan, ApplyListener listener, String cause) {
      asked << 'apply'
      listener.finished(BOT, 'create', '7389')
      new ApplyReport([new ApplyReport.Done(BOT, '7389')], [], [], [], [new OutputValue('COZE_BOT_ID', Optional.of('7389'))], 5)
    }

    void close() { asked << 'close' }
    List<StateBook.Entry> entries() {
      managed.collect { new StateBook.Entry(it.key, ResourceState.of(it.value, ResourceState.Origin.CREATED), Optional.empty()) }
    }
    List<String> unsettled() { [] }
    Optional show(Address address) { Optional.empty() }
    String forget(Address address) { managed.remove(address); address.toString() }
    StateDesk.Candidate find(Address address, Optional<String> id) { new StateDesk.Candidate(id.orElse('7389'), address.name(), Optional.empty()) }
    void requireFree(Address address, String id) {}
    void adopt(Address address, String id) { managed[address] = id }
    void rename(Address before, Address now) { managed[now] = managed.remove(before) }
    void handOver(Address address, String script) { asked << "$address to $script".toString() }
    boolean protect(Address address, boolean forbidden) { true }
    List<StateRepair.Finding> faults() { [] }
    List<StateRepair.Finding> mend() { [] }
  }

  def "api sends one request and hands the body over as it came, ended by a line break"() {
    expect:
    run('api', 'GET', '/v1/workspaces', 'page_size=1') == 0
    Json.mapper().readValue(out.toString(), Object).data.workspaces*.name == ['WeHan']
    out.toString().endsWith('}\n')
    !out.toString().trim().contains('\n')
    record.requests() == 1
  }

  def "api's refusal keeps the body on out, the error on err, and names what was meant"() {
    expect:
    run('api', 'POST', '/v1/knowledge_base', 'name=x') == 1
    Json.mapper().readValue(out.toString(), Object).code == 4000
    err.toString().contains('did you mean `POST /v1/datasets`?')
  }

  def "a wrong token ends with exit 4"() {
    expect:
    run(['api', 'GET', '/v1/workspaces'], [COZE_API_TOKEN: 'wrong_token_1']) == 4
  }

  def "-v tells each request on err, --log keeps it with bodies, neither the token"() {
    given:
    def log = dir.resolve('calls.log')

    expect:
    run('api', 'GET', '/v1/workspaces', '-v', '--log', log.toString()) == 0
    err.toString() =~ /(?m)^GET \/v1\/workspaces 200 in \d+ ms, log id \w+$/
    Files.readString(log).contains('"name":"WeHan"')
    PosixFilePermissions.toString(Files.getPosixFilePermissions(log)) == 'rw-------'
    !(err.toString() + Files.readString(log)).contains(Sandbox.TOKEN)
  }

  def "doctor says what is well and what to mend"() {
    expect:
    run('doctor') == 0
    out.toString().contains('server      answers: HTTP 200')
    out.toString().contains('written out, from COZE_API_TOKEN')
    !out.toString().contains(Sandbox.TOKEN)
  }

  def "doctor marks what is missing as neither well nor wrong"() {
    expect:
    run(['doctor'], [COZE_API_TOKEN: '', COZE_API_BASE: '']) == 0
    out.toString() =~ /(?m)^--  token       none$/
    out.toString() =~ /(?m)^--  server      none configured$/
    out.toString() =~ /(?m)^ok  java /
    run(['doctor', '--json'], [COZE_API_TOKEN: '', COZE_API_BASE: '']) == 0
    def checks = Json.mapper().readValue(out.toString().substring(out.toString().indexOf('{')), Object).checks
    checks.findAll { it.missing }*.name.containsAll(['token', 'server'])
    checks.every { !(it.missing && it.ok) }
  }

  @Unroll("archive #file, sharing #sharing, launched #launched: #text")
  def "doctor knows that the launcher builds the archive behind a first start"() {
    when:
    def finding = MachineCheck.archive(Optional.ofNullable(file), sharing, launched)

    then:
    finding.isMissing() == missing
    finding.text() == text
    finding.next() == next

    where:
    file             | sharing | launched || missing | text                                                | next
    null             | true    | true     || true    | 'being built behind the first start; later ones use it' | ''
    null             | true    | false    || true    | 'none named: start-up is slower'                    | 'start with `cozesh`'
    '/nowhere/x.jsa' | true    | true     || true    | 'named, but not in use: start-up is slower'         | 'build it anew'
    'pom.xml'        | false   | true     || true    | 'named, but not in use: start-up is slower'         | 'build it anew'
    'pom.xml'        | true    | true     || false   | 'in use'                                            | ''
  }

  def "doctor's exit code is its worst finding's"() {
    expect:
    run(['doctor', '--json'], [COZE_API_TOKEN: 'wrong_token_1']) == 4
    def json = Json.mapper().readValue(out.toString(), Object)
    json.exit == 4
    json.checks.find { it.name == 'server' }.ok == false
  }

  def "nothing configured ends with exit 4 and both ways out"() {
    expect:
    run(['api', 'GET', '/v1/bots'], [COZE_API_TOKEN: '', COZE_API_BASE: '']) == 4
    err.toString().contains('COZE_API_TOKEN')
    err.toString().contains('--sandbox')
  }

  def "why explains a code"() {
    expect:
    run('why', '4200') == 0
    out.toString().startsWith('4200  ')
  }

  @Unroll("#code: #says")
  def "why names the known codes of an unknown one's thousand, and none from farther away"() {
    expect:
    run('why', code) == 2
    err.toString().contains(says)
    err.toString().contains('the nearest known codes are') == near
    err.toString().contains("the server's own text that came with it counts")

    where:
    code        || near  | says
    '4299'      || true  | '4300'
    '99999'     || false | 'it is not known'
    '4201987'   || false | 'it is not known'
  }

  def "catalog names the client's calls of an endpoint"() {
    expect:
    run('catalog', 'chat.create') == 0
    out.toString().contains('\n  client:      chats.create, chats.stream, chats.streamUnsaved\n')
    run('catalog', 'oauth.token.refresh') == 0
    !out.toString().substring(out.toString().indexOf('oauth.token.refresh')).contains('client:')
    run('catalog', 'bots.create', '--json') == 0
    out.toString().replaceAll(/\s/, '').endsWith('"client":["bots.create"]}]')
  }

  def "catalog finds endpoints by words of the field"() {
    expect:
    run('catalog', 'knowledge_base') == 0
    out.toString().contains('/v1/datasets')
    run('catalog', 'zzzzqqq') == 2
  }

  @Unroll
  def "catalog finds by meaning: #words"() {
    expect:
    run('catalog', words) == 0
    out.toString().readLines().find { it =~ /^(GET|POST|PUT) / }.contains(first)

    where:
    words            || first
    '知识库'           || '/v1/datasets'
    'bind knowledge' || '/v1/bot/update'
    '创建知识库'         || 'POST /v1/datasets'
  }

  def "catalog shows who says so, where to read more, and a line to write"() {
    expect:
    run('catalog', 'datasets.create') == 0
    out.toString().contains('\n  source:      documentation, SDKs (Python, JavaScript, Java, Go), open-source server\n')
    out.toString().contains('\n  docs:        https://docs.coze.cn/')
    out.toString().contains('\n  write:       knowledge("…") { description "…" }\n')
    run('catalog', 'GET', '/v1/bots/7381') == 0
    out.toString().contains('id:          bots.retrieve')
  }

  @Unroll("#words")
  def "catalog says beside what it finds that no public endpoint does what the words say"() {
    expect:
    run('catalog', *words.split(' ')) == 0
    err.toString().contains('no public endpoint') == none
    out.toString().contains('/v1/')

    where:
    words              | none
    'create workflow'  | true
    'workflow create'  | true
    '导入工作流'       | true
    'delete bot'       | true
    'update workflow'  | true
    'workflow'         | false
    'list workflow'    | false
    'run workflow'     | false
    'publish bot'      | false
    'bind knowledge'   | false
  }

  def "catalog says what to call instead of a request that is not documented"() {
    expect:
    run('catalog', 'POST /v1/knowledge_base') == 0
    out.toString().startsWith('POST /v1/knowledge_base is not documented\n  call instead:\n  POST /v1/datasets  Create a knowledge base')
    out.toString().contains('    needs:      name, space_id, format_type\n    permission: createKnowledge\n')
    run('catalog', 'post', '/v1/workflow/create') == 0
    out.toString().contains('no public endpoint creates a workflow from a definition; what there is:\n  - the web page imports a zip')
    run('catalog', 'GET /v1/xyzzy') == 2
  }

  def "catalog --json says of an undocumented request what a program wants to know"() {
    when:
    run('catalog', 'GET /v1/space/list', '--json')
    def json = Json.mapper().readValue(out.toString(), Object)

    then:
    json.operation == 'GET /v1/space/list'
    json.documented == false
    json.suggestions[0].with { [it.id, it.required, it.dsl, it.sure] } == ['workspaces.list', [], 'workspaces.list()', true]
  }

  def "catalog shows what a probe saw, and where and when"() {
    given:
    def seen = { method, path, verdict -> new Correction(method, path, verdict, Optional.empty(), ['a'], 'api.coze.cn', '2026-11-25', 'r1', '') }
    def overlay = CatalogOverlay.EMPTY.merged([seen('GET', '/v1/workflow/shapes', 'exists'), seen('GET', '/v1/bots', 'absent'),
      seen('POST', '/v1/knowledge_base', 'absent')])
    catalog = Catalog.bundled().corrected(overlay)
    def shown = { String... words ->
      out.reset()
      assert run(['catalog'] + words.toList()) == 0
      out.toString()
    }

    expect:
    shown('GET /v1/workflow/shapes').contains('seen:        exists on api.coze.cn, 2026-11-25, needs a, run r1')
    shown('bots.list').contains('seen:        absent on api.coze.cn, 2026-11-25')
    shown('bots').contains('[absent, 2026-11-25, api.coze.cn]')
    shown('POST /v1/knowledge_base').contains('is not documented\n  seen:        absent on api.coze.cn')
  }

  def "-e prints the value, with --json as JSON"() {
    expect:
    run('-e', '6*7') == 0
    run('-e', '[a: "${1}", b: [1, null]]', '--json') == 0
    out.toString() == '42\n{\n  "a" : "1",\n  "b" : [ 1, null ]\n}\n'
  }

  def "-e prints what a service gives, for people and with --json as on the wire"() {
    expect:
    run('-e', 'workspaces.list()') == 0
    out.toString() =~ /(?m)^id +name .*\n\d+ +WeHan /
    out.reset()
    run('-e', 'workspaces.list()', '--json') == 0
    Json.mapper().readValue(out.toString(), Object)*.name == ['WeHan']
  }

  def "a definition echoes nothing"() {
    expect:
    run('-e', 'def n = 2') == 0
    out.toString() == ''
  }

  def "without a terminal nothing is applied unless --yes says so"() {
    expect:
    run(deploy()) == 2
    err.toString().contains('nothing was sent: not confirmed')
    err.toString().contains('run with --yes')
    engine.asked == ['plan', 'close']
  }

  @Unroll("sent by the script: #calls")
  def "what a script has sent before its plan is told, in the plan and when that is not confirmed"() {
    given:
    def script = calls.collect { "$it\n" }.join('') + 'GET "/v1/workspaces"\nbot("WeHan") { description "d" }'

    expect:
    run(deploy(script: script)) == 2
    err.toString().readLines()[0..1] == [headline, '  why:  ' + why]
    out.toString().readLines().findAll { it.startsWith('sent already: ') } == listed
    !engine.asked.contains('apply')

    where:
    calls << [[], ['POST("/v1/bot/create", [name: "x"]).ok'], ['POST("/v1/bot/create", [name: "x"]).ok', 'DELETE("/v1/unheard/of").ok']]
    headline << ['nothing was sent: not confirmed'] + ['the plan was not applied: not confirmed'] * 2
    why << ['there is no terminal to ask on',
      'there is no terminal to ask on; the script itself has sent 1 call that changes something: POST /v1/bot/create',
      'there is no terminal to ask on; the script itself has sent 2 calls that change something: POST /v1/bot/create, DELETE /v1/unheard/of']
    listed << [[], ['sent already: POST /v1/bot/create'], ['sent already: POST /v1/bot/create, DELETE /v1/unheard/of']]
  }

  def "what is declared is planned, applied, and its outputs printed"() {
    expect:
    run(deploy('--yes')) == 0
    out.toString().contains('+ bot WeHan')
    out.toString().contains('created bot WeHan 7389\n')
    out.toString().readLines().last() == 'COZE_BOT_ID=7389'
    engine.asked == ['plan', 'apply', 'close']
    engine.options == PlanOptions.of(engine.options.owner()).exclusively().with(engine.options.caution())
    engine.options.owner().endsWith('.groovy')
    record.created()*.id() == ['7389']
  }

  def "an unchanged plan is not confirmed and not applied, its outputs stand all the same"() {
    given:
    engine.action = Action.NONE

    expect:
    run(deploy()) == 0
    out.toString().contains('no changes, 1 unchanged')
    out.toString().contains('COZE_BOT_ID=7389')
    engine.asked == ['plan', 'keep', 'close']
  }

  def "what is only taken over is recorded without a question, since nothing is sent"() {
    given:
    engine.action = Action.ADOPT

    expect:
    run(deploy('--adopt')) == 0
    out.toString().contains('no changes, 1 to adopt')
    engine.asked == ['plan', 'apply', 'close']
  }

  @Unroll("#answer.inspect(): exit #exit")
  def "at a terminal the answer decides, and d shows the details first"() {
    expect:
    run(deploy(), [:], answer, new Tty(true, false, true)) == exit
    engine.asked.contains('apply') == applied
    err.toString().count('apply? [y/N/d] ') == questions

    where:
    answer   || exit | applied | questions
    'y\n'    || 0    | true    | 1
    'd\ny\n' || 0    | true    | 2
    'n\n'    || 2    | false   | 1
    '\n'     || 2    | false   | 1
    ''       || 2    | false   | 1
  }

  @Unroll("#answer.inspect()")
  def "who says no is not scolded, and silence is told from no terminal"() {
    when:
    run(deploy(), [:], answer, new Tty(true, false, true))

    then:
    err.toString().endsWith(says)

    where:
    answer || says
    'n\n'  || '] not applied\n  next: run again, or with --yes\n'
    '\n'   || '] not applied\n  next: run again, or with --yes\n'
    ''     || '] \nnothing was sent: not confirmed\n  why:  the question was not answered\n  next: run with --yes\n'
  }

  def "who says no is reminded of what the script has sent"() {
    when:
    run(deploy(script: 'POST("/v1/bot/create", [name: "x"]).ok\nbot("WeHan") { description "d" }'), [:], 'n\n', new Tty(true, false, true))

    then:
    err.toString().contains('not applied\n  why:  the script itself has sent 1 call that changes something: POST /v1/bot/create\n')
  }

  def "apply --json prints one document, whatever the script prints"() {
    expect:
    run(deploy('--yes', '--json', script: 'println "hello"\nbot("WeHan") { description "d" }')) == 0
    def json = Json.mapper().readValue(out.toString(), Object)
    json.created == [[address: 'bot.WeHan', id: '7389']]
    json.exit == 0
    err.toString().contains('hello')
  }

  def "--outputs rewrites the block of the file and nothing else"() {
    given:
    def env = dir.resolve('.env')
    Files.writeString(env, 'A=1\n')

    expect:
    run(deploy('--yes', '--outputs', '.env')) == 0
    Files.readString(env) == 'A=1\n# >>> cozesh >>>\nCOZE_BOT_ID=7389\n# <<< cozesh <<<\n'
    !out.toString().contains('COZE_BOT_ID')
    err.toString().contains("wrote 1 value to $env\n")
  }

  @Unroll("#option")
  def "a file lies in a directory that is there, or nothing is sent"() {
    expect:
    run(deploy('--yes', option, 'nix/x')) == 2
    err.toString().startsWith("$option: there is no directory ${dir.resolve('nix')}\n")
    engine.asked == []
    record.requests() == 0
    !Files.exists(dir.resolve('nix'))

    where:
    option << ['--outputs', '--log']
  }

  def "--outputs says that a file has them already, and leaves it"() {
    given:
    def env = dir.resolve('.env')
    run(deploy('--yes', '--outputs', '.env'))
    def written = Files.getLastModifiedTime(env)

    expect:
    run(deploy('--yes', '--outputs', '.env')) == 0
    err.toString().endsWith("$env has the outputs already\n")
    Files.getLastModifiedTime(env) == written
  }

  @Unroll("#line #script: #asked")
  def "with --prune a script that declares nothing is planned too, for what it declared before"() {
    given:
    def file = this.script(script)

    expect:
    run(line[0] == 'apply' ? ['apply', file] + line.drop(1) : [file] + line.drop(1)) == 0
    engine.asked - 'close' == asked
    err.toString().contains('nothing is declared') == said

    where:
    line                           | script                                      || asked             | said
    ['apply', '--yes', '--prune']  | 'def n = 1'                                 || ['plan', 'apply'] | false
    ['script', '--yes', '--prune'] | 'def n = 1'                                 || ['plan', 'apply'] | false
    ['apply', '--yes']             | 'def n = 1'                                 || []                | true
    ['script', '--yes']            | 'def n = 1'                                 || []                | false
    ['apply', '--yes', '--prune']  | 'bot("WeHan") { description "d" }\napply()' || ['plan', 'apply'] | false
    ['apply', '--yes']             | 'bot("WeHan") { description "d" }'          || ['plan', 'apply'] | false
  }

  @Unroll("script #word, option #option: #used")
  def "the option's workspace wins over the script's, the script's over the profile's"() {
    expect:
    run(deploy(*option, '--yes', script: "$word\nbot('WeHan') { description 'd' }")) == 0
    engine.desired.workspace() == Optional.of(used)

    where:
    word               | option                 || used
    'workspace "Mine"' | ['--workspace', 'His'] || 'His'
    'workspace "Mine"' | []                     || 'Mine'
    ''                 | ['--workspace', 'His'] || 'His'
  }

  @Unroll("#action #options: #exit")
  def "plan looks and never locks, and exits 3 for differences only when asked"() {
    given:
    engine.action = action
    def file = script('bot("WeHan") { description "d" }')

    expect:
    run(['plan', file] + options) == exit
    engine.asked == ['plan', 'close']
    !engine.options.exclusive()
    record.changes() == changes

    where:
    action        | options                 || exit | changes
    Action.CREATE | []                      || 0    | 1
    Action.CREATE | ['--detailed-exitcode'] || 3    | 1
    Action.NONE   | ['--detailed-exitcode'] || 0    | 0
    Action.WAIT   | ['--detailed-exitcode'] || 3    | 1
  }

  def "plan --json is one document"() {
    expect:
    run('plan', script('bot("WeHan") { description "d" }'), '--json') == 0
    Json.mapper().readValue(out.toString(), Object).actions*.action == ['create']
  }

  def "state lists, forgets when confirmed, and refuses what is no address"() {
    expect:
    run('state', 'ls') == 0
    out.toString() =~ /bot\.WeHan +7389 +created/
    run('state', 'rm', 'bot.WeHan') == 2
    engine.managed.size() == 1
    run('state', 'rm', 'bot.WeHan', '--yes') == 0
    engine.managed.isEmpty()
    run('state', 'rm', 'robot.WeHan', '--yes') == 2
  }

  def "import takes an address and an id of digits"() {
    expect:
    run('import', 'bot.Other', '7400') == 0
    engine.managed[new Address(Kind.BOT, 'Other')] == '7400'
    run('import', 'bot.Other', 'abc') == 2
  }

  def "a script that is missing is a usage error"() {
    expect:
    run('nowhere.groovy') == 2
    err.toString().contains('nowhere.groovy')
  }

  private List<String> deploy(Map named = [:], String... options) {
    [script(named.script ?: 'def b = bot("WeHan") { description "d" }\noutput "COZE_BOT_ID", b.id')] + options.toList()
  }

  private String script(Object text) {
    Files.writeString(dir.resolve('deploy.groovy'), text.toString()).toString()
  }

  @Unroll
  def "a proxy of the settings is asked, and its refusal is told without its password: #variables"() {
    given:
    def proxy = new ProxyServer(407, 1)

    when:
    def exit = run(['api', 'GET', '/v1/workspaces'], [COZE_API_BASE: 'https://coze.test', HTTPS_PROXY: "http://anna:secret99@127.0.0.1:${proxy.port()}".toString()] + variables)

    then:
    exit == ExitCode.of(new CozeTransportException('', '', '', CozeTransportException.Delivery.NOT_SENT, null)).number()
    proxy.asked()*.readLines()*.get(0).toSet() == asked.toSet()
    (out.toString() + err).contains(words)
    !(out.toString() + err).contains('secret99')

    cleanup:
    proxy.close()

    where:
    variables               || asked                              | words
    [:]                     || ['CONNECT coze.test:443 HTTP/1.1'] | 'let no connection through: HTTP 407'
    [NO_PROXY: '.test']     || []                                 | 'unknown host coze.test'
  }

  def "a file of authorities that is none ends the call before anything is sent"() {
    expect:
    run(['api', 'GET', '/v1/workspaces'], [SSL_CERT_FILE: 'none.pem']) == 2
    err.toString().startsWith('not usable as a file of authorities')
    record.requests() == 0
  }

  private int run(String... line) { run(line.toList()) }

  private int run(List line, Map<String, String> more = [:], String input = '', Tty tty = Tty.NONE) {
    def variables = [HOME: dir.toString(), COZE_API_TOKEN: Sandbox.TOKEN, COZE_API_BASE: sandbox.baseUri().toString()] + more
    def connector = new Connector(new Environment(variables, dir, dir), record, Clock.systemUTC())
    def interruption = new Interruption()
    def console = new Console(new ByteArrayInputStream(input.bytes), new PrintStream(out, true, 'UTF-8'),
        new PrintStream(err, true, 'UTF-8'), tty, false)
    def table = Builtins.table(new Workbench(connector, engine, interruption), catalog)
    def exit = new Shell(table, table.script(), console, record, interruption, new CrashFile(dir.resolve('crash'), Clock.systemUTC())).run(line*.toString())
    interruption.finished(exit)
    exit
  }
}
