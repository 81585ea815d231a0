package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok
import static dev.cozesh.client.Wired.refusal

import dev.cozesh.client.core.Exchange
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

class RawSpec extends Specification {
  @AutoCleanup
  Wired wired

  Exchange send(String method, String path, WireServer.Reaction... script) {
    wired = new Wired(script)
    wired.client.raw().send(method, path, [:], Optional.empty())
  }

  @Unroll
  def "whatever is answered is an answer: HTTP #status"() {
    when:
    def exchange = send('POST', '/v1/nowhere', WireServer.answer(status, ['X-Tt-Logid': 'log-1', 'X-A': 'b'], body))

    then:
    exchange.status() == status
    exchange.body() == body
    exchange.json().isPresent() == json
    exchange.logId() == 'log-1'
    exchange.header('x-a').get() == 'b'
    exchange.headers()['x-A'] == ['b']
    exchange.refused() == refused
    exchange.code() == Optional.ofNullable(code)
    exchange.attempts() == 1
    exchange.millis() >= 0

    where:
    status | body                         || json  | refused | code
    200    | '{"code":0,"data":{}}'       || true  | false   | 0L
    200    | '{"code":4200,"msg":"no"}'   || true  | true    | 4200L
    200    | '{"access_token":"a"}'       || true  | false   | null
    200    | '{"error":"access_denied"}'  || true  | true    | null
    200    | 'audio'                      || false | false   | null
    404    | '{"code":4000,"msg":"no"}'   || true  | true    | 4000L
    302    | ''                           || false | true    | null
    502    | '<html>bad</html>'           || false | true    | null
  }

  def "a body is sent as it is, every digit of it"() {
    given:
    wired = new Wired(ok(data: [:]))
    def body = Json.parse('{"id":9007199254740993,"n":0.1000000000000000055511151231257827,"big":18446744073709551615}', 'test')

    when:
    wired.client.raw().send('POST', '/v1/x', [:], Optional.of(body))

    then:
    wired.body() == '{"id":9007199254740993,"n":0.1000000000000000055511151231257827,"big":18446744073709551615}'
  }

  @Unroll
  def "#method #path is sent #sent times when the server is out of order"() {
    expect:
    send(method, path, answer(503, [:])).attempts() == sent
    wired.server.requests().size() == sent

    where:
    method   | path                                    || sent
    'GET'    | '/v1/bots'                              || 4
    'get'    | '/v1/guess'                             || 4
    'POST'   | '/open_api/knowledge/document/list'     || 4
    'POST'   | '/v1/datasets/1/process'                || 4
    'POST'   | '/v1/guess'                             || 1
    'POST'   | '/v1/workflow/run'                      || 1
    'PUT'    | '/v1/datasets/1'                        || 1
    'DELETE' | '/v1/datasets/1'                        || 1
  }

  def "no answer is a failure here too"() {
    when:
    send('POST', '/v1/x', WireServer.closing())

    then:
    thrown(CozeTransportException)
  }

  def "an exchange in a log shows neither body nor headers"() {
    expect:
    send('GET', '/v1/x', ok(data: 'hidden')).toString() ==~ /HTTP 200 \(log id log-1\), \d+ characters/
  }
}
