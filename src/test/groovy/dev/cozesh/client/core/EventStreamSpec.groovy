package dev.cozesh.client.core

import static dev.cozesh.http.WireServer.bytesThenClose

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Timeouts
import dev.cozesh.http.WireServer
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout

@Timeout(60)
class EventStreamSpec extends Specification {
  static final String HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Tt-Logid: log-1\r\nConnection: close\r\n\r\n'

  def time = new SystemTime()

  @AutoCleanup
  def transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time)

  @AutoCleanup
  WireServer server

  EventStream<String> stream(String events) {
    server = new WireServer(bytesThenClose((HEAD + events).bytes))
    def line = new Line(server.uri(), new TokenAuthorizer('pat_test_secret'), transport, Timeouts.DEFAULT.total(), time)
    new ApiCaller(line, CallListener.NONE, CallGate.OPEN)
        .stream(ApiRequest.post('/v1/workflow/stream_run').json([:]).once(), new PlainShape(true))
  }

  def "hands out what comes and ends with the last event"() {
    when:
    def events = stream('id: 0\nevent: Message\ndata: a\n\nid: 1\nevent: PING\ndata: {}\n\nid: 2\nevent: Done\ndata: {}\n\n')

    then:
    events.toList() == ['Message:a']
    events.complete()
    events.received() == 3
    events.lastEventId().get() == '2'
    events.logId() == 'log-1'
  }

  def "a stream that ends before its last event broke off, and what came was handed out"() {
    given:
    def got = []

    when:
    stream('id: 0\nevent: Message\ndata: a\n\nid: 1\nevent: Message\ndata: b\n').each { got << it }

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/workflow/stream_run broke off after 1 event, last id 0 (log id log-1)'
    failure.next() == 'look into the run history'
    got == ['Message:a']
  }

  def "a bare envelope under the type of a stream is a refusal"() {
    when:
    stream('\n{"code":4100,"msg":"authentication is invalid","detail":{"logid":"L1"}}').toList()

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4100
    failure.refusal().message() == 'authentication is invalid'
    failure.refusal().logId() == 'log-1'
  }
}
