package dev.cozesh.sandbox.wire

import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.CountDownLatch
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicReference
import dev.cozesh.error.CozeUsageException
import spock.lang.Unroll

class HttpListenerSpec extends ListenerSpecification {
  static final GET = 'GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n'
  static final CHUNKED = 'POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n'

  @Unroll("#what")
  def "a request is understood whatever pieces it comes in"() {
    given:
    listen(ECHO)

    when:
    def whole = talk(request)
    def socket = connect()
    request.each { write(socket, it) }
    def inPieces = readUntil(socket, body)

    then:
    statuses(whole) == [200]
    bodies(whole) == [body]
    bodies(inPieces) == [body]

    where:
    what                       | request                                                                                || body
    'no body'                  | GET                                                                                    || 'GET /a?b=c '
    'a length'                 | 'POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc'                           || 'POST /p abc'
    'a length said twice'      | 'POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc'      || 'POST /p abc'
    'length 0'                 | 'POST /p HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n'                              || 'POST /p '
    'chunks'                   | CHUNKED + '3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n'                                    || 'POST /c abc0123456789'
    'chunks, leading zeros'    | CHUNKED + '003\r\nabc\r\n000\r\n\r\n'                                                   || 'POST /c abc'
    'chunk extensions'         | CHUNKED + '3;a=b\r\nabc\r\n0 ;c\r\n\r\n'                                                || 'POST /c abc'
    'trailers'                 | CHUNKED + '1\r\na\r\n0\r\nX-Sum: 1\r\nY: 2\r\n\r\n'                                     || 'POST /c a'
    'a chunk with line breaks' | CHUNKED + '4\r\n\r\n\r\n\r\n0\r\n\r\n'                                                  || 'POST /c \r\n\r\n'
    'no chunk'                 | CHUNKED + '0\r\n\r\n'                                                                   || 'POST /c '
    'line feeds alone'         | 'GET /a HTTP/1.1\nHost: x\n\n'                                                         || 'GET /a '
    'a line break before it'   | '\r\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n'                                               || 'GET /a '
    'an address for a target'  | 'GET http://y:1/a?b HTTP/1.1\r\nHost: x\r\n\r\n'                                        || 'GET /a?b '
    'a bare address'           | 'GET http://y HTTP/1.1\r\nHost: x\r\n\r\n'                                              || 'GET / '
    'the server itself'        | 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n'                                                 || 'OPTIONS * '
    'HTTP/1.0 without a host'  | 'GET /a HTTP/1.0\r\n\r\n'                                                              || 'GET /a '
    'an unknown minor version' | 'GET /a HTTP/1.9\r\nHost: x\r\n\r\n'                                                    || 'GET /a '
  }

