package dev.cozesh.shell.builtin

import dev.cozesh.catalog.Catalog
import dev.cozesh.config.Environment
import dev.cozesh.dsl.Found
import dev.cozesh.error.CozeGuardException
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.probe.evidence.LedgerHead
import dev.cozesh.probe.evidence.Masking
import dev.cozesh.probe.evidence.ProbeReport.Stop
import dev.cozesh.probe.variant.Inquiry
import dev.cozesh.probe.variant.Variants
import dev.cozesh.probe.verdict.Verdict
import dev.cozesh.shell.Interruption
import dev.cozesh.shell.Shell
import dev.cozesh.shell.command.Console
import dev.cozesh.shell.command.Option
import dev.cozesh.shell.command.RunRecord
import dev.cozesh.shell.command.Tty
import java.nio.file.Files
import java.nio.file.Path
import java.time.Clock
import java.time.Instant
import java.util.function.BooleanSupplier
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class ProbeCommandSpec extends Specification {
  static final PATTERN = 'POST /v1/{workflow,workflows}'

  @TempDir Path dir
  def out = new ByteArrayOutputStream()
  def err = new ByteArrayOutputStream()
  def probing = new FakeProbing()
  def record = new RunRecord()
  List<BooleanSupplier> stops = []

  def "a pattern is probed and told as a table, results on out, the rest on err"() {
    when:
    def exit = run('probe', PATTERN)

    then:
    exit == 0
    probing.run[0].attempts()*.operation() == ['POST /v1/workflow', 'POST /v1/workflows']
    out.toString().startsWith('verdict  attempt')
    out.toString() =~ /(?m)^absent   POST \/v1\/workflows  #2 404/
    out.toString().contains('2 requests in 12 s, run run-1, kept in /nowhere/run.jsonl')
    err.toString() == 'about 2 requests on api.coze.cn\nwaiting 3 s: the server asks for it\n'
  }

  @Unroll("#operands")
  def "operands are patterns and files; a method may stand apart, a path alone is read"() {
    given:
    Files.writeString(dir.resolve('attempts.txt'), 'GET /v1/one\nPUT /v1/two')

    expect:
    run(['probe'] + operands) == 0
    probing.run[0].attempts()*.operation() == tried

    where:
    operands                                || tried
    ['POST /v1/a']                          || ['POST /v1/a']
    ['POST', '/v1/a']                       || ['POST /v1/a']
    ['/v1/a', 'DELETE', '/v1/b']            || ['GET /v1/a', 'DELETE /v1/b']
    ['attempts.txt']                        || ['GET /v1/one', 'PUT /v1/two']
    ['attempts.txt', 'GET /v1/{a,b}']       || ['GET /v1/one', 'PUT /v1/two', 'GET /v1/a', 'GET /v1/b']
    ['--disagreements']                     || ['GET /v1/space/list']
    ['--disagreements', 'GET /v1/a']        || ['GET /v1/space/list', 'GET /v1/a']
  }

  @Unroll("#line")
  def "what cannot be meant is refused with exit 2 before anything is planned"() {
    expect:
    run(['probe'] + line) == 2
    err.toString().readLines()[0].replace("$dir/", '') == what
    probing.planned.empty

    where:
    line                            || what
    []                              || 'nothing is named to be tried'
    ['workflow']                    || '`workflow` is nothing that can be tried'
    ['POST']                        || '`POST` is nothing that can be tried'
    ['GET', 'POST /v1/a']           || '`GET` is nothing that can be tried'
    ['no.txt']                      || '`no.txt` is nothing that can be tried'
    [PATTERN, '--budget', '0']      || '--budget: `0` is not a whole number, 1 or more'
    [PATTERN, '--budget', 'many']   || '--budget: `many` is not a whole number, 1 or more'
    [PATTERN, '--rate', '-1']       || '--rate: `-1` is not a number of requests a second, 0 for no limit'
    [PATTERN, '--workers', '1.5']   || '--workers: `1.5` is not a whole number, 1 or more'
    [PATTERN, '--quota', 'x']       || '--quota: `x` is not a whole number, 0 or more'
    [PATTERN, '--seed', 'x']        || '--seed: `x` is not a whole number'
    [PATTERN, '--host', 'coze']     || '--host: `coze` is no server\'s address'
    [PATTERN, '--diff', 'run-0']    || 'there is no run run-0'
    ['--resume', 'run-0']           || 'there is no run run-0'
    [PATTERN, '--html', 'no/r.html'] || '--html: there is no directory no'
    ['show']                        || 'no run is kept here'
    ['replay']                      || 'the number of a request, as `probe show` prints it is missing'
    ['replay', 'x']                 || '`x` is not the number of a request'
  }

  def "the options of the command line bound the run"() {
    when:
    run('probe', PATTERN, '--budget', '50', '--rate', '0.5', '--workers=3', '--quota', '40', '--seed', '7', '--accept-residue', '--no-parameters',
        '--allow-mutation', 'POST /v1/datasets,POST /v1/folders', '--allow-mutation', 'POST /v1/x', '--host', 'https://api.coze.com', '--host=https://b.example')
    def options = probing.opened.last()

    then:
    options.base().toString() == 'https://api.coze.cn'
    options.budget() == 50
    options.rate() == 0.5d
    options.workers() == 3
    options.quota().getAsInt() == 40
    options.seed() == 7
    options.acceptResidue()
    !options.parameters()
    options.allowed() == ['POST /v1/datasets', 'POST /v1/folders', 'POST /v1/x'] as Set
    options.hosts()*.toString() == ['https://api.coze.com', 'https://b.example']
  }

  @Unroll("#base")
  def "unasked it sends 100 requests at most, one at a time, one a second unless the server is this machine"() {
    when:
    run(['probe', PATTERN], [COZE_API_BASE: base])
    def options = probing.opened.last()

    then:
    options.budget() == 100
    options.rate() == rate
    options.workers() == 1
    options.quota().empty
    options.parameters()
    !options.acceptResidue()
    !options.selfHosted()

    where:
    base                     || rate
    'https://api.coze.cn'    || 1
    'http://127.0.0.1:8080'  || 0
    'http://localhost:8080'  || 0
  }

  def "--plan prints the stages and sends nothing"() {
    expect:
    run('probe', PATTERN, '--plan') == 0
    out.toString().startsWith('Plan of the probe on api.coze.cn\n  2 attempts on 2 routes\n')
    out.toString().contains('2 requests of a budget of 100')
    probing.run.empty
    record.requests() == 0
  }

  @Unroll("#more more requests, #line, answer #answer: exit #exit")
  def "more than 30 requests, or than the account has left, want a yes, with the plan before it"() {
    given:
    probing.more = more

    expect:
    run(['probe', PATTERN] + line, [:], answer == null ? '' : "$answer\n", answer == null ? Tty.NONE : new Tty(true, false, true)) == exit
    probing.run.size() == (exit == 0 ? 1 : 0)
    err.toString().contains('Plan of the probe') == shown
    err.toString().contains('nothing was sent') == (exit == 2)

    where:
    more | line                              | answer || exit | shown
    28   | []                                | null   || 0    | false
    29   | []                                | null   || 2    | true
    29   | ['--yes']                         | null   || 0    | true
    29   | []                                | 'y'    || 0    | true
    29   | []                                | 'yes'  || 0    | true
    29   | []                                | 'n'    || 2    | true
    29   | []                                | ''     || 2    | true
    29   | ['--budget', '30']                | null   || 0    | false
    0    | ['--quota', '2']                  | null   || 0    | false
    0    | ['--quota', '1']                  | null   || 2    | true
    0    | ['--quota', '1', '--yes']         | null   || 0    | true
    58   | ['--quota', '20']                 | null   || 2    | true
  }

  def "the question says how many requests it is about, the refusal how to go on"() {
    given:
    probing.more = 58

    when:
    run('probe', PATTERN, '--quota', '20')

    then:
    err.toString().contains('20 requests left on the account: not enough for it')
    err.toString().contains('nothing was sent: 60 requests were not confirmed\n  why:  there is no terminal to ask on\n  next: run with --yes')
  }

  @Unroll("#kind: exit #exit")
  def "how a run ended is told by the exit code, and what was found is told all the same"() {
    given:
    probing.ends = [stop: new Stop(kind, 'it had to', 'do this')]

    expect:
    run('probe', PATTERN) == exit
    out.toString().contains('absent   POST /v1/workflow')
    out.toString().contains('stopped: it had to\n  next: do this')

    when:
    out.reset()
    err.reset()
    Files.writeString(dir.resolve('x.groovy'), 'probe { GET "/v1/a" }\nprintln "went on"')
    def ofScript = run('probe', script('x'))

    then:
    ofScript == exit
    out.toString().contains('stopped: it had to')
    out.toString().contains('went on') == goesOn

    where:
    kind                  || exit | goesOn
    Stop.Kind.LIMIT       || 7    | false
    Stop.Kind.BUDGET      || 7    | true
    Stop.Kind.CREDENTIAL  || 4    | false
    Stop.Kind.SERVER      || 1    | false
    Stop.Kind.INTERRUPTED || 130  | false
  }

  def "a guard's refusal ends with exit 10"() {
    given:
    probing.found = { attempt, id -> throw new CozeGuardException('api.example is not named', '', '--host names it') }

    expect:
    run('probe', PATTERN) == 10
    err.toString().contains('api.example is not named')
  }

  def "a signal interrupts the run, which then ends by itself"() {
    given:
    def interrupted = false
    probing.meanwhile = {
      assert stops.last().asBoolean
      interrupted = Thread.currentThread().isInterrupted()
    }
    probing.ends = [stop: new Stop(Stop.Kind.INTERRUPTED, 'somebody stopped it', '`cozesh probe --resume run-1` goes on')]

    expect:
    run('probe', PATTERN, '--html', 'r.html') == 130
    interrupted
    !Thread.currentThread().isInterrupted()
    Files.exists(dir.resolve('r.html'))
    !stops.last().asBoolean
    out.toString().contains('absent   POST /v1/workflow')
  }

  def "reports go to their files, a second run of a script does not replace the first one's"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'probe("a") { GET "/v1/a"; report json: "own.json" }\nprobe("b") { GET "/v1/b" }')

    expect:
    run('probe', script('x'), '--html', 'r.html', '--markdown', 'r.md', '--har', 'r.har', '--junit', 'r.xml', '--ledger', 'l.jsonl', '--anonymise') == 0
    ['r.html': 'HTML of run-1, anonymous', 'r-2.html': 'HTML of run-2, anonymous', 'r.md': 'MARKDOWN of run-1, anonymous',
     'r.har': 'HAR of run-1, anonymous', 'r-2.xml': 'JUNIT of run-2, anonymous'].every { name, text -> Files.readString(dir.resolve(name)) == text }
    Files.readString(dir.resolve('own.json')).contains('run-1')
    probing.kept*.ledger()*.get()*.fileName*.toString() == ['l.jsonl', 'l-2.jsonl']
    probing.kept*.anonymised() == [true, true]
    err.toString().contains('wrote r.html\n')
  }

  def "--json prints one document and nothing else"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'println "said"\nprobe { GET "/v1/a" }\nprobe { GET "/v1/b" }')
    keep('old', Found.row(Verdict.EXISTS, 'POST /v1/workflow', status: 200, code: 0L, template: ''))

    expect:
    run('probe', PATTERN, '--json') == 0
    json() == [run: 'run-1', rows: 2]
    run('probe', script('x'), '--json') == 0
    json() == [reports: [[run: 'run-2', rows: 1], [run: 'run-3', rows: 1]]]
    run('probe', '--json', '--diff', 'old') == 0
    def document = json()
    document.run == 'run-4'
    document.changes*.change == ['GONE']
    document.changes[0].subMap('method', 'path') == [method: 'POST', path: '/v1/workflow']
    document.changes[0].before.startsWith('exists') && document.changes[0].now.startsWith('absent')
  }

  def "a script that was stopped prints its document, too"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'probe { GET "/v1/a" }')
    probing.ends = [stop: new Stop(Stop.Kind.LIMIT, 'risk control', 'wait')]

    expect:
    run('probe', script('x'), '--json') == 7
    json() == [run: 'run-1', rows: 1]
    err.toString().contains('the probe did not come to its end')
  }

  def "a script that fails is reported as any script, its declarations stay where they are"() {
    given:
    Files.writeString(dir.resolve('bad.groovy'), 'def r = probe { GET "/v1/a" }\nassert r.absent.empty')
    Files.writeString(dir.resolve('bot.groovy'), 'bot("B") { prompt "x" }\nprobe { GET "/v1/${args[0]}" }')

    expect:
    run('probe', script('bad')) == 1
    err.toString().contains('bad.groovy:2')
    run('probe', script('bot'), 'b') == 0
    probing.run.last().attempts()*.operation() == ['GET /v1/b']
    err.toString().contains('note: what the script declares is not applied')
  }

  def "--plan of a script shows each block's plan, and so does cozesh plan"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'probe("one") { GET "/v1/a" }')

    expect:
    run('probe', script('x'), '--plan') == 0
    out.toString().startsWith('Plan of the probe one on api.coze.cn')
    probing.run.empty
  }

  def "what a block says counts unless the command line says otherwise"() {
    given:
    Files.writeString(dir.resolve('x.groovy'), 'probe { GET "/v1/a"; budget 10; rate 2; allow "POST /v1/datasets"; values workspace_id: 1; seed 3 }')

    when:
    run('probe', script('x'), '--rate', '5')
    def options = probing.opened.last()

    then:
    options.budget() == 10
    options.rate() == 5
    options.allowed() == ['POST /v1/datasets'] as Set
    options.values() == [workspace_id: '1']
    options.seed() == 3
  }

  @Unroll("#before, #line: exit #exit")
  def "--diff tells in what two runs differ, and tries what the older one tried"() {
    given:
    keep('old', Found.row(before == Verdict.ABSENT ? [:] : [status: 200, code: 0L, template: ''], before, 'GET /v1/bots'))

    expect:
    run(['probe', '--diff', 'old'] + line) == exit
    probing.run[0].attempts()*.operation() == ['GET /v1/bots']
    out.toString().contains(text)

    where:
    before         | line                    || exit | text
    Verdict.ABSENT | ['--detailed-exitcode'] || 0    | 'no differences from the older run'
    Verdict.EXISTS | []                      || 0    | 'GONE  GET /v1/bots  exists'
    Verdict.EXISTS | ['--detailed-exitcode'] || 3    | 'GONE  GET /v1/bots  exists'
  }

  def "--resume goes on with what an older run tried"() {
    given:
    keep('old', Found.row(Verdict.ABSENT, 'GET /v1/bots'))

    expect:
    run('probe', '--resume', 'old') == 0
    probing.run[0].attempts()*.operation() == ['GET /v1/bots']
    probing.kept[0].resumed().get().report().run() == 'old'
  }

  def "show prints the newest run, one by its name, or one request"() {
    given:
    keep('2026-new', [FakeProbing.entry(3, 'GET', '/v1/new')], Found.row(Verdict.ABSENT, 'GET /v1/new'))
    keep('2025-old', Found.row(Verdict.ABSENT, 'GET /v1/bots'))

    expect:
    run('probe', 'show') == 0
    out.toString().contains('run 2026-new') && text().contains('GET /v1/new')
    run('probe', 'show', '2025-') == 0
    text().contains('GET /v1/bots')
    run('probe', 'show', '3') == 0
    text().startsWith('#3 GET /v1/new, candidate\n') && text().endsWith('curl of 3\n')
    run('probe', 'show', '2025-old/#1') == 0
    text().startsWith('#1 GET /v1/bots')
    run('probe', 'show', dir.resolve('.cozesh/probe/2025-old.jsonl').toString() + '/1') == 0
    text().startsWith('#1 GET /v1/bots')
    run('probe', 'show', '--json') == 0
    json() == [run: '2026-new', rows: 1]
    run('probe', 'show', '3', '--json') == 0
    json().id == 3
    run('probe', 'show', '9') == 2
    err.toString().contains('run 2026-new has no request #9')
    probing.opened.empty
  }

  def "a run that was killed is shown as far as it came, with the way on"() {
    given:
    keep('old', [FakeProbing.entry(1, 'GET', '/v1/bots')], null)

    expect:
    run('probe', 'show') == 0
    text().contains('stopped: the process ended before the run did\n  next: `cozesh probe --resume old` goes on')
  }

  def "replay sends one request again and says whether it is answered as before"() {
    given:
    keep('old', Found.row(Verdict.ABSENT, 'GET /v1/bots'))

    expect:
    run('probe', 'replay', '1') == 0
    text() == 'CHANGED #1 GET /v1/bots\n  HTTP status 404 became 200\n'
    probing.replayed*.id() == [1]
    probing.opened.last().seed() == 7
    run('probe', 'replay', '1', '--detailed-exitcode') == 3
    text().startsWith('CHANGED')
    run('probe', 'replay', 'old/1', '--json') == 0
    json() == [id: 1, operation: 'GET /v1/bots', outcome: 'CHANGED', reason: 'HTTP status 404 became 200']
  }

  @Unroll("#removals: exit #exit")
  def "--cleanup deletes what runs have made, and says what is still there"() {
    given:
    probing.removals = removals

    expect:
    run(['probe', '--cleanup'] + line) == exit
    probing.cleaned*.orElse(null) == [line ? line[0] : null]
    text() == said
    record.deleted()*.id() == deleted

    where:
    removals                                                                                               | line    || exit | said                                             | deleted
    []                                                                                                     | []      || 0    | 'there is nothing to delete\n'              | []
    [new Probing.Removal('dataset 739', true, '')]                                                         | ['old'] || 0    | 'deleted  dataset 739\n'                         | ['739']
    [new Probing.Removal('dataset 739', true, ''), new Probing.Removal('bot 738', false, 'no endpoint')]   | []      || 5    | 'deleted      dataset 739\nstill there  bot 738      no endpoint\n' | ['739']
  }

  def "what stays behind and what was changed is in the result file's account"() {
    given:
    probing.ends = [residue: ['bot 7389']]

    expect:
    run('probe', PATTERN, '--result-file', dir.resolve('result.json').toString()) == 0
    Json.mapper().readValue(Files.readString(dir.resolve('result.json')), Map).with {
      assert it.exit == 0
      it.created == [[address: 'bot', id: '7389']]
    }
  }

  def "the line that tells how far it is stands only where it can be rewritten"() {
    expect:
    run(['probe', PATTERN], [:], '', new Tty(false, false, true)) == 0
    err.toString().contains('\rprobe 1 of 2  POST /v1/workflow\u001b[K\rprobe 2 of 2  POST /v1/workflows\u001b[K')
    err.reset()
    run('probe', PATTERN) == 0
    !err.toString().contains('probe 1 of 2')
  }

  def "the help names every option of the probe, each in a sentence"() {
    expect:
    run('probe', '--help') == 0
    Option.OF_PROBE.every { text().contains("  ${it.synopsis()}") && it.summary().size() > 20 }
  }

  private String script(String name) { dir.resolve(name + '.groovy') }

  private void keep(String name, List<Entry> entries = [FakeProbing.entry(1, 'GET', '/v1/bots')], Finding row) {
    def inquiry = new Inquiry('', row == null ? [] : [Variants.one(row.attempt())], [])
    def file = dir.resolve(".cozesh/probe/${name}.jsonl")
    Ledger.create(file, new LedgerHead(name, 7, 'api.coze.cn', Instant.EPOCH, inquiry), new Masking({ [] as Set }, false)).withCloseable { ledger ->
      entries.each { ledger.add(it) }
      if (row != null) {
        ledger.end(Found.report([row], run: name))
      }
    }
  }

  /** What was printed since the last time. */
  private String text() {
    def text = out.toString()
    lastText = text ?: lastText
    out.reset()
    lastText
  }

  private String lastText = ''

  private Object json() {
    Json.mapper().readValue(text(), Object)
  }

  private Console console(String input, Tty tty) {
    new Console(new ByteArrayInputStream(input.bytes), new PrintStream(out, true, 'UTF-8'), new PrintStream(err, true, 'UTF-8'), tty, false)
  }

  private int run(String... line) { run(line.toList()) }

  private int run(List line, Map<String, String> more = [:], String input = '', Tty tty = Tty.NONE) {
    def variables = [HOME: dir.toString(), COZE_API_TOKEN: 'pat_test_1', COZE_API_BASE: 'https://api.coze.cn'] + more
    def connector = new Connector(new Environment(variables, dir, dir), record, Clock.systemUTC())
    def interruption = new Interruption()
    def patience = new Patience() {
      public <T> T whileDoing(java.time.Duration limit, java.util.function.Supplier<T> work) { work.get() }
      void onStop(BooleanSupplier stop) { stops << stop }
      void pause(java.time.Duration duration) { }
      void untilSignal() { }
      boolean getAsBoolean() { false }
    }
    def table = Builtins.table(new Workbench(connector, probing, patience), Catalog.bundled())
    def exit = new Shell(table, table.script(), console(input, tty), record, interruption, new CrashFile(dir.resolve('crash'), Clock.systemUTC())).run(line*.toString())
    interruption.finished(exit)
    exit
  }
}
