package dev.cozesh.auth

import static dev.cozesh.auth.TokenService.answer
import static dev.cozesh.error.CozeTransportException.Delivery.MAY_HAVE_ARRIVED
import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT

import dev.cozesh.client.CozeClient
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.Request
import dev.cozesh.http.SystemTime
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.time.Instant
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class OAuthAuthorizerSpec extends Specification {
  static final CN = URI.create('https://api.coze.cn')
  @TempDir Path dir
  def time = new FakeTime()
  def remarks = []

  @Unroll("#left s before its end: #calls calls")
  def "a login is renewed 60 s before its end, and the new one kept before it is used"() {
    given:
    kept(life: 900, left: left)
    def service = TokenService.saying(pair('new'))

    expect:
    authorizer(service).authorization() == "Bearer $token"
    service.sent().size() == calls
    store().read().get().refreshToken().get() == refresh

    where:
    left || calls | token     | refresh
    900  || 0     | 'czu_old' | 'czr_old'
    61   || 0     | 'czu_old' | 'czr_old'
    59   || 1     | 'czu_new' | 'czr_new'
    0    || 1     | 'czu_new' | 'czr_new'
    -999 || 1     | 'czu_new' | 'czr_new'
  }

  def "each renewal sends the refresh token that the one before brought"() {
    given:
    kept(life: 900, left: 0)
    def service = TokenService.saying(pair('1'), pair('2'), pair('3'))
    def authorizer = authorizer(service)

    when:
    3.times {
      authorizer.authorization()
      time.sleep(Duration.ofSeconds(900))
    }

    then:
    (0..2).collect { Json.mapper().readValue(service.body(it), Map).refresh_token } == ['czr_old', 'czr_1', 'czr_2']
  }

  def "an answer without a refresh token leaves the old one in force"() {
    given:
    kept(life: 900, left: 0)

    when:
    authorizer(TokenService.saying(answer(200, '{"access_token":"czu_new","expires_in":900}'))).authorization()

    then:
    store().read().get().refreshToken().get() == 'czr_old'
  }

  def "what another process has renewed is taken over without a call"() {
    given:
    kept(life: 900, left: 900)
    def service = TokenService.saying(pair('mine'))
    def authorizer = authorizer(service)
    authorizer.authorization()

    when: 'time goes by, and the other one renews'
    time.sleep(Duration.ofSeconds(850))
    store().save(new Token('czu_other', Optional.of('czr_other'), time.instant(), time.instant().plusSeconds(900)))

    then:
    authorizer.authorization() == 'Bearer czu_other'

    when: 'that one is refused, and the other one renews again'
    store().save(new Token('czu_third', Optional.of('czr_third'), time.instant(), time.instant().plusSeconds(900)))

    then:
    authorizer.renew('Bearer czu_other')
    authorizer.authorization() == 'Bearer czu_third'
    service.sent().empty
  }

  def "a refused token is renewed although its time is not up"() {
    given:
    kept(life: 900, left: 900)
    def service = TokenService.saying(pair('new'))
    def authorizer = authorizer(service)

    expect:
    authorizer.renew(authorizer.authorization())
    authorizer.authorization() == 'Bearer czu_new'
    store().read().get().accessToken() == 'czu_new'
    service.sent().size() == 1
  }

  @Unroll("refused #refusals times: #outcome")
  def "a call whose token is refused renews it once and goes out once more, whatever its answer then"() {
    given:
    def refusal = WireServer.answer(401, '{"code":4100,"msg":"token expired"}')
    def fine = WireServer.answer(200, '{"code":0,"msg":"","data":{"total_count":0,"workspaces":[]}}')
    def server = new WireServer(refusal, WireServer.answer(200, '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":900}'), refusals == 1 ? fine : refusal)
    def store = new FileTokenStore(file, server.uri(), 'c1', new SystemTime())
    def now = Instant.now()
    store.save(new Token('czu_old', Optional.of('czr_old'), now, now.plusSeconds(900)))
    def oauth = OAuthClient.at(server.uri())
    def coze = CozeClient.builder().baseUrl(server.uri()).authorizer(new OAuthAuthorizer(oauth, OAuthApp.open('c1'), store, {})).build()

    expect:
    outcome == code({ coze.workspaces().list().toList() })
    server.requests().collect { it.readLines()[0].split(' ')[1].split(/\?/)[0] } == ['/v1/workspaces', '/api/permission/oauth2/token', '/v1/workspaces']
    server.requests()[0].contains('Authorization: Bearer czu_old')
    server.requests()[2].contains('Authorization: Bearer czu_new')
    store.read().get().refreshToken().get() == 'czr_new'

    cleanup:
    [coze, oauth, server]*.close()

    where:
    refusals || outcome
    1        || 0
    2        || 4100
  }

  private static long code(Closure call) {
    try {
      call()
      0
    } catch (CozeServiceException e) {
      e.code()
    }
  }

  def "nobody logged in: says so and sends nothing"() {
    given:
    def service = TokenService.saying(pair('new'))

    when:
    authorizer(service).authorization()

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'nobody is logged in to api.coze.cn'
    e.next() == 'log in: `cozesh login`'
    service.sent().empty
  }

  @Unroll("#status #body")
  def "a refresh token that Coze refuses means to log in again, for requests and renewals alike"() {
    given:
    kept(life: 900, left: 0)
    def authorizer = authorizer(TokenService.saying(answer(status, body)))

    when:
    authorizer.authorization()

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'the login to api.coze.cn is over'
    e.why().contains("(HTTP $status, log id log-1)")
    e.why().contains('the answer to a renewal is lost')
    e.next() == 'log in again: `cozesh login`'

    when:
    authorizer.renew('Bearer czu_old')

    then:
    thrown(CozeCredentialException)

    where:
    status | body
    400    | '{"error":"invalid_grant","error_description":"refresh token was used"}'
    401    | '{"error_code":"invalid_client"}'
    200    | '{"code":700012006,"msg":"no"}'
  }

  @Unroll("#answer")
  def "a service in trouble does not end a login; what is still good is used on"() {
    given:
    kept(life: 900, left: left)
    def service = TokenService.saying(answer)
    def authorizer = authorizer(service)

    when:
    def outcome = [1, 2].collect {
      try {
        authorizer.authorization()
      } catch (CozeCredentialException e) {
        e.what().startsWith('no credential to be had: ') && !e.what().contains('over') ? 'none to be had' : e.what()
      }
    }.unique()

    then:
    outcome == [left > 0 ? 'Bearer czu_old' : 'none to be had']
    service.sent().size() == (left > 0 ? 1 : 2)
    store().read().get().refreshToken().get() == 'czr_old'

    where:
    [left, answer] << [[50, 0], [
      answer(503, '{"error":"busy"}'), answer(429, '{"error":"busy"}'), answer(502, '<html>'),
      lost(NOT_SENT), lost(MAY_HAVE_ARRIVED)]].combinations()
  }

  def "a renewal that could not be had early is tried again after 10 s"() {
    given:
    kept(life: 900, left: 50)
    def service = TokenService.saying(lost(NOT_SENT), pair('new'))
    def authorizer = authorizer(service)
    authorizer.authorization()

    when:
    time.sleep(Duration.ofSeconds(10))

    then:
    authorizer.authorization() == 'Bearer czu_new'
  }

  def "a lost answer says what it may have cost"() {
    given:
    kept(life: 900, left: 0)

    when:
    authorizer(TokenService.saying(lost(MAY_HAVE_ARRIVED))).authorization()

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'no credential to be had: the login could not be renewed: no answer'
    e.why().contains('the new login was lost with the answer')
    e.next().contains('log in again')
  }

  def "an interrupt between the answer and the save loses no login"() {
    given:
    kept(life: 900, left: 0)
    def service = new TokenService({ Request request ->
      Thread.currentThread().interrupt()
      pair('new')
    })

    expect:
    authorizer(service).authorization() == 'Bearer czu_new'
    Thread.interrupted()
    store().read().get().refreshToken().get() == 'czr_new'
    remarks.empty
  }

  def "a login that cannot be kept is used all the same, and that is told"() {
    given: 'a file that turns into a directory while the answer is on its way'
    kept(life: 900, left: 0)
    def service = new TokenService({ Request request ->
      Files.delete(file)
      Files.createDirectories(file.resolve('in the way'))
      pair('new')
    })
    def authorizer = authorizer(service)

    expect:
    authorizer.authorization() == 'Bearer czu_new'
    authorizer.authorization() == 'Bearer czu_new'
    remarks.size() == 1
    remarks[0].contains('cannot be kept in')
    remarks[0].contains('the next one has to log in again')
    service.sent().size() == 1
  }

  def "a login that is forgotten is gone everywhere, and no request carries it"() {
    given:
    kept(life: 900, left: 900)
    def service = TokenService.saying(pair('new'))
    def authorizer = authorizer(service)
    authorizer.authorization()

    when:
    authorizer.forget()

    then:
    !Files.exists(file)
    authorizer.secrets().empty
    authorizer.expiresAt().empty

    when:
    authorizer.authorization()

    then:
    thrown(CozeCredentialException)
    service.sent().empty
  }

  def "doctor and the like learn the end without a call"() {
    given:
    kept(life: 900, left: 0)
    def service = TokenService.saying(pair('new'))

    expect:
    authorizer(service).expiresAt().get() == time.instant()
    service.sent().empty
  }

  private Path getFile() { dir.resolve('tokens/cn.json') }

  private FileTokenStore store() { new FileTokenStore(file, CN, 'c1', time) }

  private void kept(Map times) {
    def end = time.instant().plusSeconds(times.left as long)
    store().save(new Token('czu_old', Optional.of('czr_old'), end.minusSeconds(times.life as long), end))
  }

  private OAuthAuthorizer authorizer(TokenService service) {
    new OAuthAuthorizer(new OAuthClient(CN, service, time), OAuthApp.open('c1'), store(), { remarks << it })
  }

  private static pair(String name) {
    answer(200, """{"access_token":"czu_$name","refresh_token":"czr_$name","expires_in":900}""")
  }

  private static lost(delivery) {
    new CozeTransportException('no answer', '', '', delivery, null)
  }
}
