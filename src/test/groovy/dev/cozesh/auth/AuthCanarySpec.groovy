package dev.cozesh.auth

import static java.nio.charset.StandardCharsets.UTF_8

import dev.cozesh.client.CozeClient
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.e2e.Program
import dev.cozesh.error.CozeException
import dev.cozesh.http.Authorizer
import dev.cozesh.http.Redactor
import dev.cozesh.http.SystemTime
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import java.nio.file.Files
import java.nio.file.Path
import java.time.Instant
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Unroll

/** Secrets are in use, and in what a hostile server says; they come out nowhere. */
class AuthCanarySpec extends Specification {
  static final Map<String, String> CANARIES = [
    'personal token': 'pat_test_canary_0123456789abcdef',
    'service token': 'sat_test_canary_0123456789abcdef',
    'app token': 'czs_test_canary_0123456789abcdef',
    'user token': 'czu_test_canary_0123456789abcdef',
    'refresh token': 'refresh/test+canary=0123456789abcdef',
    'client secret': 'client-secret"test\\canary-0123456789',
    'private key': Keys.pkcs8(),
    'session': 'session.test-canary_0123456789abcdef',
    'password': 'passwörd test canary 0123456789',
  ]

  /** Those that a server can know besides the ones of a known shape: it was sent them. */
  static final Map<String, List<String>> SENT = [
    jwt: [],
    login: ['refresh token', 'client secret'],
    session: ['password'],
    'open session': ['session', 'password'],
    token: [],
  ]
  static final TROUBLES = ['a refusal with a word', 'a refusal with a code', 'a server error', 'a page', 'broken JSON',
    'another shape', 'a redirect', 'half an answer', 'nothing', 'a reset']

  /** What the server does instead of answering; {@code %s} is all it knows. */
  private static WireServer.Reaction trouble(String name, String kind) {
    def say = { int status, String form ->
      WireServer.answer(status, ['Content-Type': 'application/json', 'X-Tt-Logid': 'log-1'], known(form, kind))
    }
    switch (name) {
      case 'a refusal with a word': return say(401, '{"error_code":"invalid_client","error_message":"%s"}')
      case 'a refusal with a code': return say(200, '{"code":4100,"msg":"%s","detail":{"logid":"%s"}}')
      case 'a server error': return say(500, '{"error":"%s","error_description":"%s"}')
      case 'a page': return say(502, '<html><title>%s</title>%s</html>')
      case 'broken JSON': return say(200, '{"access_token":"%s","x')
      case 'another shape': return say(200, '{"data":["%s"]}')
      case 'a redirect': return WireServer.answer(302, [Location: 'https://elsewhere.example/?t=' + CANARIES['user token']], '')
      case 'half an answer': return WireServer.truncated(200, known('%s', kind).bytes, 200)
      case 'nothing': return WireServer.closing()
      default: return WireServer.reset()
    }
  }

  @TempDir Path dir
  @AutoCleanup WireServer server

  @Unroll("#kind, #trouble")
  def "what an authorizer throws, shows and prints holds no secret"() {
    given:
    server = new WireServer(trouble(trouble, kind))
    def said = new StringBuilder()
    def client = OAuthClient.at(server.uri())
    Authorizer authorizer = authorizers()[kind](client, server.uri(), dir)

    when: 'a credential is asked for and renewed, against all odds'
    [{ authorizer.authorization() }, { authorizer.renew('Bearer x') }].each { step ->
      try {
        step()
      } catch (CozeException e) {
        said << everything(e)
      }
    }
    said << authorizer

    then:
    said.length() > 100
    found(said.toString()).empty

    cleanup:
    client.close()

    where:
    [kind, trouble] << [['jwt', 'login', 'session'], TROUBLES].combinations()
  }

  @Unroll("#kind")
  def "no listener hears of a token call, and none of the others' secrets"() {
    given: 'a server that gives the credential, then repeats every secret in an answer'
    server = new WireServer(kind == 'session'
        ? WireServer.answer(200, ['Set-Cookie': "session_key=${CANARIES.session}".toString()], '{"code":0}')
        : WireServer.answer(200, '{"access_token":"%s","refresh_token":"%s","expires_in":900}'
            .replaceFirst('%s', CANARIES['user token']).replaceFirst('%s', CANARIES['refresh token'])),
        trouble('a refusal with a code', kind == 'session' ? 'open session' : kind))
    def oauth = OAuthClient.at(server.uri())
    Authorizer authorizer = authorizers()[kind](oauth, server.uri(), dir)
    def heard = new StringBuilder()
    def calls = []
    def listener = new CallListener() {
          @Override
          void sending(Call call) {
            calls << call.operation()
            heard << call
          }

          @Override
          void answered(Call call, Exchange exchange) { heard << exchange }

          @Override
          void failed(Call call, RuntimeException failure) { heard << failure }
        }

    when:
    CozeClient.builder().baseUrl(server.uri()).authorizer(authorizer).build().withCloseable {
      it.listening(listener).workspaces().list().toList()
    }

    then:
    def e = thrown(CozeException)
    calls == ['GET /v1/workspaces'] * calls.size()
    found(heard.toString() + everything(e)).empty
    new Redactor(authorizer::secrets).redact(CANARIES[kind == 'session' ? 'session' : 'refresh token']) == '***'

    cleanup:
    oauth.close()

    where:
    kind << ['login', 'session']
  }

