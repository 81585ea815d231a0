package dev.cozesh.auth

import static dev.cozesh.auth.TokenService.answer

import dev.cozesh.catalog.Calls
import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Parameter
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.json.Json
import java.lang.reflect.Modifier
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import spock.lang.Specification
import spock.lang.Unroll

class OAuthClientSpec extends Specification {
  static final CN = URI.create('https://api.coze.cn')
  static final BACK = URI.create('http://127.0.0.1:8765/callback')
  static final PROOF = new Pkce('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')
  static final TOKEN = '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":1795253400,"token_type":"Bearer"}'
  static final CODE = '{"device_code":"dc_1","user_code":"AB-12","verification_uri":"https://www.coze.cn/d","expires_in":300,"interval":5}'
  static final GRANTED = '{"code":0,"msg":"","data":{"access_token":"czu_new","expires_in":900}}'

  def time = new FakeTime()

  def "each OAuth endpoint of the catalogue has one method"() {
    when:
    def named = OAuthClient.declaredMethods.findAll { Modifier.isPublic(it.modifiers) }
        .collectMany { it.getAnnotation(Calls)?.value()?.toList() ?: [] }

    then:
    named.sort() == Catalog.bundled().endpoints().findAll { it.group() == 'oauth' }*.id().sort()
  }

  @Unroll("#id")
  def "sends what the catalogue says"() {
    given:
    def service = TokenService.saying(answer(200, reply))
    def endpoint = Catalog.bundled().endpoints().find { it.id() == id }

    when:
    call(new OAuthClient(CN, service, time))

    then:
    def request = service.sent()[0]
    request.operation() == "$endpoint.method ${endpoint.path().replaceAll(/\{\w+}/, '731')}".toString()
    request.uri().host == 'api.coze.cn'
    request.headers() == headers
    request.repeat() == dev.cozesh.http.Repeat.ONCE

    and: 'every required member is there, and none that is not known'
    def body = Json.mapper().readValue(service.body(0), Map)
    def known = endpoint.parameters().findAll { it.in() == Parameter.In.BODY }
    body.keySet() == sent as Set
    known*.name().containsAll(sent)
    sent.containsAll(known.findAll { it.required() }*.name())

    where:
    id                               | reply   | headers                            | sent
    'oauth.token.authorization_code' | TOKEN   | [Authorization: 'Bearer cs_secret'] | ['grant_type', 'client_id', 'code', 'redirect_uri']
    'oauth.token.pkce'               | TOKEN   | [:]                                | ['grant_type', 'client_id', 'code', 'redirect_uri', 'code_verifier']
    'oauth.token.refresh'            | TOKEN   | [:]                                | ['grant_type', 'client_id', 'refresh_token']
    'oauth.token.device_code'        | TOKEN   | [:]                                | ['grant_type', 'client_id', 'device_code']
    'oauth.token.jwt'                | TOKEN   | [Authorization: 'Bearer eyJ.j.w']  | ['grant_type', 'duration_seconds']
    'oauth.token.jwt_account'        | TOKEN   | [Authorization: 'Bearer eyJ.j.w']  | ['grant_type', 'duration_seconds', 'scope']
    'oauth.token.jwt_enterprise'     | TOKEN   | [Authorization: 'Bearer eyJ.j.w']  | ['grant_type', 'duration_seconds']
    'oauth.device_code'              | CODE    | [:]                                | ['client_id']
    'oauth.device_code_workspace'    | CODE    | [:]                                | ['client_id']
    'oauth.impersonate_coze_user'    | GRANTED | [Cookie: 'sid=1']                  | ['duration_seconds']
    call = calls()[id]
  }

