package dev.cozesh.sandbox

import dev.cozesh.error.CozeUsageException
import java.util.concurrent.Callable
import java.util.concurrent.Executors
import spock.lang.Unroll

/** What goes wrong for somebody who asks which routes there are. */
class ProbeFaultsSpec extends SandboxSpecification {
  static final ANY = Fault.ANY_ROUTE
  static final SHORT = 'The requested API endpoint GET /v1/gone does not exist.'

  def "an absent route is told of in several wordings, chosen by seed"() {
    given:
    sandbox.faults().add(Fault.on(ANY).wordings(seed, 'short', 'long', 'No {method} at {path}'))

    when:
    def told = (1..60).collect { coze.get('/v1/gone').path('msg').asText() }
    sandbox.faults().clear()
    sandbox.faults().add(Fault.on(ANY).wordings(seed, 'short', 'long', 'No {method} at {path}'))
    def again = (1..60).collect { coze.get('/v1/gone').path('msg').asText() }

    then:
    told == again
    told.toUnique().size() == 3
    told.count(SHORT) in 8..32
    told.count('No GET at /v1/gone') in 8..32
    told.every { it.contains('GET') && it.contains('/v1/gone') }
    told.any { it.startsWith(SHORT + ' Please verify the URL') }

    where:
    seed << [1L, 2L, -77L]
  }

  def "wordings touch neither status nor code nor what is there"() {
    given:
    sandbox.faults().add(Fault.on(ANY).wordings(5, 'short'))

    expect:
    coze.send('GET', '/v1/gone').statusCode() == 404
    coze.get('/v1/gone').path('code').asInt() == 4000
    coze.get('/v1/users/me').path('code').asInt() == 0
    coze.get('/v1/bots/7').path('code').asInt() == 4200
    coze.get('/api/v1/x').path('msg').asText() == 'authentication is invalid'
  }

  @Unroll("HTTP #status")
  def "an absent route may have another HTTP status, and may be worded besides"() {
    given:
    sandbox.faults().add(Fault.on(ANY).absentStatus(status))
    sandbox.faults().add(Fault.on(ANY).wordings(5, 'short'))

    expect:
    (1..3).every { coze.send('GET', '/v1/gone').statusCode() == status }
    coze.get('/v1/gone').path('code').asInt() == 4000
    coze.get('/v1/gone').path('msg').asText() == SHORT
    coze.send('GET', '/v1/users/me').statusCode() == 200

    where:
    status << [400, 200, 404]
  }

  def "a share of the absent paths answers once as if all were well"() {
    given:
    sandbox.faults().add(Fault.on(ANY).flaky(0.1, 42))
    def paths = (1..400).collect { "/v1/gone$it".toString() }

    when:
    def first = paths.findAll { coze.get(it).toString().startsWith('{"code":0,') }
    def second = paths.findAll { coze.send('GET', it).statusCode() == 200 }

    then:
    first.size() in 20..65
    second == []
    coze.get('/v1/users/me').path('data').size() > 0

    when: 'the same again, the other way round'
    sandbox.faults().clear()
    sandbox.faults().add(Fault.on(ANY).flaky(0.1, 42))

    then:
    paths.reverse().findAll { coze.send('GET', it).statusCode() == 200 }.toSet() == first.toSet()
  }

  def "a share of the requests for what is there is answered as if it were not"() {
    given:
    sandbox.faults().add(Fault.on(ANY).flakyAbsent(0.2, 7))

    when:
    def answers = (1..200).collect { coze.send('GET', '/v1/users/me') }
    def absent = answers.findAll { it.statusCode() == 404 }

    then:
    absent.size() in 20..65
    absent.every { it.body().contains('The requested API endpoint GET /v1/users/me does not exist.') }
    absent.every { it.body().contains('"code":4000') }
    answers.count { it.statusCode() == 200 } == 200 - absent.size()
    sandbox.handled() == 200 - absent.size()
    coze.send('GET', '/v1/gone').statusCode() == 404
  }

  def "by many at a time each flaky path answers once only"() {
    given:
    sandbox.faults().add(Fault.on(ANY).flaky(1, 3))
    def pool = Executors.newFixedThreadPool(8)

    when:
    def tasks = (1..160).collect { n -> { -> coze.send('GET', "/v1/gone${n % 20}").statusCode() } as Callable<Integer> }
    def statuses = pool.invokeAll(tasks)*.get()

    then:
    statuses.count(200) == 20
    statuses.count(404) == 140

    cleanup:
    pool.shutdownNow()
  }

  @Unroll("#what")
  def "a storm of 429 begins with any request, for ever or for some, with advice or without"() {
    given:
    sandbox.faults().add(fault)

    when:
    def answers = (1..6).collect { coze.send('GET', it % 2 ? '/v1/gone' : '/v1/users/me') }

    then:
    answers*.statusCode() == [404, 200, *statuses]
    answers.findAll { it.statusCode() == 429 }
        .every { it.headers().firstValue('Retry-After').orElse('') == advice && it.body().contains('"code":4008') }

    where:
    what              | fault                                            || statuses             | advice
    'two, advice'     | Fault.on(ANY).from(3).storm429(2, 3)             || [429, 429, 404, 200] | '3'
    'two, none'       | Fault.on(ANY).from(3).storm429(2)                || [429, 429, 404, 200] | ''
    'ever, advice'    | Fault.on(ANY).from(3).storm429(Fault.FOREVER, 1) || [429, 429, 429, 429] | '1'
    'ever, none'      | Fault.on(ANY).from(3).storm429(Fault.FOREVER)    || [429, 429, 429, 429] | ''
  }

