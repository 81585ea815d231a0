package dev.cozesh.sandbox

import java.net.http.HttpResponse
import java.time.Duration
import com.fasterxml.jackson.core.JsonProcessingException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.json.Json
import spock.lang.Unroll

class FaultsSpec extends SandboxSpecification {
  static final CREATE = 'POST /v1/bot/create'

  @Unroll("#what")
  def "a reset leaves the client without an answer, and the work done or not as it says"() {
    given:
    sandbox.faults().add(fault)

    when:
    create()

    then:
    thrown(IOException)
    sandbox.requests(CREATE) == 1
    sandbox.commits(CREATE) == commits
    sandbox.log().last().status() == 0
    sandbox.log().last().committed() == (commits == 1)
    names() == stored

    where:
    what              | fault                                          || commits | stored
    'commitThenReset' | Fault.on(CREATE).commitThenReset()             || 1       | ['a']
    'resetBeforeRead' | Fault.on(CREATE).resetBeforeRead()             || 0       | []
    'a hang'          | Fault.on(CREATE).commitThenTimeout(50)         || 1       | ['a']
  }

  @Unroll("#what")
  def "a false answer comes with a log id, and the work done or not as it says"() {
    given:
    sandbox.faults().add(fault)

    when:
    def answer = create()

    then:
    answer.statusCode() == status
    answer.body().contains(told)
    answer.headers().firstValue('x-tt-logid').get() == sandbox.log().last().logId()
    sandbox.log().last().code() == code
    sandbox.commits(CREATE) == commits
    names().size() == commits

    where:
    what            | fault                                                      || status | code | commits | told
    'commitThen500' | Fault.on(CREATE).commitThen500()                           || 500    | 5000 | 1       | '"logid"'
    'status'        | Fault.on(CREATE).status(503, '{"code":4009}', [:])         || 503    | 4009 | 0       | '4009'
    'html'          | Fault.on(CREATE).html(502)                                 || 502    | 0    | 0       | '<html>'
    'storm429'      | Fault.on(CREATE).storm429(1)                               || 429    | 4008 | 0       | '"logid"'
  }

