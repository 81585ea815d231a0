package dev.cozesh.http

import static dev.cozesh.error.CozeTransportException.Delivery.MAY_HAVE_ARRIVED
import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import java.nio.file.Files
import java.nio.file.Path
import java.time.Duration
import java.util.concurrent.CountDownLatch
import java.util.zip.GZIPOutputStream
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class PooledTransportSpec extends Specification {
  static final Timeouts SHORT =
      new Timeouts(ofMillis(500), ofMillis(500), ofMillis(300), ofMillis(400), ofMillis(400), ofSeconds(20))

  def time = new SystemTime()

  @AutoCleanup
  def transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time)

  @AutoCleanup
  def server

  @TempDir
  Path directory

  Answer send(Request request, Duration total = ofSeconds(20), Runnable sending = {}) {
    transport.send(request, new Dispatch(Deadline.after(total, time), sending))
  }

  void hurry() {
    transport.close()
    transport = new PooledTransport(SHORT, 'cozesh/test', time)
  }

  WireServer serve(WireServer.Reaction... script) {
    server = new WireServer(script)
  }

  Request get(String path = '/v1/bots') {
    Request.get(server.uri(path))
  }

  Request post(String text = '{"name":"面试"}') {
    Request.post(server.uri('/v1/bot/create'), Body.json(text))
  }

  static byte[] gzip(int zeroMebibytes) {
    def packed = new ByteArrayOutputStream()
    new GZIPOutputStream(packed).withCloseable { out ->
      def mebibyte = new byte[1 << 20]
      zeroMebibytes.times { out.write(mebibyte) }
    }
    packed.toByteArray()
  }

  def "brings status, headers without regard to case, and the body as UTF-8"() {
    given:
    serve(WireServer.answer(200, ['x-tt-LOGID': 'log-1', 'Content-Type': 'text/plain; charset=gbk'], '{"msg":"好"}'))

    when:
    def answer = send(get())

    then:
    answer.status() == 200
    answer.header('X-Tt-Logid').get() == 'log-1'
    answer.text() == '{"msg":"好"}'
    server.requests()[0].startsWith('GET /v1/bots HTTP/1.1\r\n')
    server.requests()[0].contains('\r\nUser-Agent: cozesh/test\r\n')
  }

  def "sends a body as UTF-8 with its exact length"() {
    given:
    serve(WireServer.answer(200, '{}'))

    when:
    send(post())

    then:
    server.requests()[0].contains('\r\nContent-Type: application/json; charset=utf-8\r\n')
    new String(server.requests()[0].split('\r\n\r\n')[1].getBytes('ISO-8859-1'), 'UTF-8') == '{"name":"面试"}'
  }

  @Unroll
  def "a write goes out exactly once when the server #what"() {
    given:
    serve(WireServer.answer(200, '{}'), reaction, WireServer.answer(200, '{}'))
    send(get())

    when:
    send(post())

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == MAY_HAVE_ARRIVED
    failure.what().startsWith('POST /v1/bot/create: the connection was lost')
    server.requests().count { it.startsWith('POST') } == 1

    where:
    what                      | reaction
    'takes it and closes'     | WireServer.closing()
    'takes it and resets'     | WireServer.reset()
    'answers a piece of head'    | WireServer.bytesThenClose('HTTP/1.'.bytes)
  }

  def "a write never rides on a connection that was used before, so a stale one costs nothing"() {
    given:
    serve(WireServer.answerThenClose(200, '{}'), WireServer.answer(200, '{}'))
    send(get())

    when:
    def answers = (1..20).collect { send(post()) }

    then:
    answers*.status() == [200] * 20
    server.requests().count { it.startsWith('POST') } == 20
    server.connections() == 21
  }

  def "reads share a connection"() {
    given:
    serve(WireServer.answer(200, '{}'))

    when:
    5.times { send(get()) }

    then:
    server.connections() == 1
  }

  def "a connection that idled or is old is not used again, and is closed by itself"() {
    given:
    def gone = new CountDownLatch(1)
    serve({ connection, out ->
      WireServer.answer(200, '{}').react(connection, out)
      Thread.startDaemon {
        connection.inputStream.read() < 0 && gone.countDown()
      }
      Thread.sleep(20_000)
      false
    } as WireServer.Reaction)
    transport.close()
    transport = new PooledTransport(
        Wiring.of(Timeouts.DEFAULT, 'x', Network.DIRECT).living(ofMillis(200), ofSeconds(9)), time)

    when:
    send(get())

    then: 'no further call is needed for that'
    gone.await(5, java.util.concurrent.TimeUnit.SECONDS)

    when:
    send(get())

    then:
    server.connections() == 2
  }

  def "a connection has an end however busy it is: its name may lead elsewhere by now"() {
    given:
    serve(WireServer.answer(200, '{}'))
    transport.close()
    transport = new PooledTransport(
        Wiring.of(Timeouts.DEFAULT, 'x', Network.DIRECT).living(ofSeconds(9), ofMillis(300)), time)

    when:
    30.times {
      send(get())
      Thread.sleep(40)
    }

    then:
    server.connections() > 2
    server.connections() < 15
  }

  def "a server that closes idle connections costs no read"() {
    given:
    serve({ connection, out ->
      WireServer.answer(200, '{}').react(connection, out)
      connection.soTimeout = 12
      try {
        def next = connection.inputStream.read()
        // A request in the last moment: it is not answered, as the connection is about to close.
        next < 0
      } catch (SocketTimeoutException idle) {
        // Closed.
      }
      false
    } as WireServer.Reaction)
    def retrying = new RetryingTransport(
        transport,
        new RetryPolicy(3, { request, answer -> Repetition.NONE } as RepeatRule, new RetryBudget(), { 0d }),
        new FakeTime())
    def random = new Random(11)

    when:
    def statuses = (1..500).collect {
      Thread.sleep(random.nextInt(25))
      retrying.send(get(), new Dispatch(Deadline.after(ofSeconds(20), time), {})).status()
    }

    then:
    statuses.toSet() == [200].toSet()
    server.connections() > 100
  }

  @Unroll
  def "wherever a redirect leads, the token stays: #location"() {
    given:
    def elsewhere = new WireServer(WireServer.answer(200, '{}'))
    serve(WireServer.answer(307, [Location: location.replace('ELSEWHERE', "127.0.0.1:${elsewhere.port()}")], ''))

    when:
    def answer = send(post().with('Authorization', 'Bearer pat_test_1'))

    then:
    answer.status() == 307
    elsewhere.connections() == 0
    server.requests().size() == 1

    cleanup:
    elsewhere.close()

    where:
    location << ['http://ELSEWHERE/steal', '//ELSEWHERE/steal', 'http://a:b@ELSEWHERE/', 'https://ELSEWHERE/', '/other', '', 'x:y', '%']
  }

  def "a redirect is not followed, whatever its kind"() {
    given:
    def elsewhere = new WireServer(WireServer.answer(200, '{}'))
    serve(WireServer.answer(status, [Location: elsewhere.uri('/steal').toString()], ''))

    when:
    def answer = send((writes ? post() : get()).with('Authorization', 'Bearer pat_test_1'))

    then:
    answer.status() == status
    answer.header('Location').get().endsWith('/steal')
    elsewhere.connections() == 0
    server.requests().size() == 1

    cleanup:
    elsewhere.close()

    where:
    [status, writes] << [[301, 302, 303, 307, 308], [true, false]].combinations()
  }

  def "neither cookies nor credentials are remembered"() {
    given:
    serve(WireServer.answer(401, ['Set-Cookie': 'a=b', 'WWW-Authenticate': 'Basic realm="x"'], '{}'))

    when:
    2.times { send(get()) }

    then:
    server.requests().size() == 2
    !server.requests()[1].toLowerCase().contains('cookie')
    !server.requests()[1].toLowerCase().contains('authorization')
  }

  def "tells the caller of each request directly before it leaves, when the connection stands"() {
    given:
    serve(WireServer.answer(200, '{}'))
    def seen = []

    when:
    send(post(), ofSeconds(9), { seen << [server.connections(), server.requests().size()] })

    then:
    seen == [[1, 0]] || seen == [[0, 0]]
    server.requests().size() == 1
  }

  def "does not tell of a request that cannot leave"() {
    given:
    def seen = []
    serve(WireServer.answer(200, '{}'))
    def gone = post()
    server.close()

    when:
    send(gone, ofSeconds(9), { seen << 'sending' })

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == NOT_SENT
    failure.what() ==~ /POST \/v1\/bot\/create: connection refused by 127\.0\.0\.1:\d+/
    failure.why() && failure.next()
    seen == []
  }

  def "what the caller throws before the first byte keeps the request here"() {
    given:
    serve(WireServer.answer(200, '{}'))

    when:
    send(post(), ofSeconds(9), { throw new IllegalStateException('journal is full') })

    then:
    def failure = thrown(IllegalStateException)
    failure.message == 'journal is full'

    and:
    send(get()).status() == 200
    server.requests()*.substring(0, 4) == ['GET ']
  }

  def "an unknown host says so"() {
    when:
    send(Request.get(URI.create('http://no-such-host.invalid/v1/bots')))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'GET /v1/bots: unknown host no-such-host.invalid'
    failure.delivery() == NOT_SENT
  }

  def "no first byte in time names the phase"() {
    given:
    hurry()
    serve(WireServer.silence())

    when:
    send(post())

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/bot/create: no first byte of an answer within 400 ms'
    failure.delivery() == MAY_HAVE_ARRIVED
  }

  def "a body that stalls ends by the idle limit, with what came"() {
    given:
    hurry()
    serve({ connection, out ->
      out.write('HTTP/1.1 200 OK\r\nX-Tt-Logid: log-2\r\nContent-Length: 100\r\n\r\n{"a"'.bytes)
      out.flush()
      Thread.sleep(30_000)
      false
    } as WireServer.Reaction)

    when:
    def answer = send(get())

    then:
    answer.header('X-Tt-Logid').get() == 'log-2'
    answer.text() == '{"a"'
    answer.cut().get() instanceof CozeTransportException
    answer.cut().get().what() == "GET /v1/bots: a silence took longer than 400 ms while reading the answer's body"
  }

  def "a slow drip does not defeat the limit of the whole call"() {
    given:
    serve(WireServer.dripping(50))

    when:
    def answer = send(get(), ofMillis(700))

    then:
    answer.cut().get() instanceof CozeTransportException
    answer.cut().get().what() == "GET /v1/bots: the whole call took longer than 700 ms while reading the answer's body"
  }

  def "an upload that stalls ends by the idle limit"() {
    given:
    hurry()
    def silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())

    when:
    send(Request.post(URI.create("http://127.0.0.1:$silent.localPort/v1/x"), Body.json('x' * (50 << 20))))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'POST /v1/x: a silence took longer than 400 ms while sending the request'
    failure.delivery() == MAY_HAVE_ARRIVED

    cleanup:
    silent.close()
  }

  def "a TLS handshake that is not answered names the phase"() {
    given:
    hurry()
    def silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())

    when:
    send(Request.get(URI.create("https://127.0.0.1:$silent.localPort/v1/bots")))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() ==~ /GET \/v1\/bots: the TLS handshake with 127\.0\.0\.1:\d+ took longer than 500 ms/
    failure.delivery() == NOT_SENT

    cleanup:
    silent.close()
  }

  def "a server that does not speak TLS is told from one that is silent"() {
    given:
    def blunt = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())
    Thread.startDaemon {
      def connection = blunt.accept()
      connection.outputStream.write('HTTP/1.1 400 Bad\r\n\r\n'.bytes)
      connection.close()
    }

    when:
    send(Request.get(URI.create("https://127.0.0.1:$blunt.localPort/v1/bots")))

    then:
    def failure = thrown(CozeTransportException)
    failure.what().startsWith('GET /v1/bots: no TLS connection with 127.0.0.1')
    failure.delivery() == NOT_SENT

    cleanup:
    blunt.close()
  }

  def "when all 64 connections are in use the next call says so, and works once one is free"() {
    given:
    def release = new CountDownLatch(1)
    def busy = new CountDownLatch(64)
    serve({ connection, out ->
      busy.countDown()
      release.await()
      WireServer.answer(200, '{}').react(connection, out)
    } as WireServer.Reaction)
    transport.close()
    transport = new PooledTransport(
        new Timeouts(ofSeconds(5), ofSeconds(5), ofMillis(300), ofSeconds(30), ofSeconds(30), ofSeconds(30)), 'x', time)
    def callers = (1..64).collect { Thread.start { send(get()) } }
    busy.await()

    when:
    send(get())

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == 'GET /v1/bots: no connection became free within 300 ms'
    failure.delivery() == NOT_SENT

    when:
    release.countDown()
    callers*.join()

    then:
    send(get()).status() == 200
  }

  def "an interrupt ends a call that waits for its answer, and stays visible"() {
    given:
    serve(WireServer.silence())
    Throwable failure = null
    boolean flag = false
    def caller = Thread.start {
      try {
        send(post())
      } catch (Throwable e) {
        failure = e
        flag = Thread.currentThread().interrupted
      }
    }
    while (server.requests().empty) {
      Thread.sleep(5)
    }

    when:
    caller.interrupt()
    caller.join(5_000)

    then:
    failure instanceof CozeInterruptedException
    failure.message.startsWith('cancelled POST /v1/bot/create while waiting for the first byte')
    flag
  }

  def "an interrupted thread sends nothing"() {
    given:
    serve(WireServer.answer(200, '{}'))

    when:
    Thread.currentThread().interrupt()
    send(get())

    then:
    thrown(CozeInterruptedException)
    Thread.interrupted()
    server.connections() == 0
  }

  @Unroll
  def "an answer cut after #sent of its bytes is known to be cut"() {
    given:
    def body = '{"code":0,"data":{"bot_id":"7389"}}'.bytes
    serve(WireServer.truncated(200, body, sent))

    when:
    def answer = send(get())

    then:
    answer.cut().get() instanceof CozeDataException
    answer.cut().get().what() == "GET /v1/bots: the answer broke off after $sent bytes"
    answer.length() == sent

    where:
    sent << [0, 1, 9, 10, 20, 34]
  }

  def "a damaged compression is an answer that broke off"() {
    given:
    def packed = gzip(1)
    serve(WireServer.answer(200, ['Content-Encoding': 'gzip'], packed[0..<(packed.length / 2)] as byte[]))

    expect:
    send(get()).cut().get() instanceof CozeDataException
  }

  def "a compressed answer is unpacked, and one that unpacks to too much is refused"() {
    given:
    serve(
        WireServer.answer(200, ['Content-Encoding': 'gzip'], gzip(1)),
        WireServer.answer(200, ['Content-Encoding': 'gzip'], gzip(100)))

    expect:
    send(get()).length() == 1 << 20

    when:
    send(get())

    then:
    def failure = thrown(CozeDataException)
    failure.what() == 'GET /v1/bots: the answer is larger than 64 MiB'
  }

  @Unroll
  def "what is not HTTP is a failure, not a value: #what"() {
    given:
    serve(WireServer.bytesThenClose(bytes as byte[]))

    when:
    send(get())

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/bots: $words"
    failure.delivery() == MAY_HAVE_ARRIVED

    where:
    what            | bytes                                                                               || words
    'noise'         | '\u0000\u0001\u0002 hello\r\n\r\n'.bytes                                             || 'the connection was lost while waiting for the first byte of the answer'
    'a long header' | ('HTTP/1.1 200 OK\r\nX: ' + 'y' * 100_000 + '\r\n\r\n').bytes                       || 'the head of the answer cannot be used'
    'many headers'  | ('HTTP/1.1 200 OK\r\n' + (1..300).collect { "X$it: y\r\n" }.join() + '\r\n').bytes  || 'the head of the answer cannot be used'
  }

  def "a form's fields and file names travel as UTF-8 with quotes and line breaks escaped"() {
    given:
    serve(WireServer.answer(200, '{}'))
    def file = Files.writeString(directory.resolve('简历 "终版"\r\n.pdf'), '内容')

    when:
    send(Request.post(server.uri('/v1/files/upload'), new FormBody([FormPart.field('name', '面试 "1"'), FormPart.file('file', FileSource.of(file))], 'boundary0123456789')))

    then:
    def text = new String(server.requests()[0].getBytes('ISO-8859-1'), 'UTF-8')
    text.contains('\r\nContent-Type: multipart/form-data; boundary=boundary0123456789\r\n')
    text.endsWith("""\
        --boundary0123456789
        Content-Disposition: form-data; name="name"

        面试 "1"
        --boundary0123456789
        Content-Disposition: form-data; name="file"; filename="简历 %22终版%22%0D%0A.pdf"
        Content-Type: application/octet-stream

        内容
        --boundary0123456789--
        """.stripIndent().replace('\n', '\r\n'))
  }

  def "a closed transport sends nothing"() {
    given:
    serve(WireServer.answer(200, '{}'))

    when:
    transport.close()
    send(get())

    then:
    def failure = thrown(CozeTransportException)
    failure.delivery() == NOT_SENT
    server.connections() == 0
  }

  def "closing ends calls that are under way"() {
    given:
    serve(WireServer.silence())
    Throwable failure = null
    def caller = Thread.start {
      try {
        send(get())
      } catch (Throwable e) {
        failure = e
      }
    }
    while (server.requests().empty) {
      Thread.sleep(5)
    }

    when:
    transport.close()
    caller.join(5_000)

    then:
    failure instanceof CozeTransportException
  }
}