  def "no text form of what holds a secret shows it"() {
    expect:
    found([
      new Token(CANARIES['user token'], Optional.of(CANARIES['refresh token']), Instant.EPOCH, Instant.EPOCH),
      OAuthApp.web('c1', CANARIES['client secret']),
      new ConsoleUser('e@example.com', CANARIES.password),
      new DeviceCode(CANARIES['user token'], 'AB-12', 'https://h/d', java.time.Duration.ofSeconds(1), java.time.Duration.ofSeconds(1)),
      new Pkce(CANARIES['user token'] + 'x' * 20),
      new TokenAuthorizer(CANARIES['service token']),
      RsaKey.parse(CANARIES['private key']),
      JwtApp.of('117', 'k1', RsaKey.parse(CANARIES['private key'])),
      new FileTokenStore(dir.resolve('f.json'), URI.create('https://h'), 'c1', new SystemTime())
    ].join('\n')).empty
  }

  @Unroll("#kind, #trouble")
  def "no command shows a secret, on the screen, in a log or in a result file"() {
    given:
    server = new WireServer(trouble(trouble, kind))
    def program = program(kind)
    def log = program.path('calls.log')
    def result = program.path('result.json')

    when:
    def said = [
      ['doctor'], ['doctor', '--json'], ['doctor', '-v', '--log', log],
      ['-e', 'workspaces.list()', '-v', '--log', log, '--json'],
    ].collect { program.here(*it, '--max-retries', '0').toString() }.join('\n')
    and: 'what this one was answered is its result, which it hands over as it is'
    said += program.here('api', 'GET', '/v1/workspaces', '-v', '--log', log, '--result-file', result, '--max-retries', '0').err

    then:
    found(said + Files.readString(Path.of(result)) + (Files.exists(Path.of(log)) ? Files.readString(Path.of(log)) : '')).empty

    where:
    [kind, trouble] << [['jwt', 'login', 'session', 'token'], TROUBLES].combinations()
  }

  private static Map<String, Closure<Authorizer>> authorizers() {
    def now = Instant.now()
    [
      jwt: { OAuthClient client, URI base, Path dir ->
        new JwtAuthorizer(client, JwtApp.of('117', 'k1', RsaKey.parse(CANARIES['private key'])))
      },
      login: { OAuthClient client, URI base, Path dir ->
        def store = new FileTokenStore(dir.resolve('login.json'), base, 'c1', new SystemTime())
        store.save(new Token(CANARIES['app token'], Optional.of(CANARIES['refresh token']), now.minusSeconds(900), now.minusSeconds(1)))
        new OAuthAuthorizer(client, OAuthApp.web('c1', CANARIES['client secret']), store, {})
      },
      session: { OAuthClient client, URI base, Path dir ->
        new SessionAuthorizer(client, new ConsoleUser('e@example.com', CANARIES.password), TokenStore.inMemory(), {})
      },
    ]
  }

  private Program program(String kind) {
    def auth = [
      jwt: '"auth":{"kind":"jwt","app_id":"117","key_id":"k1","private_key":"env:KEY"}',
      login: '"auth":{"kind":"oauth","client_id":"c1","client_secret":"env:SECRET"}',
      session: '"auth":{"kind":"session","email":"e@example.com","password":"env:PASSWORD"}',
      token: '"api_token":"env:TOKEN"',
    ]
    def program = new Program(dir, [KEY: CANARIES['private key'], SECRET: CANARIES['client secret'],
      PASSWORD: CANARIES.password, TOKEN: CANARIES['personal token']])
    program.write('.cozesh/config.json', """{"profiles":{"p":{"base_url":"${server.uri()}",${auth[kind]}}}}""")
    if (kind == 'login') {
      def now = Instant.now()
      new FileTokenStore(dir.resolve('home/.config/cozesh/tokens/p%7Ec1.json'), server.uri(), 'c1', new SystemTime())
          .save(new Token(CANARIES['app token'], Optional.of(CANARIES['refresh token']), now.minusSeconds(900), now.minusSeconds(1)))
    }
    program
  }

  /** Names of the secrets that a text holds, as they are or as they are written elsewhere. */
  private static List<String> found(String text) {
    CANARIES.findAll { name, secret ->
      // Of a key, which has many lines, any one of them is too much.
      def pieces = name == 'private key' ? secret.readLines()[1..-2] : [secret]
      pieces.any { piece ->
        [piece, URLEncoder.encode(piece, UTF_8), Base64.encoder.encodeToString(piece.getBytes(UTF_8)),
          Json.line(piece)[1..-2], piece[0..(piece.length() / 2 as int)] + '\n' + piece[(piece.length() / 2 as int)..-1]]
            .any { text.contains(it) }
      }
    }.keySet().toList()
  }

  private static String everything(Throwable e) {
    def trace = new StringWriter()
    e.printStackTrace(new PrintWriter(trace))
    def raw = e.hasProperty('raw') || e.metaClass.respondsTo(e, 'raw') ? e.raw() : ''
    def refusal = e.metaClass.respondsTo(e, 'refusal') ? e.refusal().toString() : ''
    trace.toString() + raw + refusal + (e.cause ? everything(e.cause) : '')
  }

  /** A text with everything the server knows. */
  private static String known(String form, String kind) {
    def names = ['personal token', 'service token', 'app token', 'user token', 'private key'] + SENT[kind]
    form.replace('%s', names.collect { Json.line(CANARIES[it])[1..-2] }.join(' '))
  }
}
