package dev.cozesh.sandbox

import dev.cozesh.error.CozeUsageException
import spock.lang.Unroll

class RouteChangesSpec extends SandboxSpecification {
  @Override
  SandboxOptions options() {
    super.options().withDemonstration()
  }

  def "a route goes and comes back while the sandbox runs"() {
    given:
    def routes = sandbox.routes()

    expect:
    coze.send('GET', '/v1/users/me').statusCode() == 200

    when:
    routes.withoutRoute('get /v1/users/me').withoutRoute('GET /v1/bots/{id}')

    then:
    coze.send('GET', '/v1/users/me').statusCode() == 404
    coze.get('/v1/users/me').path('msg').asText().startsWith('The requested API endpoint GET /v1/users/me does not exist.')
    coze.get('/v1/bots/7').path('code').asInt() == 4000
    !coze.get('/_routes').path('routes').has('GET /v1/users/me')

    when:
    routes.clear()

    then:
    coze.send('GET', '/v1/users/me').statusCode() == 200
    coze.get('/v1/bots/7').path('code').asInt() == 4200
  }

  def "a route is made up, and asks for a token as others do"() {
    when:
    sandbox.routes().withRoute('GET /v1/news/{id}', 201, '{"code":0,"data":{"a":1},"detail":{"logid":"{logid}"}}')
    def answer = coze.send('GET', '/v1/news/7')

    then:
    answer.statusCode() == 201
    answer.body() == "{\"code\":0,\"data\":{\"a\":1},\"detail\":{\"logid\":\"${answer.headers().firstValue('X-Tt-Logid').get()}\"}}"
    coze.send('POST', '/v1/news/7', [:]).statusCode() == 404
    coze.send('GET', '/v1/news').statusCode() == 404
    coze.get('/_routes').path('routes').path('GET /v1/news/{id}').asText() == 'prepared'
    sandbox.requests('GET /v1/news/{}') == 1
    sandbox.handled() == 1

    when:
    coze.headers = [:]

    then:
    coze.send('GET', '/v1/news/7').statusCode() == 401
  }

  def "a route of Coze answers something else until it is taken away and restored"() {
    given:
    def refusal = '{"code":4101,"msg":"no permission"}'

    when:
    sandbox.routes().withRoute('GET /v1/users/me', 403, refusal)

    then:
    coze.send('GET', '/v1/users/me').with { it.statusCode() == 403 && it.body() == refusal }
    sandbox.log().last().code() == 4101

    when:
    sandbox.routes().withoutRoute('GET /v1/users/me')

    then:
    coze.send('GET', '/v1/users/me').statusCode() == 404

    when:
    sandbox.routes().withRoute('GET /v1/users/me', 200, '{"code":0}')

    then:
    coze.send('GET', '/v1/users/me').body() == '{"code":0}'
  }

  def "a made-up route is struck by faults as others are"() {
    given:
    sandbox.routes().withRoute('POST /v1/xs', 200, '{"code":0}')
    sandbox.faults().add(Fault.on('POST /v1/xs').html(502))

    expect:
    (1..2).collect { coze.send('POST', '/v1/xs', [:]).statusCode() } == [502, 200]
  }

  @Unroll("#method #path")
  def "another method is told 405 and which ones there are, when that is wished for"() {
    given:
    sandbox.routes().methodNotAllowed(true).withRoute('PATCH /v1/datasets', 200, '{"code":0}')

    when:
    def answer = coze.send(method, path, method == 'GET' ? null : [:])

    then:
    answer.statusCode() == (allowed ? 405 : 404)
    answer.headers().firstValue('Allow').orElse(null) == allowed
    answer.body().contains('"code":4000')

    where:
    method    | path             || allowed
    'GET'     | '/v1/bot/create' || 'POST'
    'DELETE'  | '/v1/datasets'   || 'GET, PATCH, POST'
    'OPTIONS' | '/v1/datasets/7' || 'DELETE, PUT'
    'GET'     | '/v1/nothing'    || null
  }

  def "without the wish another method is as unknown as another path"() {
    expect:
    coze.send('GET', '/v1/bot/create').statusCode() == 404
    coze.send('GET', '/v1/bot/create').headers().firstValue('Allow').empty
  }

  def "a route that chance hides names no methods"() {
    given:
    sandbox.routes().methodNotAllowed(true)
    sandbox.faults().add(Fault.on('GET /v1/users/me').absent())

    expect:
    coze.send('GET', '/v1/users/me').statusCode() == 404
  }

  def "all of it can be had over HTTP without a token"() {
    given:
    def token = coze.headers
    coze.headers = [:]
    def answers = [
        coze.post('/_route', [route: 'GET /v1/new', body: [code: 0, data: [x: 1]]]),
        coze.post('/_route', [route: 'GET /v1/users/me', status: 403, body: [code: 4101]]),
        coze.post('/_route', [route: 'GET /v1/workspaces', gone: true]),
        coze.post('/_route', [method_not_allowed: true])]
    coze.headers = token

    expect:
    answers*.path('code')*.asInt() == [0, 0, 0, 0]
    coze.send('GET', '/v1/new').body() == '{"code":0,"data":{"x":1}}'
    coze.send('GET', '/v1/users/me').statusCode() == 403
    coze.send('GET', '/v1/workspaces').statusCode() == 405

    when:
    coze.json('DELETE', '/_route')

    then:
    coze.send('GET', '/v1/new').statusCode() == 404
    coze.send('GET', '/v1/users/me').statusCode() == 200
    coze.send('GET', '/v1/workspaces').statusCode() == 200
  }

  @Unroll("#form")
  def "what is not understood is refused with 4000"() {
    expect:
    coze.post('/_route', form).path('code').asInt() == 4000

    where:
    form << [[:], [route: 'x'], [route: 'GET x', gone: true], [route: 'GET /x', status: 99], [route: 'GET /x', gone: 1],
             [route: 'GET /x'], [method_not_allowed: 'x']]
  }

  @Unroll("#what")
  def "what makes no sense is refused in Java"() {
    when:
    make(sandbox.routes())

    then:
    thrown(CozeUsageException)
    coze.send('GET', '/v1/users/me').statusCode() == 200

    where:
    what        | make
    'no JSON'   | { it.withRoute('GET /v1/users/me', 200, '{') }
    'status'    | { it.withRoute('GET /v1/users/me', 99, '{}') }
    'no method' | { it.withoutRoute('/v1/users/me') }
    'no path'   | { it.withRoute('GET', 200, '{}') }
  }
}
