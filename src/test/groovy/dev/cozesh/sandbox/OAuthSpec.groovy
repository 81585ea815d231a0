package dev.cozesh.sandbox

import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyPair
import java.security.KeyPairGenerator
import java.security.MessageDigest
import java.security.Signature
import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import spock.lang.Shared
import spock.lang.TempDir
import spock.lang.Unroll

class OAuthSpec extends SandboxSpecification {
  static final OAUTH = '/api/permission/oauth2'
  static final BACK = 'http://127.0.0.1:9/back'
  static final DEVICE = 'urn:ietf:params:oauth:grant-type:device_code'
  static final JWT = 'urn:ietf:params:oauth:grant-type:jwt-bearer'

  @Shared
  KeyPair keys = KeyPairGenerator.getInstance('RSA').with { it.initialize(2048); it.generateKeyPair() }

  @TempDir
  Path directory

  @Override
  SandboxOptions options() {
    super.options().withStorage(Storage.directory(directory))
  }

  def setup() {
    coze.headers = [:]
  }

  def "the page sends the browser back with a code and the state, unasked"() {
    when:
    def page = coze.send('GET', "$OAUTH/authorize?response_type=code&client_id=test_web&state=a%26b&redirect_uri=${encoded(BACK + '?x=1')}")
    def target = page.headers().firstValue('Location').get()

    then:
    page.statusCode() == 302
    target ==~ /http:\/\/127\.0\.0\.1:9\/back\?x=1&code=code_[0-9a-f]{32}&state=a%26b/
  }

  @Unroll("#change")
  def "a page that cannot be is refused without a code"() {
    given:
    def query = ([response_type: 'code', client_id: 'test_web', redirect_uri: BACK] + change)
        .findAll { it.value }.collect { "$it.key=${encoded(it.value)}" }.join('&')

    when:
    def page = coze.send('GET', "$OAUTH/authorize?$query")

    then:
    page.statusCode() == status
    page.body().contains("\"error\":\"$error\"")
    page.headers().firstValue('Location').isEmpty()

    where:
    change                                        || status | error
    [response_type: 'token']                      || 400    | 'invalid_request'
    [response_type: null]                         || 400    | 'invalid_request'
    [client_id: null]                             || 400    | 'invalid_request'
    [client_id: '81734206536653066151.app.coze']  || 401    | 'invalid_client'
    [redirect_uri: null]                          || 400    | 'invalid_request'
    [redirect_uri: 'javascript:alert(1)']         || 400    | 'invalid_request'
    [code_challenge: 'x', code_challenge_method: 'S512'] || 400 | 'invalid_request'
  }

  def "a web app shows its secret and gets a token that the gateway takes until it is over"() {
    when:
    def token = exchange(code(), [:], 'test_secret')

    then:
    token.path('access_token').asText() ==~ /czu_test_[0-9a-f]{32}/
    token.path('token_type').asText() == 'Bearer'
    token.path('expires_in').asLong() == clock.now.epochSecond + 900
    !token.has('code')
    status(token) == 200

    when:
    clock.pass(Duration.ofSeconds(899))

    then:
    status(token) == 200

    when:
    clock.pass(Duration.ofSeconds(1))

    then:
    status(token) == 401
  }

  @Unroll("#secret")
  def "without its secret the app gets nothing"() {
    given:
    def code = code()

    expect:
    exchange(code, [:], secret).path('error_code').asText() == 'invalid_client'
    exchange(code, [:], 'test_secret').has('access_token')

    where:
    secret << [null, 'hDPU8gexPcwChkhMvmjvR14yQ1HWoaB4']
  }

  @Unroll("#what")
  def "a code is good once, for its app and its address, and for ten minutes"() {
    given:
    def code = code()
    if (used) exchange(code, [:], 'test_secret')
    clock.pass(Duration.ofSeconds(late))

    expect:
    exchange(code, change, 'test_secret').path('error').asText() == 'invalid_grant'

    where:
    what            | used  | late | change
    'used'          | true  | 0    | [:]
    'another app'   | false | 0    | [client_id: 'test_other']
    'elsewhere'     | false | 0    | [redirect_uri: BACK + '/x']
    'too late'      | false | 600  | [:]
    'unknown'       | false | 0    | [code: 'code_x']
  }

