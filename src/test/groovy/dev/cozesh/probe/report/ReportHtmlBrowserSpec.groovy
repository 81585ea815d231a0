package dev.cozesh.probe.report

import java.awt.image.BufferedImage
import java.nio.file.Files
import java.nio.file.Path
import javax.imageio.ImageIO
import spock.lang.AutoCleanup
import spock.lang.Requires
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir

/** The page in a real browser, from a file; CI installs one. */
@Requires({ Chromium.installed })
class ReportHtmlBrowserSpec extends Specification {
  private static final String HOSTILE = '''</script></style></title></textarea><script>fail(1)</script><img src=x onerror=fail(2)>
    "><svg onload=fail(3)> ' onmouseover='fail(4)' javascript:fail(5) <a href=javascript:fail(6)>x</a> <base href=https://x.invalid/> ]]> <!-- &lt;b>
    <link rel=stylesheet href=https://x.invalid/x.css> \u202egnp.exe\u2066 \u0000\u001b[31m\u2028\ufeff\uffff \ud800 \udc00x 用户'''
  private static final String VISIBLE = '[...document.querySelectorAll(".finding")].filter(f => f.checkVisibility()).map(f => f.id)'

  @Shared
  SampleReport sample = new SampleReport()
  @Shared
  @AutoCleanup
  Chromium browser = new Chromium()
  @TempDir
  @Shared
  Path directory
  @Shared
  Path page
  @Shared
  Path hostile

  def setupSpec() {
    page = file('page.html') { ReportHtml.write(sample.report, sample.entries, 'cozesh 0.1.0', it) }
    def row = SampleReport.saying(HOSTILE)
    def report = sample.with(HOSTILE, sample.report.findings() + [row], sample.stopped().stop())
    hostile = file('hostile.html') {
      ReportHtml.write(report, [SampleReport.exchange(1, HOSTILE * 20)] + sample.entries.drop(1), HOSTILE, it)
    }
  }

  def setup() {
    browser.scripts(true)
    browser.media('screen', 'light')
    browser.resize(1280, 900)
  }

  def "shows every row, and asks nobody for anything"() {
    when:
    browser.open(page)

    then:
    browser.ask(VISIBLE).size() == 48
    browser.ask('document.querySelector(".shown").textContent') == 'All 48 attempts shown'
    browser.requests == [page.toUri().toString()]
    browser.complaints == []
  }

  def "the filter stands in the address"() {
    when:
    browser.open(page, fragment)

    then:
    browser.ask(VISIBLE) == expected
    browser.ask('document.querySelector(".shown").textContent') == "${expected.size()} of 48 attempts shown"
    browser.complaints == []

    where:
    fragment                                    | expected
    '#verdict=undecidable'                      | ['a38', 'a39']
    '#verdict=unknown,wrong-method'             | ['a44', 'a48']
    '#method=PATCH'                             | ['a5', 'a23']
    '#verdict=absent&method=GET&text=knowledge' | ['a21', 'a22', 'a46']
    '#text=TEAPOT+workflow'                     | []
    '#text=/v1/users/me'                        | ['a42']
    '#verdict=teapot&method=PUT'                | ['a44']
  }

  def "tiles, chips and the box filter, and write the address"() {
    given:
    browser.open(page)

    when:
    browser.ask('document.querySelector(".tile [data-verdict=absent]").click()')
    browser.ask('document.querySelector(".chip[data-method=PATCH]").click()')

    then:
    browser.ask('location.hash') == '#verdict=absent&method=PATCH'
    browser.ask(VISIBLE) == ['a5', 'a23']
    browser.ask('document.querySelector(".tile [data-verdict=absent]").getAttribute("aria-current")') == 'true'
    browser.ask('document.querySelector(".chip[data-method=PATCH]").getAttribute("aria-pressed")') == 'true'

    when:
    browser.key('/')
    browser.type('workflow')

    then:
    browser.ask('document.activeElement.id') == 'filter'
    browser.ask('location.hash') == '#verdict=absent&method=PATCH&text=workflow'
    browser.ask(VISIBLE) == ['a23']

    when:
    browser.key('Escape')
    browser.ask('document.querySelector(".reset").click()')

    then:
    browser.ask('location.hash') == ''
    browser.ask(VISIBLE).size() == 48
    browser.complaints == []
  }

  def "a row opens with its exchanges as curl"() {
    given:
    browser.open(page, '#a17')
    def finding = sample.report.findings()[16]

    expect:
    browser.ask('[...document.querySelectorAll("#a17 .evidence .id")].map(e => e.textContent)')*.toInteger() == finding.judgement().evidence()
    browser.ask('[...document.querySelectorAll("#a17 .evidence .question")].map(e => e.textContent)') == ['known bad', 'twin', 'candidate']
    browser.ask('[...document.querySelectorAll("#a17 .evidence .curl")].at(-1).textContent') == Curl.of(finding.sent().get())
    browser.ask('[...document.querySelectorAll("#a17 .copier")].length') == 4
    browser.ask('document.querySelector("#a17 .toggle").getAttribute("aria-expanded")') == 'true'

    when:
    browser.ask('document.querySelector("#a17 .toggle").click()')

    then:
    browser.ask('document.querySelector("#a17 .more").checkVisibility()') == false
    browser.ask('[...document.querySelectorAll("[id]")].length == new Set([...document.querySelectorAll("[id]")].map(e => e.id)).size') == true
    browser.complaints == []
  }

