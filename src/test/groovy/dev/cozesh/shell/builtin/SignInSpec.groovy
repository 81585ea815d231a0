package dev.cozesh.shell.builtin

import static dev.cozesh.http.WireServer.answer

import dev.cozesh.auth.FileTokenStore
import dev.cozesh.auth.Keys
import dev.cozesh.auth.Token
import dev.cozesh.e2e.Program
import dev.cozesh.http.SystemTime
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.attribute.PosixFilePermissions
import java.time.Duration
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

class SignInSpec extends Specification {
  static final WORKSPACES = answer(200, '{"code":0,"msg":"","data":{"total_count":0,"workspaces":[]}}')
  static final SPACES = answer(200, '{"code":0,"msg":"","data":{"bot_space_list":[{"id":"1","name":"Mine"}]}}')
  static final TOKEN = answer(200, '{"access_token":"czs_new","expires_in":900}')
  static final PAIR = answer(200, '{"access_token":"czu_new","refresh_token":"czr_new","expires_in":900}')
  static final SESSION = answer(200, ['Set-Cookie': 'session_key=k1; Max-Age=2592000'], '{"code":0,"msg":"","data":{}}')

  @TempDir Path root
  @AutoCleanup WireServer server
  Program program

  @Unroll("#path")
  def "a service app signs, and calls with the token it is given"() {
    given:
    server = new WireServer(TOKEN, WORKSPACES)
    profile(/"kind":"jwt","app_id":"117","key_id":"k1","private_key":"file:key.pem"$more/)
    program.write('key.pem', Keys.pkcs1())

    when:
    def ended = program.here('api', 'GET', '/v1/workspaces')

    then:
    ended.exit == 0
    server.requests()[0].startsWith("POST $path HTTP/1.1")
    server.requests()[1].contains('Authorization: Bearer czs_new')
    def claims = claims(server.requests()[0])
    [claims.iss, claims.aud, claims.session_name] == ['117', '127.0.0.1', name]
    Json.mapper().readValue(body(server.requests()[0]), Map).duration_seconds == seconds

    where:
    more                                                 || path                                              | name   | seconds
    ''                                                   || '/api/permission/oauth2/token'                    | null   | 900
    ',"session_name":"li","duration_seconds":60'         || '/api/permission/oauth2/token'                    | 'li'   | 60
    ',"account_id":"42"'                                 || '/api/permission/oauth2/account/42/token'         | null   | 900
    ',"enterprise_id":"e-1"'                             || '/api/permission/oauth2/enterprise_id/e-1/token'  | null   | 900
  }

  @Unroll("#auth")
  def "a login is taken from the store and renewed when it has ended"() {
    given:
    server = new WireServer(PAIR, WORKSPACES)
    profile(auth)
    kept('c1', -10)

    when:
    def ended = program.here('api', 'GET', '/v1/workspaces')

    then:
    ended.exit == 0
    server.requests()[0].contains('"refresh_token":"czr_old"')
    server.requests()[0].contains('Authorization: Bearer') == secret
    server.requests()[1].contains('Authorization: Bearer czu_new')
    store('c1').read().get().refreshToken().get() == 'czr_new'

    where:
    auth                                                              || secret
    /"kind":"device","client_id":"c1"/                                || false
    /"kind":"oauth","client_id":"c1"/                                 || false
    /"kind":"oauth","client_id":"c1","client_secret":"env:APP_SECRET"/ || true
  }

  def "a console's session goes into the cookie, and is kept for the next call"() {
    given:
    server = new WireServer(SESSION, WORKSPACES)
    profile(/"kind":"session","email":"deploy@example.com","password":"env:PASSWORD"/)

    when:
    def first = program.here('api', 'GET', '/v1/workspaces')
    def second = program.here('api', 'GET', '/v1/workspaces')

    then:
    [first.exit, second.exit] == [0, 0]
    server.requests()*.readLines()*.first() == ['POST /api/passport/web/email/login/ HTTP/1.1'] + ['GET /v1/workspaces HTTP/1.1'] * 2
    server.requests().drop(1).every { it.contains('Cookie: session_key=k1') && !it.contains('Authorization') }
  }

