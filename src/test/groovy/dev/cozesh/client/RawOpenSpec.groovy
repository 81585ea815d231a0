package dev.cozesh.client

import static dev.cozesh.client.Wired.answer
import static dev.cozesh.client.Wired.ok

import dev.cozesh.client.core.RawAnswer
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.WireServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

/** Any call whose answer may come piece by piece. */
@Timeout(30)
class RawOpenSpec extends Specification {
  @AutoCleanup
  Wired wired

  RawAnswer open(String method, String path, WireServer.Reaction... script) {
    wired = new Wired(script)
    wired.client.raw().open(method, path, [:], Optional.empty())
  }

  static WireServer.Reaction typed(String type, String body) {
    WireServer.bytesThenClose("HTTP/1.1 200 OK\r\nContent-Type: $type\r\nX-Tt-Logid: log-1\r\n\r\n$body".getBytes('UTF-8'))
  }

  @Unroll
  def "an answer of #type is whole"() {
    when:
    def got = open('POST', '/v1/x', typed(type, body))

    then:
    got instanceof RawAnswer.Whole
    ((RawAnswer.Whole) got).exchange().body() == body

    where:
    type               | body
    'application/json' | '{"code":4200,"msg":"no"}'
    'text/html'        | '<html></html>'
    'text/plain'       | 'pong'
  }

  @Unroll
  def "HTTP #status is whole, whatever its type"() {
    expect:
    open('POST', '/v1/x', WireServer.answer(status, ['Content-Type': 'audio/mpeg'], 'x')) instanceof RawAnswer.Whole

    where:
    status << [302, 404, 500]
  }

  def "events come as they are, up to the last one"() {
    when:
    def got = open('POST', '/v3/chat', typed('text/event-stream; charset=utf-8',
        'id: 0\nevent: Message\ndata: {"content":"a"}\n\nevent: news\ndata: text\n\nid: 1\nevent: Done\ndata: {}\n\nevent: more\ndata: 1\n\n'))
    def events = ((RawAnswer.Events) got).stream().toList()

    then:
    events*.type() == ['Message', 'news', 'Done']
    events*.id()*.orElse(null) == ['0', null, '1']
    events*.data() == ['{"content":"a"}', 'text', '{}']
    events.every { it.failure().empty }
    !events[0].toString().contains('content')
  }

  @Unroll
  def "an event #type is the last one"() {
    expect:
    ((RawAnswer.Events) open('POST', '/v3/chat', typed('text/event-stream', "event: a\ndata: 1\n\nevent: $type\ndata: 2\n\n"))).stream()*.type() == ['a', type]

    where:
    type << ['done', 'Done', 'Interrupt', 'conversation.stream.done', 'conversation.chat.canceled']
  }

  @Unroll
  def "an event #type brings the failure along that it reports"() {
    when:
    def events = ((RawAnswer.Events) open('POST', '/v3/chat', typed('text/event-stream', "event: $type\ndata: $data\n\n"))).stream().toList()
    def failure = events.last().failure().get()

    then:
    failure instanceof CozeServiceException
    failure.code() == 4028
    failure.logId() == 'log-1'
    failure.what().startsWith('POST /v3/chat was refused: code 4028')

    where:
    type                       | data
    'error'                    | '{"code":4028,"msg":"no credits"}'
    'Error'                    | '{"error_code":4028,"error_message":"no credits"}'
    'conversation.chat.failed' | '{"id":"1","last_error":{"code":4028,"msg":"no credits"}}'
  }

  def "a stream that ends before its last event broke off"() {
    when:
    ((RawAnswer.Events) open('POST', '/v3/chat', typed('text/event-stream', 'event: a\ndata: 1\n\n'))).stream().toList()

    then:
    def e = thrown(CozeTransportException)
    e.what().startsWith('POST /v3/chat broke off after 1 event')
  }

  def "bytes come as they are; a refusal among them is one"() {
    when:
    def got = open('POST', '/v1/audio/speech', typed('audio/mpeg', 'sound'))

    then:
    ((RawAnswer.Bytes) got).stream().body().text == 'sound'

    when:
    open('POST', '/v1/audio/speech', typed('audio/mpeg', '{"code":4100,"msg":"no"}'))

    then:
    thrown(CozeServiceException)
  }

  def "a read is repeated until its answer begins, and nothing else is"() {
    expect:
    open('GET', '/v1/bots', answer(503, [:]), ok(data: [])) instanceof RawAnswer.Whole
    wired.server.requests().size() == 2
    open('POST', '/v3/chat', answer(503, [:]), ok(data: [])) instanceof RawAnswer.Whole
    wired.server.requests().size() == 1
  }

  def "closing hangs up"() {
    when:
    def got = (RawAnswer.Events) open('POST', '/v3/chat', typed('text/event-stream', 'event: done\ndata: 1\n\n'))
    got.close()
    got.stream().toList()

    then:
    thrown(dev.cozesh.error.CozeInterruptedException)
  }
}
