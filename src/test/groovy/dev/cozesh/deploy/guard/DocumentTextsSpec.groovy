package dev.cozesh.deploy.guard

import static java.nio.charset.StandardCharsets.ISO_8859_1
import static java.nio.charset.StandardCharsets.UTF_16BE
import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.error.Place
import java.util.zip.Deflater
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

/** What a secret is looked for in, of documents that are no plain text. */
@Timeout(60)
class DocumentTextsSpec extends Specification {
  private static final String TOKEN = 'pat_test_Page0Page0Page0'

  // ----- office files

  def "a Word file is looked into, also where Word has cut the token into pieces"() {
    given:
    def xml = '<w:t>key: pat_test_</w:t></w:r><w:r><w:t>Word0Word0Word0</w:t>'

    when:
    def texts = read('a.docx', zip(['word/document.xml': xml]))

    then:
    texts*.key == ['part word/document.xml']
    SecretGate.STRICT.first(texts[0].value).get().shown() == 'pat_…'
  }

  def "a long part is read in stretches, and a token at #before is whole in one of them"() {
    when:
    def texts = read('a.docx', zip(['word/document.xml': '<a>' + ' ' * before + "$TOKEN</a>" + '.' * 1000]))*.value

    then:
    texts.every { it.length() <= 1 << 20 }
    texts.any { SecretGate.STRICT.first(it).isPresent() }
    texts.sum { it.count('.') } >= 1000

    where:
    before << [0, (1 << 20) - 12, 1 << 20, (1 << 20) + 12, 3_000_000]
  }

  def "a zip that unpacks to much is left where enough was seen, in little memory"() {
    given: 'one that holds 256 MB of zeros in some 250 KB, and one part behind it'
    def bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { out ->
      out.putNextEntry(new ZipEntry('word/media/image.bin'))
      def zeros = new byte[1 << 20]
      256.times { out.write(zeros) }
      out.putNextEntry(new ZipEntry('word/document.xml'))
    }
    def seen = 0L
    def longest = 0

    when:
    new OfficeTexts(5 << 20, { part, text ->
      seen += text.length()
      longest = Math.max(longest, text.length())
    }).read(bytes.toByteArray())

    then:
    longest == 1 << 20
    seen >= 5 << 20
    seen < 6 << 20
  }

  def "a PDF that unpacks to much is left where enough was seen"() {
    given:
    def seen = 0L
    def file = pdf([stream('(a) Tj ' * (3 << 17))] * 100 + [stream("($TOKEN) Tj")])

    when:
    new PdfTexts(file, 5 << 20, { part, text -> seen += text.length() }).read()

    then:
    seen > 5 << 20
    seen < 10 << 20
  }

  @Unroll
  def "a #type that is broken is looked at as bytes"() {
    expect:
    finds("a.$type", "no such file $TOKEN".getBytes(UTF_8))

    where:
    type << ['pdf', 'doc', 'docx', 'txt', 'md']
  }

  // ----- PDF

  @Unroll('#how')
  def "the text of a packed page is read"() {
    expect:
    finds('a.pdf', pdf([stream(content)]))

    where:
    how                                              | content
    'a string'                                       | "BT /F1 12 Tf 72 712 Td (my $TOKEN) Tj ET"
    'a hexadecimal string'                           | "BT <${TOKEN.bytes.encodeHex()}> Tj ET"
    'with blanks, and half a byte at its end'        | "BT <${TOKEN.bytes.encodeHex().toString().replaceAll('(...)', '$1\n ')} 7> Tj ET"
    'octal escapes'                                  | "BT (${TOKEN.bytes.collect { '\\' + Integer.toOctalString(it).padLeft(3, '0') }.join('')}) Tj ET"
    'a string over two lines of the file'            | 'BT (pat_test_\\\nPage0Page0Page0) Tj ET'
    'kerned letters'                                 | "BT [(key: )-310(p)20(at_te)-15(st)30(_Page0)12(Page0Page0)]TJ ET"
    'pieces on one line'                             | 'BT 1 0 0 1 72 700 Tm (pat_te) Tj 40 0 Td (st_Page0) Tj 1 0 0 1 150 700 Tm <50616765305061676530> Tj ET'
    'a piece of a line behind another word'          | "BT (key) Tj 90 0 Td ($TOKEN) Tj ET"
    'with a blank that is only a gap'                | "BT [(key)-333($TOKEN)]TJ ET"
    'a line of its own below another'                | "BT (key) Tj T* ($TOKEN) Tj ET"
    'an operator that goes to the next line'         | "BT (key) ' ($TOKEN) ' ET"
    'behind a picture inside of the page'            | "BI /W 9 /H 9 ID (((((\\ \u0080 EI\nBT ($TOKEN) Tj ET"
    'parentheses in it'                              | "BT (\\( (a (b) $TOKEN)) Tj ET"
    'a link'                                         | "<< /A << /S /URI /URI (https://example.com/?k=$TOKEN) >> >>"
  }

