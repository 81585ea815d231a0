package dev.cozesh.auth

import static dev.cozesh.auth.TokenService.answer

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Time
import dev.cozesh.json.Json
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse
import java.security.SecureRandom
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class BrowserLoginSpec extends Specification {
  static final TOKEN = '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":900}'
  static final FREE = URI.create('http://127.0.0.1:0/callback')
  static final PATIENCE = Duration.ofSeconds(30)

  @AutoCleanup LoopbackRedirect redirect = LoopbackRedirect.listen(FREE, new SystemTime())

  @Unroll("#app")
  def "the browser comes back with a code, which is exchanged as the app can"() {
    given:
    def service = TokenService.saying(answer(200, TOKEN))
    def page = null

    when:
    def token = new BrowserLogin(client(service), app, new SecureRandom())
        .await(redirect, workspace) { page = it; comeBack(code: 'the code/1', state: query(it).state) }

    then:
    token.refreshToken().get() == 'czr_new'
    page.path == path
    query(page).redirect_uri == redirect.uri().toString()
    query(page).state ==~ /[A-Za-z0-9_-]{43}/

    and:
    def body = Json.mapper().readValue(service.body(0), Map)
    body.code == 'the code/1'
    body.redirect_uri == redirect.uri().toString()
    service.sent()[0].headers().Authorization == secret
    (body.code_verifier != null) == (secret == null)
    secret != null || query(page).code_challenge == new Pkce(body.code_verifier).challenge()
    secret != null || query(page).code_challenge_method == 'S256'

    where:
    app                     | workspace           || secret      | path
    OAuthApp.open('c1')     | Optional.empty()    || null        | '/api/permission/oauth2/authorize'
    OAuthApp.open('c1')     | Optional.of('731')  || null        | '/api/permission/oauth2/workspace_id/731/authorize'
    OAuthApp.web('c1', 's') | Optional.empty()    || 'Bearer s'  | '/api/permission/oauth2/authorize'
  }

  def "a user who refuses ends the login, and no code is exchanged"() {
    given:
    def service = TokenService.saying(answer(200, TOKEN))

    when:
    new BrowserLogin(client(service), OAuthApp.open('c1'), new SecureRandom())
        .await(redirect, Optional.empty()) { comeBack(error: 'access_denied', error_description: 'no', state: query(it).state) }

    then:
    def e = thrown(CozeCredentialException)
    e.what() == 'the login was not granted: access_denied'
    service.sent().empty
  }

  def "whatever does not carry this login's state is turned away, and the wait goes on"() {
    given:
    def port = redirect.uri().port
    def answers = [:].asSynchronized()

    when:
    Thread.start {
      answers.other = fetch("http://127.0.0.1:$port/favicon.ico")
      answers.bare = fetch("http://127.0.0.1:$port/callback")
      answers.forged = fetch("http://127.0.0.1:$port/callback?code=another&state=guessed")
      answers.unsigned = fetch("http://127.0.0.1:$port/callback?code=another")
      answers.elsewhere = fetch("http://127.0.0.1:$port/other?code=another&state=right")
      answers.posted = fetch("http://127.0.0.1:$port/callback?code=another&state=right", 'POST')
      raw(port, 'GET /callback?code=%ZZ&state=right HTTP/1.1\r\n\r\n')
      raw(port, 'nonsense\r\n\r\n')
      raw(port, '')
      raw(port, 'GET /' + 'x' * 20_000)
      answers.right = fetch("http://127.0.0.1:$port/callback?state=right&code=mine&code=second")
    }

    then:
    redirect.code('right', PATIENCE) == 'mine'

    and:
    answers.findAll { it.key != 'right' }.values()*.status().unique() == [404]
    answers.size() >= 6
  }

  def "the page says that it is done, and keeps the code out of caches and of other sites"() {
    given:
    def page = null
    def browser = Thread.start { page = fetch("${redirect.uri()}?state=s&code=c") }

    when:
    redirect.code('s', PATIENCE)
    browser.join()

    then:
    page.status() == 200
    page.text().contains('You are logged in')
    page.headers()['cache-control'] == ['no-store']
    page.headers()['referrer-policy'] == ['no-referrer']
  }

  def "nobody comes back: the wait ends, and the address to register is named"() {
    given:
    def passed = Duration.ZERO
    Time time = [nanos: { (passed = passed.plusMinutes(4)).toNanos() }] as Time // each look is 4 min later

    when:
    LoopbackRedirect.listen(FREE, time).withCloseable { it.code('s', Duration.ofMinutes(10)) }

    then:
    def e = thrown(CozeCredentialException)
    e.why().contains('within 10 min')
    e.next() ==~ /.*http:\/\/127.0.0.1:\d+\/callback must be among the addresses.*/
  }

  def "an interrupt ends the wait at once"() {
    when:
    Thread.currentThread().interrupt()
    redirect.code('s', PATIENCE)

    then:
    thrown(CozeInterruptedException)
    Thread.interrupted()
  }

  @Unroll("#address: #why")
  def "listens on this machine only"() {
    when:
    LoopbackRedirect.listen(URI.create(address), new SystemTime())

    then:
    def e = thrown(CozeUsageException)
    e.message.contains(why)

    where:
    address                          || why
    'http://0.0.0.0:8765/'           || 'no address to come back to'
    'http://192.168.1.1:8765/'       || 'no address to come back to'
    'https://127.0.0.1:8765/'        || 'over plain http'
    'http://127.0.0.1/callback'      || 'named port'
    'http://127.0.0.1.evil.com:8765' || 'no address to come back to'
  }

  def "a port that is taken is told"() {
    when:
    LoopbackRedirect.listen(redirect.uri(), new SystemTime())

    then:
    def e = thrown(CozeUsageException)
    e.what().contains("127.0.0.1:${redirect.uri().port}")
  }

  private void comeBack(Map<String, String> parameters) {
    def query = parameters.collect { "$it.key=${URLEncoder.encode(it.value, 'UTF-8')}" }.join('&')
    Thread.start { fetch("${redirect.uri()}?$query") }
  }

  private static Page fetch(CharSequence url, String method = 'GET') {
    def request = HttpRequest.newBuilder(URI.create(url.toString()))
        .method(method, HttpRequest.BodyPublishers.noBody()).build()
    def response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString())
    new Page(response.statusCode(), response.headers().map(), response.body())
  }

  private record Page(int status, Map<String, List<String>> headers, String text) {}

  private static void raw(int port, String text) {
    new Socket('127.0.0.1', port).withCloseable {
      it.outputStream.write(text.bytes)
      it.shutdownOutput()
    }
  }

  private static Map<String, String> query(URI page) {
    page.rawQuery.split('&').collectEntries { it.split('=', 2).with { [it[0], URLDecoder.decode(it[1], 'UTF-8')] } }
  }

  private static OAuthClient client(TokenService service) {
    new OAuthClient(URI.create('https://api.coze.cn'), service, new FakeTime())
  }
}