  @Unroll("#what")
  def "what is no HTTP is refused, and the connection ends"() {
    given:
    def handled = new AtomicReference('nothing')
    listen(limits(headBytes: 1_000, headers: 10)) { exchange ->
      handled.set(exchange.path())
      ECHO.handle(exchange)
    }

    when:
    def answer = talk(request + GET)

    then:
    statuses(answer) == [status]
    answer.contains('Connection: close\r\n')
    handled.get() == (inBody ? '/c' : 'nothing')

    where:
    what                      | request                                                                            | inBody || status
    'garbage'                 | 'hello\r\n\r\n'                                                                    | false  || 400
    'TLS'                     | '\u0016\u0003\u0001\u0002\u0000\r\n\r\n'                                           | false  || 400
    'no version'              | 'GET /\r\n\r\n'                                                                    | false  || 400
    'HTTP/2'                  | 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'                                                 | false  || 505
    'two spaces'              | 'GET  / HTTP/1.1\r\nHost: x\r\n\r\n'                                               | false  || 400
    'a space in the target'   | 'GET /a b HTTP/1.1\r\nHost: x\r\n\r\n'                                             | false  || 400
    'a letter beyond ASCII'   | 'GET /\u00e4 HTTP/1.1\r\nHost: x\r\n\r\n'                                          | false  || 400
    'a target of no path'     | 'GET a HTTP/1.1\r\nHost: x\r\n\r\n'                                                | false  || 400
    'a tunnel'                | 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n'                                          | false  || 400
    'no host'                 | 'GET / HTTP/1.1\r\n\r\n'                                                           | false  || 400
    'two hosts'               | 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'                                     | false  || 400
    'no colon'                | 'GET / HTTP/1.1\r\nHost x\r\n\r\n'                                                 | false  || 400
    'no name'                 | 'GET / HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n'                                         | false  || 400
    'a space before a colon'  | 'GET / HTTP/1.1\r\nHost : x\r\n\r\n'                                               | false  || 400
    'a folded header'         | 'GET / HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n\r\n'                                  | false  || 400
    'a return in a header'    | 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n'                                     | false  || 400
    'a zero in a header'      | 'GET / HTTP/1.1\r\nHost: x\r\nA: \u0000\r\n\r\n'                                   | false  || 400
    'length and chunks'       | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n' | false || 400
    'two lengths'             | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc'  | false  || 400
    'two lengths in one line' | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3, 4\r\n\r\nabc'                    | false  || 400
    'a negative length'       | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'                         | false  || 400
    'a length with a sign'    | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\na'                        | false  || 400
    'a length beyond measure' | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n'       | false  || 400
    'another coding'          | 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n'                    | false  || 501
    'two codings'             | 'POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n'           | false  || 501
    'a huge target'           | "GET /${'a' * 1_100} HTTP/1.1\r\nHost: x\r\n\r\n"                                  | false  || 431
    'a huge head'             | "GET / HTTP/1.1\r\nHost: x\r\n${(1..9).collect { "A$it: ${'b' * 200}\r\n" }.join()}\r\n" | false || 431
    'many headers'            | "GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n' * 10}\r\n"                              | false  || 431
    'a chunk size of letters' | CHUNKED + 'xyz\r\nabc\r\n0\r\n\r\n'                                                | true   || 400
    'a negative chunk size'   | CHUNKED + '-3\r\nabc\r\n0\r\n\r\n'                                                 | true   || 400
    'a chunk size in C'       | CHUNKED + '0x3\r\nabc\r\n0\r\n\r\n'                                                | true   || 400
    'an empty chunk size'     | CHUNKED + '\r\nabc\r\n0\r\n\r\n'                                                   | true   || 400
    'a chunk beyond measure'  | CHUNKED + 'ffffffffffffffff\r\nabc'                                                | true   || 400
    'a chunk that is longer'  | CHUNKED + '2\r\nabc\r\n0\r\n\r\n'                                                  | true   || 400
    'an endless chunk line'   | CHUNKED + "3;${'a' * 5_000}\r\nabc\r\n0\r\n\r\n"                                   | true   || 400
    'many trailers'           | CHUNKED + "0\r\n${'A: b\r\n' * 101}\r\n"                                           | true   || 431
  }

  @Unroll("#what")
  def "a connection that ends within a request is closed without an answer"() {
    given:
    listen(ECHO)

    expect:
    talk(request) == ''

    where:
    what               | request
    'nothing'          | ''
    'a request line'   | 'GET / HTTP/1.1\r\n'
    'half a header'    | 'GET / HTTP/1.1\r\nHos'
    'half a body'      | 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nabc'
    'half a chunk'     | CHUNKED + '5\r\nabc'
    'no last chunk'    | CHUNKED + '3\r\nabc\r\n'
    'no trailer end'   | CHUNKED + '0\r\nA: b\r\n'
  }

  def "requests sent without waiting are answered in order, bodies read or not"() {
    given:
    listen { exchange ->
      exchange.path() == '/unread' ? exchange.answer(200, [:], '-'.bytes) : ECHO.handle(exchange)
    }
    def unread = 'POST /unread HTTP/1.1\r\nHost: x\r\nContent-Length: 40\r\n\r\n' + GET.take(40)
    def unreadChunks = CHUNKED.replace('/c', '/unread') + '5\r\nGET /\r\n0\r\n\r\n'

    when:
    def answers = talk(GET + unread.padRight(unread.size() + 40 - GET.take(40).size()) + CHUNKED +
        '3\r\nabc\r\n0\r\n\r\n' + unreadChunks + GET)

    then:
    bodies(answers) == ['GET /a?b=c ', '-', 'POST /c abc', '-', 'GET /a?b=c ']
  }

