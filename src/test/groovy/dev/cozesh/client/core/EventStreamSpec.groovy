package dev.cozesh.client.core

import static dev.cozesh.http.WireServer.End.CLOSED
import static dev.cozesh.http.WireServer.End.RESET
import static dev.cozesh.http.WireServer.End.WHOLE
import static dev.cozesh.http.WireServer.answer
import static dev.cozesh.http.WireServer.chunked
import static dev.cozesh.http.WireServer.events
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds
import static java.util.concurrent.TimeUnit.SECONDS

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeServiceException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.Refusal
import dev.cozesh.http.FakeTime
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.RetryBudget
import dev.cozesh.http.RetryPolicy
import dev.cozesh.http.RetryingTransport
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Time
import dev.cozesh.http.Timeouts
import dev.cozesh.http.WireServer
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.SynchronousQueue
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(120)
class EventStreamSpec extends Specification {
  static final String DONE = 'event: Done\ndata: {}\n\n'

  Time time = new SystemTime()
  Timeouts timeouts = Timeouts.DEFAULT
  CallListener listener = CallListener.NONE

  @AutoCleanup
  WireServer server

  @AutoCleanup
  PooledTransport transport

  ApiCaller serve(WireServer.Reaction... script) {
    server = new WireServer(script)
    transport = new PooledTransport(timeouts, 'cozesh/test', time)
    def policy = new RetryPolicy(3, new CozeRepeatRule(), new RetryBudget(), { 0d })
    def retrying = new RetryingTransport(transport, policy, time)
    def line = new Line(server.uri(), new TokenAuthorizer('pat_test_secret'), retrying, timeouts.total(), time)
    new ApiCaller(line, listener, CallGate.OPEN)
  }

  static EventStream<String> run(ApiCaller api, Closure tellCoze = {}) {
    api.stream(ApiRequest.post('/v1/workflow/stream_run').json([:]).once(), new PlainShape(true), tellCoze)
  }

  static String event(int id, String data = 'a') {
    "id: $id\nevent: Message\ndata: $data\n\n"
  }

  /** Reads to the end on another thread; what ended it comes out. */
  static CompletableFuture<Throwable> reading(EventStream<String> stream, List<String> got = []) {
    def ended = new CompletableFuture<Throwable>()
    Thread.startDaemon {
      try {
        stream.each { got << it }
        ended.complete(null)
      } catch (Throwable e) {
        ended.complete(e)
      }
    }
    ended
  }

  static void until(Closure<Boolean> condition) {
    while (!condition()) {
      Thread.sleep(5)
    }
  }

  def "hands out what comes and ends with the last event"() {
    when:
    def stream = run(serve(events(WHOLE, { it.send(event(0)).send('id: 1\nevent: PING\ndata: {}\n\n').send("id: 2\n$DONE") })))

    then:
    stream.toList() == ['Message:a']
    stream.complete()
    stream.received() == 3
    stream.lastEventId().get() == '2'
    stream.logId() == 'log-stream'
    stream.gaps() == []
  }

  def "as a Java stream it stops where the caller stops, and closing that closes this"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    def stream = run(serve(events(CLOSED, { it.send(event(0) + event(1, 'b') + event(2)); hungUp.complete(it.sawHangUp()) })))

    when:
    def first = stream.stream().withCloseable { it.limit(2).toList() }

