package dev.cozesh.probe.report

import static dev.cozesh.probe.evidence.RunSamples.*

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.ClaimResult
import dev.cozesh.probe.evidence.ClaimResult.Outcome
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.evidence.ProbeReport.Stop
import dev.cozesh.probe.parameter.Needs
import dev.cozesh.probe.variant.Attempt
import dev.cozesh.probe.variant.Claim
import dev.cozesh.probe.verdict.Features
import dev.cozesh.probe.verdict.Question
import dev.cozesh.probe.verdict.Seen
import dev.cozesh.probe.verdict.Verdict
import java.time.Duration
import javax.xml.parsers.DocumentBuilderFactory
import org.w3c.dom.Document
import org.w3c.dom.Element
import org.xml.sax.InputSource
import spock.lang.Specification

class ReportsSpec extends Specification {
  static final NASTY = 'a|b `x` <script>&amp; ]]> \u0000\u001b[31m\ud800 \ufffe 中文 \\| *y* [l](u) "q" \'s\'\r\nnext | row'

  static final ABSENT = with(finding(attempt('POST', '/v1/knowledge_base'), Verdict.ABSENT, 404, 4000),
      Needs.UNKNOWN, datasets())
  static final THERE = with(finding(attempt('GET', '/v1/workflows'), Verdict.EXISTS, 200, 0),
      new Needs(['workspace_id', 'page_num'], true, ['space_id'], true, 'by leaving each out'), null)
  static final OPAQUE = finding(attempt('GET', '/api/v1/bot'), Verdict.UNDECIDABLE, 200, 0)

  def entries() {
    [entry(1, Question.KNOWN_BAD, 'POST', '/v1/xq3'), entry(2, Question.TWIN, 'POST', '/v1/zz'),
      entry(3, Question.CANDIDATE, 'POST', '/v1/knowledge_base')]
  }

  def "JSON: an attempt is one object with evidence, equivalent and parameters"() {
    when:
    def json = Json.parse(ReportJson.of(report([ABSENT, THERE]), entries()).toString(), 'the report')
    def absent = json.get('attempts').get(0)
    def there = json.get('attempts').get(1)

    then:
    json.get('run').asText() == RUN
    json.get('requests').asInt() == 7
    absent.get('method').asText() == 'POST'
    absent.get('path').asText() == '/v1/knowledge_base'
    absent.get('verdict').asText() == 'absent'
    !absent.get('exists').asBoolean()
    absent.get('evidence').get('exchanges')*.get('question')*.asText() == ['known bad', 'twin', 'candidate']
    absent.get('evidence').get('cluster').asInt() == 1
    absent.get('equivalent').get('method').asText() == 'POST'
    absent.get('equivalent').get('path').asText() == '/v1/datasets'
    absent.get('equivalent').get('required')*.asText() == ['name', 'space_id', 'format_type']
    absent.get('logid').asText() == LOG_ID
    absent.get('curl').asText().startsWith('curl ')
    there.get('equivalent').isNull()
    there.get('parameters').get('minimal')*.asText() == ['workspace_id', 'page_num']
    there.get('parameters').get('ignored')*.asText() == ['space_id']
    json.get('claims').get(0).get('outcome').asText() == 'refuted'
    json.get('units').get(0).get('prefix').asText() == '/v1'
    json.get('stop').isNull()
    json.get('residue')*.asText() == ['bot 7389123456789012345']
  }

  def "JSON: why a run ended early"() {
    expect:
    def stop = ReportJson.of(stopped(), []).get('stop')
    stop.get('kind').asText() == 'limit'
    stop.get('reason').asText() == 'code 4102'
  }

