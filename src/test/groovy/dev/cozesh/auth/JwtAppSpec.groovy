package dev.cozesh.auth

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.json.Json
import java.security.SecureRandom
import java.security.Signature
import java.time.Instant
import spock.lang.Specification
import spock.lang.Unroll

class JwtAppSpec extends Specification {
  static final NOW = Instant.parse('2026-11-21T08:00:00.9Z')
  def random = new SecureRandom()

  @Unroll("#form")
  def "a private key is read in every form it is handed about in"() {
    when:
    def jwt = JwtApp.of('117', 'kid-1', RsaKey.parse(pem)).sign('api.coze.cn', NOW, random)

    then:
    isSignedBy(jwt, Keys.PAIR)

    where:
    form                          | pem
    'PKCS#8'                      | Keys.pkcs8()
    'PKCS#1'                      | Keys.pkcs1()
    'line breaks of Windows'      | Keys.pkcs8().replace('\n', '\r\n')
    'a byte order mark'           | '\uFEFF' + Keys.pkcs8()
    'blanks around'               | '  \n\n' + Keys.pkcs8() + '\n  '
    'written \\n'                 | Keys.pkcs8().replace('\n', '\\n')
    'written \\r\\n'              | Keys.pkcs1().replace('\n', '\\r\\n')
    'all in one line'             | Keys.pkcs8().replace('\n', '')
    'behind its public half'      | Keys.block('PUBLIC KEY', Keys.PAIR.public.encoded) + Keys.pkcs8()
    'with words before'           | 'Bag Attributes\n    friendlyName: k\n' + Keys.pkcs8()
  }

  @Unroll("#bits bits")
  def "a key of any usual length is read from PKCS#1"() {
    given:
    def pair = Keys.pair('RSA', bits)

    expect:
    isSignedBy(JwtApp.of('117', 'kid-1', RsaKey.parse(Keys.block('RSA PRIVATE KEY', inner(pair.private.encoded))))
        .sign('h', NOW, random), pair)

    where:
    bits << [1024, 3072]
  }

  @Unroll("#what")
  def "a key that cannot be used is refused with the way out, and not shown"() {
    when:
    RsaKey.parse(pem)

    then:
    def e = thrown(CozeCredentialException)
    e.why().contains(why)
    e.next()
    e.cause == null
    !e.message.contains(SECRET)

    where:
    what                     | why                      | pem
    'encrypted, PKCS#8'      | 'it is encrypted'        | Keys.block('ENCRYPTED PRIVATE KEY', SECRET.bytes)
    'encrypted, PKCS#1'      | 'it is encrypted'        | "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n$SECRET\n-----END RSA PRIVATE KEY-----"
    'the public half'        | 'the public half'        | Keys.block('PUBLIC KEY', Keys.PAIR.public.encoded)
    'a certificate'          | 'CERTIFICATE'            | Keys.block('CERTIFICATE', SECRET.bytes)
    'another kind'           | 'EC PRIVATE KEY'         | Keys.block('EC PRIVATE KEY', SECRET.bytes)
    'of OpenSSH'             | 'OPENSSH PRIVATE KEY'    | Keys.block('OPENSSH PRIVATE KEY', SECRET.bytes)
    'another kind in PKCS#8' | 'damaged, or no RSA key' | Keys.pkcs8(Keys.pair('EC', 256))
    'cut in the middle'      | 'no PEM block'           | Keys.pkcs8().substring(0, 500)
    'a line missing'         | 'damaged, or no RSA key' | Keys.pkcs8().readLines().with { remove(3); join('\n') }
    'other characters'       | 'damaged, or no RSA key' | Keys.pkcs8().replace('M', 'é')
    'a token'                | 'no PEM block'           | SECRET
    'nothing'                | 'no PEM block'           | ''
  }

  static final SECRET = 'c2VjcmV0LW9mLXRoZS10ZXN0LXNlY3JldA'

  def "header and claims are those that Coze documents"() {
    when:
    def jwt = JwtApp.of('117', 'kid-1', RsaKey.parse(Keys.pkcs8())).sign('api.coze.cn', NOW, random)

    then:
    part(jwt, 0) == [alg: 'RS256', typ: 'JWT', kid: 'kid-1']
    part(jwt, 1).keySet() == ['iss', 'aud', 'iat', 'exp', 'jti'] as Set
    with(part(jwt, 1)) {
      iss == '117'
      aud == 'api.coze.cn'
      iat == 1795248000
      exp == 1795248900
      jti ==~ /[A-Za-z0-9_-]{43}/
    }
  }

  def "on whose behalf is a claim of its own"() {
    given:
    def app = JwtApp.of('117', 'kid-1', RsaKey.parse(Keys.pkcs8()))

    expect:
    part(app.with(JwtSession.named('user-7')).sign('h', NOW, random), 1).session_name == 'user-7'
    part(app.with(new JwtSession(Optional.empty(), Optional.of('d1'), Optional.of('c1'))).sign('h', NOW, random), 1)
        .session_context == [device_info: [device_id: 'd1', custom_consumer: 'c1']]
  }

  def "no two ids of a million are the same, each of 256 bits"() {
    given:
    def ids = new HashSet<String>(2_000_000)

    when:
    1_000_000.times { ids << JwtApp.id(random) }

    then:
    ids.size() == 1_000_000
    ids.every { it.length() == 43 }
  }

  def "no text form shows a key"() {
    given:
    def app = JwtApp.of('117', 'kid-1', RsaKey.parse(Keys.pkcs8()))

    expect:
    app.toString() == 'JwtApp[117, key kid-1]'
    app.key().toString() == 'RsaKey[***]'
  }

  /** The content of PKCS#8's octet string, whatever the length. */
  private static byte[] inner(byte[] pkcs8) {
    Arrays.copyOfRange(pkcs8, 26, pkcs8.length)
  }

  private static Map part(String jwt, int number) {
    Json.mapper().readValue(Base64.urlDecoder.decode(jwt.split('\\.')[number]), Map)
  }

  private static boolean isSignedBy(String jwt, pair) {
    def parts = jwt.split('\\.')
    Signature.getInstance('SHA256withRSA').with {
      initVerify(pair.public)
      update("${parts[0]}.${parts[1]}".getBytes('US-ASCII'))
      verify(Base64.urlDecoder.decode(parts[2]))
    }
  }
}