  @Unroll("#method #verifier")
  def "a public app proves that it asked for the code"() {
    given:
    def challenge = method == 'S256' ? sha256('secret verifier') : 'secret verifier'
    def code = code("&code_challenge=${encoded(challenge)}" + (method ? "&code_challenge_method=$method" : ''))

    when:
    def token = exchange(code, verifier == null ? [:] : [code_verifier: verifier], verifier == null ? 'test_secret' : null)

    then:
    token.path('error').asText('none') == error

    where:
    method  | verifier          || error
    'S256'  | 'secret verifier' || 'none'
    'S256'  | 'another'         || 'invalid_grant'
    'S256'  | null              || 'invalid_grant'
    'plain' | 'secret verifier' || 'none'
    null    | 'secret verifier' || 'none'
    'plain' | 'another'         || 'invalid_grant'
  }

  def "a verifier without a challenge proves nothing"() {
    expect:
    exchange(code(), [code_verifier: 'v'], null).path('error').asText() == 'invalid_grant'
  }

  def "a refresh token is good once; the next one comes with the token"() {
    given:
    def first = exchange(code(), [:], 'test_secret')

    when:
    def second = refresh(first, 'test_secret')
    def third = refresh(second, 'test_secret')

    then:
    second.path('access_token').asText() != first.path('access_token').asText()
    third.has('refresh_token')
    refresh(first, 'test_secret').path('error').asText() == 'invalid_grant'
    refresh(second, 'test_secret').path('error').asText() == 'invalid_grant'
    status(first) == 200
    refresh(third, null).path('error').asText() == 'invalid_client'
    refresh(third, 'test_secret', 'test_other').path('error').asText() == 'invalid_grant'
  }

  def "a refresh token lives thirty days, and is no access token"() {
    given:
    def token = pkce()

    expect:
    coze.json('GET', '/v1/users/me', null, [Authorization: 'Bearer ' + token.path('refresh_token').asText()])
        .path('code').asInt() == 4100

    when:
    clock.pass(Duration.ofDays(30).minusSeconds(1))
    def renewed = refresh(token, null)
    clock.pass(Duration.ofDays(30))

    then:
    renewed.has('access_token')
    refresh(renewed, null).path('error').asText() == 'invalid_grant'
  }

  def "a device polls until the user has let it in"() {
    given:
    def device = coze.post("$OAUTH/device/code", [client_id: 'test_tv'])

    expect:
    device.path('expires_in').asInt() == 300
    device.path('interval').asInt() == 5
    device.path('user_code').asText() ==~ /[0-9A-F]{4}-[0-9A-F]{4}/
    poll(device) == 'authorization_pending'
    poll(device) == 'slow_down'

    when:
    clock.pass(Duration.ofSeconds(5))

    then:
    poll(device) == 'slow_down'

    when:
    coze.post('/_device', [user_code: device.path('user_code').asText()])
    clock.pass(Duration.ofSeconds(15))

    then:
    poll(device) == 'czu_test_'
    poll(device) == 'invalid_grant'
  }

  def "a device that nobody looks at is let in at its third poll"() {
    given:
    def device = coze.post("$OAUTH/workspace_id/7/device/code", [client_id: 'test_tv'])

    expect:
    (1..3).collect {
      clock.pass(Duration.ofSeconds(5))
      poll(device)
    } == ['authorization_pending', 'authorization_pending', 'czu_test_']
  }

  def "a device is let in by the page that it names, opened in a browser"() {
    given:
    def device = coze.post("$OAUTH/device/code", [client_id: 'test_tv'])
    def page = device.path('verification_uri').asText() + '?user_code=' + device.path('user_code').asText()

    expect:
    page.startsWith(sandbox.baseUri().toString())
    new URI(page).toURL().text.contains('let in')
    poll(device) == 'czu_test_'
  }

