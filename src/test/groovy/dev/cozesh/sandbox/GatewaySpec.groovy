package dev.cozesh.sandbox

import java.net.http.HttpRequest.BodyPublishers
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import dev.cozesh.error.CozeUsageException
import spock.lang.Unroll

class GatewaySpec extends SandboxSpecification {
  @Unroll("#method #path")
  def "a route that Coze does not have answers 404 with code 4000 and names the request"() {
    when:
    def answer = coze.send(method, path, method == 'GET' ? null : [name: 'x'])

    then:
    answer.statusCode() == 404
    answer.body().contains('"code":4000')
    answer.body().contains("The requested API endpoint $method $path does not exist.")

    where:
    method   | path
    'POST'   | '/v1/knowledge_base'
    'POST'   | '/v1/workflow/create'
    'POST'   | '/open_api/v1/bot/create'
    'GET'    | '/v1/bot/create'
    'DELETE' | '/v1/bots/7390000000000000001'
    'GET'    | '/v1/bots/'
    'GET'    | '/'
    'GET'    | '/index.html'
  }

  def "the answer to an unknown route does not depend on the token"() {
    given:
    coze.headers = [:]

    expect:
    coze.send('POST', '/v1/knowledge').statusCode() == 404
  }

  @Unroll("#path")
  def "the console's own prefix answers HTTP 200 with an authentication failure"() {
    when:
    def answer = coze.send('GET', path)

    then:
    answer.statusCode() == 200
    answer.body().contains('"code":700012006')

    where:
    path << ['/api/v1/bots', '/api/v1/x/y']
  }

  @Unroll("#method #path with '#authorization'")
  def "a missing or foreign token is refused, in the manner of the route"() {
    given:
    coze.headers = authorization ? [Authorization: authorization] : [:]

    when:
    def answer = coze.send(method, path, method == 'POST' ? [:] : null)

    then:
    answer.statusCode() == status
    answer.body().contains("\"code\":$code")

    where:
    method | path                           | authorization          || status | code
    'GET'  | '/v1/users/me'                 | null                   || 401    | 4100
    'GET'  | '/v1/users/me'                 | 'Bearer pat_realone99' || 401    | 4100
    'GET'  | '/v1/users/me'                 | 'Basic pat_test_x'     || 401    | 4100
    'POST' | '/open_api/knowledge/document/list' | null              || 401    | 4100
    'POST' | '/v1/workflow/run'             | null                   || 401    | 4100
    'POST' | '/v1/conversation/create'      | null                   || 401    | 700012006
    'GET'  | '/v3/chat/retrieve'            | null                   || 401    | 700012006
    'POST' | '/v3/chat'                     | null                   || 200    | 4101
    'GET'  | '/v1/users/me'                 | 'Bearer pat_test'      || 200    | 0
    'GET'  | '/v1/users/me'                 | 'bearer pat_test_abc'  || 200    | 0
  }