  def "nobody logged in ends with exit 4 and the way in, and sends nothing"() {
    given:
    server = new WireServer(PAIR)
    profile(/"kind":"device","client_id":"c1"/)

    when:
    def ended = program.here('api', 'GET', '/v1/workspaces')

    then:
    ended.exit == 4
    ended.err.contains('nobody is logged in to 127.0.0.1')
    ended.err.contains('cozesh login')
    server.requests().empty
  }

  def "a key that cannot be read ends with exit 4"() {
    given:
    server = new WireServer(TOKEN)
    profile(/"kind":"jwt","app_id":"117","key_id":"k1","private_key":"file:missing.pem"/)

    expect:
    program.here('api', 'GET', '/v1/workspaces').with { [exit, err.contains('missing.pem cannot be read')] } == [4, true]
  }

  def "a login that others can read is used, with a word of warning"() {
    given:
    server = new WireServer(WORKSPACES)
    profile(/"kind":"device","client_id":"c1"/)
    kept('c1', 600)
    Files.setPosixFilePermissions(loginFile('c1'), PosixFilePermissions.fromString('rw-r--r--'))

    when:
    def ended = program.here('api', 'GET', '/v1/workspaces')

    then:
    ended.exit == 0
    ended.err.contains('chmod 600')
  }

  def "a login is not used with another server than its own"() {
    given:
    server = new WireServer(WORKSPACES)
    profile(/"kind":"device","client_id":"c1"/)
    new FileTokenStore(loginFile('c1'), URI.create('https://api.coze.cn'), 'c1', new SystemTime()).save(token(600))

    when:
    def ended = program.here('api', 'GET', '/v1/workspaces')

    then:
    ended.exit == 2
    ended.err.contains('it belongs to https://api.coze.cn')
    server.requests().empty
  }

  @Unroll("#auth: #says")
  def "doctor shows the kind and the end of a credential, not the credential"() {
    given:
    server = new WireServer(*script)
    profile(auth)
    program.write('key.pem', Keys.pkcs8())
    if (left != null) {
      kept('c1', left)
    }

    when:
    def ended = program.here('doctor')

    then:
    ended.exit == exit
    def line = ended.out.readLines().find { it =~ /^.. {2}(token|session) / }
    says.every { line.contains(it) }
    !(ended.out =~ /cz[usr]_|k1; |session_key|PRIVATE/)

    where:
    auth                                                                       | left | script                || exit | says
    /"kind":"jwt","app_id":"117","key_id":"k","private_key":"file:key.pem"/    | null | [TOKEN, WORKSPACES]   || 0    | ['service app 117, key from file key.pem', 'profile p; good until 20', '(14 min)']
    /"kind":"device","client_id":"c1"/                                         | 600  | [WORKSPACES]          || 0    | ['device login by app c1', '(9 min)']
    /"kind":"device","client_id":"c1"/                                         | null | [WORKSPACES]          || 4    | ['nobody is logged in']
    /"kind":"session","email":"e@example.com","password":"env:PASSWORD"/       | null | [SESSION, SPACES]     || 0    | ['console session of e@example.com, password from environment variable PASSWORD', '(43199 min)']
  }

  @Unroll("workspace #workspace")
  def "login on another device shows page and code, waits, and keeps the login"() {
    given:
    def code = '{"device_code":"dc_1","user_code":"AB-12","verification_uri":"https://www.coze.cn/d\\u001b[2J","expires_in":300,"interval":1}'
    server = new WireServer(answer(200, code), answer(400, '{"error":"authorization_pending"}'), PAIR, WORKSPACES)
    profile('"kind":"device","client_id":"c1"' + (workspace ? ",\"workspace_id\":\"$workspace\"" : ''))

    when:
    def ended = program.here('login')

    then:
    ended.exit == 0
    ended.err.contains('within 5 min')
    ended.err.contains('https://www.coze.cn/d')
    ended.err.contains('type the code AB-12')
    !ended.err.contains('\u001b')
    ended.out.startsWith("logged in to ${server.uri().authority}; the token is good until 20")
    server.requests()[0].startsWith("POST $path HTTP/1.1")
    !ended.toString().contains('czu_new')

    and:
    program.here('api', 'GET', '/v1/workspaces').exit == 0
    server.requests().last().contains('Authorization: Bearer czu_new')

    where:
    workspace || path
    null      || '/api/permission/oauth2/device/code'
    '731'     || '/api/permission/oauth2/workspace_id/731/device/code'
  }

