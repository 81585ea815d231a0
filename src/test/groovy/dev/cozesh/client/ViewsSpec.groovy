package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.catalog.Effect
import dev.cozesh.client.core.Call
import dev.cozesh.client.core.CallHeldException
import dev.cozesh.client.core.CallListener
import dev.cozesh.client.core.Exchange
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.WireServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class ViewsSpec extends Specification {
  @AutoCleanup
  Wired wired

  List<String> told = []

  CallListener listener = new CallListener() {
    @Override
    void sending(Call call) {
      told << "sending ${call.operation()} as ${call.effect().get()}".toString()
    }

    @Override
    void answered(Call call, Exchange exchange) {
      told << "answered ${exchange.status()} after ${exchange.attempts()}".toString()
    }

    @Override
    void failed(Call call, RuntimeException failure) {
      told << "failed ${failure.class.simpleName}".toString()
    }
  }

  CozeClient serve(WireServer.Reaction... script) {
    wired = new Wired(script)
    wired.client
  }

  def "a listener is told of each attempt and of the one answer"() {
    when:
    serve(refusal(503, 0), ok(data: [id: '1'])).listening(listener).files().info('1')

    then:
    told == ['sending GET /v1/files/retrieve as READ'] * 2 + ['answered 200 after 2']
  }

  def "a refusal is an answer, a lost one is a failure"() {
    given:
    def client = serve(refusal(400, 4000), WireServer.closing()).listening(listener)

    when:
    client.bots().create(CozeRequests.create())

    then:
    thrown(CozeServiceException)
    told == ['sending POST /v1/bot/create as CREATE', 'answered 400 after 1']

    when:
    told.clear()
    client.bots().create(CozeRequests.create())

    then:
    thrown(CozeTransportException)
    told == ['sending POST /v1/bot/create as CREATE', 'failed CozeTransportException']
  }

  def "what one listener does not admit leaves for none, whoever listened first"() {
    given:
    def strict = new CallListener() {
      @Override
      void admit(Call call) {
        throw new IllegalStateException('not this one')
      }
    }

    when:
    serve(ok(data: [id: '1'])).listening(first ? listener : strict).listening(first ? strict : listener).files().info('1')

    then:
    thrown(IllegalStateException)
    told.every { it.startsWith('failed') }
    wired.server.requests().isEmpty()

    where:
    first << [true, false]
  }

  def "a listener that fails while sending keeps the request here"() {
    given:
    def full = new CallListener() {
      @Override
      void sending(Call call) {
        throw new IllegalStateException('journal is full')
      }
    }

    when:
    serve(ok(data: [bot_id: '1'])).listening(full).bots().create(CozeRequests.create())

    then:
    def failure = thrown(IllegalStateException)
    failure.message == 'journal is full'
    wired.server.requests() == []
  }

  def "listeners add up, and the first client hears nothing of its views"() {
    given:
    def client = serve(ok(data: [id: '1']))

    when:
    client.listening(listener).listening(listener).files().info('1')
    client.files().info('1')

    then:
    told.size() == 4
  }

  def "a call that is held back is not sent, and says what it would have been"() {
    given:
    def client = serve(ok(data: [id: '1']))
    def reading = client.gated({ Call call -> call.effect().orElse(null) == Effect.READ }).listening(listener)

    expect:
    reading.files().info('1').id() == '1'

    when:
    reading.bots().create(CozeRequests.create())

    then:
    def held = thrown(CallHeldException)
    held.method() == 'POST'
    held.path() == '/v1/bot/create'
    held.effect().get() == Effect.CREATE
    held.body().get() == '{"space_id":"7390","name":"WeHan"}'
    wired.server.requests().size() == 1
    told.size() == 2
  }

  def "gates add up"() {
    when:
    serve(ok([:])).gated({ true }).gated({ false }).gated({ true }).files().info('1')

    then:
    thrown(CallHeldException)
    wired.server.connections() == 0
  }

  @Unroll
  def "#method #path has effect #effect"() {
    given:
    def seen = []
    def client = serve(ok([:])).gated({ Call call ->
      seen << call
      false
    })

    when:
    client.raw().send(method, path, [a: ['secret']], Optional.empty())

    then:
    thrown(CallHeldException)
    seen*.effect() == [Optional.ofNullable(effect)]
    seen[0].uri().toString().endsWith("$path?a=secret")
    !seen[0].toString().contains('secret')

    where:
    method | path                                || effect
    'GET'  | '/v1/bots'                          || Effect.READ
    'POST' | '/open_api/knowledge/document/list' || Effect.READ
    'POST' | '/v1/bot/publish'                   || Effect.PUBLISH
    'POST' | '/v1/workflow/run'                  || Effect.MONEY
    'POST' | '/v1/knowledge_base'                || null
  }

  def "views share the connections, which the first client closes"() {
    given:
    def client = serve(ok(data: [id: '1']))
    def view = client.listening(listener)

    when:
    client.files().info('1')
    view.files().info('1')

    then:
    wired.server.connections() == 1

    when:
    client.close()
    view.files().info('1')

    then:
    thrown(CozeTransportException)
  }
}