  def "a route of Coze that is not served is refused like a missing permission"() {
    expect:
    sandbox.notServed().every { route ->
      def (method, template) = route.split(' ')
      def answer = coze.send(method, template.replaceAll(/\{[^}]+}/, '1'), method == 'GET' ? null : [:])
      answer.statusCode() == 403 && answer.body().contains('"code":4101')
    }
  }

  def "what is served is not in the list of what is not"() {
    expect:
    sandbox.notServed().intersect(['POST /v1/bot/create', 'PUT /v1/datasets/{dataset_id}']) == []
    sandbox.notServed() == sandbox.notServed().unique(false)
    new RouteTable([], Persona.CLOUD).notServed().size() > 130
    new RouteTable([], Persona.CLOUD).find('GET', '/v1/apps/1').with { it.known() && it.route().isEmpty() }
  }

  @Unroll("#method #path")
  def "every answer has a log id, in the header and in the body, and no two are alike"() {
    given:
    coze.headers = token ? coze.headers : [:]

    when:
    def answers = (1..2).collect { coze.send(method, path) }
    def ids = answers.collect { it.headers().firstValue('x-tt-logid').get() }

    then:
    ids.every { it ==~ /20261121080000[0-9A-F]{20}/ }
    ids[0] != ids[1]
    answers[0].body().contains("\"detail\":{\"logid\":\"${ids[0]}\"}")

    where:
    method | path               | token
    'GET'  | '/v1/users/me'     | true
    'GET'  | '/v1/users/me'     | false
    'GET'  | '/nowhere'         | true
    'POST' | '/v3/chat'         | true
    'POST' | '/v1/bot/create'   | true
    'GET'  | '/v1/bots/1'       | true
    'GET'  | '/_counts'         | true
    'GET'  | '/api/v1/x'        | true
  }

  def "unknown members of a body are ignored"() {
    expect:
    coze.post('/v1/bot/create', [space_id: coze.workspace(), name: 'a', temperature: 1, x: [y: 2]])
        .path('code').asInt() == 0
  }

  def "ids have 19 digits, start with 7 and grow"() {
    when:
    def ids = [coze.bot('a'), coze.dataset('b'), coze.bot('c')]

    then:
    ids.every { it ==~ /7\d{18}/ }
    ids == ids.toSorted()
  }

  def "concurrent creates give distinct ids, and all are stored"() {
    given:
    def pool = Executors.newFixedThreadPool(12)

    when:
    def tasks = (1..120).collect { n -> { -> coze.bot("b$n") } as Callable<String> }
    def ids = pool.invokeAll(tasks)*.get()
    def list = coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all&page_size=200")

    then:
    ids.toSet().size() == 120
    list.at('/data/items')*.path('id')*.asText().toSet() == ids.toSet()
    sandbox.commits('POST /v1/bot/create') == 120

    cleanup:
    pool.shutdownNow()
  }

  @Unroll("Host: #host")
  def "a request led here by a foreign host name is refused and not logged"() {
    when:
    def answer = raw("GET /v1/users/me HTTP/1.1\r\nHost: ${host.replace('PORT', port())}\r\n" +
        "Authorization: Bearer ${Sandbox.TOKEN}\r\nConnection: close\r\n\r\n")

    then:
    answer.startsWith("HTTP/1.1 $status ")
    sandbox.log().size() == logged

    where:
    host               || status | logged
    'evil.example'     || 403    | 0
    'evil.example:PORT' || 403   | 0
    '127.0.0.1'        || 403    | 0
    '127.0.0.1:PORT'   || 200    | 1
    'localhost:PORT'   || 200    | 1
    '[::1]:PORT'       || 200    | 1
  }

  @Unroll("#path: #megabytes MiB")
  def "a body over the limit is refused, and the client gets to read why"() {
    given:
    def body = '{"x":"' + 'a' * (megabytes << 20) + '"}'

    when:
    def answer = coze.sendRaw('POST', path, BodyPublishers.ofString(body))

    then:
    answer.statusCode() == status
    answer.body().contains('"code":4000')
    answer.body().contains(told)

    where:
    path               | megabytes || status | told
    '/v1/bot/create'   | 14        || 400    | 'space_id'
    '/v1/bot/create'   | 15        || 413    | 'too large'
    '/v1/workflow/run' | 19        || 200    | 'workflow_id'
    '/v1/workflow/run' | 20        || 200    | 'too large'
  }

  def "a port in use is named"() {
    when:
    Sandbox.start(SandboxOptions.defaults().withPort(sandbox.baseUri().port))

    then:
    def e = thrown(CozeUsageException)
    e.what().contains(port())
    e.next().contains('another port')
  }

  def "a closed sandbox is gone within a second, even while an answer is held back"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/users/me').commitThenTimeout(60_000))
    def waiting = Thread.startDaemon {
      try {
        coze.send('GET', '/v1/users/me')
      } catch (IOException ignored) {
        // The server goes away without an answer.
      }
    }
    while (sandbox.requests('GET /v1/users/me') == 0) {
      Thread.onSpinWait()
    }

    when:
    def start = System.nanoTime()
    sandbox.close()
    def millis = (System.nanoTime() - start).intdiv(1_000_000)
    coze.send('GET', '/v1/users/me')

    then:
    thrown(IOException)
    millis < 1_000

    cleanup:
    waiting.join(5_000)
  }

  private String port() {
    String.valueOf(sandbox.baseUri().port)
  }

  private String raw(String request) {
    new Socket('127.0.0.1', sandbox.baseUri().port).withCloseable { socket ->
      socket.outputStream.write(request.getBytes('US-ASCII'))
      socket.outputStream.flush()
      new String(socket.inputStream.readAllBytes(), 'UTF-8')
    }
  }
}