  @Unroll("#code")
  def "risk control stops one request"() {
    given:
    sandbox.faults().add(Fault.on(ANY).nth(2).riskControl(code))

    when:
    def answers = (1..3).collect { coze.send('GET', '/v1/users/me') }

    then:
    answers*.statusCode() == [200, status, 200]
    answers[1].body() ==~ /\{"code":$code,"msg":"The request was stopped by risk control.","detail":\{"logid":"\w+"}}/
    sandbox.log()[1].code() == code
    sandbox.handled() == 2

    where:
    code      || status
    4102      || 403
    700012014 || 200
  }

  def "once a quota is used up everything is refused"() {
    given:
    sandbox.faults().add(Fault.on(ANY).quota(2))

    expect:
    (1..4).collect { coze.send('GET', it % 2 ? '/v1/users/me' : '/v1/gone').statusCode() } == [200, 404, 402, 402]
    coze.get('/v1/users/me').path('code').asInt() == 4011
    sandbox.handled() == 1
  }

  def "a quota may be used up from the start"() {
    given:
    sandbox.faults().add(Fault.on(ANY).quota(0))

    expect:
    coze.send('GET', '/v1/users/me').statusCode() == 402
  }

  def "a route leads elsewhere, is silent, or breaks off at a gateway, and nothing is done"() {
    given:
    def route = 'POST /v1/conversation/create'
    sandbox.faults().add(Fault.on(route).nth(1).redirectTo(URI.create('http://127.0.0.1:9/x?y=1')))
    sandbox.faults().add(Fault.on(route).nth(2).html(502))
    sandbox.faults().add(Fault.on(route).nth(3).timeout(20))

    when:
    def answers = (1..2).collect { coze.send('POST', '/v1/conversation/create', [:]) }

    then:
    answers*.statusCode() == [302, 502]
    answers[0].headers().firstValue('Location').get() == 'http://127.0.0.1:9/x?y=1'
    answers[1].headers().firstValue('Content-Type').get().startsWith('text/html')

    when:
    coze.send('POST', '/v1/conversation/create', [:])

    then:
    thrown(IOException)
    sandbox.handled() == 0
    sandbox.log()*.status() == [302, 502, 0]
    coze.post('/v1/conversation/create', [:]).path('code').asInt() == 0
  }

  @Unroll("#kind")
  def "all of them can be set over HTTP"() {
    given:
    coze.post('/_fault', [route: '*', kind: kind] + more)

    expect:
    (1..4).collect {
      try {
        coze.send('POST', it % 2 ? '/v1/gone' : '/v1/conversation/create', [:]).statusCode()
      } catch (IOException ignored) {
        0
      }
    } == statuses

    where:
    kind           | more                                                 || statuses
    'wordings'     | [seed: 1, wordings: ['short', 'long']]               || [404, 200, 404, 200]
    'absentStatus' | [status: 200]                                        || [200, 200, 200, 200]
    'absentStatus' | [status: 400, nth: 1]                                || [400, 200, 404, 200]
    'flaky'        | [rate: 1, seed: 9]                                   || [200, 200, 404, 200]
    'flakyAbsent'  | [rate: 1.0, seed: 9]                                 || [404, 404, 404, 404]
    'flakyAbsent'  | [rate: 1, times: 1]                                  || [404, 404, 404, 200]
    'absent'       | [:]                                                  || [404, 404, 404, 200]
    'storm429'     | [from: 2, times: 2, retry_after: 3]                  || [404, 429, 429, 200]
    'storm429'     | [from: 3]                                            || [404, 200, 429, 429]
    'storm429'     | [from: 3, always: true]                              || [404, 200, 429, 429]
    'html'         | [from: 4]                                            || [404, 200, 404, 502]
    'riskControl'  | [nth: 2]                                             || [404, 403, 404, 200]
    'riskControl'  | [nth: 1, code: 700012014]                            || [200, 200, 404, 200]
    'quota'        | [left: 3]                                            || [404, 200, 404, 402]
    'redirectTo'   | [location: 'http://127.0.0.1:9/']                    || [302, 200, 404, 200]
    'timeout'      | [ms: 5, nth: 2]                                      || [404, 0, 404, 200]
  }

  @Unroll("#form")
  def "what makes no sense is refused over HTTP"() {
    expect:
    coze.post('/_fault', [route: '*'] + form).path('code').asInt() == 4000
    coze.get('/v1/users/me').path('code').asInt() == 0

    where:
    form << [[kind: 'wordings'], [kind: 'flaky', rate: 'x'], [kind: 'flaky', rate: 2], [kind: 'quota', left: -1],
             [kind: 'riskControl', code: 5], [kind: 'redirectTo'], [kind: 'redirectTo', location: 'a b'],
             [kind: 'absentStatus', status: 99], [kind: 'html', from: 0]]
  }

  @Unroll("#what")
  def "what makes no sense is refused in Java"() {
    when:
    make()

    then:
    thrown(CozeUsageException)

    where:
    what          | make
    'rate'        | { Fault.on(ANY).flaky(1.1, 1) }
    'no number'   | { Fault.on(ANY).flakyAbsent(Double.NaN, 1) }
    'no wording'  | { Fault.on(ANY).wordings(1) }
    'other code'  | { Fault.on(ANY).riskControl(4101) }
    'quota'       | { Fault.on(ANY).quota(-1) }
    'from'        | { Fault.on(ANY).from(0) }
  }
}
