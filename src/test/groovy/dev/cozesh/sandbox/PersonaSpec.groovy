package dev.cozesh.sandbox

import dev.cozesh.catalog.Catalog
import dev.cozesh.catalog.Endpoint
import spock.lang.Shared
import spock.lang.Unroll

/** The open-source server's manners. */
class PersonaSpec extends SandboxSpecification {
  /** Routes of the console: those of the catalogue, the login, and who is logged in. */
  private static final int CONSOLE = Catalog.bundled().console().size() + 2

  @Shared
  List<Endpoint> endpoints = Catalog.bundled().endpoints().findAll { it.host() != Endpoint.Host.WS }

  @Override
  SandboxOptions options() {
    super.options().withDemonstration().withPersona(Persona.STUDIO)
  }

  @Unroll("#method #path")
  def "with only a token, an unknown path of the console wants its cookie"() {
    given:
    coze.headers = token ? coze.headers : [:]

    when:
    def answer = coze.send(method, path, method == 'GET' ? null : [name: 'x'])

    then:
    answer.statusCode() == 401
    answer.body() == refusal('missing session_key in cookie')
    sandbox.handled() == 0

    where:
    method  | path                            | token
    'GET'   | '/v1/nothing'                   | true
    'POST'  | '/v1/workflow/create'           | true
    'POST'  | '/v1/workflow/create'           | false
    'GET'   | '/v3/nothing'                   | true
    'GET'   | '/v1'                           | true
    'GET'   | '/api/anything'                 | true
    'GET'   | '/api/v1/bots'                  | true
    'POST'  | '/v1/bot/create'                | true
    'GET'   | '/v1/workspaces'                | true
    'GET'   | '/v1/bots/abc'                  | true
    'GET'   | '/v3/chat'                      | true
    'PATCH' | '/v1/datasets'                  | true
    'GET'   | '/v1/nothing/'                  | true
    'POST'  | '/v1/conversations/'            | true
    'GET'   | '/v1/datasets//'                | true
  }

  @Unroll("#method #path")
  def "outside the console's prefixes an unknown path is the web page"() {
    when:
    def answer = coze.send(method, path, method == 'GET' ? null : [:])

    then:
    answer.statusCode() == 200
    answer.headers().firstValue('Content-Type').get() == 'text/html; charset=utf-8'
    answer.body().startsWith('<!doctype html>')
    answer.body().contains('<div id="root">')
    !answer.body().contains(path.size() > 1 ? path : 'nothing to be found')
    sandbox.handled() == 0

    where:
    method | path
    'GET'  | '/v2/workflow/create'
    'POST' | '/v2/bot/create'
    'POST' | '/open_api/v1/bot/create'
    'GET'  | '/open_api/knowledge/document/list'
    'GET'  | '/'
    'GET'  | '/v10/x'
    'GET'  | '/space/7/develop'
    'GET'  | '/open_api/nothing/'
  }

  @Unroll("#path")
  def "with the console's cookie an unknown path is not found, or the web page"() {
    when:
    def answer = coze.send('GET', path, null, [Cookie: 'theme=dark; session_key=test_1'])

    then:
    answer.statusCode() == status
    answer.body().startsWith(start)

    where:
    path         || status | start
    '/v1/x'      || 404    | '{"code":404,"msg":"not found"}'
    '/api/x'     || 404    | '{"code":404,"msg":"not found"}'
    '/v2/x'      || 200    | '<!doctype html>'
  }

  @Unroll("#endpoint.operation()")
  def "a route that the catalogue marks as self-hosted is there, and asks for a token"() {
    given:
    coze.headers = [Authorization: 'Bearer pat_nobody']

    when:
    def answer = ask(endpoint)

    then:
    answer.statusCode() == 200
    answer.body() == refusal('authentication failed: access token invalid')
    sandbox.handled() == 0

    where:
    endpoint << endpoints.findAll { it.selfHosted() && it.auth() == Endpoint.Auth.BEARER }
  }