  def "login in a browser here shows the page and takes the code when the browser comes back"() {
    given: 'a free port, and somebody who opens the page that is shown'
    def port = new ServerSocket(0).withCloseable { it.localPort }
    server = new WireServer(PAIR)
    profile(/"kind":"oauth","client_id":"c1","redirect_uri":"http:\/\/127.0.0.1:$port\/back"/)
    def child = program.start('login')
    def page = null
    def deadline = System.nanoTime() + 30_000_000_000L
    while (page == null && child.process.alive && System.nanoTime() < deadline) {
      Thread.sleep(50)
      page = Files.readString(child.err).find(/https?:\S+/)
    }
    assert page : Files.readString(child.err)
    def state = page.find(/state=([\w-]{43})&code_challenge=/) { all, text -> text }

    when:
    def answered = new URL("http://127.0.0.1:$port/back?code=the-code&state=$state").text
    def ended = child.ended()

    then:
    answered.contains('You are logged in')
    ended.exit == 0
    ended.out.startsWith('logged in to ')
    server.requests()[0].contains('"code":"the-code"')
    server.requests()[0].contains('"code_verifier"')
    store('c1').read().get().accessToken() == 'czu_new'
  }

  def "login of a service app finds out whether it gets a token"() {
    given:
    server = new WireServer(TOKEN, answer(401, '{"error_code":"invalid_client","error_message":"kid not been registred"}'))
    profile(/"kind":"jwt","app_id":"117","key_id":"k1","private_key":"file:key.pem"/)
    program.write('key.pem', Keys.pkcs8())

    expect:
    program.here('login', '--json').with { [exit, json().host.asText()] } == [0, server.uri().authority]
    program.here('login').with { [exit, err.contains('error invalid_client')] } == [4, true]
  }

  def "logout forgets the login, and no request carries it any more"() {
    given:
    server = new WireServer(WORKSPACES)
    profile(/"kind":"device","client_id":"c1"/)
    kept('c1', 600)

    expect:
    program.here('logout').with { [exit, out] } == [0, "logged out of ${server.uri().authority}\n"]
    !Files.exists(loginFile('c1'))
    program.here('api', 'GET', '/v1/workspaces').exit == 4
    server.requests().empty
    program.here('logout').exit == 0
  }

  @Unroll("#config, #line: #says")
  def "what has no login says what it calls with"() {
    given:
    program = new Program(root, [:])
    program.write('.cozesh/config.json', config)

    expect:
    program.here(*line).with { [exit, err.contains(says)] } == [2, true]

    where:
    config                                                       | line                   || says
    '{"profiles":{"p":{"region":"cn","api_token":"env:T"}}}'     | ['login']              || 'is had from environment variable T'
    '{"profiles":{"p":{"region":"cn","api_token":"env:T"}}}'     | ['logout']             || 'is had from environment variable T'
    '{"profiles":{"p":{"region":"cn"}}}'                         | ['login']              || 'no profile says how'
    '{"profiles":{"p":{"region":"cn"}}}'                         | ['login', '--sandbox'] || 'the sandbox needs no login'
    '{"profiles":{"p":{"auth":{"kind":"device","client_id":"c"}}}}' | ['login']           || 'nothing says for which server'
  }

  private void profile(String auth) {
    program = new Program(root, [APP_SECRET: 'cs_secret_1', PASSWORD: 'pässword 1'])
    program.write('.cozesh/config.json', """{"profiles":{"p":{"base_url":"${server.uri()}","auth":{$auth}}}}""")
  }

  private Path loginFile(String owner) { root.resolve("home/.config/cozesh/tokens/p%7E${owner}.json") }

  private FileTokenStore store(String owner) { new FileTokenStore(loginFile(owner), server.uri(), owner, new SystemTime()) }

  private void kept(String owner, int left) { store(owner).save(token(left)) }

  private static Token token(int left) {
    def end = Instant.now().plus(Duration.ofSeconds(left))
    new Token('czu_old', Optional.of('czr_old'), end.minusSeconds(900), end)
  }

  private static byte[] body(String request) { request.split('\r\n\r\n', 2)[1].getBytes('ISO-8859-1') }

  private static Map claims(String request) {
    def jwt = request.readLines().find { it.startsWith('Authorization: Bearer ') } - 'Authorization: Bearer '
    Json.mapper().readValue(Base64.urlDecoder.decode(jwt.split('\\.')[1]), Map)
  }
}
