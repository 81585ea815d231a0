package dev.cozesh.probe.report

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import dev.cozesh.catalog.RightAnswer
import dev.cozesh.catalog.RightAnswer.Suggestion
import dev.cozesh.json.Json
import dev.cozesh.probe.evidence.Entry
import dev.cozesh.probe.evidence.Finding
import dev.cozesh.probe.evidence.ProbeReport
import dev.cozesh.probe.verdict.Verdict
import java.lang.ref.WeakReference
import java.security.MessageDigest
import java.time.Duration
import java.util.stream.IntStream
import spock.lang.Shared
import spock.lang.Specification

class ReportHtmlSpec extends Specification {
  @Shared
  SampleReport sample = new SampleReport()

  def "says whose run it was, and what came of it"() {
    given:
    def text = text(sample.report, sample.entries)

    expect:
    text.contains(said)

    where:
    said << ['WeHan 招聘助手：知识库与工作流接口核查', 'api.coze.cn (profile cn)', '20261125-221500-7f3a', '2026-11-25 22:15:00 UTC', '1 min 38 s', 'cozesh 0.1.0',
             'Of 48 attempts, 7 exist and 37 are absent; 4 are neither. Of 16 claims, 4 confirmed, 11 refuted, 1 undecided.',
             'Nothing is said about whole versions, prefixes or products', 'bot 7400000000000000099 (cozesh-probe-7f3a-1)',
             'Coze has no public endpoint that creates or changes a workflow.', 'answers before it routes', 'workspace_id, page_num (seen)',
             'curl -sS -i -X POST \'https://api.coze.cn/v1/knowledge_base\' -H "Authorization: Bearer $COZE_API_TOKEN"']
  }

  def "a verdict is told by word, and its meaning with what it does not mean"() {
    expect:
    text(sample.report, sample.entries).count("${HtmlWords.meaning(verdict)} ${HtmlWords.caution(verdict)}") == 1

    where:
    verdict << Verdict.values()
  }

  def "a stop is told with what to do next"() {
    expect:
    text(sample.stopped(), []).contains('The server reported risk control (code 4102) at request 7; nothing was sent after it.Next: Wait a day')
    !text(sample.report, []).contains('Stopped before its end')
  }

  def "a run without anything is a page without empty tables"() {
    given:
    def report = new ProbeReport('20261125-221500-0000', 1, '', 'sandbox', SampleReport.BEGIN, Duration.ofMillis(3), 0, [], [], [], [], Optional.empty())
    def page = page(report, [])

    expect:
    Template.read(page).elements.count('table') == 1
    ['claims', 'calibration', 'residue'].every { !page.contains("id=\"$it\"") }
    page.contains('<h1>Which endpoints exist</h1>')
  }