  @Unroll("#what")
  def "a device is turned away"() {
    given:
    def device = coze.post("$OAUTH/device/code", [client_id: 'test_tv'])
    if (decision) coze.post('/_device', [user_code: device.path('user_code').asText()] + decision)
    clock.pass(Duration.ofSeconds(late))

    expect:
    poll(device) == error

    where:
    what           | decision              | late || error
    'by the user'  | [allow: false]        | 0    || 'access_denied'
    'by the clock' | null                  | 300  || 'expired_token'
    'for now'      | [polls: 100]          | 20   || 'authorization_pending'
  }

  def "a device of another app or with a code of its own gets nothing"() {
    given:
    def device = coze.post("$OAUTH/device/code", [client_id: 'test_tv'])

    expect:
    poll(device, [client_id: 'test_other']) == 'invalid_grant'
    poll(device, [device_code: 'device_x']) == 'invalid_grant'
    coze.post("$OAUTH/device/code", [client_id: '1406020730']).path('error').asText() == 'invalid_client'
    coze.post("$OAUTH/device/code", [:]).path('error').asText() == 'invalid_request'
    coze.post('/_device', [user_code: 'nobody']).path('code').asInt() == 4200
  }

  @Unroll("#path")
  def "a signed JWT gets a token of a service, once"() {
    given:
    def jwt = jwt()

    when:
    def token = assertion(jwt, path)

    then:
    token.path('access_token').asText().startsWith('czs_test_')
    token.path('expires_in').asLong() == clock.now.epochSecond + 900
    !token.has('refresh_token')
    status(token) == 200
    assertion(jwt, path).path('error').asText() == 'invalid_grant'

    where:
    path << ["$OAUTH/token", "$OAUTH/account/7/token", "$OAUTH/enterprise_id/$Sandbox.ENTERPRISE_ID/token"]*.toString()
  }

  def "the token of a JWT lives as long as was asked for"() {
    expect:
    coze.json('POST', "$OAUTH/token", [grant_type: JWT, duration_seconds: seconds], bearer(jwt()))
        .path('expires_in').asLong() == (good ? clock.now.epochSecond + seconds : 0)

    where:
    seconds || good
    1       || true
    86399   || true
    86400   || false
    0       || false
  }

  @Unroll("#change")
  def "a JWT that is not whole is refused, and not used up"() {
    expect:
    assertion(jwt(change)).with { it.path('error').asText() == 'invalid_grant' && it.path('error_message').asText().contains(named) }
    assertion(jwt([jti: 'same'])).has('access_token')

    where:
    change                                | named
    [alg: 'HS256', jti: 'same']           | 'alg'
    [typ: null, jti: 'same']              | 'typ'
    [kid: null, jti: 'same']              | 'kid'
    [iss: null, jti: 'same']              | 'iss'
    [aud: null, jti: 'same']              | 'aud'
    [aud: 'api.example.com', jti: 'same'] | 'aud'
    [jti: null]                           | 'jti'
    [iat: null, jti: 'same']              | 'iat'
    [exp: 'soon', jti: 'same']            | 'exp'
    [exp: 0, jti: 'same']                 | 'exp'
    [life: -1, jti: 'same']               | 'exp'
    [late: 301, jti: 'same']              | 'iat'
  }

  @Unroll("#token")
  def "what is no JWT is refused"() {
    expect:
    assertion(token).path('error').asText() == error

    where:
    token           || error
    'test_secret'   || 'invalid_client'
    'a.b.c.d'       || 'invalid_client'
    'e30.e30.~'     || 'invalid_grant'
    'eA.e30.eA'     || 'invalid_grant'
  }

  def "a JWT may name the sandbox as its audience"() {
    expect:
    assertion(jwt([aud: aud.replace('PORT', "${sandbox.baseUri().port}")])).has('access_token')

    where:
    aud << ['api.coze.cn', 'api.coze.com', '127.0.0.1', '127.0.0.1:PORT']
  }

