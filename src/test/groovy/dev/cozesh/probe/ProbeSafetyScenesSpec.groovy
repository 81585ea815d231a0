package dev.cozesh.probe

import com.sun.net.httpserver.HttpServer
import dev.cozesh.catalog.Catalog
import dev.cozesh.e2e.Coze
import dev.cozesh.e2e.Program
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.Ledger
import dev.cozesh.probe.evidence.LedgerContents
import dev.cozesh.sandbox.Fault
import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll
import spock.util.concurrent.BlockingVariable

/** Scenarios of the probe: what it must never do to an account, shown by what the server got. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProbeSafetyScenesSpec extends Specification {
  private static final String ABSENT = 'GET /v1/{alpha,bravo,charlie,delta,echo,foxtrot,golf,hotel,india,juliet}'
  private static final String DATASETS = 'POST /v1/datasets'
  private static final String BOT = 'POST /v1/bot/create'

  @TempDir Path directory
  def coze = Coze.fresh()
  Program program

  def setup() {
    program = new Program(directory, coze.access('pat_test_scene'))
  }

  def cleanup() {
    coze.close()
  }

  @Unroll("code #code")
  def "P11: risk control ends the run with that request; the ledger holds every one, and the exit code is 7"() {
    given:
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).from(7).riskControl(code))

    when:
    def ended = program.here('probe', ABSENT)

    then:
    ended.exit == 7
    coze.requests() == 7
    ledger().entries()*.id() == (1..7).toList()
    ledger().entries().last().features().code().asLong == code
    ledger().report().get().stop().get().reason().contains("risk control")
    ended.out.replaceAll(/\s+/, ' ').contains("log id ${coze.sandbox.log().last().logId()} next: send nothing more")

    and:
    ledger().findings()*.judgement()*.evidence().collect { it ? it.last() : null } == [4, 5, 6, 7] + [null] * 6

    where:
    code << [4102L, 700012014L]
  }

  def "P11: four workers that wait for their turn send nothing either once risk control has answered"() {
    given:
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).from(4).riskControl(4102))

    when:
    def ended = program.here('probe', ABSENT, '--workers', '4', '--rate', '4')

    then:
    ended.exit == 7
    coze.requests() <= 5
    ledger().entries().size() == coze.requests()
  }

  def "P12: more requests than the account has left are counted, and not sent unasked"() {
    given:
    attempts(60)

    when:
    def ended = program.here('probe', 'attempts.txt', '--quota', '20')

    then:
    ended.exit == 2
    ended.err.contains('63 requests of a budget of 100')
    ended.err.contains('20')
    ended.err.contains('run with --yes')
    coze.requests() == 0
  }

  def "P12: what an empty account kept from being asked is unknown, and the exit code is 7"() {
    given:
    attempts(60)
    coze.faults().add(Fault.on(Fault.ANY_ROUTE).quota(20))

    when:
    def ended = program.here('probe', 'attempts.txt', '--quota', '20', '--yes', '--json')
    def verdicts = ended.json().path('attempts')*.path('verdict')*.asText()

    then:
    ended.exit == 7
    coze.requests() == 21
    verdicts.count('absent') == 17
    verdicts.count('unknown') == 43
    ended.json().path('attempts').findAll { it.path('verdict').asText() == 'unknown' }*.path('reason')*.asText().unique().size() <= 2
    ended.json().at('/stop/reason').asText().startsWith('the account has nothing left: HTTP 402')
  }

  def "P15: reads by POST are sent as they were written, a create never with its body"() {
    given:
    def dataset = coze.foreignDataset('policies')
    def list = "POST /open_api/knowledge/document/list {\"dataset_id\":\"$dataset\",\"page\":1,\"size\":10}"
    program.write('attempts.txt', """$list
$BOT {"space_id":"${coze.workspace()}","name":"a whole bot"}
""")
    def writes = coze.writes()

    when:
    def ended = program.here('probe', 'attempts.txt', '--no-parameters', '--json')
    def log = coze.sandbox.log()

    then:
    ended.exit == 0
    ended.json().path('attempts')*.path('exists')*.asBoolean() == [true, true]
    log.any { it.route() == 'POST /open_api/knowledge/document/list' && it.body().contains(dataset) && it.code() == 0 }
    log.findAll { it.route() == BOT }.every { !it.body().contains('a whole bot') && !it.body().contains(coze.workspace()) }
    coze.writes() == writes
    coze.drafts().empty
  }

  def "P15: over the whole catalogue nothing is created, changed or deleted"() {
    given:
    def dataset = coze.foreignDataset('kept')
    def bot = coze.foreignBot('kept')
    def operations = Catalog.bundled().endpoints().findAll { it.auth().name() == 'BEARER' && it.host().name() == 'API' }*.operation()
    program.write('all.txt', operations.collect { it.replace('{dataset_id}', dataset).replace('{bot_id}', bot) }.join('\n'))
    def before = state()
    def writes = coze.writes()

    when:
    def ended = program.here('probe', 'all.txt', '--budget', '3000', '--yes', '--json', '--workers', '2')

    then:
    ended.exit == 0
    coze.writes() == writes
    state() == before
    ended.json().path('attempts').size() == operations.size()
  }

  def "P16: what a killed run had created is found by its journal and deleted by its id, one of the same name stays"() {
    given:
    def foreign = new BlockingVariable<String>(30)
    def name = new BlockingVariable<String>(30)
    def child = new BlockingVariable<Program.Child>(30)
    def lists = new AtomicInteger()
    coze.sandbox.onReceived {
      def asked = it.query() =~ /name=(cozesh-probe-[^&]+)/
      if (it.route() == 'GET /v1/datasets' && asked.find() && lists.incrementAndGet() == 1) {
        name.set(asked.group(1))
        foreign.set(coze.foreignDataset(asked.group(1)))
      }
    }
    def creates = new AtomicInteger()
    coze.sandbox.onCommitted {
      if (it.route() == DATASETS && creates.incrementAndGet() == 2) {
        child.get().kill()
      }
    }
    program.write('attempts.txt', dataset())

    when:
    child.set(program.start('probe', 'attempts.txt', '--allow-mutation', DATASETS, '--yes'))
    def killed = child.get().ended()

    then:
    killed.exit == 137
    coze.datasets()*.name()*.get() == [name.get()] * 2

    when:
    def cleaned = program.here('probe', '--cleanup')

    then:
    cleaned.exit == 0
    cleaned.out.contains('deleted')
    coze.datasets()*.id() == [foreign.get()]

    when:
    def again = program.here('probe', '--cleanup')

    then:
    again.exit == 0
    again.out == 'there is nothing to delete\n'
    coze.datasets()*.id() == [foreign.get()]
  }

  def "P16: of two that bear the name of a lost create none is deleted, and both are told"() {
    given:
    program.write('attempts.txt', dataset())
    coze.faults().add(Fault.on(DATASETS).nth(3).commitThenReset())
    coze.faults().add(Fault.on('GET /v1/datasets').from(2).html(502))

    when:
    def ended = program.here('probe', 'attempts.txt', '--allow-mutation', DATASETS)
    def ours = { coze.faults().clear(); coze.datasets() }()

    then:
    ended.exit == 0
    ended.out.contains('left behind: it is not known whether dataset')
    ours.size() == 1

    when:
    def foreign = coze.foreignDataset(ours[0].name().get())
    def cleaned = program.here('probe', '--cleanup')

    then:
    cleaned.exit == 5
    cleaned.out.contains(foreign)
    cleaned.out.contains(ours[0].id())
    coze.datasets()*.id() as Set == [foreign, ours[0].id()] as Set
  }

  @Unroll("budget #budget")
  def "P16: wherever the budget ends, what was made is deleted"() {
    given:
    program.write('attempts.txt', dataset())

    when:
    def ended = program.here('probe', 'attempts.txt', '--allow-mutation', DATASETS, '--budget', "$budget", '--json')

    then:
    ended.exit in [0, 7]
    coze.datasets().empty
    ended.json().path('requests').asInt() == ledger().entries().size()

    where:
    budget << (4..12)
  }

  def "P16: a server that wants no request gets none, and what is left is told with its id"() {
    given:
    def result = directory.resolve('result.json')
    program.write('attempts.txt', dataset())
    coze.faults().add(Fault.on('DELETE /v1/datasets/{dataset_id}').always().riskControl(4102))

    when:
    def ended = program.here('probe', 'attempts.txt', '--allow-mutation', DATASETS, '--result-file', result.toString())
    def left = coze.datasets()

    then:
    ended.exit == 7
    left.size() == 1
    coze.sandbox.requests('DELETE /v1/datasets/{dataset_id}') == 1
    ended.out.replaceAll(/\s+/, ' ').contains("left behind: dataset ${left[0].id()} could not be deleted: ")
    ended.out.replaceAll(/\s+/, ' ').contains('`cozesh probe --cleanup` tries again')
    Json.parse(Files.readString(result), 'the result').path('created').toString().contains(left[0].id())
  }

  def "P16: an allowed create leaves the account as it was, and the report says what was made"() {
    given:
    program.write('attempts.txt', dataset())

    when:
    def ended = program.here('probe', 'attempts.txt', '--allow-mutation', DATASETS, '--json')

    then:
    ended.exit == 0
    coze.sandbox.commits(DATASETS) == 1
    coze.datasets().empty
    ended.json().path('residue').empty
    ended.json().path('attempts')[0].path('notes')*.asText().any { it.startsWith('sent whole once, as was allowed: HTTP 200, made ') }
  }

  def "P17: what no endpoint deletes is not created unless residue is accepted"() {
    when:
    def ended = program.here('probe', BOT, '--allow-mutation', BOT)

    then:
    ended.exit == 10
    ended.err.contains('--accept-residue')
    coze.requests() == 0
  }

  def "P17: with accepted residue exactly one bot is made, and told wherever the run is told"() {
    given:
    def result = directory.resolve('result.json')

    program.write('attempts.txt', "$BOT {\"space_id\":\"${coze.workspace()}\",\"name\":\"x\"}")

    when:
    def ended = program.here('probe', 'attempts.txt', '--allow-mutation', BOT, '--accept-residue',
        '--result-file', result.toString(), '--markdown', 'report.md')
    def bots = coze.drafts()

    then:
    ended.exit == 0
    bots.size() == 1
    bots[0].name().get().startsWith('cozesh-probe-')
    coze.sandbox.commits(BOT) == 1
    ledger().report().get().residue()*.contains(bots[0].id()) == [true]
    ended.out.contains("left behind: bot ${bots[0].id()}")
    Files.readString(program.directory.resolve('report.md')).contains(bots[0].id())
    Json.parse(Files.readString(result), 'the result').path('created').toString().contains(bots[0].id())
  }

  def "P19: a redirect to another server is told and not followed"() {
    given:
    def elsewhere = Coze.fresh()
    coze.faults().add(Fault.on('GET /v1/moved').always().redirectTo(elsewhere.sandbox.baseUri().resolve('/v1/bots')))

    when:
    def ended = program.here('probe', 'GET /v1/moved', '--json')

    then:
    ended.exit == 0
    elsewhere.requests() == 0
    ended.json().path('attempts')[0].path('status').asInt() == 302
    ended.json().path('attempts')[0].path('verdict').asText() != 'absent'

    cleanup:
    elsewhere.close()
  }

  @Unroll("#address")
  def "P19: a server that nobody named is refused before anything is sent"() {
    when:
    def ended = program.here('probe', 'GET /v1/bots', "GET $address/v1/bots")

    then:
    ended.exit == 10
    ended.err.contains('--host')
    coze.requests() == 0

    where:
    address << ['https://api.example.test', 'http://127.0.0.1:9', 'http://169.254.169.254', 'http://10.0.0.1:8080', 'http://[::1]:8080']
  }

  def "P19: a server that was named on purpose is asked, and never shown the token"() {
    given:
    def heads = [].asSynchronized()
    def elsewhere = answering { head -> heads << head; [404, 'application/json', '{"code":4000,"msg":"nothing here"}'] }
    def address = "http://127.0.0.1:${elsewhere.address.port}"

    when:
    def ended = program.here('probe', "GET $address/v1/bots", '--host', address, '--json')

    then:
    ended.exit == 0
    heads.size() > 1
    heads.every { !it.toLowerCase().contains('authorization') && !it.contains('pat_test_scene') }
    coze.requests() == 0

    cleanup:
    elsewhere.stop(0)
  }

  def "P19: a gateway's page of HTML with 502 says nothing of a route"() {
    given:
    coze.faults().add(Fault.on('GET /v1/workspaces').always().html(502))

    when:
    def ended = program.here('probe', 'GET /v1/{workspaces,nothing}', '--json')

    then:
    ended.json().path('attempts')*.path('verdict')*.asText() == ['unknown', 'absent']
  }

  @Unroll("#variable")
  def "P19: what a proxy answers is not taken for Coze's answer, and the proxy never sees the token"() {
    given:
    def heads = [].asSynchronized()
    def proxy = new ServerSocket(0, 50, InetAddress.loopbackAddress)
    Thread.startDaemon('proxy') { serve(proxy, heads) }
    def behind = new Program(directory.resolve('behind'), [COZE_API_TOKEN: 'pat_test_scene', COZE_API_BASE: 'https://api.coze.cn', (variable): "http://127.0.0.1:${proxy.localPort}".toString()])

    when:
    def ended = behind.here('probe', 'GET /v1/bots', '--rate', '0', '--json')

    then:
    ended.exit == 1
    ended.json().path('attempts')[0].path('verdict').asText() == 'unknown'
    ended.json().path('stop').path('kind').asText() == 'server'
    heads.size() > 0
    heads.every { it.startsWith('CONNECT api.coze.cn:443') && !it.contains('pat_test_scene') }

    cleanup:
    proxy.close()

    where:
    variable << ['HTTPS_PROXY', 'all_proxy']
  }

  /** A server on loopback; of a request the whole head is handed over. */
  private static HttpServer answering(Closure<List> answer) {
    def server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
    server.createContext('/') { exchange ->
      def (status, type, body) = answer("$exchange.requestMethod $exchange.requestURI ${exchange.requestHeaders.collectMany { name, values -> values.collect { "$name: $it" } }}".toString())
      exchange.responseHeaders.add('Content-Type', type)
      exchange.sendResponseHeaders(status, body.bytes.length)
      exchange.responseBody.withStream { it.write(body.bytes) }
    }
    server.start()
    server
  }

  /** Answers every connection as a broken gateway does, until it is closed. */
  private static void serve(ServerSocket proxy, List<String> heads) {
    try {
      while (true) {
        proxy.accept().withCloseable { socket ->
          def lines = socket.inputStream.newReader('ISO-8859-1')
          def head = []
          for (def line = lines.readLine(); line; line = lines.readLine()) {
            head << line
          }
          heads << head.join('\n')
          def page = '<html><body><h1>502 Bad Gateway</h1></body></html>'
          socket.outputStream << "HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\nContent-Length: ${page.length()}\r\nConnection: close\r\n\r\n$page"
          socket.outputStream.flush()
        }
      }
    } catch (SocketException closed) {
      return
    }
  }

  private String dataset() {
    "$DATASETS {\"name\":\"x\",\"space_id\":\"${coze.workspace()}\",\"format_type\":0}"
  }

  private void attempts(int count) {
    program.write('attempts.txt', (1..count).collect { "GET /v1/guess_$it" }.join('\n'))
  }

  private List<Object> state() {
    [coze.datasets()*.id(), coze.drafts()*.id(), coze.drafts()*.name()]
  }

  private LedgerContents ledger() {
    def files = program.directory.resolve('.cozesh/probe').toFile().listFiles().findAll { it.name.endsWith('.jsonl') }
    assert files.size() == 1
    Ledger.read(files[0].toPath())
  }
}
