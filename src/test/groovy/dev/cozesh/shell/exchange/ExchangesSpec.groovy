package dev.cozesh.shell.exchange

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.client.chat.ChatRequest
import dev.cozesh.client.workflow.WorkflowRunRequest
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import dev.cozesh.http.FakeTime
import dev.cozesh.sandbox.Cut
import dev.cozesh.sandbox.Fault
import dev.cozesh.sandbox.Sandbox
import dev.cozesh.sandbox.model.ModelReply
import java.nio.file.Files

/** The calls of a session as a script looks at them. */
class ExchangesSpec extends TapedSession {
  def "a call reads like a value"() {
    given:
    get('/v1/workspaces', [page_num: ['1'], page_size: ['5']])

    expect:
    last.method == 'GET'
    last.path == '/v1/workspaces'
    last.url == "${sandbox.baseUri()}/v1/workspaces?page_num=1&page_size=5"
    last.query == [page_num: '1', page_size: '5']
    last.request == ''
    last.req == null
    last.status == 200
    last.ms >= 0
    last.bytes == last.text.getBytes('UTF-8').length
    last.attempts == 1
    last.retries == 0
    last.logid
    last.code == 0
    last.json.data.workspaces[0].name == 'WeHan'
    last.raw == last.text
    last.headers['content-type'].startsWith('application/json')
    !last.refused
    last.failure == null
    last.time == now
    last.ended
    !last.replayed
  }

  def "what was sent is there as text and as maps, CJK and all"() {
    given:
    post('/v1/nowhere', [name: '客服', deep: [a: [1, 2]]], [tag: ['a', 'b']])

    expect:
    last.req == [name: '客服', deep: [a: [1, 2]]]
    last.request == '{"name":"客服","deep":{"a":[1,2]}}'
    last.query == [tag: ['a', 'b']]
    last.refused
    last.code == 4000
    last.message
  }

  def "indices count from both ends, and any call knows the others"() {
    given:
    ['a', 'b', 'c'].each { get("/v1/$it") }

    expect:
    exchanges[0].path == '/v1/a'
    exchanges[-1].path == '/v1/c'
    last[-3].path == '/v1/a'
    last[-1].is(last)
    last[0].path == '/v1/a'
    last[1].path == '/v1/b'
    exchanges.all()*.path == ['/v1/a', '/v1/b', '/v1/c']
  }

  def "an index that nothing is at is told with the number there is"() {
    when:
    exchanges[3]

    then:
    def none = thrown(CozeUsageException)
    none.what() == 'no call was made yet'

    when:
    get('/v1/a')
    last[-2]

    then:
    def few = thrown(CozeUsageException)
    few.message.contains('there is no call -2')
    few.message.contains('1 is kept')
  }

  def "the last hundred are kept, and the tally of all of them"() {
    when:
    130.times { get("/v1/n$it") }

    then:
    exchanges.all().size() == Exchanges.KEPT
    exchanges[0].path == '/v1/n30'
    last.path == '/v1/n129'
    exchanges.tally().endpoints()*.calls().sum() == 130

    when:
    exchanges.clear()

    then:
    exchanges.all() == []
    exchanges.tally().endpoints()*.calls().sum() == 130
  }

  def "many threads lose no call"() {
    when:
    (1..8).collect { n -> Thread.start { 10.times { get("/v1/t$n-$it") } } }*.join()

    then:
    exchanges.all()*.path.toSet().size() == 80
    exchanges.all().every { it.status == 404 && it.ended }
  }

  def "no secret is kept, neither of the credential nor by its shape"() {
    given:
    authorizer = new TokenAuthorizer('pat_test_aVerySecretToken')
    post('/v1/nowhere', [mine: Sandbox.TOKEN, other: 'pat_test_abcd1234', own: 'pat_test_aVerySecretToken', ok: 'yes'],
        [sign: ['topsecretsignature']])

    expect:
    def all = [last.request, last.url, last.text, last.query, last.headers, last.toString(), last.req].join('\n')
    !all.contains(Sandbox.TOKEN)
    !all.contains('aVerySecretToken')
    !all.contains('abcdefgh1234')
    !all.contains('topsecretsignature')
    last.req.ok == 'yes'
    !last.headers.keySet().any { it.equalsIgnoreCase('authorization') || it.equalsIgnoreCase('set-cookie') }
  }

  def "a secret that a cut would divide is masked whole"() {
    given:
    def secret = 'pat_' + 'x' * 60
    def text = ' ' * (Kept.MOST - 30) + secret

    expect:
    def kept = Kept.of(text, redactor)
    !kept.isWhole()
    kept.text().strip() == 'pat_***'
  }

  def "a long body is kept cut, and says so"() {
    given:
    post('/v1/nowhere', [text: '长' * 300_000])

    expect:
    last.request.length() == Kept.MOST
    last.req == null
    Kept.of('b' * (Kept.MOST + 1), redactor).text().length() == Kept.MOST
    Kept.of('b' * Kept.MOST, redactor).isWhole()
  }

  def "a stream counts its events and tells its end"() {
    given:
    sandbox.model().reply('', ModelReply.text('你好，世界'))
    def asked = ChatRequest.of(bot(), 'u', 'hi')
    now = now.plusSeconds(1)

    when:
    def stream = client.chats().stream(asked)

    then:
    last.status == 200
    !last.ended
    last.toString().contains('the end has not come')

    when:
    now = now.plusMillis(250)
    def events = stream.toList()

    then:
    last.ended
    last.events == stream.received()
    events.size() == last.events
    last.ms == 250
    last.text.contains('event: conversation.message.delta\ndata: ')
    last.text.contains('你好')
    last.failure == null
    last.toString().contains("events   $last.events, to the end")
  }