    then:
    first == ['Message:a', 'Message:b']
    hungUp.get(5, SECONDS)
    !stream.complete()
  }

  def "the walk ends with the last event although the server goes on for ever, and hangs up"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    def stream = run(serve(events(CLOSED, {
      it.send(event(0)).send(DONE)
      try {
        while (true) {
          it.send('x' * 10_000)
        }
      } catch (IOException e) {
        hungUp.complete(true)
      }
    })))

    when:
    def values = stream.toList()

    then:
    values == ['Message:a']
    hungUp.get(5, SECONDS)
  }

  @Unroll("cut after each of 500 events, the end is #end")
  def "a stream that ends before its last event broke off: nothing is lost, nothing is sent again"() {
    given:
    def read = new SynchronousQueue<Integer>()
    int cuts = 0
    def api = serve(events(end, { chunks ->
      (0..<++cuts).each { chunks.send(event(it)) }
      read.take()
    }))

    expect:
    (1..500).every { count ->
      def walk = run(api).iterator()
      (0..<count).each { assert walk.next() == 'Message:a' }
      read.put(count)
      try {
        walk.hasNext()
        false
      } catch (CozeTransportException e) {
        def events = count == 1 ? '1 event' : "$count events"
        assert e.what() == "POST /v1/workflow/stream_run broke off after $events, last id ${count - 1} (log id log-stream)".toString()
        assert e.next() == 'look into the run history'
        assert e.delivery() == CozeTransportException.Delivery.MAY_HAVE_ARRIVED
        true
      }
    }
    server.requests().size() == 500

    where:
    end << [CLOSED, RESET]
  }

  def "a body without a length that just ends broke off, too"() {
    given:
    def api = serve(WireServer.bytesThenClose(
        ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + event(0)).bytes))

    when:
    run(api).toList()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/workflow/stream_run broke off after 1 event, last id 0 (no log id)'
    failure.why() == "the server closed the connection before the stream's last event"
  }

  def "a body that its chunks end in order before the last event broke off, too"() {
    when:
    run(serve(events(WHOLE, { it.send(event(0)) }))).toList()

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/workflow/stream_run broke off after 1 event, last id 0 (log id log-stream)'
  }

  @Unroll("#forms compression: none #plain")
  def "each event is there before the next is sent"() {
    given:
    def seen = new SynchronousQueue<String>()
    def headers = ['Content-Type': 'text/event-stream'] + (plain ? [:] : ['Content-Encoding': 'gzip'])
    def api = serve(chunked(WHOLE, headers, { chunks ->
      def packed = new ByteArrayOutputStream()
      def out = plain ? packed : new GZIPOutputStream(packed, true)
      100.times {
        out.write(event(it).bytes)
        out.flush()
        chunks.send(packed.toByteArray())
        packed.reset()
        assert seen.poll(20, SECONDS) == 'Message:a'
      }
      out.write(DONE.bytes)
      out.close()
      chunks.send(packed.toByteArray())
    }))

    when:
    def stream = run(api)
    stream.each { seen.put(it) }

    then:
    stream.complete()

    where:
    plain << [true, false]
    forms = plain ? 'plain' : 'gzip'
  }

  def "a compressed event that unpacks to more than 8 MiB is not collected"() {
    given:
    def packed = new ByteArrayOutputStream()
    def block = new byte[1 << 20]
    new GZIPOutputStream(packed).withCloseable { out ->
      out.write('data: a\n\ndata: '.bytes)
      1_000.times { out.write(block) }
    }
    def headers = ['Content-Type': 'text/event-stream', 'Content-Encoding': 'gzip']
    def walk = run(serve(chunked(WHOLE, headers, { it.send(packed.toByteArray()) }))).iterator()

    when:
    def first = walk.next()
    walk.hasNext()

    then:
    def failure = thrown(CozeDataException)
    first == 'message:a'
    failure.what() == 'POST /v1/workflow/stream_run: event 2 is not understood: an event is too large (no log id)'
    failure.why() == 'a line is longer than 8388608 bytes, and memory is bounded'
  }

  def "a silence of more than 60 s ends the stream"() {
    given:
    time = new FakeTime()
    def stream = run(serve(events(CLOSED, { it.send(event(0)); it.sawHangUp() })))
    def ended = reading(stream)
    until { stream.received() == 1 }

    when:
    time.sleep(ofSeconds(59))
    Thread.sleep(300)

    then:
    !ended.done

    when:
    until { time.sleep(ofSeconds(1)); Thread.sleep(20); ended.done }

    then:
    def failure = ended.get() as CozeTransportException
    failure.what() == 'POST /v1/workflow/stream_run broke off after 1 event, last id 0 (log id log-stream)'
    failure.why().endsWith('a silence took longer than 60 s while waiting for more of the answer')
  }

  def "before the first event the silence may be as long as before any answer"() {
    given:
    time = new FakeTime()
    def go = new CountDownLatch(1)
    def stream = run(serve(events(CLOSED, { go.await(); it.send(event(0)); it.sawHangUp() })))
    def ended = reading(stream)
    Thread.sleep(200)

    when:
    time.sleep(ofSeconds(99))
    Thread.sleep(300)
    go.countDown()
    until { stream.received() == 1 }

    then:
    !ended.done
    stream.close()
    ended.get(5, SECONDS) instanceof CozeInterruptedException
  }

  @Unroll("#life each 15 s")
  def "comments and PING are life, for ten minutes"() {
    given:
    time = new FakeTime()
    def beat = new SynchronousQueue<Integer>()
    def stream = run(serve(events(WHOLE, { chunks ->
      40.times { beat.take(); chunks.send(life) }
      beat.take()
      chunks.send(DONE)
    })))
    def ended = reading(stream)

    when:
    41.times {
      if (it % 4 == 0) {
        Thread.sleep(60) // The watchdog, which lives by the real clock, looks at this moment.
      }
      time.sleep(ofSeconds(15))
      beat.put(it)
    }

    then:
    ended.get(10, SECONDS) == null
    stream.complete()

    where:
    life << [': still there\n\n', 'event: PING\ndata: {}\n\n']
  }

  def "no limit runs while nobody reads"() {
    given:
    time = new FakeTime()
    def api = serve(events(WHOLE, { it.send(event(0) + event(1)); it.send(DONE) }))

    when:
    def stream = run(api)
    def walk = stream.iterator()
    walk.next()
    time.sleep(ofSeconds(36_000))
    Thread.sleep(200)

    then:
    walk.next() == 'Message:a'
    !walk.hasNext()
    stream.complete()
  }

  def "closing ends a read that waits, and the server sees it at once"() {
    given:
    long closedAt
    def hungUp = new CompletableFuture<Long>()
    def stream = run(serve(events(CLOSED, {
      it.send(event(0))
      it.sawHangUp()
      hungUp.complete(System.nanoTime())
    })))
    def ended = reading(stream)
    until { stream.received() == 1 }

    when:
    closedAt = System.nanoTime()
    stream.close()
    def closeTook = System.nanoTime() - closedAt
    def failure = ended.get(5, SECONDS)

    then: 'within 200 ms; a busy machine is granted a second'
    closeTook < 1_000_000_000L
    hungUp.get(5, SECONDS) - closedAt < 1_000_000_000L
    failure instanceof CozeInterruptedException
    failure.message.startsWith('cancelled POST /v1/workflow/stream_run after 1 event')
    !stream.complete()

    when: 'closed again'
    stream.close()
    stream.cancel()

    then:
    noExceptionThrown()
    stream.received() == 1
  }

  def "what was received but not asked for before the close is not handed out after it"() {
    given:
    def stream = run(serve(events(CLOSED, { it.send(event(0) + event(1) + DONE) })))
    def walk = stream.iterator()
    walk.next()

    when:
    stream.close()
    walk.hasNext()

    then:
    thrown(CozeInterruptedException)
  }

  def "an interrupt ends a read that waits, and stays visible"() {
    given:
    def stream = run(serve(events(CLOSED, { it.send(event(0)); it.sawHangUp() })))
    Throwable failure = null
    boolean flag = false
    def reader = Thread.start {
      try {
        stream.toList()
      } catch (CozeException e) {
        failure = e
        flag = Thread.currentThread().interrupted
      }
    }
    until { stream.received() == 1 }

    when:
    reader.interrupt()
    reader.join(5_000)

    then:
    failure instanceof CozeInterruptedException
    failure.message.startsWith('cancelled POST /v1/workflow/stream_run while waiting for more of the answer')
    flag
  }

  @Unroll("cancelled when #what")
  def "cancelling tells Coze once, with the first value, and closes"() {
    given:
    def told = []
    def stream = run(serve(events(CLOSED, { it.send(event(0, 'first') + event(1)); it.sawHangUp() })), { told << it })
    def ended = read ? reading(stream) : null
    until { !read || stream.received() == 2 }

    when:
    stream.cancel()
    stream.cancel()

    then:
    told == [Optional.ofNullable(first)]
    !read || ended.get(5, SECONDS) instanceof CozeInterruptedException

    where:
    what                   | read  | first
    'something came'       | true  | 'Message:first'
    'nothing was read yet' | false | null
  }

  def "the end of a stream that Coze was told to stop is a cancellation, not a loss"() {
    given:
    def go = new CountDownLatch(1)
    def stream = run(serve(events(WHOLE, { it.send(event(0)); go.await() })), { go.countDown(); Thread.sleep(300) })
    def ended = reading(stream)
    until { stream.received() == 1 }

    when:
    stream.cancel()

    then:
    ended.get(5, SECONDS) instanceof CozeInterruptedException
  }

  @Unroll("refusal #code")
  def "that the work is over already is no error when cancelling; anything else is, and it is closed"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    def api = serve(events(CLOSED, { it.send(event(0)); hungUp.complete(it.sawHangUp()) }))
    def stream = run(api, { throw new CozeServiceException(new Refusal('POST /v3/chat/cancel', 'h', 200, code, 'm', '', ''), '', '') })
    stream.iterator().next()

    when:
    Throwable failure = null
    try {
      stream.cancel()
    } catch (CozeServiceException e) {
      failure = e
    }

    then:
    (failure == null) == accepted
    hungUp.get(5, SECONDS)

    where:
    code | accepted
    4104 | true
    4315 | true
    4101 | false
  }

  def "Coze is not told to stop what has ended"() {
    given:
    def told = []
    def stream = run(serve(events(WHOLE, { it.send(event(0) + DONE) })), { told << it })
    stream.toList()

    when:
    stream.cancel()

    then:
    told == []
    stream.complete()
  }

  @Unroll
  def "what is no stream is the right error: #what"() {
    given:
    def api = serve(answer(status, ['Content-Type': type, 'X-Tt-Logid': 'log-9'], body))

    when:
    run(api)

    then:
    def failure = thrown(CozeException)
    failure.class == kind
    failure.what() == words

    where:
    what                     | status | type               | body                         || kind                 | words
    'a refusal'              | 200    | 'application/json' | '{"code":4100,"msg":"no"}'   || CozeServiceException | 'POST /v1/workflow/stream_run was refused: code 4100 (HTTP 200, log id log-9)'
    'a refusal by status'    | 401    | 'application/json' | '{"code":4100,"msg":"no"}'   || CozeServiceException | 'POST /v1/workflow/stream_run was refused: code 4100 (HTTP 401, log id log-9)'
    'a refusal as a stream'  | 400    | 'text/event-stream' | '{"code":4000,"msg":"no"}'  || CozeServiceException | 'POST /v1/workflow/stream_run was refused: code 4000 (HTTP 400, log id log-9)'
    'HTML'                   | 200    | 'text/html'        | '<title>Welcome</title>'     || CozeDataException    | 'POST /v1/workflow/stream_run got an answer that is not understood: an HTML page, "Welcome" (HTTP 200, log id log-9)'
    'HTML from a gateway'    | 504    | 'text/html'        | '<h1>504 Time-out</h1>'      || CozeDataException    | 'POST /v1/workflow/stream_run got an answer that is not understood: an HTML page, "504 Time-out" (HTTP 504, log id log-9)'
    'nothing'                | 204    | ''                 | ''                           || CozeDataException    | 'POST /v1/workflow/stream_run got an answer that is not understood: an empty body (HTTP 204, log id log-9)'
    'plain text'             | 200    | 'text/plain'       | 'hello'                      || CozeDataException    | 'POST /v1/workflow/stream_run got an answer that is not understood: not JSON, "hello" (HTTP 200, log id log-9)'
    'JSON without an error'  | 200    | 'application/json' | '{"code":0,"data":{}}'       || CozeDataException    | 'POST /v1/workflow/stream_run got an answer that is not understood: JSON in place of a stream (HTTP 200, log id log-9)'
    'a redirect'             | 302    | ''                 | ''                           || CozeServiceException | 'POST /v1/workflow/stream_run was refused: code 0 (HTTP 302, log id log-9)'
  }

  def "a bare envelope under the type of a stream is a refusal although the server keeps the line open"() {
    when:
    run(serve(events(CLOSED, { it.send('\n{"code":4100,"msg":"no"}'); it.sawHangUp() }))).toList()

    then:
    def failure = thrown(CozeServiceException)
    failure.code() == 4100
    failure.refusal().logId() == 'log-stream'
    failure.refusal().httpStatus() == 200
  }

  def "a stream is opened again while its head is refused in passing, and never after"() {
    given:
    time = new FakeTime()
    def busy = answer(200, '{"code":4009,"msg":"busy"}')

    when:
    def stream = run(serve(busy, busy, events(CLOSED, { it.send(event(0)) })))
    stream.toList()

    then:
    thrown(CozeTransportException)
    server.requests().size() == 3
  }

  def "what has an effect is not opened again after its request left, what reads is"() {
    given:
    time = new FakeTime()
    def api = serve(WireServer.reset(), WireServer.reset(), events(WHOLE, { it.send(DONE) }))

    when:
    run(api)

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == CozeTransportException.Delivery.MAY_HAVE_ARRIVED
    server.requests().size() == 1

    when:
    def read = api.stream(ApiRequest.get('/v1/x').read(), new PlainShape(false))

    then:
    read.toList() == []
    read.complete()
    server.requests().size() == 3
  }

  def "listeners are told of a stream's head, and of an end that is none"() {
    given:
    def told = []
    listener = new CallListener() {
      void sending(Call call) {
        told << "sending ${call.operation()}".toString()
      }

      void answered(Call call, Exchange exchange) {
        told << "answered ${exchange.status()} ${exchange.logId()}".toString()
      }

      void failed(Call call, RuntimeException failure) {
        told << "failed ${failure.class.simpleName}".toString()
      }
    }
    def api = serve(
        events(WHOLE, { it.send(event(0) + DONE) }),
        events(WHOLE, { it.send('event: Error\ndata: {"error_code":4200,"error_message":"m"}\n\n') }),
        answer(200, '{"code":4100,"msg":"no"}'),
        WireServer.closing())

    when:
    run(api).toList()

    then:
    told == ['sending POST /v1/workflow/stream_run', 'answered 200 log-stream']

    when:
    told.clear()
    run(api).toList()

    then:
    thrown(CozeServiceException)
    told == ['sending POST /v1/workflow/stream_run', 'answered 200 log-stream', 'failed CozeServiceException']

    when:
    told.clear()
    run(api)

    then:
    thrown(CozeServiceException)
    told == ['sending POST /v1/workflow/stream_run', 'answered 200 ']

    when:
    told.clear()
    run(api)

    then:
    thrown(CozeTransportException)
    told == ['sending POST /v1/workflow/stream_run', 'failed CozeTransportException']
  }

  def "a listener that throws at the head does not leave the line open"() {
    given:
    def hungUp = new CompletableFuture<Boolean>()
    listener = new CallListener() {
      void answered(Call call, Exchange exchange) {
        throw new IllegalStateException('full')
      }
    }

    when:
    run(serve(events(CLOSED, { hungUp.complete(it.sawHangUp()) })))

    then:
    thrown(IllegalStateException)
    hungUp.get(5, SECONDS)
  }

  def "a gate holds a stream back like any call"() {
    given:
    def api = serve(events(WHOLE, {})).gated({ false })

    when:
    run(api)

    then:
    thrown(CallHeldException)
    server.connections() == 0
  }

  def "closing the client ends all its streams, read or not, within a second"() {
    given:
    def others = watchdogs()
    def api = serve(events(CLOSED, { it.send(event(0) + event(1)); it.sawHangUp() }))
    def streams = (1..50).collect { run(api) }
    def ended = streams.take(25).collect { reading(it) }
    until { streams.take(25).every { it.received() == 2 } }
    def halfRead = streams[25].iterator()
    halfRead.next()

    when:
    long closedAt = System.nanoTime()
    transport.close()
    def failures = ended*.get(5, SECONDS)
    long took = System.nanoTime() - closedAt

    then:
    took < 1_000_000_000L
    failures.every { it instanceof CozeTransportException }
    failures[0].what() == 'POST /v1/workflow/stream_run broke off after 2 events, last id 1 (log id log-stream)'
    failures[0].why().contains('the client was closed')

    when:
    halfRead.hasNext()

    then:
    thrown(CozeTransportException)

    when:
    streams[26].toList()

    then:
    thrown(CozeTransportException)
    until { (watchdogs() - others).isEmpty() } == null
  }

  private static Set<Thread> watchdogs() {
    Thread.allStackTraces.keySet().findAll { it.name == 'cozesh-watchdog' }
  }

  def "512 streams are open without a thread of their own; one more says so; calls go on"() {
    given:
    timeouts = new Timeouts(ofSeconds(10), ofSeconds(10), ofMillis(300), ofSeconds(100), ofSeconds(60), ofSeconds(600))
    def api = serve({ connection, out ->
      server.requests()[-1].startsWith('GET')
          ? answer(200, '{"code":0,"data":{}}').react(connection, out)
          : events(CLOSED, { it.send(event(0)); it.sawHangUp() }).react(connection, out)
    } as WireServer.Reaction)
    def threads = { Thread.allStackTraces.keySet().findAll { it.name != 'wire-server' } }
    def before = threads()

    when:
    def streams = (1..512).collect { run(api) }
    def iterators = streams.collect { def walk = it.iterator(); walk.next(); walk }
    def more = threads() - before

    then:
    more*.name == ['cozesh-watchdog']

    when:
    run(api)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/workflow/stream_run: no connection became free within 300 ms'
    failure.why() == "all 512 connections to ${server.uri().authority} are in use"
    failure.delivery() == CozeTransportException.Delivery.NOT_SENT

    when:
    api.send(ApiRequest.get('/v1/x').read())
    streams[7].close()
    def another = run(api)

    then:
    another.iterator().next() == 'Message:a'

    cleanup:
    another?.close()
    streams*.close()
  }
}
