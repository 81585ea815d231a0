package dev.cozesh.auth

import static dev.cozesh.http.WireServer.answer

import dev.cozesh.client.CozeClient
import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Timeouts
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Path
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class SessionAuthorizerSpec extends Specification {
  static final USER = '{"code":0,"msg":"","data":{"user_id_str":"7389","email":"deploy@example.com"}}'
  static final WORKSPACES = '{"code":0,"msg":"","data":{"total_count":0,"workspaces":[]}}'

  @TempDir Path dir
  @AutoCleanup WireServer server
  def time = new FakeTime()

  def "logs in by the console's own call and sends the session's cookie, nothing else"() {
    given:
    server = new WireServer(loggedIn('k1'), answer(200, WORKSPACES))

    when:
    client().withCloseable { it.workspaces().list().toList() }

    then:
    server.requests()[0].startsWith('POST /api/passport/web/email/login/ HTTP/1.1')
    Json.mapper().readValue(server.requests()[0].split('\r\n\r\n')[1].getBytes('ISO-8859-1'), Map) == [email: 'deploy@example.com', password: 'pässword 1']
    header(server.requests()[1], 'Cookie') == 'session_key=k1'
    header(server.requests()[1], 'Authorization') == null
  }

  def "two processes share one session, since each login ends the one before"() {
    given:
    server = new WireServer(loggedIn('k1'), loggedIn('k2'))

    expect:
    2.times { assert authorizer().authorization() == 'session_key=k1' }
    server.requests().size() == 1
  }

  def "a session that was refused is renewed once, and the others take it over"() {
    given:
    server = new WireServer(loggedIn('k1'), loggedIn('k2'), loggedIn('k3'))
    def mine = authorizer()
    def others = authorizer()
    def refused = mine.authorization()
    others.authorization()

    expect:
    mine.renew(refused)
    others.renew(refused)
    mine.authorization() == 'session_key=k2'
    others.authorization() == 'session_key=k2'
    server.requests().size() == 2
  }

  @Unroll("HTTP #status, #body")
  def "a call that is refused for its session logs in again and goes out once more"() {
    given:
    server = new WireServer(loggedIn('k1'), answer(status, body), loggedIn('k2'), answer(200, WORKSPACES))

    when:
    client().withCloseable { it.workspaces().list().toList() }

    then:
    server.requests()*.readLines()*.first()*.split(' ')*.first() == ['POST', 'GET', 'POST', 'GET']
    header(server.requests()[3], 'Cookie') == 'session_key=k2'

    where:
    status | body
    200    | '{"code":700012006,"msg":"session expired"}'
    401    | '{"code":401,"msg":"missing session_key in cookie"}'
    401    | '<html>'
  }

  def "a session that is refused for ever is renewed once, and the refusal told"() {
    given:
    server = new WireServer(loggedIn('k1'), answer(200, '{"code":700012006,"msg":"no"}'), loggedIn('k2'), answer(200, '{"code":700012006,"msg":"no"}'))

    when:
    client().withCloseable { it.workspaces().list().toList() }

    then:
    def e = thrown(CozeServiceException)
    e.code() == 700012006
    server.requests().size() == 4
  }

  @Unroll("#header: #seconds s")
  def "a session lives as long as its cookie"() {
    given:
    server = new WireServer(answer(200, ['Set-Cookie': header], USER))

    when:
    def authorizer = authorizer()
    authorizer.authorization()

    then:
    Duration.between(time.instant(), authorizer.expiresAt().get()).toSeconds() == seconds

    where:
    header                                                        || seconds
    'session_key=k1; Path=/; HttpOnly; Max-Age=86400'             || 86_400
    'session_key=k1; max-age=60; Domain=localhost:8888; Path=/'   || 60
    'session_key=k1'                                              || 2_592_000
  }

  @Unroll("#body")
  def "a login that is refused tells code and log id, neither password nor e-mail's secret"() {
    given:
    server = new WireServer(answer(status, ['X-Log-ID': 'log-7'], body))

    when:
    authorizer().authorization()

    then:
    def e = thrown(CozeCredentialException)
    e.message.contains(says)
    e.message.contains('log id log-7')
    !e.message.contains('pässword')

    where:
    status | body                                                    || says
    200    | '{"code":700000003,"msg":"wrong pässword 1"}'           || 'code 700000003 (HTTP 200'
    200    | '{"code":0,"msg":"","data":{}}'                         || 'the cookie session_key is missing'
    404    | '<html>pässword 1</html>'                               || 'no JSON object (HTTP 404'
  }

  def "a refused login is the cause of the failure, for programs"() {
    given:
    server = new WireServer(answer(200, '{"code":700000003,"msg":"wrong"}'))

    when:
    authorizer().authorization()

    then:
    def e = thrown(CozeCredentialException)
    (e.cause as CozeServiceException).code() == 700000003
  }

  private static loggedIn(String key) {
    answer(200, ['Set-Cookie': "session_key=$key; Path=/; HttpOnly; Max-Age=2592000".toString()], USER)
  }

  private static String header(String request, String name) {
    request.readLines().find { it.toLowerCase().startsWith(name.toLowerCase() + ':') }?.split(':', 2)?[1]?.trim()
  }

  private SessionAuthorizer authorizer() {
    def store = new FileTokenStore(dir.resolve('tokens/studio.json'), server.uri(), 'deploy@example.com', time)
    def client = new OAuthClient(server.uri(), new PooledTransport(Timeouts.DEFAULT, 'test', new SystemTime()), time)
    new SessionAuthorizer(client, new ConsoleUser('deploy@example.com', 'pässword 1'), store, { throw new AssertionError((Object) it) })
  }

  private CozeClient client() {
    CozeClient.builder().baseUrl(server.uri()).authorizer(authorizer()).time(time).build()
  }
}