  @Unroll('#how')
  def "what stands outside of pages is read"() {
    expect:
    finds('a.pdf', file.bytes)

    where:
    how                                   | file
    'a title in UTF-16'                   | [bytes: pdf([], "/Title <feff${TOKEN.getBytes(UTF_16BE).encodeHex()}>")]
    'a title in a packed object'          | [bytes: pdf([stream("1 0 << /Title (\u00fe\u00ff${new String(TOKEN.getBytes(UTF_16BE), 'ISO-8859-1')}) >>", '/Type /ObjStm /N 1 /First 4')])]
    'packed metadata'                     | [bytes: pdf([stream("<dc:title>$TOKEN</dc:title>", '/Type /Metadata /Subtype /XML')])]
    'a page that is not packed'           | [bytes: pdf([plain("BT [(pat_te)10(st_Page0Page0Page0)] TJ ET")])]
  }

  @Unroll('#filters')
  def "pages are unpacked that are written as letters"() {
    expect:
    finds('a.pdf', pdf(["<< /Filter $filters /Length ${bytes.length} >>\nstream\r\n${new String(bytes, 'ISO-8859-1')}\r\nendstream".toString()]))

    where:
    filters                           | bytes
    '[ /ASCIIHexDecode /FlateDecode ]' | "${packed("BT ($TOKEN) Tj ET").encodeHex()}>".bytes
    '[/A85 /Fl]'                      | ascii85(packed("BT ($TOKEN) Tj ET"))
    '/ASCII85Decode'                  | ascii85("\0\0\0\0\0\0\0\0BT ($TOKEN) Tj ET".bytes)
  }

  @Unroll('#how')
  def "fonts with codes of their own are read by the table they bring"() {
    given: 'a font whose letters have the codes 1, 2, 3 …'
    def letters = TOKEN.toList().unique()
    def other = stream('/CIDInit begincmap 1 beginbfchar <01> <0041> endbfchar endcmap')
    def codes = TOKEN.collect { Integer.toHexString(letters.indexOf(it) + 1).padLeft(2 * width, '0') }.join('')

    expect:
    finds('a.pdf', pdf([stream("BT /F1 9 Tf <$codes> Tj ET"), other, stream(table(letters))]))

    where:
    how                | width | table
    'code by code'     | 2     | { all -> "begincmap ${all.size()} beginbfchar\n" + all.withIndex(1).collect { l, n -> "<${hex(n, 4)}> <${hex(l as char, 4)}>" }.join('\n') + '\nendbfchar endcmap' }
    'one byte a code'  | 1     | { all -> "begincmap 9 beginbfchar\n" + all.withIndex(1).collect { l, n -> "<${hex(n, 2)}><${hex(l as char, 4)}>" }.join('') + '\nendbfchar endcmap' }
    'in a list'        | 2     | { all -> "begincmap 1 beginbfrange <0001><${hex(all.size(), 4)}>[${all.collect { l -> "<${hex(l as char, 4)}>" }.join(' ')}]\nendbfrange endcmap" }
    'range by range'   | 2     | { all -> "begincmap 9 beginbfrange\n" + all.withIndex(1).collect { l, n -> "<${hex(n, 4)}> <${hex(n, 4)}> <${hex(l as char, 4)}>" }.join('\n') + '\nendbfrange endcmap' }
  }

  def "strings of two bytes a character are read where a font says so"() {
    expect:
    finds('a.pdf', pdf([stream("BT <${TOKEN.getBytes(UTF_16BE).encodeHex()}> Tj ET"), plain('<< /Encoding /UniGB-UCS2-H >>')]))
  }