  @Unroll("#version, Connection: #connection")
  def "a connection stays as long as the client wants"() {
    given:
    listen(ECHO)
    def request = "GET / HTTP/$version\r\nHost: x\r\n${connection ? "Connection: $connection\r\n" : ''}\r\n"

    when:
    def answers = talk(request + request)

    then:
    statuses(answers) == [200] * served
    answers.contains("Connection: $told\r\n") == (told != null)
    told != null || !answers.contains('Connection:')

    where:
    version | connection   || served | told
    '1.1'   | null         || 2      | null
    '1.1'   | 'close'      || 1      | 'close'
    '1.1'   | 'x, Close'   || 1      | 'close'
    '1.0'   | null         || 1      | 'close'
    '1.0'   | 'keep-alive' || 2      | 'keep-alive'
  }

  @Unroll("#method, #status")
  def "an answer has the body that its request and its status allow"() {
    given:
    listen { it.answer(status, [A: 'b'], 'abc'.bytes) }

    when:
    def answer = talk("$method / HTTP/1.1\r\nHost: x\r\n\r\n")

    then:
    answer == "HTTP/1.1 $status $reason\r\nDate: Sat, 21 Nov 2026 08:00:00 GMT\r\nA: b\r\n" +
        (length == null ? '' : "Content-Length: $length\r\n") + "\r\n$body"

    where:
    method | status | reason       || length | body
    'GET'  | 200    | 'OK'         || 3      | 'abc'
    'POST' | 599    | 'Status'     || 3      | 'abc'
    'HEAD' | 200    | 'OK'         || 3      | ''
    'GET'  | 204    | 'No Content' || null   | ''
    'GET'  | 304    | 'Status'     || null   | ''
  }

  def "what frames an answer is not the handler's choice, but it may end the connection"() {
    given:
    listen { it.answer(200, ['content-length': '99', Date: 'x', Connection: 'close', A: 'b'], 'abc'.bytes) }

    when:
    def answer = talk(GET + GET)

    then:
    statuses(answer) == [200]
    answer.contains('Content-Length: 3\r\n')
    !answer.contains('99')
    answer.contains('A: b\r\n')
    answer.contains('Connection: close\r\n')
  }

  def "a line break in an answer's header is a mistake, not a second header"() {
    given:
    listen { it.answer(200, [A: 'b\r\nC: d'], 'abc'.bytes) }

    expect:
    statuses(talk(GET)) == [500]
  }

  @Unroll("#bytes bytes")
  def "a large body travels whole, both ways"() {
    given:
    listen { it.answer(200, [:], it.body().readAllBytes()) }
    def body = 'x' * bytes
    def socket = connect()

    when:
    def sent = Thread.startDaemon {
      write(socket, "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: $bytes\r\n\r\n$body")
    }
    def answer = new String(socket.inputStream.readAllBytes(), 'ISO-8859-1')

    then:
    bodies(answer) == [body]

    cleanup:
    sent.join(10_000)

    where:
    bytes << [8_191, 8_192, 8_193, 65_536, 65_537, 3_000_000]
  }