  private static Map<String, Closure> calls() {
    def scoped = TokenTerms.DEFAULT.with(TokenScope.ofPermissions(['Connector.botChat']))
    [
      'oauth.token.authorization_code': { it.exchange(OAuthApp.web('c1', 'cs_secret'), 'code', BACK) },
      'oauth.token.pkce': { it.exchange(OAuthApp.open('c1'), 'code', BACK, PROOF) },
      'oauth.token.refresh': { it.refresh(OAuthApp.open('c1'), 'czr_old') },
      'oauth.token.device_code': { it.deviceToken('c1', 'dc_1') },
      'oauth.token.jwt': { it.jwtToken('eyJ.j.w', TokenTerms.DEFAULT) },
      'oauth.token.jwt_account': { it.accountToken('731', 'eyJ.j.w', scoped) },
      'oauth.token.jwt_enterprise': { it.enterpriseToken('731', 'eyJ.j.w', TokenTerms.DEFAULT) },
      'oauth.device_code': { it.deviceCode('c1') },
      'oauth.device_code_workspace': { it.deviceCode('c1', '731') },
      'oauth.impersonate_coze_user': { it.impersonate('sid=1', TokenTerms.DEFAULT) },
    ]
  }

  @Unroll("#grant")
  def "names the kind of exchange"() {
    given:
    def service = TokenService.saying(answer(200, TOKEN))

    when:
    calls()[id](new OAuthClient(CN, service, time))

    then:
    Json.mapper().readValue(service.body(0), Map).grant_type == grant

    where:
    id                               || grant
    'oauth.token.authorization_code' || 'authorization_code'
    'oauth.token.pkce'               || 'authorization_code'
    'oauth.token.refresh'            || 'refresh_token'
    'oauth.token.device_code'        || 'urn:ietf:params:oauth:grant-type:device_code'
    'oauth.token.jwt'                || 'urn:ietf:params:oauth:grant-type:jwt-bearer'
  }

  def "a web app renews by its secret, too"() {
    given:
    def service = TokenService.saying(answer(200, TOKEN))

    when:
    def token = new OAuthClient(CN, service, time).refresh(OAuthApp.web('c1', 'cs_secret'), 'czr_old')

    then:
    service.sent()[0].headers().Authorization == 'Bearer cs_secret'
    token == new Token('czu_new', Optional.of('czr_new'), time.instant(), Instant.ofEpochSecond(1795253400))
  }

  @Unroll("#base, #workspace, proof #proof")
  def "the consent page is on the site of the API's region, everything in it escaped"() {
    given:
    def client = new OAuthClient(URI.create(base), TokenService.saying(answer(500, '')), time)
    def consent = Consent.web('c 1', URI.create('https://app.example/b?x=1&y'), 's/1')
    def asked = proof ? consent.with(PROOF) : consent

    expect:
    (workspace ? client.authorizeUrl(workspace, asked) : client.authorizeUrl(asked)).toString() == url

    where:
    base                         | workspace | proof || url
    'https://api.coze.cn'        | null      | false || "https://www.coze.cn/api/permission/oauth2/authorize?$QUERY"
    'https://api.coze.com/'      | null      | false || "https://www.coze.com/api/permission/oauth2/authorize?$QUERY"
    'https://static-api.coze.cn' | null      | false || "https://www.coze.cn/api/permission/oauth2/authorize?$QUERY"
    'https://evil-coze.cn'       | null      | false || "https://evil-coze.cn/api/permission/oauth2/authorize?$QUERY"
    'http://127.0.0.1:8080'      | null      | false || "http://127.0.0.1:8080/api/permission/oauth2/authorize?$QUERY"
    'https://api.coze.cn'        | '731'     | false || "https://www.coze.cn/api/permission/oauth2/workspace_id/731/authorize?$QUERY"
    'https://api.coze.cn'        | null      | true  || "https://www.coze.cn/api/permission/oauth2/authorize?$QUERY$PROOF_QUERY"
    'https://api.coze.cn'        | 'a/../b'  | true  || "https://www.coze.cn/api/permission/oauth2/workspace_id/a%2F..%2Fb/authorize?$QUERY$PROOF_QUERY"
  }

  static final QUERY = 'response_type=code&client_id=c%201&redirect_uri=https%3A%2F%2Fapp.example%2Fb%3Fx%3D1%26y&state=s%2F1'
  // The pair of RFC 7636, appendix B.
  static final PROOF_QUERY = '&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256'