  @Unroll('#how')
  def "a broken or hostile PDF is no failure, and what can be read of it is"() {
    when:
    def seen = 0L
    DocumentTexts.read(document('a.pdf', file.bytes)) { part, text -> seen += text.length() }

    then:
    seen <= most
    finds('a.pdf', file.bytes) == found

    where:
    how                                        | file                                                                         || found | most
    'cut off'                                  | [bytes: cut(pdf([stream("BT ($TOKEN) Tj " + 'x (y) Tj ' * 999)]))]           || true  | 100_000
    'no end of the stream'                     | [bytes: new String(pdf([stream("BT ($TOKEN) Tj")]), 'ISO-8859-1').replace('endstream', '').getBytes('ISO-8859-1')] || true | 10_000
    'no packed data at all'                    | [bytes: pdf(["<< /Filter /FlateDecode >>\nstream\nrubbish\nendstream"])]       || false | 10_000
    'parentheses that never close'             | [bytes: pdf([stream('(((((' * 9999)])]                                         || false | 300_000
    'backslash at the end'                     | [bytes: pdf([stream('(\\')]) ]                                                 || false | 10_000
    'a page that unpacks to more than a page has' | [bytes: pdf([stream('           ' * (1 << 20))])]                             || false | 9 << 20
    'a table that never ends'                  | [bytes: pdf([stream('beginbfrange <0000> <ffff> <0041> ' * 999 + ' endbfrange'), stream('BT (a) Tj')])] || false | 1 << 20
    'ranges that lead backwards'               | [bytes: pdf([stream('beginbfrange <0009> <0001> <0041> <00> <01> <> endbfrange')])] || false | 10_000
  }

  @Unroll('#what')
  def "pictures and fonts are passed over"() {
    expect:
    !finds('a.pdf', pdf([stream("($TOKEN) Tj", what)]))

    where:
    what << ['/Subtype /Image', '/Subtype/Type1C', '/Length1 300', '/Type /XRef']
  }

  private static boolean finds(String name, byte[] bytes) {
    read(name, bytes).any { SecretGate.STRICT.first(it.value).isPresent() }
  }

  private static List<Map.Entry<String, String>> read(String name, byte[] bytes) {
    def all = []
    DocumentTexts.read(document(name, bytes)) { part, text -> all << Map.entry(part, text) }
    all
  }

  private static DesiredDocument document(String name, byte[] bytes) {
    DesiredDocument.of(name, bytes, Place.NOWHERE)
  }

  private static byte[] pdf(List<String> objects, String info = '') {
    def all = objects + ["<< $info >>".toString()]
    def text = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n' + all.withIndex(1).collect { body, n -> "$n 0 obj\n$body\nendobj\n" }.join('') + 'trailer\n<< /Root 1 0 R >>\n%%EOF\n'
    text.getBytes(ISO_8859_1)
  }

  private static String stream(String content, String more = '') {
    def bytes = packed(content)
    "<< $more /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n${new String(bytes, ISO_8859_1)}\nendstream"
  }

  private static String plain(String content) {
    "<< /Length ${content.length()} >>\nstream\n$content\nendstream"
  }

  private static byte[] packed(String content) {
    def deflater = new Deflater(9)
    deflater.setInput(content.getBytes(ISO_8859_1))
    deflater.finish()
    def out = new ByteArrayOutputStream()
    def piece = new byte[1 << 16]
    while (!deflater.finished()) {
      out.write(piece, 0, deflater.deflate(piece))
    }
    deflater.end()
    out.toByteArray()
  }

  private static byte[] ascii85(byte[] bytes) {
    def out = new StringBuilder()
    (bytes as List).collate(4).each { four ->
      long group = 0
      4.times { group = group * 256 + (it < four.size() ? four[it] & 0xff : 0) }
      def letters = (0..4).collect { (char) (33 + (group.intdiv(85L ** (4 - it)) as long) % 85) }.join('')
      out << (group == 0 && four.size() == 4 ? 'z' : letters.substring(0, four.size() + 1)) << '\n'
    }
    "$out~>".toString().bytes
  }

  private static byte[] cut(byte[] bytes) {
    Arrays.copyOf(bytes, bytes.length - 90)
  }

  private static String hex(value, int digits) {
    Integer.toHexString(value as int).padLeft(digits, '0')
  }

  private static byte[] zip(Map<String, String> parts) {
    def bytes = new ByteArrayOutputStream()
    new ZipOutputStream(bytes).withCloseable { out ->
      parts.each { name, text ->
        out.putNextEntry(new ZipEntry(name))
        out.write(text.getBytes(UTF_8))
      }
    }
    bytes.toByteArray()
  }
}