  def "the signature is checked once the app's key is known"() {
    given:
    def pem = "-----BEGIN PUBLIC KEY-----\n${Base64.mimeEncoder.encodeToString(keys.public.encoded)}\n-----END PUBLIC KEY-----\n"
    def another = KeyPairGenerator.getInstance('RSA').generateKeyPair()

    when:
    def registered = coze.post('/_oauth', [client_id: '310000000002', public_key: pem.toString(), kid: 'print'])

    then:
    registered.path('code').asInt() == 0
    assertion(jwt([kid: 'print'])).has('access_token')
    assertion(jwt([kid: 'other'])).path('error_message').asText().contains('kid')
    assertion(jwt([kid: 'print'], another)).path('error_message').asText().contains('signature')
    assertion(jwt([kid: 'print']).replaceFirst(/\.[^.]*$/, '.c2ln')).path('error_message').asText().contains('signature')
    assertion(jwt([iss: 'other'], another)).has('access_token')
  }

  def "a registered app has its own secret and address"() {
    given:
    coze.post('/_oauth', [client_id: 'shop', client_secret: 'test_only', redirect_uri: BACK])
    def body = [client_id: 'shop']

    expect:
    exchange(code('', 'shop'), body, 'test_secret').path('error').asText() == 'invalid_client'
    exchange(code('', 'shop'), body, 'test_only').has('access_token')
    coze.send('GET', "$OAUTH/authorize?response_type=code&client_id=shop&redirect_uri=${encoded(BACK + '/x')}").statusCode() == 400
    coze.post('/_oauth', [:]).path('code').asInt() == 4000
    coze.post('/_oauth', [client_id: 'x', public_key: 'none']).path('code').asInt() == 4000
  }

  @Unroll("#body")
  def "a token is given for a known grant only, and the answer has a log id"() {
    when:
    def answer = coze.send('POST', "$OAUTH/token", body)

    then:
    answer.statusCode() == 400
    answer.body().contains("\"error_code\":\"$error\"")
    answer.headers().firstValue('X-Tt-Logid').isPresent()

    where:
    body                                                   || error
    [:]                                                    || 'invalid_request'
    [grant_type: 'password']                               || 'unsupported_grant_type'
    [grant_type: 'authorization_code']                     || 'invalid_request'
    [grant_type: 'refresh_token', client_id: 'test']       || 'invalid_request'
    [grant_type: DEVICE, client_id: 'test']                || 'invalid_request'
  }

  def "the console's user is stood for by a browser session of a test"() {
    given:
    def route = '/api/permission_api/coze_web_app/impersonate_coze_user'

    expect:
    coze.json('POST', route, [:], cookie ? [Cookie: cookie] : [:]).with {
      it.path('code').asInt() == code && it.at('/data/access_token').asText('').startsWith('czu_test_') == (code == 0)
    }

    where:
    cookie                              || code
    'session_key=test_1'                || 0
    'a=b; session_key=test_1; c=d'      || 0
    'session_key=eyJpZCI6NzQ5M'         || 700012006
    null                                || 700012006
  }

  def "no secret is in a log, in a file, or in the control surface"() {
    given:
    def code = code("&code_challenge=${sha256('verifier-4711')}&code_challenge_method=S256")
    def token = exchange(code, [code_verifier: 'verifier-4711'], null)
    def renewed = refresh(token, null)
    def device = coze.post("$OAUTH/device/code", [client_id: 'test_tv'])
    poll(device)
    def jwt = jwt()
    assertion(jwt)
    coze.post('/_oauth', [client_id: 'shop', client_secret: 'test_only_4711'])
    status(renewed)
    def secrets = [code, 'verifier-4711', device.path('device_code').asText(), jwt, 'test_only_4711'] +
        [token, renewed].collectMany { [it.path('access_token').asText(), it.path('refresh_token').asText()] }
    def log = coze.send('GET', '/_log').body()

    when:
    sandbox.close()
    def files = Files.list(directory).withCloseable { it.toList().collect { Files.readString(it) } }.join('\n')

    then:
    secrets.every { !log.contains(it) && !files.contains(it) }
    log.contains('"client_id\\":\\"test_tv')
    files.contains('OAUTH_TOKEN')
  }

