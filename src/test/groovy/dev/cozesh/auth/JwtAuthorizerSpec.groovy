package dev.cozesh.auth

import static dev.cozesh.auth.TokenService.answer

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.Request
import dev.cozesh.json.Json
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.util.concurrent.Executors
import spock.lang.Specification
import spock.lang.Unroll

class JwtAuthorizerSpec extends Specification {
  static final APP = JwtApp.of('117', 'kid-1', RsaKey.parse(Keys.pkcs8()))
  def time = new FakeTime()
  def remarks = []

  def "a token is asked for once, and again 60 s before its end"() {
    given:
    def service = TokenService.saying(token('a'), token('b'))
    def authorizer = authorizer(service)

    expect:
    authorizer.authorization() == 'Bearer czu_a'
    authorizer.expiresAt().get() == time.instant().plusSeconds(900)

    when:
    time.sleep(Duration.ofSeconds(839))

    then:
    authorizer.authorization() == 'Bearer czu_a'
    service.sent().size() == 1

    when:
    time.sleep(Duration.ofSeconds(1))

    then:
    authorizer.authorization() == 'Bearer czu_b'
    service.sent().size() == 2
    claims(service.sent()[0]).jti != claims(service.sent()[1]).jti
  }

  def "of a short life a tenth is kept, so that it is not asked for at each use"() {
    given:
    def service = TokenService.saying(token('a', 50), token('b', 50))
    def authorizer = authorizer(service)

    when:
    authorizer.authorization()
    time.sleep(Duration.ofSeconds(44))

    then:
    authorizer.authorization() == 'Bearer czu_a'

    when:
    time.sleep(Duration.ofSeconds(1))

    then:
    authorizer.authorization() == 'Bearer czu_b'
  }

  @Unroll("#base is named #audience")
  def "the audience is the host that is asked, without its port"() {
    given:
    def service = TokenService.saying(token('a'))

    when:
    new JwtAuthorizer(new OAuthClient(URI.create(base), service, time), APP).authorization()

    then:
    claims(service.sent()[0]).aud == audience

    where:
    base                    || audience
    'https://api.coze.cn'   || 'api.coze.cn'
    'https://api.coze.com'  || 'api.coze.com'
    'http://127.0.0.1:8080' || '127.0.0.1'
  }

  @Unroll("#path")
  def "account, enterprise and terms go along"() {
    given:
    def service = TokenService.saying(token('a'))
    def plain = authorizer(service)

    when:
    change(plain.with(new TokenTerms(Duration.ofHours(1), Optional.empty()))).authorization()

    then:
    service.sent()[0].uri().path == path
    Json.mapper().readValue(service.body(0), Map).duration_seconds == 3600

    where:
    path                                              | change
    '/api/permission/oauth2/token'                    | { it }
    '/api/permission/oauth2/account/42/token'         | { it.forAccount('42') }
    '/api/permission/oauth2/enterprise_id/e-1/token'  | { it.forEnterprise('e-1') }
  }

  @Unroll("clock off by #minutes min: #says")
  def "a wrong clock is put right by the server's date, once, and told when it is far off"() {
    given: 'a server that refuses a JWT of another time than its own'
    def service = new TokenService({ Request request ->
      def there = time.instant().plus(Duration.ofMinutes(minutes))
      def issued = Instant.ofEpochSecond(claims(request).iat as long)
      def headers = [Date: DateTimeFormatter.RFC_1123_DATE_TIME.format(there.atZone(ZoneOffset.UTC)), 'X-Tt-Logid': 'l']
      Duration.between(issued, there).abs() > Duration.ofSeconds(60)
          ? answer(401, headers, '{"error_code":"invalid_client","error_message":"iat"}')
          : answer(200, headers, """{"access_token":"czu_${there.epochSecond}","expires_in":${there.epochSecond + 900}}""")
    })
    def authorizer = authorizer(service)

    expect:
    authorizer.authorization().startsWith('Bearer czu_')
    service.sent().size() == 2
    remarks.size() == (says ? 1 : 0)
    says == null || remarks[0].contains(says)

    when: 'the token ends by the server\'s clock'
    time.sleep(Duration.ofSeconds(800))
    authorizer.authorization()

    then:
    service.sent().size() == 2

    when:
    authorizer.renew(authorizer.authorization())

    then: 'what was learnt is remembered'
    service.sent().size() == 3
    remarks.size() == (says ? 1 : 0)

    where:
    minutes || says
    10      || '600 s behind api.coze.cn'
    -10     || '600 s ahead of api.coze.cn'
    3       || null
  }