  def "a hostile server leaves no trace but text"() {
    when:
    browser.open(hostile)
    browser.ask('document.querySelectorAll("details").forEach(d => { d.open = true; })')
    browser.ask('document.querySelectorAll(".toggle").forEach(t => t.click())')

    then:
    browser.requests == [hostile.toUri().toString()]
    browser.complaints == []
    browser.ask('document.title').contains('</script></style></title></textarea><script>fail(1)</script>')
    browser.ask('[...document.querySelectorAll("*")].map(e => e.localName)') as Set == Template.ELEMENTS as Set
    browser.ask('[...document.querySelectorAll("*")].flatMap(e => e.getAttributeNames())') as Set == (Template.ATTRIBUTES + Template.SCRIPTED) as Set
    browser.ask('[...document.links].map(a => a.href).filter(h => !h.startsWith(location.href) && !h.startsWith("https://docs.coze.cn/")).length') == 0
    browser.ask('/[\\u0000-\\u0008\\u000b-\\u001f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]/.test(document.documentElement.textContent.replace(/[\\ud800-\\udbff][\\udc00-\\udfff]/g, ""))') == false
  }

  def "a browser reads the page as the strict parser does"() {
    given:
    browser.scripts(false)
    browser.open(hostile)

    expect:
    browser.ask('[...document.querySelectorAll("*")].map(e => e.localName)') == Template.read(Files.readString(hostile)).elements
  }

  def "without scripts the table and the exchanges can be read"() {
    given:
    browser.scripts(false)
    browser.open(page)

    expect:
    browser.ask(VISIBLE).size() == 48
    browser.ask('document.querySelector(".filters").checkVisibility()') == false
    browser.ask('[...document.querySelectorAll(".more summary")].every(s => s.checkVisibility())') == true
    browser.ask('document.querySelectorAll("#exchanges .exchange .curl").length') == sample.entries.size()
    browser.complaints == []
  }

  def "#width pixels wide and #scheme, it fits and is not blank"() {
    given:
    browser.resize(width, 800)
    browser.media('screen', scheme)

    when:
    browser.open(page, fragment)
    def image = ImageIO.read(new ByteArrayInputStream(browser.screenshot()))

    then:
    [image.width, image.height] == [width, 800]
    colours(image) > 20
    (brightness(image) > 128) == (scheme == 'light')
    browser.ask('document.documentElement.scrollWidth') == width
    browser.complaints == []

    where:
    width | scheme  | fragment
    1280  | 'light' | ''
    1280  | 'dark'  | '#a14'
    400   | 'light' | ''
    400   | 'dark'  | '#a17'
  }

  def "on paper stand reasons and exchanges, of a filtered table only those of its rows"() {
    given:
    browser.open(page, '#verdict=undecidable')
    browser.media('print', 'dark')
    browser.ask('dispatchEvent(new Event("beforeprint"))')

    expect:
    browser.ask(VISIBLE) == ['a38', 'a39']
    browser.ask('[...document.querySelectorAll(".more")].filter(m => m.checkVisibility()).length') == 2
    browser.ask('[...document.querySelectorAll("#exchanges .exchange")].filter(x => x.checkVisibility()).map(x => x.id.slice(1))')*.toInteger() ==
        sample.report.findings()[37..38]*.judgement()*.evidence().flatten().toSet().sort()
    browser.ask('[...document.querySelectorAll("#exchanges .curl")].filter(c => c.checkVisibility()).length') == 5
    browser.ask('getComputedStyle(document.body).backgroundColor') == 'rgb(255, 255, 255)'

    when:
    browser.ask('dispatchEvent(new Event("afterprint"))')
    browser.media('screen', 'light')
    def paper = browser.pdf()

    then:
    browser.ask('document.querySelectorAll("#exchanges [open]").length') == 0
    new String(paper, 0, 5, 'US-ASCII') == '%PDF-'
  }

  private Path file(String name, Closure<?> write) {
    def file = directory.resolve(name)
    Files.newBufferedWriter(file).withCloseable(write)
    file
  }

  private static int colours(BufferedImage image) {
    image.getRGB(0, 0, image.width, image.height, null, 0, image.width).toList().toSet().size()
  }

  private static int brightness(BufferedImage image) {
    def pixels = image.getRGB(0, 0, image.width, image.height, null, 0, image.width)
    long sum = 0
    for (int pixel : pixels) {
      sum += (pixel >> 8) & 0xff
    }
    sum.intdiv(pixels.length) as int
  }
}
