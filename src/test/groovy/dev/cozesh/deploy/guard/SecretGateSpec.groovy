package dev.cozesh.deploy.guard

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.deploy.desired.Sha256
import dev.cozesh.error.CozeGuardException
import dev.cozesh.error.Place
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

  def "a token in Base64 is a run of its letters from end to end: #text"() {
    when:
    def found = SecretGate.STRICT.first(text.replace('RUN', run))

    then:
    found.map { it.column() } == column
    found.map { it.fingerprint() } == column.map { Sha256.brief(run + padding, 4) }

    where:
    text          | run                     || column          | padding
    'RUN'         | base64(TOKEN)           || Optional.of(1)  | ''
    'k="RUN="'    | base64(TOKEN)           || Optional.of(4)  | '='
    'k=RUN==='    | base64(TOKEN)           || Optional.of(3)  | '=='
    'k RUN==x'    | base64(TOKEN)           || Optional.of(3)  | '='
    'a\u4e00RUN'   | base64(TOKEN)           || Optional.of(3)  | ''
    '.RUN.'       | base64(' ' * 747 + TOKEN)[0..<1024] || Optional.of(2)  | ''
    '.RUNa.'      | base64(' ' * 747 + TOKEN)[0..<1024] || Optional.empty() | ''
    'xxRUN'       | base64('ab' + TOKEN)    || Optional.empty() | ''
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

  private static String base64(String text) {
    Base64.encoder.encodeToString(text.getBytes(UTF_8))
  }
}