  def "a refusal by a server of the same time is not tried again"() {
    given:
    def date = DateTimeFormatter.RFC_1123_DATE_TIME.format(time.instant().plusSeconds(20).atZone(ZoneOffset.UTC))
    def service = TokenService.saying(answer(401, [Date: date, 'X-Tt-Logid': 'log-9'], '{"error_code":"invalid_client","error_message":"kid not been registred"}'))

    when:
    authorizer(service).authorization()

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'no credential to be had: POST /api/permission/oauth2/token was refused: error invalid_client (HTTP 401, log id log-9)'
    e.why().contains('kid not been registred')
    e.why().contains('api.coze.cn')
    (e.cause as CozeServiceException).refusal().word() == 'invalid_client'
    service.sent().size() == 1
  }

  def "a refused token is replaced once, and whoever comes late finds it replaced"() {
    given:
    def service = TokenService.saying(token('a'), token('b'))
    def authorizer = authorizer(service)
    def refused = authorizer.authorization()

    expect:
    authorizer.renew(refused)
    authorizer.renew(refused)
    authorizer.authorization() == 'Bearer czu_b'
    service.sent().size() == 2
  }

  def "a renewal that cannot be had leaves the refusal to its caller"() {
    given:
    def lost = new CozeTransportException('no answer', '', '', CozeTransportException.Delivery.MAY_HAVE_ARRIVED, null)
    def authorizer = authorizer(TokenService.saying(token('a'), lost))

    expect:
    !authorizer.renew(authorizer.authorization())
  }

  def "fifty threads that start together make one call"() {
    given:
    def service = TokenService.saying(token('a'), token('b'))
    def authorizer = authorizer(service)
    def pool = Executors.newFixedThreadPool(50)

    when:
    def given = pool.invokeAll((1..50).collect { { -> authorizer.authorization() } as java.util.concurrent.Callable })*.get()

    then:
    given.toSet() == ['Bearer czu_a'] as Set
    service.sent().size() == 1

    cleanup:
    pool.shutdownNow()
  }

  def "threads that waited for a call that failed, fail with it"() {
    given:
    def entered = new java.util.concurrent.CountDownLatch(1)
    def go = new java.util.concurrent.CountDownLatch(1)
    def service = new TokenService({ request ->
      entered.countDown()
      go.await()
      answer(401, '{"error":"invalid_client"}')
    })
    def authorizer = authorizer(service)
    def pool = Executors.newFixedThreadPool(50)
    def ask = {
      try {
        authorizer.authorization()
      } catch (CozeCredentialException e) {
        e.cause.refusal().word()
      }
    }

    when: 'one is under way, 49 wait'
    def first = pool.submit(ask as java.util.concurrent.Callable)
    entered.await()
    def threads = new java.util.concurrent.CopyOnWriteArrayList<Thread>()
    def others = (1..49).collect { pool.submit({ threads << Thread.currentThread(); ask() } as java.util.concurrent.Callable) }
    def deadline = System.nanoTime() + 10_000_000_000L
    while (threads.size() < 49 || threads.any { it.state != Thread.State.WAITING }) {
      assert System.nanoTime() < deadline
      Thread.sleep(5)
    }
    go.countDown()

    then:
    (others + first)*.get().toSet() == ['invalid_client'] as Set
    service.sent().size() == 1

    cleanup:
    pool.shutdownNow()
  }

  private JwtAuthorizer authorizer(TokenService service) {
    new JwtAuthorizer(new OAuthClient(URI.create('https://api.coze.cn'), service, time), APP).telling { remarks << it }
  }

  private static token(String name, int seconds = 900) {
    answer(200, """{"access_token":"czu_$name","expires_in":$seconds,"token_type":"Bearer"}""")
  }

  private static Map claims(Request request) {
    Json.mapper().readValue(Base64.urlDecoder.decode(request.headers().Authorization.split('\\.')[1]), Map)
  }
}