  def "each flush of a stream reaches the client at once, as one chunk"() {
    given:
    def proceed = new LinkedList<CountDownLatch>((1..3).collect { new CountDownLatch(1) })
    def steps = new ArrayList<CountDownLatch>(proceed)
    listen { exchange ->
      exchange.begin(200, ['Content-Type': 'text/event-stream']).withCloseable { out ->
        ['one', 'two'].eachWithIndex { text, i ->
          steps[i].await(10, TimeUnit.SECONDS)
          out.write(text.take(1).bytes)
          out.write(text.drop(1).bytes)
          out.flush()
          out.flush()
        }
        steps[2].await(10, TimeUnit.SECONDS)
        out.write('three'.bytes)
      }
    }
    def socket = connect()
    write(socket, GET)

    expect:
    readUntil(socket, '\r\n\r\n').contains('Transfer-Encoding: chunked\r\n')

    when:
    steps[0].countDown()

    then:
    readUntil(socket, 'one\r\n') == '3\r\none\r\n'

    when:
    steps[1].countDown()

    then:
    readUntil(socket, 'two\r\n') == '3\r\ntwo\r\n'

    when:
    steps[2].countDown()
    write(socket, GET)

    then:
    readUntil(socket, '0\r\n\r\n') == '5\r\nthree\r\n0\r\n\r\n'
    readUntil(socket, '0\r\n\r\n').startsWith('HTTP/1.1 200 OK\r\n')
  }

  def "a stream of many bytes is cut into chunks that fit its buffer"() {
    given:
    def text = 'abcdefghij' * 5_000
    listen { it.begin(200, [:]).withCloseable { out -> out.write(text.bytes) } }

    when:
    def body = bodies(talk(GET))[0]
    def chunks = []
    while (!body.startsWith('0\r\n')) {
      int size = Integer.parseInt(body.substring(0, body.indexOf('\r')), 16)
      int from = body.indexOf('\n') + 1
      chunks << body.substring(from, from + size)
      body = body.substring(from + size + 2)
    }

    then:
    chunks.join('') == text
    chunks*.size().max() == 8_192
  }

  @Unroll("#what")
  def "a stream ends in the way that the client can tell"() {
    given:
    listen(answer)

    when:
    def answers = talk(request + request)

    then:
    answers.count('HTTP/1.1 200') == served
    answers.endsWith(end)
    answers.contains('chunked') == chunked

    where:
    what                      | request                             | answer                                                              || served | chunked | end
    'closed'                  | GET                                 | { it.begin(200, [:]).withCloseable { out -> out.write('a'.bytes) } } || 2      | true    | '1\r\na\r\n0\r\n\r\n'
    'closed, HTTP/1.0'        | 'GET / HTTP/1.0\r\n\r\n'            | { it.begin(200, [:]).withCloseable { out -> out.write('a'.bytes) } } || 1      | false   | '\r\n\r\na'
    'closed, HEAD'            | GET.replace('GET', 'HEAD')          | { it.begin(200, [:]).withCloseable { out -> out.write('a'.bytes) } } || 2      | false   | 'GMT\r\n\r\n'
    'left open'               | GET                                 | { it.begin(200, [:]).with { out -> out.write('a'.bytes); out.flush() } } || 1  | true    | '1\r\na\r\n'
    'hung up'                 | GET                                 | { it.begin(200, [:]).with { out -> out.write('a'.bytes); out.flush() }; it.hangUp() } || 1 | true | '1\r\na\r\n'
    'broken'                  | GET                                 | { it.begin(200, [:]); throw new IllegalStateException() }           || 1      | true    | 'chunked\r\n\r\n'
    'a promised length'       | GET                                 | { it.begin(200, [:], 2).withCloseable { out -> out.write('ab'.bytes) } } || 2  | false   | '\r\n\r\nab'
    'less than promised'      | GET                                 | { it.begin(200, [:], 9).withCloseable { out -> out.write('ab'.bytes) } } || 1  | false   | '\r\n\r\nab'
    'more than promised'      | GET                                 | { it.begin(200, [:], 1).withCloseable { out -> out.write('ab'.bytes) } } || 1  | false   | '\r\n\r\n'
    'nothing of a promise'    | GET                                 | { it.begin(200, [:], 0).close() }                                    || 2      | false   | '0\r\n\r\n'
  }

  def "a handler that answers nothing, or fails, leaves nobody waiting"() {
    given:
    listen { exchange ->
      if (exchange.path() == '/fails') {
        throw new IllegalStateException('on purpose')
      }
    }

    expect:
    talk(GET) == ''
    statuses(talk('GET /fails HTTP/1.1\r\nHost: x\r\n\r\n')) == [500]
  }