  def "a stream that breaks off keeps what came and why"() {
    given:
    sandbox.faults().add(Fault.on('POST /v3/chat').cutAfter(2, Cut.ENDED))
    def asked = ChatRequest.of(bot(), 'u', 'hi')

    when:
    client.chats().stream(asked).toList()

    then:
    thrown(CozeTransportException)
    last.events == 2
    !last.ended
    last.failure.contains('broke off after 2 events')
    !last.refused
    exchanges.trouble().get().is(last)
    last.toString().contains('then it broke off')
  }

  def "a failure within a stream is a refusal with its code"() {
    given:
    sandbox.faults().add(Fault.on('POST /v3/chat').errorAfter(1, 5000, 'out of order'))
    def asked = ChatRequest.of(bot(), 'u', 'hi')

    when:
    client.chats().stream(asked).toList()

    then:
    thrown(CozeServiceException)
    last.refused
    last.code == 5000
    last.message == 'out of order'
    last.status == 200
  }

  def "a call without an answer is there, with its failure"() {
    given:
    def nowhere = client(URI.create('http://127.0.0.1:1'))

    when:
    nowhere.workspaces().list().all()

    then:
    thrown(CozeTransportException)
    last.status == 0
    last.attempts == 0
    last.failure
    last.why != null
    last.toString().startsWith('GET /v1/workspaces → no answer, ')

    cleanup:
    nowhere.close()
  }

  def "attempts are counted"() {
    given:
    sandbox.faults().add(Fault.on('GET /v1/workspaces').status(503, '{}', [:]))
    def patient = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(authorizer)
        .time(new FakeTime()).random { 0d }.build().listening(exchanges)

    when:
    patient.workspaces().list().all()

    then:
    last.attempts == 2
    last.retries == 1
    last.toString().contains(', 2 attempts, log id ')

    cleanup:
    patient.close()
  }

  def "it prints as people read it: what was asked, what came, a screenful of the answer"() {
    given:
    client.workspaces().list().all()

    expect:
    last.toString().readLines()[0] ==~ /GET \/v1\/workspaces → 200, \d+ ms, log id \S+, \d+ bytes/
    last.text(3).readLines().count { it.startsWith('{') || it.startsWith('  "') } >= 1
    last.text(3) =~ /… \d+ of \d+ lines more: `last.json` is all of it/
    !last.text(1000).contains('lines more')
  }

  def "an upload is one, and nothing of the file is kept"() {
    given:
    client.files().upload(Files.writeString(directory.resolve('a.txt'), 'hidden content'))

    expect:
    last.path == '/v1/files/upload'
    last.request == ''
    last.toString().contains('request  a form with a file')
    !last.toString().contains('hidden content')
  }

  def "tokens are counted by endpoint and by bot, once a chat however often it is asked after"() {
    given:
    def bot = bot()
    def before = exchanges.tally().endpoints().size()

    when:
    def outcome = client.chats().createAndPoll(ChatRequest.of(bot, 'u', 'one'))
    def spent = outcome.chat().usage().get().tokenCount().get()
    client.chats().info(outcome.chat().conversationId().get(), outcome.chat().id())
    client.chats().info(outcome.chat().conversationId().get(), outcome.chat().id())

    then:
    spent > 0
    row('POST /v3/chat').tokens() == spent
    row('POST /v3/chat').input() + row('POST /v3/chat').output() == spent
    spender("bot $bot").tokens() == spent

    when:
    client.chats().stream(ChatRequest.of(bot, 'u', 'two')).toList()

    then:
    row('POST /v3/chat').calls() == 2
    row('POST /v3/chat').tokens() > spent
    spender("bot $bot").calls() == 2
    before >= 1
  }

  def "what others have spent is not ours"() {
    given:
    def other = client(sandbox.baseUri())
    def bot = bot()
    def strange = CozeClient.builder().baseUrl(sandbox.baseUri()).authorizer(authorizer).build()
    def chat = strange.chats().createAndPoll(ChatRequest.of(bot, 'u', 'one')).chat()

    when:
    other.chats().info(chat.conversationId().get(), chat.id())

    then:
    exchanges.tally().endpoints()*.tokens().sum() == 0

    cleanup:
    [other, strange]*.close()
  }

  def "runs count under their workflow, awaited and streamed"() {
    given:
    def workflow = client.workflows().list(workspace()).all()[0].id()

    when:
    def run = client.workflows().run(WorkflowRunRequest.of(workflow, [:]))
    client.workflows().stream(WorkflowRunRequest.of(workflow, [:])).toList()

    then:
    spender("workflow $workflow").calls() >= 2
    spender("workflow $workflow").tokens() == row('POST /v1/workflow/run').tokens() + row('POST /v1/workflow/stream_run').tokens()
    run != null
  }

  def "refusals are counted as troubles"() {
    given:
    get('/v1/nowhere')

    when:
    client.bots().info('7')

    then:
    thrown(CozeException)
    exchanges.tally().endpoints()*.troubles().sum() == 2
    spender('bot 7').troubles() == 1
  }

  private Tally.Row row(String name) {
    exchanges.tally().endpoints().find { it.name() == name }
  }

  private Tally.Row spender(String name) {
    exchanges.tally().spenders().find { it.name() == name }
  }
}
