package dev.cozesh.deploy.guard

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.deploy.desired.DesiredDocument
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.Place
import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream
import spock.lang.Specification

class SecretGateSpec extends Specification {
  private static final String TOKEN = 'pat_test_Gate0Gate0Gate0'
  /** A credential that no shape tells. */
  private static final String PLAIN = 'horse/battery+staple 9'

  def "a secret is found #how, with line and column, and is not repeated"() {
    given:
    def gate = new SecretGate({ [PLAIN] as Set }, [] as Set, { false })

    when:
    gate.require('bot.json', "{\n \"k\": \"$text\"}", 'file')

    then:
    def refused = thrown(CozeGuardException)
    refused.place() == new Place('bot.json', 2, 8)
    refused.what().startsWith('bot.json:2:8: a secret stands in the file: ')
    refused.next() ==~ /(?s).*--allow-secret [0-9a-f]{8}/
    !refused.message.contains(text)

    where:
    how                          | text
    'as a token'                 | TOKEN
    'as a token in Base64'       | base64("Bearer $TOKEN")
    'as the credential in use'   | PLAIN
    'in an address'              | URLEncoder.encode(PLAIN, UTF_8)
    'as Base64'                  | base64(PLAIN)
    'as Base64 for addresses'    | Base64.urlEncoder.encodeToString(PLAIN.getBytes(UTF_8))
  }

  def "the credential in use is found in the Base64 of anything that holds it"() {
    given:
    def gate = new SecretGate({ [PLAIN] as Set }, [] as Set, { false })

    expect:
    (0..8).every { before ->
      (0..8).every { after -> gate.first('x ' + base64('a' * before + PLAIN + 'z' * after)).isPresent() }
    }
  }

  def "what looks like a secret and is none passes by its fingerprint, another one does not"() {
    given:
    def fingerprint = SecretGate.STRICT.first(TOKEN).get().fingerprint()
    def gate = new SecretGate({ [] as Set }, [fingerprint] as Set, { false })

    expect:
    gate.first("here $TOKEN").empty
    gate.first("here $TOKEN and pat_test_Other0Other0").get().column() == 35
    gate.mask("here $TOKEN") == 'here pat_***'
  }

  def "ordinary texts pass: #text"() {
    expect:
    SecretGate.STRICT.first(text).empty

    where:
    text << ['sk-learn', 'a bearer of good news', 'data:image/png;base64,' + 'iVBORw0KGgo' * 400, 'sha256 ' + '9f86d081' * 8, '']
  }

  def "it is said when version control holds the file"() {
    given:
    def gate = new SecretGate({ [] as Set }, [] as Set, { it == 'a.json' })

    when:
    gate.require(file, TOKEN, 'file')

    then:
    def refused = thrown(CozeGuardException)
    refused.why().contains("git tracks $file") == tracked

    where:
    file     || tracked
    'a.json' || true
    'b.json' || false
  }

  def "a Word file is looked into, also where Word has cut the token into pieces"() {
    given:
    def xml = '<w:t>key: pat_test_</w:t></w:r><w:r><w:t>Word0Word0Word0</w:t>'
    def word = DesiredDocument.of('a.docx', zip(['word/document.xml': xml]), Place.NOWHERE)

    when:
    def texts = DocumentTexts.of(word)

    then:
    texts.keySet() == ['part word/document.xml'] as Set
    SecretGate.STRICT.first(texts.values()[0]).get().shown() == 'pat_…'
  }

  def "a #type that is broken is looked at as bytes"() {
    given:
    def document = DesiredDocument.of("a.$type", "no such file $TOKEN".getBytes(UTF_8), Place.NOWHERE)

    expect:
    DocumentTexts.of(document).values().any { SecretGate.STRICT.first(it).isPresent() }

    where:
    type << ['pdf', 'doc', 'docx', 'txt', 'md']
  }

  private static String base64(String text) {
    Base64.encoder.encodeToString(text.getBytes(UTF_8))
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