  def "tokens, codes and apps outlive a restart"() {
    given:
    def code = code()
    def token = pkce()
    coze.post('/_oauth', [client_id: 'shop', client_secret: 'test_only'])
    sandbox.close()

    when:
    sandbox = Sandbox.start(options())
    coze = new SandboxClient(sandbox.baseUri())
    coze.headers = [:]

    then:
    status(token) == 200
    refresh(token, null).has('access_token')
    exchange(code, [:], 'test_secret').has('access_token')
    exchange(this.code('', 'shop'), [client_id: 'shop'], 'test_only').has('access_token')
  }

  def "what is over is forgotten"() {
    given:
    (1..3).each { code() }
    pkce()

    when:
    clock.pass(Duration.ofDays(31))
    pkce()
    sandbox.close()
    def state = Files.readString(directory.resolve('state.jsonl'))

    then:
    state.count('OAUTH_TOKEN') == 2
    state.count('OAUTH_GRANT') == 0
  }

  private String code(String more = '', String client = 'test_web') {
    def page = coze.send('GET', "$OAUTH/authorize?response_type=code&client_id=$client&redirect_uri=${encoded(BACK)}$more")
    page.headers().firstValue('Location').get().replaceFirst('.*code=', '').replaceFirst('&.*', '')
  }

  private JsonNode exchange(String code, Map change, String secret) {
    coze.json('POST', "$OAUTH/token",
        [grant_type: 'authorization_code', client_id: 'test_web', redirect_uri: BACK, code: code] + change, bearer(secret))
  }

  private JsonNode pkce() {
    exchange(code('&code_challenge=v'), [code_verifier: 'v'], null)
  }

  private JsonNode refresh(JsonNode token, String secret, String client = 'test_web') {
    coze.json('POST', "$OAUTH/token",
        [grant_type: 'refresh_token', client_id: client, refresh_token: token.path('refresh_token').asText()], bearer(secret))
  }

  /** The error, or how the token begins. */
  private String poll(JsonNode device, Map change = [:]) {
    def answer = coze.post("$OAUTH/token",
        [grant_type: DEVICE, client_id: 'test_tv', device_code: device.path('device_code').asText()] + change)
    answer.has('access_token') ? answer.path('access_token').asText().take(9) : answer.path('error').asText()
  }

  private JsonNode assertion(String jwt, String path = "$OAUTH/token") {
    coze.json('POST', path, [grant_type: JWT], bearer(jwt))
  }

  private int status(JsonNode token) {
    coze.send('GET', '/v1/users/me', null, bearer(token.path('access_token').asText())).statusCode()
  }

  private String jwt(Map change = [:], KeyPair by = keys) {
    def start = clock.now.epochSecond + (change.late ?: 0)
    def header = [alg: 'RS256', typ: 'JWT', kid: 'k'] + change.subMap(['alg', 'typ', 'kid'])
    def claims = [iss: '310000000002', aud: 'api.coze.cn', iat: start, exp: start + (change.life ?: 600), jti: UUID.randomUUID().toString()] +
        change.subMap(['iss', 'aud', 'iat', 'exp', 'jti'])
    def signed = [header, claims].collect { encoded64(Json.line(it).getBytes('UTF-8')) }.join('.')
    def signature = Signature.getInstance('SHA256withRSA')
    signature.initSign(by.private)
    signature.update(signed.bytes)
    "$signed.${encoded64(signature.sign())}"
  }

  private static String sha256(String text) {
    encoded64(MessageDigest.getInstance('SHA-256').digest(text.bytes))
  }

  private static String encoded64(byte[] bytes) {
    Base64.urlEncoder.withoutPadding().encodeToString(bytes)
  }

  private static String encoded(String text) {
    URLEncoder.encode(text, 'UTF-8')
  }

  private static Map bearer(String token) {
    token == null ? [:] : [Authorization: "Bearer $token".toString()]
  }
}
