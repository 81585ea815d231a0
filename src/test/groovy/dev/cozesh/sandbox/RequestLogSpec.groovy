package dev.cozesh.sandbox

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.TempDir
import spock.lang.Unroll

class RequestLogSpec extends SandboxSpecification {
  static final CANARY = 'pat_test_canary0123456789'

  @TempDir
  Path directory

  @Override
  SandboxOptions options() {
    super.options().withStorage(Storage.directory(directory))
  }

  def "a request is logged with what was asked and what came of it"() {
    given:
    def space = coze.workspace()

    when:
    def answer = coze.send('POST', '/v1/bot/create?x=1', [space_id: space, name: '名'])
    def entry = sandbox.log().last()

    then:
    entry.time() == clock.now
    entry.method() == 'POST'
    entry.path() == '/v1/bot/create'
    entry.query() == 'x=1'
    entry.body().contains('"name":"名"')
    entry.status() == 200
    entry.code() == 0
    entry.logId() == answer.headers().firstValue('x-tt-logid').get()
    entry.route() == 'POST /v1/bot/create'
    entry.committed()
    !sandbox.log().first().committed()
  }

  def "routes are named by template, unknown ones by path"() {
    given:
    coze.get('/v1/bots/7')
    coze.get('/v1/nothing')

    expect:
    sandbox.log()*.route() == ['GET /v1/bots/{bot_id}', 'GET /v1/nothing']
    sandbox.log()*.code() == [4200, 4000]
    sandbox.requests('GET /v1/bots/{id}') == 1
  }

  @Unroll("#where")
  def "a token is in no log and in no file, wherever it was sent"() {
    given:
    coze.headers = [Authorization: "Bearer $token".toString()]

    when:
    coze.send('POST', path.replace('TOKEN', token), body?.replace('TOKEN', token))
    def counts = coze.send('GET', '/_counts').body()
    sandbox.close()

    then:
    !sandbox.log().toString().contains(token)
    !counts.contains(token)
    contents().every { !it.contains(token) }
    contents().any { it.contains('"route"') }

    where:
    where          | token            | path                  | body
    'header'       | CANARY           | '/v1/bot/create'      | '{}'
    'query'        | CANARY           | '/v1/bot/create?t=TOKEN' | '{}'
    'path'         | CANARY           | '/v1/TOKEN'           | '{}'
    'body'         | CANARY           | '/v1/bot/create'      | '{"authorization":"Bearer TOKEN"}'
    'real header'  | 'pat_live4711abc'| '/v1/bot/create'      | '{"x":"TOKEN"}'
    'odd header'   | 'odd-token-4711' | '/v1/bot/create?TOKEN'| '{"x":"TOKEN"}'
  }

  @Unroll("#secret")
  def "what looks like a token is masked even when it is not the request's own"() {
    when:
    coze.send('POST', '/v1/bot/create', [note: secret])

    then:
    !sandbox.log().last().body().contains(secret)

    where:
    secret << ['pat_AbCdEf123456', 'czu_abcdef123456', 'sat_abcdef123456',
               'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln', 'Bearer something-else']
  }

  def "the content of a document is not kept, only its length"() {
    given:
    def dataset = coze.dataset('a')

    when:
    coze.upload(dataset, [SandboxClient.textDocument('d', 'secret text of the document')])

    then:
    !sandbox.log().last().body().contains('c2VjcmV0')
    sandbox.log().last().body().contains('36 characters')
  }

  def "the hooks see the request before it is handled and before its answer leaves"() {
    given:
    def seen = new CopyOnWriteArrayList<String>()
    def route = 'POST /v1/bot/create'
    sandbox.onReceived {
      if (it.route() == route) seen << "received ${sandbox.commits(route)} ${it.committed()}".toString()
    }
    sandbox.onCommitted {
      if (it.route() == route) seen << "committed ${sandbox.commits(route)} ${it.committed()}".toString()
    }

    when:
    coze.bot('a')
    coze.post('/v1/bot/create', [:])

    then:
    seen == ['received 0 false', 'committed 1 true', 'received 1 false']
  }

  def "the hook for commits is called even when the client gets no answer"() {
    given:
    def seen = new CopyOnWriteArrayList<LoggedRequest>()
    sandbox.onCommitted { seen << it }
    sandbox.faults().add(Fault.on('POST /v1/bot/create').commitThenReset())

    when:
    coze.bot('a')

    then:
    thrown(IOException)
    seen*.status() == [0]
  }

  private List<String> contents() {
    Files.list(directory).withCloseable { files -> files.toList().collect { Files.readString(it) } }
  }
}