  @Unroll("expires_in #expiresIn: #ends")
  def "below 10^9 a token's end is a duration, else a moment, in 64 bits"() {
    given:
    def service = TokenService.saying(answer(200, """{"access_token":"czu_1"${expiresIn ? ",\"expires_in\":$expiresIn" : ''}}"""))

    expect:
    new OAuthClient(CN, service, time).jwtToken('eyJ.j.w', TokenTerms.DEFAULT).expiresAt() == Instant.parse(ends)

    where:
    expiresIn      || ends
    '900'          || '2026-11-21T08:15:00Z'
    '0'            || '2026-11-21T08:00:00Z'
    '999999999'    || '2058-07-30T09:46:39Z'
    '1000000000'   || '2001-09-09T01:46:40Z'
    '1795253400'   || '2026-11-21T09:30:00Z'
    '"1795253400"' || '2026-11-21T09:30:00Z'
    '2147483648'   || '2038-01-19T03:14:08Z'
    '4102444800'   || '2100-01-01T00:00:00Z'
    null           || '2026-11-21T08:15:00Z'
  }

  @Unroll("this clock is #minutes min ahead, expires_in #expiresIn")
  def "a moment by the server's clock is put into this machine's time"() {
    given:
    def there = time.instant().minusSeconds(60 * minutes)
    def date = DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atZone(ZoneOffset.UTC))
    def end = expiresIn == 'absolute' ? there.epochSecond + 900 : 900

    expect:
    new OAuthClient(CN, TokenService.saying(answer(200, [Date: date], """{"access_token":"czu_1","expires_in":$end}""")), time)
        .refresh(OAuthApp.open('c1'), 'czr_1').expiresAt() == time.instant().plusSeconds(900)