  def "only what the page itself brings may run"() {
    given:
    def page = page(sample.report, sample.entries)
    def assets = HtmlAssets.read()

    expect:
    page.count('<script>') == 1
    page.count('<style>') == 1
    page.contains("default-src &#39;none&#39;; style-src &#39;sha256-${hash(assets.style())}&#39;; script-src &#39;sha256-${hash(assets.script())}&#39;;")
    !(assets.style() =~ /(?i)<\/|url\(|@import/)
    !(assets.script() =~ /(?i)<\/|<!--|innerHTML|fetch\(|https?:/)
  }

  def "#docs is #kind"() {
    given:
    def tree = Json.tree(Catalog.bundled().endpoint('datasets.create'))
    tree.get('provenance').put('docs', docs)
    def suggestion = new Suggestion(Json.value(tree, Endpoint), 'why', 'documentation', [], '', '', true)
    def row = sample.report.findings()[16]
    def finding = new Finding(row.attempt(), row.judgement(), row.sent(), 404, 4000L, '', '', Optional.empty(), row.needs(),
        Optional.of(new RightAnswer([suggestion], '', [])), [])
    def template = Template.read(page(sample.with('', [finding]), []))

    expect:
    template.text.toString().contains(docs)
    template.links.contains(docs) == (kind == 'a link')

    where:
    docs                                        || kind
    'https://docs.coze.cn/developer_guides/x'   || 'a link'
    'https://www.coze.com/docs/x?a=1&b=2'       || 'a link'
    'http://docs.coze.cn/x'                     || 'text'
    'https://docs.coze.cn.invalid/x'            || 'text'
    'https://notcoze.cn/x'                      || 'text'
    'https://docs.coze.cn@example.invalid/x'    || 'text'
    'javascript:alert(document.domain)'         || 'text'
    'https://docs.coze.cn/ x'                   || 'text'
  }

  def "a thousand findings are written with a handful of exchanges in memory"() {
    given:
    def findings = (0..<1000).collect { sample.report.findings()[it % 48] }
    def alive = []
    def most = 0
    def body = '知' * 20_000
    Iterable<Entry> entries = { ->
      IntStream.rangeClosed(1, 2000).mapToObj { id ->
        if (id % 500 == 0) {
          System.gc()
          most = Math.max(most, alive.count { it.get() != null })
        }
        def entry = SampleReport.exchange(id, "said $id", "$id $body")
        alive << new WeakReference<>(entry)
        entry
      }.iterator()
    }
    def written = new Count()

    when:
    ReportHtml.write(sample.with('large', findings), entries, written)

    then:
    alive.size() == 2000
    most < 20
    written.findings == 1000
    written.exchanges == 2000
    written.characters < 30_000_000
  }

  def "what was cut says how long it was"() {
    expect:
    HtmlText.line('x' * 1000) == 'x' * 400 + ' … (1,000 characters in all)'
    HtmlText.block('x' * 399 + '😀' * 1000).startsWith('x' * 399 + '😀')
    HtmlText.line('x' * 399 + '😀') == 'x' * 399 + ' … (401 characters in all)'
    HtmlText.block('a\r\nb\rc\td\u202ee\ud800') == 'a\nb⟨U+000D⟩c\td⟨U+202E⟩e⟨U+D800⟩'
    HtmlText.line('a\nb') == 'a⟨U+000A⟩b'
  }

  def "text stands out from its ground, in the #scheme"() {
    given:
    def colours = colours(scheme)
    def pairs = [['ink', 'quiet', 'link'], ['page', 'card', 'sunk']].combinations() + [['quiet', 'unknown-soft']] +
        Verdict.values().collectMany { verdict -> ["${HtmlWords.key(verdict)}-soft".toString(), 'card', 'page'].collect { [HtmlWords.key(verdict), it] } }

    expect:
    pairs.size() == 31
    pairs.findAll { ink, ground -> contrast(colours[ink], colours[ground]) < 4.5 } == []

    where:
    scheme << ['light', 'dark']
  }

  private static String page(ProbeReport report, Iterable<Entry> entries) {
    def page = new StringBuilder()
    ReportHtml.write(report, entries, 'cozesh 0.1.0', page)
    page.toString()
  }

  private static String text(ProbeReport report, Iterable<Entry> entries) {
    Template.read(page(report, entries)).text.toString()
  }

  private static String hash(String text) {
    Base64.encoder.encodeToString(MessageDigest.getInstance('SHA-256').digest(text.getBytes(UTF_8)))
  }

  /** The colours of the style by name: those of the dark scheme replace the light ones. */
  private static Map<String, String> colours(String scheme) {
    def blocks = (HtmlAssets.read().style() =~ /(?s):root \{(.*?)\}/).collect { it[1] }
    def all = (blocks[0] + (scheme == 'dark' ? blocks[1] : ''))
    (all =~ /--([a-z-]+): #([0-9a-f]{6});/).collect { [it[1], it[2]] }.collectEntries()
  }

  /** As WCAG 2 counts it. */
  private static double contrast(String one, String other) {
    def (less, more) = [luminance(one), luminance(other)].sort()
    (more + 0.05) / (less + 0.05)
  }

  private static double luminance(String colour) {
    def parts = (0..2).collect { Integer.parseInt(colour[it * 2..it * 2 + 1], 16) / 255d }.collect { it <= 0.03928 ? it / 12.92 : ((it + 0.055) / 1.055)**2.4 }
    0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  /** Counts what is written and keeps nothing. */
  static class Count extends Writer {
    long characters
    int findings
    int exchanges

    @Override
    void write(char[] buffer, int from, int length) {
      def text = new String(buffer, from, length)
      characters += length
      findings += text == 'finding' ? 1 : 0
      exchanges += text == 'exchange' ? 1 : 0
    }

    @Override
    void flush() { }

    @Override
    void close() { }
  }
}