  def "a second answer to one request is a mistake that the client does not see"() {
    given:
    listen { exchange ->
      exchange.answer(200, [:], 'a'.bytes)
      exchange.answer(200, [:], 'b'.bytes)
    }

    expect:
    bodies(talk(GET)) == ['a']
  }

  def "a reset is one, a hang-up is an end in order"() {
    given:
    listen { exchange ->
      exchange.path() == '/reset' ? exchange.reset() : exchange.hangUp()
    }
    def hungUp = connect()
    def reset = connect()

    when:
    write(hungUp, GET)
    write(reset, 'GET /reset HTTP/1.1\r\nHost: x\r\n\r\n')

    then:
    hungUp.inputStream.read() == -1

    when:
    reset.inputStream.read()

    then:
    def e = thrown(SocketException)
    e.message.contains('reset')
  }

  def "after a hang-up behind a whole answer the connection still serves"() {
    given:
    listen { exchange ->
      ECHO.handle(exchange)
      exchange.hangUp()
    }

    expect:
    statuses(talk(GET + GET)) == [200, 200]
  }

  def "a client that holds its body back is asked for it once someone reads"() {
    given:
    listen(ECHO)
    def socket = connect()

    when:
    write(socket, "POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-Continue\r\n$framing\r\n\r\n")

    then:
    readUntil(socket, '\r\n\r\n') == 'HTTP/1.1 100 Continue\r\n\r\n'

    when:
    write(socket, body)

    then:
    readUntil(socket, 'POST / abc').startsWith('HTTP/1.1 200 OK\r\n')

    where:
    framing                      | body
    'Content-Length: 3'          | 'abc'
    'Transfer-Encoding: chunked' | '3\r\nabc\r\n0\r\n\r\n'
  }

  def "a refused client that holds its body back keeps it, and the connection ends"() {
    given:
    listen { it.answer(403, [:], 'no'.bytes) }
    def socket = connect()

    when:
    write(socket, 'POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n')
    def answer = new String(socket.inputStream.readAllBytes(), 'ISO-8859-1')

    then:
    statuses(answer) == [403]
    answer.contains('Connection: close\r\n')
  }

  def "nothing is asked for where nothing is held back"() {
    given:
    listen(ECHO)

    expect:
    statuses(talk("POST / HTTP/$version\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: $length\r\n\r\n" +
        'a' * length)) == [200]

    where:
    version | length
    '1.1'   | 0
    '1.0'   | 3
  }

  def "an idle connection is closed, a request that stands still is answered 408"() {
    given:
    listen(limits(idle: 50, stall: 50), ECHO)
    def idle = connect()
    def used = connect()
    def stuck = connect()

    when:
    write(used, GET)
    write(stuck, 'GET / HTTP/1.1\r\nHo')

    then:
    idle.inputStream.read() == -1
    statuses(new String(used.inputStream.readAllBytes())) == [200]
    statuses(new String(stuck.inputStream.readAllBytes())) == [408]
  }