  @Unroll("#endpoint.operation()")
  def "another route of the catalogue is not there"() {
    when:
    def answer = ask(endpoint)

    then:
    answer.statusCode() == 401 && answer.body() == refusal('missing session_key in cookie') ||
        answer.statusCode() == 200 && answer.body().startsWith('<!doctype html>')
    sandbox.handled() == 0

    where:
    endpoint << endpoints.findAll { !it.selfHosted() }
  }

  @Unroll("#authorization")
  def "a token that is missing or bad is refused with HTTP 200"() {
    given:
    coze.headers = authorization ? [Authorization: authorization] : [:]

    when:
    def answer = coze.send('GET', '/v1/datasets?space_id=1')

    then:
    answer.statusCode() == 200
    answer.body() == refusal('authentication failed: ' + reason)

    where:
    authorization       || reason
    null                || 'missing authorization in header'
    'Bearer pat_nobody' || 'access token invalid'
  }

  def "the same handlers serve the self-hosted routes"() {
    given:
    def nodes = [Canvases.start(), Canvases.end([sum: Canvases.ref('100001', 'a')])]
    def workflow = sandbox.addWorkflow('w', Canvases.line(nodes))

    when:
    def run = coze.post('/v1/workflow/run', [workflow_id: workflow, parameters: [a: 'hello', b: 'x']])

    then:
    run.path('code').asInt() == 0
    sandbox.handled() == 1
    coze.get('/_counts').at('/handled').path('POST /v1/workflow/run').asInt() == 1
    coze.get('/_routes').path('routes').size() == endpoints.count { it.selfHosted() } + CONSOLE
    sandbox.notServed() == []
  }

  @Unroll("#method #path")
  def "a real route with one more slash leads to itself, before any handler and without a token"() {
    given:
    coze.headers = [:]

    when:
    def answer = coze.send(method, path, method == 'GET' ? null : [:])

    then:
    answer.statusCode() == status
    answer.headers().firstValue('Location').get() == location
    answer.body() == ''
    sandbox.handled() == 0
    sandbox.log().last().status() == status

    where:
    method   | path                       || status | location
    'GET'    | '/v1/datasets/'            || 301    | '/v1/datasets'
    'GET'    | '/v1/datasets/?space_id=1' || 301    | '/v1/datasets?space_id=1'
    'GET'    | '/v1/bots/7/'              || 301    | '/v1/bots/7'
    'GET'    | '/v1/bots/abc/'            || 301    | '/v1/bots/abc'
    'POST'   | '/v1/workflow/run/'        || 307    | '/v1/workflow/run'
    'PUT'    | '/v1/datasets/7/'          || 307    | '/v1/datasets/7'
    'DELETE' | '/v1/conversations/7/'     || 307    | '/v1/conversations/7'
  }

  def "it has no sockets"() {
    when:
    def answer = upgrade('/v1/chat?bot_id=1')

    then:
    answer.startsWith('HTTP/1.1 401 ')
  }

  def "what is changed about routes counts here too"() {
    given:
    sandbox.routes().withoutRoute('GET /v1/datasets').withRoute('GET /v1/new/{id}', 200, '{"code":0}')

    expect:
    coze.send('GET', '/v1/datasets').statusCode() == 401
    coze.send('GET', '/v1/datasets/').statusCode() == 401
    coze.send('GET', '/v1/new/7').body() == '{"code":0}'
    coze.send('GET', '/v1/new/7/').statusCode() == 301
    sandbox.handled() == 1
  }

  private static String refusal(String message) {
    "{\"code\":700012006,\"msg\":\"$message\"}"
  }

  private ask(Endpoint endpoint) {
    def path = endpoint.path().replaceAll(/\{[^}]+}/, '1')
    coze.send(endpoint.method(), path, endpoint.method() == 'GET' ? null : [:])
  }

  private String upgrade(String path) {
    new Socket('127.0.0.1', sandbox.baseUri().port).withCloseable { socket ->
      socket.soTimeout = 20_000
      socket.outputStream << "GET $path HTTP/1.1\r\nHost: 127.0.0.1:${sandbox.baseUri().port}\r\n" +
          "Authorization: Bearer $Sandbox.TOKEN\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
          "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
      socket.inputStream.newReader('US-ASCII').readLine()
    }
  }
}
