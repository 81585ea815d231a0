package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.error.CozeCredentialException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.http.Authorizer
import dev.cozesh.http.FakeTime
import dev.cozesh.http.RetryBudget
import dev.cozesh.http.WireServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class RenewalSpec extends Specification {
  static final Map<String, Closure> CALLS = [
    read : { CozeClient client -> client.files().info('1') },
    write: { CozeClient client -> client.bots().create(CozeRequests.create()) },
  ]

  /** Gives pat_test_1 and, each time it is renewed, the next number. */
  static class Renewing implements Authorizer {
    final List<String> refused = []
    int number = 1
    Closure<Boolean> renewal = { number++; true }

    @Override
    String authorization() {
      "Bearer pat_test_$number"
    }

    @Override
    boolean renew(String refusedAuthorization) {
      refused << refusedAuthorization
      renewal.call()
    }

    @Override
    Set<String> secrets() {
      []
    }
  }

  def authorizer = new Renewing()

  @AutoCleanup
  WireServer server

  @AutoCleanup
  CozeClient client

  CozeClient serve(WireServer.Reaction... script) {
    server = new WireServer(script)
    client = CozeClient.builder()
        .baseUrl(server.uri())
        .authorizer(authorizer)
        .time(new FakeTime())
        .retryBudget(new RetryBudget())
        .build()
  }

  List<String> tokens() {
    server.requests().collect { (it =~ /Authorization: Bearer (\S+)/)[0][1] as String }
  }

  @Unroll
  def "a token refused by #what is renewed once and the #call goes out once more"() {
    given:
    serve(refused, ok(data: [id: '7', bot_id: '7']))

    when:
    CALLS[call].call(client)

    then:
    authorizer.refused == ['Bearer pat_test_1']
    tokens() == ['pat_test_1', 'pat_test_2']

    where:
    what                   | refused                                            | call
    'code 4100'            | refusal(200, 4100)                                 | 'read'
    'code 4100'            | refusal(200, 4100)                                 | 'write'
    'code 4100, HTTP 401'  | refusal(401, 4100)                                 | 'write'
    'code 700012006'       | refusal(401, 700012006)                            | 'write'
    'HTTP 401 alone'       | WireServer.answer(401, [:], '')                    | 'read'
    'HTTP 401 in HTML'     | WireServer.answer(401, [:], '<h1>Who?</h1>')       | 'write'
  }

  @Unroll
  def "a token that stays refused is renewed once, sent twice, and then an error: #call"() {
    given:
    serve(refusal(401, 4100))

    when:
    CALLS[call].call(client)

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4100
    authorizer.refused.size() == 1
    server.requests().size() == 2

    where:
    call << ['read', 'write']
  }

  def "a stream whose token is refused is opened once more"() {
    given:
    serve(refusal(401, 4100), WireServer.answer(200, ['Content-Type': 'text/event-stream'], 'id: 0\nevent: Done\ndata: {}\n\n'))

    when:
    def events = client.workflows().stream(dev.cozesh.client.workflow.WorkflowRunRequest.of('1', [:])).withCloseable { it.toList() }

    then:
    events.size() <= 1
    authorizer.refused == ['Bearer pat_test_1']
    tokens() == ['pat_test_1', 'pat_test_2']
    server.requests().collect { (it =~ /X-Cozesh-Attempt: (\d)/)[0][1] } == ['1', '2']
  }

  @Unroll
  def "nothing is renewed for HTTP #status with code #code"() {
    given:
    serve(refusal(status, code))

    when:
    client.files().info('1')

    then:
    thrown(CozeServiceException)
    authorizer.refused == []

    where:
    status | code
    401    | 4101
    403    | 4101
    200    | 4102
    403    | 0
    400    | 4000
  }

  def "a credential that cannot be renewed is sent once"() {
    given:
    authorizer.renewal = { false }
    serve(refusal(401, 4100))

    when:
    client.files().info('1')

    then:
    thrown(CozeServiceException)
    server.requests().size() == 1
  }

  def "a renewal that fails for good is what the caller gets"() {
    given:
    authorizer.renewal = { throw new CozeCredentialException('logged out', '', 'log in again') }
    serve(refusal(401, 4100))

    when:
    client.files().info('1')

    then:
    thrown(CozeCredentialException)
    server.requests().size() == 1
  }

  def "the exchange counts the requests before and after the renewal"() {
    given:
    serve(answer(503, [code: 0]), refusal(401, 4100), ok(data: [id: '1']))

    expect:
    client.raw().send('GET', '/v1/files/retrieve', [:], Optional.empty()).attempts() == 3
    server.requests().collect { (it =~ /X-Cozesh-Attempt: (\d)/)[0][1] } == ['1', '2', '3']
  }
}