  def "headers of a false answer arrive, Retry-After only when it was asked for"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).storm429(1, 7))
    sandbox.faults().add(Fault.on('GET /v1/users/me').storm429(1))
    sandbox.faults().add(Fault.on('GET /v1/files/retrieve').status(418, '<b>', ['X-Odd': 'yes']))

    expect:
    create().headers().firstValue('Retry-After').get() == '7'
    coze.send('GET', '/v1/users/me').headers().firstValue('Retry-After').isEmpty()
    coze.send('GET', '/v1/files/retrieve').headers().firstValue('X-Odd').get() == 'yes'
  }

  def "truncated JSON is a complete HTTP answer whose JSON stops in the middle"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).truncatedJson())

    when:
    def answer = create()
    Json.mapper().readTree(answer.body())

    then:
    thrown(JsonProcessingException)
    answer.statusCode() == 200
    answer.body().startsWith('{"data"')
    sandbox.commits(CREATE) == 1
  }

  def "a delay holds back the work, then everything is as usual"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).delay(150))

    when:
    def start = System.nanoTime()
    def answer = create()

    then:
    (System.nanoTime() - start) >= Duration.ofMillis(150).toNanos()
    answer.statusCode() == 200
    sandbox.commits(CREATE) == 1
  }

  def "a storm passes after the said number of requests"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).storm429(2))

    expect:
    (1..3).collect { create().statusCode() } == [429, 429, 200]
    sandbox.requests(CREATE) == 3
    sandbox.commits(CREATE) == 1
  }

  def "a hidden object is in no list and answers 4200 until the time is over"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).hideFromList(Duration.ofSeconds(3)))
    def id = coze.bot('late')
    def other = coze.bot('other')
    def path = "/v1/bots/$id?is_published=false"

    expect:
    names() == ['other']
    coze.get(path).path('code').asInt() == 4200

    when:
    clock.pass(Duration.ofSeconds(3))

    then:
    names() == ['other', 'late']
    coze.get(path).path('code').asInt() == 0
    other != id
  }

  def "a hidden dataset and a hidden document come into view too"() {
    given:
    sandbox.faults().add(Fault.on('POST /v1/datasets').hideFromList(Duration.ofSeconds(3)))
    def create = 'POST /open_api/knowledge/document/create'
    sandbox.faults().add(Fault.on(create).hideFromList(Duration.ofSeconds(5)))
    def dataset = coze.dataset('late')
    coze.upload(dataset, [SandboxClient.textDocument('d', 'x')])

    expect:
    datasets() == 0
    documents(dataset) == 0

    when:
    clock.pass(Duration.ofSeconds(4))

    then:
    datasets() == 1
    documents(dataset) == 0

    when:
    clock.pass(Duration.ofSeconds(1))

    then:
    documents(dataset) == 1
  }

  def "dropped members are ignored before the work is done"() {
    given:
    def fields = ['prompt_info', 'description']
    sandbox.faults().add(Fault.on('POST /v1/bot/update').dropFields(fields))
    def id = coze.bot('a')
    def change = [bot_id: id, name: 'b', description: 'd', prompt_info: [prompt: 'p']]

    when:
    def answer = coze.post('/v1/bot/update', change)
    def bot = coze.get("/v1/bots/$id?is_published=false").path('data')

    then:
    answer.path('code').asInt() == 0
    bot.path('name').asText() == 'b'
    bot.path('description').asText() == ''
    bot.at('/prompt_info/prompt').asText() == ''
    sandbox.log()[-2].body().contains('prompt_info')
  }

  def "one page of a list fails, the others do not, in the query as in the body"() {
    given:
    def family = 'POST /open_api/knowledge/document/list'
    sandbox.faults().add(Fault.on('GET /v1/bots').listTruncated(2))
    sandbox.faults().add(Fault.on(family).listTruncated(2))
    def list = "/v1/bots?workspace_id=${coze.workspace()}&page_num="
    def dataset = coze.dataset('a')
    def pages = { number ->
      coze.documents('list', [dataset_id: dataset, page: number]).path('code').asInt()
    }

    expect:
    [1, 2, 3, 2].collect { coze.send('GET', list + it).statusCode() } == [200, 500, 200, 200]
    [1, 2, 3, 2].collect(pages) == [0, 5000, 0, 0]
  }

  @Unroll("#choice")
  def "requests are counted from the moment the fault is added"() {
    given:
    create()
    def broken = Fault.on(CREATE).html(502)
    sandbox.faults().add(choose(broken))

    expect:
    (1..4).collect { create().statusCode() } == statuses

    where:
    choice       | choose             || statuses
    'the first'  | { it }             || [502, 200, 200, 200]
    'the third'  | { it.nth(3) }      || [200, 200, 502, 200]
    'the first 2'| { it.times(2) }    || [502, 502, 200, 200]
    'always'     | { it.always() }    || [502, 502, 502, 502]
  }

  def "choice and kind may come in either order"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).nth(2).html(502))
    sandbox.faults().add(Fault.on('GET /v1/users/me').html(502).nth(2))

    expect:
    (1..2).collect { create().statusCode() } == [200, 502]
    (1..2).collect { coze.send('GET', '/v1/users/me').statusCode() } == [200, 502]
  }

  @Unroll("#route")
  def "a route is named by its template, whatever the placeholder is called"() {
    given:
    sandbox.faults().add(Fault.on(route).html(502))

    expect:
    coze.send('GET', '/v1/bots/7').statusCode() == 502
    sandbox.requests(route) == (route == '*' ? 0 : 1)

    where:
    route << ['GET /v1/bots/{bot_id}', 'get /v1/bots/{id}', '*']
  }

  def "faults on another route do nothing, and cleared ones neither"() {
    given:
    sandbox.faults().add(Fault.on('POST /v1/datasets').always().html(502))
    sandbox.faults().add(Fault.on(CREATE).always().html(502))

    when:
    sandbox.faults().clear()

    then:
    create().statusCode() == 200
    coze.dataset('a') ==~ /7\d{18}/
  }

  def "two faults on one request both take effect"() {
    given:
    sandbox.faults().add(Fault.on(CREATE).dropFields(['description']))
    sandbox.faults().add(Fault.on(CREATE).commitThen500())

    when:
    def answer = coze.send('POST', '/v1/bot/create',
        [space_id: coze.workspace(), name: 'a', description: 'lost'])

    then:
    answer.statusCode() == 500
    list().at('/data/items/0/description').asText() == ''
  }

  @Unroll("#what")
  def "a senseless fault is refused at once"() {
    when:
    sandbox.faults().add(fault())

    then:
    thrown(CozeUsageException)

    where:
    what        | fault
    'no kind'   | { Fault.on(CREATE) }
    'nth 0'     | { Fault.on(CREATE).nth(0).html(502) }
    'times -1'  | { Fault.on(CREATE).times(-1).html(502) }
    'status 99' | { Fault.on(CREATE).html(99) }
  }

  @Unroll("#form")
  def "faults can be set over HTTP without a token"() {
    given:
    def token = coze.headers
    coze.headers = [:]
    def set = coze.post('/_fault', [route: CREATE] + form)
    coze.headers = token

    when:
    def seen = (1..3).collect {
      try {
        create().statusCode()
      } catch (IOException ignored) {
        0
      }
    }

    then:
    set.path('code').asInt() == 0
    seen == statuses
    sandbox.commits(CREATE) == commits

    where:
    form                                                           || statuses        | commits
    [kind: 'commitThenReset', nth: 2]                              || [200, 0, 200]   | 3
    [kind: 'commitThen500', times: 2]                              || [500, 500, 200] | 3
    [kind: 'commitThenTimeout', ms: 20]                            || [0, 200, 200]   | 3
    [kind: 'resetBeforeRead', always: true]                        || [0, 0, 0]       | 0
    [kind: 'status', status: 503, body: [code: 1], headers: [A: 'b']] || [503, 200, 200] | 2
    [kind: 'html', status: 504]                                    || [504, 200, 200] | 2
    [kind: 'html', nth: 2, args: [status: 504]]                    || [200, 504, 200] | 2
    [kind: 'storm429', times: 2, retry_after: 1]                   || [429, 429, 200] | 1
    [kind: 'delay', ms: 1]                                         || [200, 200, 200] | 3
    [kind: 'truncatedJson']                                        || [200, 200, 200] | 3
    [kind: 'hideFromList', seconds: 9]                             || [200, 200, 200] | 3
    [kind: 'dropFields', fields: ['name']]                         || [400, 200, 200] | 2
    [kind: 'listTruncated', page: 1]                               || [500, 200, 200] | 2
  }

  @Unroll("#form")
  def "a fault that is not understood is refused with 4000 over HTTP"() {
    expect:
    coze.post('/_fault', form).path('code').asInt() == 4000
    create().statusCode() == 200

    where:
    form << [[:], [route: CREATE], [route: CREATE, kind: 'magic'],
             [route: CREATE, kind: 'html', nth: 'x'], [route: CREATE, kind: 'html', nth: 0]]
  }

  def "log and counts can be read and faults cleared over HTTP"() {
    given:
    coze.post('/_fault', [route: CREATE, kind: 'html', always: true])
    create()

    when:
    coze.json('DELETE', '/_fault')
    create()

    then:
    coze.get('/_counts').at('/requests').path(CREATE).asInt() == 2
    coze.get('/_counts').at('/commits').path(CREATE).asInt() == 1
    coze.get('/_log').path('requests').findAll { it.path('route').asText() == CREATE }
        *.path('status')*.asInt() == [502, 200]
  }

  private HttpResponse<String> create() {
    coze.send('POST', '/v1/bot/create', [space_id: coze.workspace(), name: 'a'])
  }

  private list() {
    coze.get("/v1/bots?workspace_id=${coze.workspace()}&publish_status=all")
  }

  private List<String> names() {
    list().at('/data/items')*.path('name')*.asText()
  }

  private int datasets() {
    coze.get("/v1/datasets?space_id=${coze.workspace()}").at('/data/total_count').asInt()
  }

  private int documents(String dataset) {
    coze.documents('list', [dataset_id: dataset]).path('total').asInt()
  }

  def "the nth request kills a process once its work is done, before the answer leaves"() {
    given:
    def victim = new ProcessBuilder('sleep', '60').start()
    sandbox.faults().add(Fault.on(CREATE).nth(2).kill(victim.toHandle()))
    create()

    expect:
    victim.alive

    when:
    create()

    then:
    thrown(IOException)
    victim.waitFor(10, java.util.concurrent.TimeUnit.SECONDS)
    sandbox.commits(CREATE) == 2

    cleanup:
    victim.destroyForcibly()
  }
}
