package dev.cozesh.http

import static dev.cozesh.http.WireServer.End.CLOSED
import static dev.cozesh.http.WireServer.End.WHOLE
import static dev.cozesh.http.WireServer.answer
import static dev.cozesh.http.WireServer.chunked
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds
import static java.util.concurrent.TimeUnit.SECONDS

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class OpenAnswerSpec extends Specification {
  static final Map<String, String> BYTES = ['Content-Type': 'application/octet-stream']
  static final Timeouts SHORT =
      new Timeouts(ofMillis(500), ofMillis(500), ofMillis(300), ofMillis(900), ofMillis(400), ofSeconds(20))

  def time = new SystemTime()

  @AutoCleanup
  def transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time)

  @AutoCleanup
  WireServer server

  OpenAnswer open(Request request = Request.get(server.uri('/v1/x')), Duration total = ofSeconds(20), Runnable sending = {}) {
    transport.open(request, new Dispatch(Deadline.after(total, time), sending))
  }

  void serve(WireServer.Reaction... script) {
    server = new WireServer(script)
  }

  void hurry() {
    transport.close()
    transport = new PooledTransport(SHORT, 'cozesh/test', time)
  }

  def "the head is there before the body"() {
    given:
    def go = new CountDownLatch(1)
    def seen = []
    serve(chunked(WHOLE, ['Content-Type': 'Audio/MPEG; x=y', 'X-Tt-Logid': 'log-1'], { go.await(); it.send('abc') }))

    when:
    def answer = open(Request.get(server.uri('/v1/x')), ofSeconds(20), { seen << 'sending' })

    then:
    answer.status() == 200
    answer.header('x-tt-logid').get() == 'log-1'
    answer.mediaType() == 'audio/mpeg'
    answer.attempts() == 1
    seen == ['sending']

    when:
    go.countDown()

    then:
    new String(answer.body().readAllBytes()) == 'abc'
    answer.body().read() == -1
  }

  def "an answer without a body has an empty one"() {
    given:
    serve(answer(204, ''))

    expect:
    open().body().read() == -1
    open().whole().length() == 0
  }

  def "a body that was read to its end gives its connection back, and closing it then harms nobody"() {
    given:
    serve(answer(200, BYTES, 'abc'))

    when:
    def first = open()
    first.body().readAllBytes()
    def second = open()
    first.close()

    then:
    new String(second.body().readAllBytes()) == 'abc'
    server.connections() == 1
  }

  def "what has an effect is opened on a connection of its own"() {
    given:
    serve(answer(200, BYTES, 'abc'))

    when:
    2.times { open(Request.post(server.uri('/v1/x'), Body.json('{}'))).body().readAllBytes() }

    then:
    server.connections() == 2
  }

  def "the rest of a refusal is read whole"() {
    given:
    serve(answer(400, ['Content-Type': 'application/json', 'X-Tt-Logid': 'log-1'], '{"code":4000}'))

    when:
    def whole = open().whole()

    then:
    whole.status() == 400
    whole.text() == '{"code":4000}'
    whole.header('X-Tt-Logid').get() == 'log-1'
    whole.cut().empty
  }

  def "a refusal that breaks off keeps what came"() {
    given:
    serve(WireServer.truncated(400, '{"code":4000}'.bytes, 7))

    when:
    def whole = open().whole()

    then:
    whole.text() == '{"code"'
    whole.cut().get().what() == 'GET /v1/x: the answer broke off after 7 bytes'
  }

  def "a refusal without end is bounded by the limit of the whole call"() {
    given:
    serve(WireServer.dripping(50))

    when:
    def whole = open(Request.get(server.uri('/v1/x')), ofMillis(700)).whole()

    then:
    whole.cut().get().what() == 'GET /v1/x: the whole call took longer than 700 ms while waiting for more of the answer'
  }

  def "a refusal of any size is bounded at 64 MiB, and hung up on"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    serve(chunked(CLOSED, BYTES, {
      def block = new byte[1 << 20]
      try {
        while (true) {
          it.send(block)
        }
      } catch (IOException e) {
        hungUp.complete(true)
      }
    }))

    when:
    open().whole()

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'GET /v1/x: the answer is larger than 64 MiB'
    hungUp.get(5, SECONDS)
  }

  def "the limit of the whole call is none for a body that is read as it comes"() {
    given:
    serve(chunked(WHOLE, BYTES, { chunks -> 10.times { Thread.sleep(100); chunks.send('x') } }))

    expect:
    open(Request.get(server.uri('/v1/x')), ofMillis(500)).body().readAllBytes().length == 10
  }

  @Unroll("after #sent bytes")
  def "a silence ends a read: before the first byte the limit is another"() {
    given:
    hurry()
    serve(chunked(CLOSED, BYTES, { if (sent > 0) it.send('x' * sent); it.sawHangUp() }))
    def body = open().body()

    when:
    (0..sent).each { body.read() }

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/x: a silence took longer than $limit while waiting for more of the answer"
    failure.delivery() == CozeTransportException.Delivery.MAY_HAVE_ARRIVED

    where:
    sent | limit
    0    | '900 ms'
    3    | '400 ms'
  }

  def "closing from another thread ends a read that waits"() {
    given:
    serve(chunked(CLOSED, BYTES, { it.send('x'); it.sawHangUp() }))
    def answer = open()
    answer.body().read()
    Thread.startDaemon {
      Thread.sleep(200)
      answer.close()
    }

    when:
    answer.body().read()

    then:
    def failure = thrown(CozeInterruptedException)
    failure.what() == 'cancelled GET /v1/x while waiting for more of the answer'
    !Thread.currentThread().interrupted

    when:
    answer.body().read()

    then:
    thrown(CozeInterruptedException)
  }

  def "an interrupted thread opens nothing"() {
    given:
    serve(answer(200, BYTES, 'abc'))

    when:
    Thread.currentThread().interrupt()
    open()

    then:
    thrown(CozeInterruptedException)
    Thread.interrupted()
    server.connections() == 0
  }

  def "a closed transport opens nothing and ends what is open"() {
    given:
    serve(chunked(CLOSED, BYTES, { it.send('x'); it.sawHangUp() }))
    def answer = open()
    answer.body().read()

    when:
    transport.close()

    then:
    answer.isAbandoned()

    when:
    answer.body().read()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'GET /v1/x: the client was closed while waiting for more of the answer'

    when:
    open()

    then:
    def refused = thrown(CozeTransportException)
    refused.what() == 'GET /v1/x: this client is closed'
    refused.delivery() == CozeTransportException.Delivery.NOT_SENT
  }

  def "a transport that is closed in that very moment says so in the same way"() {
    given:
    serve(answer(200, BYTES, 'abc'))
    def kinds = [] as Set

    when:
    300.times { round ->
      def closing = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time)
      def closer = Thread.start {
        Thread.sleep(0, 1_000 * (round % 100))
        closing.close()
      }
      try {
        while (true) {
          def request = Request.get(server.uri('/v1/x'))
          def dispatch = new Dispatch(Deadline.after(ofSeconds(20), time), {})
          round % 2 ? closing.send(request, dispatch) : closing.open(request, dispatch).body().readAllBytes()
        }
      } catch (RuntimeException e) {
        kinds << e.class
      }
      closer.join()
    }

    then:
    kinds == [CozeTransportException] as Set
  }

  def "no head in time names the phase"() {
    given:
    hurry()
    serve(WireServer.silence())

    when:
    open()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'GET /v1/x: no first byte of an answer within 900 ms'
  }

  @Unroll
  def "only what may be a stream is left unread: #status #type"() {
    given:
    serve(answer(status, ['Content-Type': type], '{"code":0}'))
    def rule = { request, answer -> asked << answer.text(); Repetition.NONE } as RepeatRule
    def retrying = new RetryingTransport(transport, new RetryPolicy(3, rule, new RetryBudget(), { 0d }), time)

    when:
    def answer = retrying.open(Request.get(server.uri('/v1/x')), new Dispatch(Deadline.after(ofSeconds(9), time), {}))

    then:
    asked == read
    new String(answer.body().readAllBytes()) == '{"code":0}'

    where:
    status | type                              || read
    200    | 'text/event-stream'               || []
    200    | 'audio/mpeg'                      || []
    200    | ''                                || []
    200    | 'application/json; charset=utf-8' || ['{"code":0}']
    200    | 'application/problem+json'        || ['{"code":0}']
    200    | 'text/html'                       || ['{"code":0}']
    500    | 'text/event-stream'               || ['{"code":0}']

    asked = []
  }

  @Unroll("whole: #whole")
  def "what is put between a body and its reader sees every byte, and is closed with the answer"() {
    given:
    serve(chunked(WHOLE, BYTES, { it.send('abc') }))
    def tap = new Tap()

    when:
    def answer = open().tapped { tap.on(it) }.afterAttempts(2)
    def read = whole ? answer.whole().text() : new String(answer.body().readAllBytes())
    answer.close()

    then:
    read == 'abc'
    tap.seen.toString() == 'abc'
    tap.closed
    answer.attempts() == 2

    where:
    whole << [true, false]
  }

  def "an answer that was read already can be given another body"() {
    given:
    def answer = OpenAnswer.of(Answer.of(200, [:], new byte[0])).tapped { new ByteArrayInputStream('abc'.bytes) }

    expect:
    answer.whole().text() == 'abc'
  }

  static class Tap {
    final ByteArrayOutputStream seen = new ByteArrayOutputStream()
    boolean closed

    InputStream on(InputStream body) {
      new FilterInputStream(body) {
            @Override
            int read(byte[] bytes, int offset, int length) {
              int read = super.read(bytes, offset, length)
              if (read > 0) {
                seen.write(bytes, offset, read)
              }
              read
            }

            @Override
            void close() {
              closed = true
            }
          }
    }
  }
}
