package dev.cozesh.sandbox

import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import spock.lang.TempDir
import spock.lang.Unroll

class ControlSpec extends SandboxSpecification {
  @TempDir
  Path directory

  @Override
  SandboxOptions options() {
    super.options().withStorage(Storage.directory(directory))
  }

  def "log and counts are read and begun anew, each for itself, without a token"() {
    given:
    coze.bot('a')
    coze.headers = [:]

    expect:
    coze.get('/_log').path('requests')*.path('route')*.asText() == ['GET /v1/workspaces', 'POST /v1/bot/create']
    coze.get('/_counts').at('/commits').toString() == '{"POST /v1/bot/create":1}'

    when:
    coze.json('DELETE', '/_log')

    then:
    coze.get('/_log').path('requests').isEmpty()
    sandbox.log().isEmpty()
    sandbox.requests('POST /v1/bot/create') == 1

    when:
    coze.json('DELETE', '/_counts')

    then:
    coze.get('/_counts').toString().startsWith('{"commits":{},"requests":{},') ||
        coze.get('/_counts').toString().startsWith('{"requests":{},"commits":{},')
    Files.readAllLines(directory.resolve('requests.jsonl')).size() == 2
  }

  @Unroll("#method #path of #origin")
  def "a page of another site reaches nothing through its visitor"() {
    when:
    def answer = coze.send(method, path, body, [Origin: origin])

    then:
    answer.statusCode() == (allowed ? 200 : 403)
    answer.body().contains('another site') != allowed
    coze.get('/_log').path('requests').size() == (path == '/_fault' ? 0 : 1)

    where:
    method | path           | body                                    | origin                  || allowed
    'POST' | '/_fault'      | [route: '*', kind: 'commitThenReset', nth: 9] | 'https://evil.example' || false
    'POST' | '/_fault'      | [route: '*', kind: 'commitThenReset', nth: 9] | 'null'            || false
    'POST' | '/_fault'      | [route: '*', kind: 'commitThenReset', nth: 9] | 'http://127.0.0.1.evil.example' || false
    'POST' | '/_fault'      | [route: '*', kind: 'commitThenReset', nth: 9] | 'http://localhost:3000' || true
    'GET'  | '/v1/users/me' | null                                    | 'https://evil.example'  || false
    'GET'  | '/v1/users/me' | null                                    | 'http://127.0.0.1'      || true
    'GET'  | '/v1/users/me' | null                                    | 'http://[::1]:8080'     || true
  }

  @Unroll("#token")
  def "a token that looks real is refused and kept nowhere"() {
    given:
    coze.headers = [Authorization: "Bearer $token".toString()]

    when:
    def answer = coze.send('POST', '/v1/bot/create?token=' + token, [name: token, other: [token]])
    def seen = coze.send('GET', '/_log').body() + coze.send('GET', '/_counts').body()
    sandbox.close()
    def files = Files.list(directory).withCloseable { it.toList().collect { Files.readString(it) } }

    then:
    answer.statusCode() == 401
    !answer.body().contains(token)
    !seen.contains(token)
    files.every { !it.contains(token) }

    where:
    token << ['pat_O1a2b3c4d5e6f7g8', 'sat_O1a2b3c4d5e6f7g8', 'czs_RQOhsc7vmUzK4bNgb7hn', 'czu_RQOhsc7vmUzK4bNgb7hn',
              'cztei_abcdefghij', 'czs_test_never_given_out', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln']
  }

  def "reads lag behind a change for a while, lists and single ones"() {
    given:
    def id = coze.bot('old')
    def dataset = coze.dataset('kept')
    def name = { coze.get("/v1/bots/$id?is_published=false").at('/data/name').asText() }
    def datasets = { coze.get("/v1/datasets?space_id=${coze.workspace()}").at('/data/dataset_list')*.path('name')*.asText() }
    sandbox.faults().add(Fault.on('POST /v1/bot/update').staleRead(Duration.ofSeconds(5)))
    coze.post('/_fault', [route: 'POST /v1/datasets', kind: 'staleRead', seconds: 5])
    coze.post('/_fault', [route: 'DELETE /v1/datasets/{id}', kind: 'staleRead', seconds: 3])

    when:
    def updated = coze.post('/v1/bot/update', [bot_id: id, name: 'new'])
    def created = coze.dataset('late')
    coze.json('DELETE', "/v1/datasets/$dataset")

    then:
    updated.path('code').asInt() == 0
    created ==~ /7\d{18}/
    name() == 'old'
    datasets() == ['kept']
    coze.documents('list', [dataset_id: created]).path('code').asInt() == 4200

    when: 'a second change is made on what is there, not on what is seen'
    coze.post('/v1/bot/update', [bot_id: id, description: 'd'])
    clock.pass(Duration.ofSeconds(3))

    then:
    name() == 'old'
    datasets() == []

    when:
    clock.pass(Duration.ofSeconds(2))

    then:
    name() == 'new'
    coze.get("/v1/bots/$id?is_published=false").at('/data/description').asText() == 'd'
    datasets() == ['late']
  }

  def "the server's clock may be wrong for a request"() {
    given:
    coze.post('/_fault', [route: 'POST /v1/bot/create', kind: 'clockSkew', seconds: -3600])
    sandbox.faults().add(Fault.on('POST /api/permission/oauth2/token').clockSkew(Duration.ofHours(1)))
    def id = coze.bot('a')

    expect:
    coze.get("/v1/bots/$id?is_published=false").at('/data/create_time').asLong() == clock.now.epochSecond - 3600
    coze.get("/v1/bots/${coze.bot('b')}?is_published=false").at('/data/create_time').asLong() == clock.now.epochSecond
  }

  def "what is behind no door is not found"() {
    expect:
    coze.get(path).path('code').asInt() == 4200

    where:
    path << ['/_', '/_nothing', '/_files/', '/_files/rows-1.json', '/_files/bill-1.csv', '/_files/voice-1.mp3', '/_files/rows-']
  }
}