  def "one connection too many is answered 503, and there is room again when one ends"() {
    given:
    listen(limits(connections: 2), ECHO)
    def held = (1..2).collect { connect() }
    held.each { write(it, GET) }
    held.each { readUntil(it, 'c ') }

    expect:
    statuses(new String(connect().inputStream.readAllBytes())) == [503]

    when:
    held[0].close()
    def served = (1..100).any {
      def socket = connect()
      try {
        write(socket, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
        statuses(new String(socket.inputStream.readAllBytes())) == [200]
      } catch (SocketException refusedBeforeItWasRead) {
        false
      }
    }

    then:
    served
  }

  def "the host of an address for a target counts, whatever the header says"() {
    given:
    listen { it.answer(200, [:], it.headers().first('host').get().bytes) }

    expect:
    bodies(talk('GET http://Y:1/ HTTP/1.1\r\nHost: x\r\n\r\n')) == ['Y:1']
    bodies(talk('GET / HTTP/1.1\r\nhOST: \t x \r\n\r\n')) == ['x']
  }

  def "headers are found in any case, repeated ones too"() {
    given:
    listen { exchange ->
      def headers = exchange.headers()
      def seen = [headers.first('a').orElse('-'), headers.all('A'), headers.first('b').present,
                  headers.hasWord('a', 'TWO'), headers.hasWord('a', 'on')]
      exchange.answer(200, [:], seen.toString().bytes)
    }

    expect:
    bodies(talk('GET / HTTP/1.1\r\nHost: x\r\nA: one, two\r\na: three\r\n\r\n')) ==
        ['[one, two, [one, two, three], false, true, false]']
  }

  def "after an upgrade the connection belongs to the handler, what came early included"() {
    given:
    listen { exchange ->
      def duplex = exchange.upgrade([Upgrade: 'echo'])
      byte[] read = duplex.in().readNBytes(3)
      duplex.out().write(read)
      duplex.in().readNBytes(2)
      duplex.out().write('!'.bytes)
    }
    def socket = connect()

    when:
    write(socket, 'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\nabc')

    then:
    readUntil(socket, '\r\n\r\nabc').startsWith('HTTP/1.1 101 Switching Protocols\r\n')

    when:
    write(socket, 'de')

    then:
    readUntil(socket, '!') == '!'
    socket.inputStream.read() == -1
  }

  def "a closed listener is gone within a second, and so are its threads"() {
    given:
    def entered = new CountDownLatch(2)
    def threads = new CopyOnWriteArrayList<Thread>()
    def listener = listen { exchange ->
      threads << Thread.currentThread()
      entered.countDown()
      if (exchange.path() == '/reads') {
        exchange.body().read()
      }
      def out = exchange.begin(200, [:])
      while (true) {
        out.write('x'.bytes)
        out.flush()
      }
    }
    write(connect(), GET)
    write(connect(), 'POST /reads HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n')
    write(connect(), 'GET /idle')
    connect()

    when:
    boolean allEntered = entered.await(10, TimeUnit.SECONDS)
    long start = System.nanoTime()
    listener.close()
    long millis = (System.nanoTime() - start).intdiv(1_000_000)

    then:
    allEntered
    millis < 1_000
    threads.every { it.join(2_000); !it.alive }

    when:
    connect()

    then:
    thrown(ConnectException)
  }

  def "500 streams rest open at a time, and each still gets what is sent to it"() {
    given:
    def open = new CountDownLatch(500)
    def proceed = new CountDownLatch(1)
    listen { exchange ->
      exchange.begin(200, [:]).withCloseable { out ->
        out.write('first'.bytes)
        out.flush()
        open.countDown()
        proceed.await(60, TimeUnit.SECONDS)
        out.write('last'.bytes)
      }
    }
    def streams = (1..500).collect {
      def socket = connect()
      write(socket, GET)
      socket
    }

    expect:
    open.await(30, TimeUnit.SECONDS)
    streams.each { readUntil(it, 'first\r\n') }

    when:
    proceed.countDown()

    then:
    streams.every { readUntil(it, '0\r\n\r\n') == '4\r\nlast\r\n0\r\n\r\n' }
  }

  def "no thread keeps a process alive"() {
    given:
    def seen = new AtomicReference<Thread>()
    listen { exchange ->
      seen.set(Thread.currentThread())
      ECHO.handle(exchange)
    }

    when:
    talk(GET)

    then:
    seen.get().daemon
    Thread.allStackTraces.keySet().findAll { it.name == 'sandbox-accept' }.every { it.daemon }
  }

  @Unroll("#what")
  def "a senseless limit is refused"() {
    when:
    limits(other)

    then:
    thrown(IllegalArgumentException)

    where:
    what             | other
    'no head'        | [headBytes: -1]
    'no header'      | [headers: -1]
    'no connection'  | [connections: -1]
    'no idle time'   | [idle: -1]
    'no patience'    | [stall: -1]
  }

  def "a port in use is named"() {
    given:
    listen(ECHO)

    when:
    HttpListener.open(port, Limits.DEFAULT, CLOCK)

    then:
    def e = thrown(CozeUsageException)
    e.what().contains(String.valueOf(port))
  }
}