    where:
    [minutes, expiresIn] << [[20, 0, -20], ['absolute', 'duration']].combinations()
  }

  @Unroll("#what: #body")
  def "an answer without a token, or with one that no header can carry, is not understood, and not repeated"() {
    when:
    new OAuthClient(CN, TokenService.saying(answer(200, body)), time).refresh(OAuthApp.open('c1'), 'czr_old')

    then:
    def e = thrown(CozeDataException)
    e.what().contains(what)
    e.what().contains('HTTP 200, log id log-1')
    e.raw() == ''
    !e.message.contains('czu_')

    where:
    body                                                    || what
    '{"refresh_token":"czr_1","expires_in":900}'            || 'access_token is missing'
    '{"access_token":"czu_1","expires_in":-1}'              || 'expires_in is no time'
    '{"access_token":"czu_1","expires_in":99999999999999}'  || 'expires_in is no time'
    '{"access_token":"czu_1\\r\\nX: 1","expires_in":900}'   || 'no header can carry'
    '["czu_1"]'                                             || 'no JSON object'
    '{"access_token":"czu_'                                 || 'no JSON object'
    '<html>czu_1</html>'                                    || 'no JSON object'
    ''                                                      || 'no JSON object'
  }

  @Unroll("#status #body: #word, #code")
  def "a refusal has one shape, whatever form it came in"() {
    when:
    new OAuthClient(CN, TokenService.saying(answer(status, body)), time).deviceToken('c1', 'dc_1')

    then:
    def e = thrown(CozeServiceException)
    with(e.refusal()) {
      it.word() == word
      it.code() == code
      it.message() == message
      httpStatus() == status
      logId() == 'log-1'
      rawBody() == ''
      operation() == 'POST /api/permission/oauth2/token'
    }
    e.what().contains("${word && !code ? "error $word" : "code $code"} (HTTP $status, log id log-1)")

    where:
    status | body                                                                                       || word                    | code      | message
    400    | '{"error":"authorization_pending"}'                                                        || 'authorization_pending' | 0         | 'authorization_pending'
    400    | '{"error":"slow_down","error_description":"too often"}'                                    || 'slow_down'             | 0         | 'too often'
    401    | '{"error_code":"invalid_client","error_message":"kid not been registred","error":"kid …"}' || 'invalid_client'        | 0         | 'kid not been registred'
    200    | '{"error_code":"access_deny","error_message":"app deactivated"}'                            || 'access_deny'           | 0         | 'app deactivated'
    400    | '{"error_code":4100,"error_message":"no"}'                                                 || ''                      | 4100      | 'no'
    400    | '{"error_code":"4100","error":"invalid_token"}'                                            || 'invalid_token'         | 4100      | 'invalid_token'
    200    | '{"code":700012006,"msg":"session invalid"}'                                               || ''                      | 700012006 | 'session invalid'
    500    | '{"access_token":"czu_1","expires_in":900}'                                                || ''                      | 0         | ''
  }

  @Unroll("#word: #why")
  def "a known word is explained, with the host that was asked"() {
    when:
    new OAuthClient(CN, TokenService.saying(answer(400, """{"error":"$word"}""")), time).deviceToken('c1', 'dc_1')

    then:
    def e = thrown(CozeServiceException)
    e.why().contains(why)
    e.next().contains(next)

    where:
    word             || why                              | next
    'invalid_client' || 'an app on api.coze.cn: an app of coze.cn is unknown to coze.com' | 'wait a minute'
    'invalid_grant'  || 'used up'                        | 'log in again'
    'access_denied'  || 'did not agree'                  | 'log in again'
    'expired_token'  || 'too long'                       | 'log in again'
    'unknown_kid'    || 'asked was api.coze.cn: an app of coze.cn is unknown to coze.com' | ''
  }

  def "a server's words show none of what was sent"() {
    given:
    def words = { """{"error":"bad","error_description":"refused: $it"}""" }

    when:
    call(new OAuthClient(CN, TokenService.saying(answer(400, words(secret))), time))

    then:
    def e = thrown(CozeServiceException)
    !e.message.contains(secret)
    e.message.contains('refused: ***')

    where:
    secret              | call
    'r-1-refresh-token' | { OAuthClient it -> it.refresh(OAuthApp.open('c1'), 'r-1-refresh-token') }
    's-1-client-secret' | { OAuthClient it -> it.refresh(OAuthApp.web('c1', 's-1-client-secret'), 'r') }
    'c-1-code'          | { OAuthClient it -> it.exchange(OAuthApp.open('c1'), 'c-1-code', BACK, PROOF) }
    PROOF.verifier()    | { OAuthClient it -> it.exchange(OAuthApp.open('c1'), 'c', BACK, PROOF) }
    'd-1-device-code'   | { OAuthClient it -> it.deviceToken('c1', 'd-1-device-code') }
    'sid=1-cookie'      | { OAuthClient it -> it.impersonate('sid=1-cookie', TokenTerms.DEFAULT) }
  }

  def "a device code tells what the user needs, its times by the same rule"() {
    given:
    def service = TokenService.saying(
        answer(200, CODE), answer(200, CODE.replace('300', '1795250700').replace(',"interval":5', '')))
    def client = new OAuthClient(CN, service, time)

    expect:
    client.deviceCode('c1') == new DeviceCode('dc_1', 'AB-12', 'https://www.coze.cn/d', Duration.ofSeconds(300), Duration.ofSeconds(5))
    client.deviceCode('c1') == new DeviceCode('dc_1', 'AB-12', 'https://www.coze.cn/d', Duration.ofMinutes(45), Duration.ofSeconds(5))
  }

  @Unroll("#what")
  def "what cannot succeed is not sent"() {
    given:
    def service = TokenService.saying(answer(200, TOKEN))

    when:
    call(service)

    then:
    thrown(CozeUsageException)
    service.sent().empty

    where:
    what                        | call
    'a code without a secret'   | { new OAuthClient(CN, it, new FakeTime()).exchange(OAuthApp.open('c1'), 'code', BACK) }
    'a token for no time'       | { new TokenTerms(Duration.ZERO, Optional.empty()) }
    'a token for a day'         | { new TokenTerms(Duration.ofDays(1), Optional.empty()) }
    'a short verifier'          | { new Pkce('short') }
    'plain http'                | { new OAuthClient(URI.create('http://api.coze.cn'), it, new FakeTime()) }
    'an empty account'          | { new OAuthClient(CN, it, new FakeTime()).accountToken('', 'eyJ.j.w', TokenTerms.DEFAULT) }
    'a path for an enterprise'  | { new OAuthClient(CN, it, new FakeTime()).enterpriseToken('..', 'eyJ.j.w', TokenTerms.DEFAULT) }
  }

  def "a scope names permissions and bots as on the wire"() {
    expect:
    TokenScope.ofPermissions(['Connector.botChat']).forBots(['7389']).json().toString() ==
        '{"account_permission":{"permission_list":["Connector.botChat"]},' +
        '"attribute_constraint":{"connector_bot_chat_attribute":{"bot_id_list":["7389"]}}}'
  }
}