  def "Markdown: a page to be pasted"() {
    when:
    def page = ReportMarkdown.of(report([ABSENT, THERE, OPAQUE]), entries())

    then:
    page.startsWith('# Probe of api.coze.cn: which endpoints exist\n')
    page.contains('| absent | 1 |\n')
    page.contains('| undecidable | 1 |\n')
    page.contains('| 1 | `POST /v1/knowledge_base` | absent | HTTP 404, code 4000: `' + NOT_THERE + '` |')
    page.contains('`POST /v1/datasets` with `name`, `space_id`, `format_type` (documentation)')
    page.contains('`workspace_id`, `page_num`; ignored: `space_id`')
    page.contains('| official answer | exists | `POST /v1/knowledge_base` | **refuted** | it is answered as requests 1 and 2 were |')
    page.contains('| `POST /v1` | 3 | `HTTP 404, code 4000, "' + NOT_THERE + '"` | yes |  |')
    page.contains('| 2 | twin | `POST /v1/zz` | HTTP 404, code 4000: `' + NOT_THERE + '` | `' + LOG_ID + '` |')
    page.contains('-H "Authorization: Bearer $COZE_API_TOKEN"')
    page.contains('- `bot 7389123456789012345`')

    and: 'no word that claims more than was seen'
    !(page =~ /(?i)vulnerab|\bopen\b|\ball of\b|#\d/)
  }

  def "Markdown: a text of a server neither leaves its cell nor becomes markup"() {
    given:
    def nasty = saying(finding(attempt('GET', '/v1/a|b`c'), Verdict.EXISTS, 200, 0), NASTY)
    def claims = [new ClaimResult(new Claim('GET', '/x|y', NASTY, true), Outcome.CONFIRMED, NASTY)]
    def plain = report([nasty])
    def report = new ProbeReport(plain.run(), 1, NASTY, NASTY, plain.startedAt(), plain.took(), 1, plain.findings(),
        claims, plain.units(), [NASTY], Optional.of(new Stop(Stop.Kind.SERVER, NASTY, NASTY)))

    when:
    def page = ReportMarkdown.of(report, entries())
    def rows = page.readLines().findAll { it.startsWith('|') }

    then: 'a bar outside an escape separates two cells'
    rows.collect { cells(it) }.toSet() == [2, 5, 7] as Set
    !page.contains('<script>')
    !(page =~ /[\u0000-\u0009\u000b-\u001f]/)
    page.contains('中文')
    page.contains('<code>GET &#47;v1&#47;a&#124;b&#96;c</code>')
  }

  def "two attempts at one path can be told apart"() {
    given:
    def base = attempt('POST', '/v1/x')
    def asking = { Map query, String body ->
      finding(new Attempt('POST', '/v1/x', query, [:], Optional.ofNullable(body).map { Json.parse(it, 'it') },
          Optional.empty(), base.origin()), Verdict.ABSENT, 404, 4000)
    }
    def report = report([asking([a: ['1', '2']], null), asking([:], '{"b":"' + 'x' * 300 + '"}')])

    expect:
    list(parsed(JUnitXml.of(report)), 'testcase')*.getAttribute('name').take(2) ==
        ['POST /v1/x?a=1&a=2', 'POST /v1/x {"b":"' + 'x' * 194 + '…']
    ReportMarkdown.of(report, []).contains('| 1 | `POST /v1/x?a=1&a=2` |')
  }

  def "HAR: every member that version 1.2 requires is there"() {
    given:
    def posting = sent('POST', '/v1/x', [a: ['1', '2']], [Accept: '*/*'], Optional.of(Json.parse('{"n":1}', 'it')))
    def silent = new Entry(4, Question.CANDIDATE, 'GET /v1/slow', AT, sent('GET', '/v1/slow'),
        Seen.nothing(Seen.Transport.TIMED_OUT, Duration.ofSeconds(5)), features(0, 0, ''))
    def all = entries() + [entry(9, Question.CANDIDATE, posting, seen(200, '{"的":1}'), features(200, 0, '')), silent]

    when:
    def har = Json.parse(Har.of(all), 'the archive').get('log')

    then:
    has(har, 'version creator entries')
    har.get('version').asText() == '1.2'
    has(har.get('creator'), 'name version')
    har.get('entries').size() == 5
    har.get('entries').every { entry ->
      has(entry, 'startedDateTime time request response cache timings')
      entry.get('startedDateTime').asText() ==~ /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/
      entry.get('time').asDouble() == ['send', 'wait', 'receive'].sum { entry.get('timings').get(it).asDouble() }
      has(entry.get('request'), 'method url httpVersion cookies headers queryString headersSize bodySize')
      has(entry.get('response'), 'status statusText httpVersion cookies headers content redirectURL headersSize bodySize')
      has(entry.get('response').get('content'), 'size mimeType')
      [entry.get('request').get('headers'), entry.get('request').get('queryString'), entry.get('response').get('headers')]
          .every { pairs -> pairs.every { has(it, 'name value') } }
      new URI(entry.get('request').get('url').asText()).host == 'api.coze.cn'
    }
    def posted = har.get('entries').get(3)
    posted.get('request').get('url').asText() == 'https://api.coze.cn/v1/x?a=1&a=2'
    posted.get('request').get('queryString').size() == 2
    posted.get('request').get('postData').get('text').asText() == '{"n":1}'
    posted.get('request').get('postData').get('mimeType').asText() == 'application/json'
    posted.get('response').get('content').get('size').asInt() == '{"的":1}'.getBytes('UTF-8').length
    posted.get('_logid').asText() == LOG_ID
    def nothing = har.get('entries').get(4)
    nothing.get('response').get('status').asInt() == 0
    nothing.get('response').get('_error').asText() == 'timed out'
    nothing.get('response').get('content').get('mimeType').asText() == 'x-unknown'
  }

  def "HAR: the writer is left open, an empty run is an archive, too"() {
    given:
    def out = new StringWriter()

    when:
    Har.write([].iterator(), out)
    out.write('\n')

    then:
    Json.parse(out.toString(), 'the archive').get('log').get('entries').size() == 0
  }

  def "JUnit: a refuted claim fails, what is not decided is skipped, absent passes"() {
    given:
    def report = report([ABSENT, THERE, OPAQUE, finding(attempt('GET', '/v1/nope'), Verdict.ABSENT, 404, 4000)])
    def more = report.claims() + [
      new ClaimResult(new Claim('GET', '/v1/workflows', 'documentation', true), Outcome.CONFIRMED, 'seen'),
      new ClaimResult(new Claim('GET', '/v9/untried', 'guess', true), Outcome.UNDECIDED, 'it was not tried'),
    ]

    when:
    def xml = parsed(JUnitXml.of(claiming(report, more)))
    def suite = xml.documentElement.getElementsByTagName('testsuite').item(0) as Element
    def cases = list(xml, 'testcase')

    then:
    cases*.getAttribute('name') == ['POST /v1/knowledge_base', 'GET /v1/workflows', 'GET /api/v1/bot', 'GET /v1/nope',
      'GET /v9/untried (claim)']
    cases.collect { it.getElementsByTagName('failure').length } == [1, 0, 0, 0, 0]
    cases.collect { it.getElementsByTagName('skipped').length } == [0, 0, 1, 0, 1]
    suite.getAttribute('tests') == '5'
    suite.getAttribute('failures') == '1'
    suite.getAttribute('skipped') == '2'
    suite.getAttribute('timestamp') == '2026-11-25T22:15:00'
    list(xml, 'failure')[0].getAttribute('message') ==
        'official answer says it exists: it is answered as requests 1 and 2 were'
    cases[0].getElementsByTagName('system-out').item(0).textContent.contains('call instead: POST /v1/datasets')
    cases[3].getElementsByTagName('system-out').item(0).textContent.startsWith('absent: ')
  }

  def "JUnit: any text of a server is well-formed XML"() {
    given:
    def nasty = saying(finding(attempt('GET', '/v1/"<a>&'), Verdict.UNKNOWN, 0, 0), NASTY)
    def claims = [new ClaimResult(new Claim('GET', '/v1/"<a>&', NASTY, true), Outcome.REFUTED, NASTY)]

    when:
    def xml = parsed(JUnitXml.of(claiming(report([nasty]), claims)))

    then:
    list(xml, 'testcase')[0].getAttribute('name') == 'GET /v1/"<a>&'
    def message = list(xml, 'failure')[0].getAttribute('message')
    message.contains('<script>&amp; ]]> \\u0000\\u001b[31m\\ud800 \\ufffe 中文')
    message.contains('\r\nnext | row')
  }

  private static ProbeReport stopped() {
    def plain = report([])
    new ProbeReport(plain.run(), 1, '', plain.host(), plain.startedAt(), plain.took(), 1, [], [], [], [],
        Optional.of(new Stop(Stop.Kind.LIMIT, 'code 4102', 'wait a day')))
  }

  private static ProbeReport claiming(ProbeReport plain, List<ClaimResult> claims) {
    new ProbeReport(plain.run(), plain.seed(), plain.title(), plain.host(), plain.startedAt(), plain.took(),
        plain.requests(), plain.findings(), claims, plain.units(), plain.residue(), plain.stop())
  }

  private static boolean has(JsonNode node, String names) {
    names.split(' ').every { name ->
      assert node.hasNonNull(name), "$name is missing in $node"
      true
    }
  }

  private static int cells(String row) {
    row.replaceAll(/\\[\\|`*_{}\[\]<>#~&!$^]/, '').count('|') - 1
  }

  private static Document parsed(String xml) {
    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
  }

  private static List<Element> list(Document xml, String name) {
    def found = xml.getElementsByTagName(name)
    (0..<found.length).collect { found.item(it) as Element }
  }
}
