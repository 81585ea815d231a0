package dev.cozesh.sandbox.wire

import static dev.cozesh.sandbox.wire.Frames.bytes
import static dev.cozesh.sandbox.wire.Frames.close
import static dev.cozesh.sandbox.wire.Frames.frame
import static dev.cozesh.sandbox.wire.Frames.handshake
import static dev.cozesh.sandbox.wire.Frames.join
import static dev.cozesh.sandbox.wire.Frames.text

import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import spock.lang.Unroll

class WebSocketSpec extends ListenerSpecification {
  static final int MOST = 70_000
  static final byte[] NONE = new byte[0]

  CompletableFuture<Integer> code = new CompletableFuture<>()

  /** Gives each message back, until the client ends it. */
  void echo() {
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [A: 'b'], MOST)
      if (socket.present) {
        while (socket.get().open) {
          socket.get().receive().ifPresent { socket.get().send(it) }
        }
        code.complete(socket.get().closeCode())
      }
    }
  }

  Socket open() {
    def socket = connect()
    write(socket, handshake())
    readUntil(socket, '\r\n\r\n')
    socket
  }

  def "the handshake is answered with the key's proof"() {
    given:
    echo()
    def socket = connect()
    write(socket, handshake())

    expect:
    readUntil(socket, '\r\n\r\n') == 'HTTP/1.1 101 Switching Protocols\r\n' +
        'Date: Sat, 21 Nov 2026 08:00:00 GMT\r\nA: b\r\n' +
        'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\nUpgrade: websocket\r\n' +
        'Connection: Upgrade\r\n\r\n'
  }

  @Unroll("#headers")
  def "what is no proper handshake is refused over HTTP"() {
    given:
    echo()

    when:
    def answer = talk(handshake('/', headers))

    then:
    statuses(answer) == [status]
    answer.contains('A: b\r\n')

    where:
    headers                                         || status
    ['Sec-WebSocket-Key': null]                     || 400
    ['Sec-WebSocket-Key': 'c2hvcnQ=']               || 400
    ['Sec-WebSocket-Key': 'no base64 in here!']     || 400
    ['Upgrade': 'h2c']                              || 400
    ['Connection': 'keep-alive']                    || 400
    ['Sec-WebSocket-Version': '8']                  || 426
    ['Sec-WebSocket-Version': null]                 || 426
    ['Sec-WebSocket-Version': '13, 8']              || 426
    ['Connection': 'keep-alive, upgrade', 'Sec-WebSocket-Version': '7'] || 426
  }

  @Unroll("#what")
  def "each sequence of frames is answered as the protocol wants it"() {
    given:
    echo()

    when:
    def whole = open()
    whole.outputStream.write(frames)
    def answers = answersOf(whole)
    def split = open()
    frames.each { split.outputStream.write(bytes(it)) }
    def splitAnswers = answersOf(split)

    then:
    answers == expected
    splitAnswers == expected

    where:
    what                               | frames                                                              || expected
    'a text'                           | join(text('hello'), close(1000))                                    || [['text', 'hello'], ['close', 1000]]
    'an empty text'                    | join(text(''), close(1000))                                         || [['text', ''], ['close', 1000]]
    '125 bytes'                        | join(text('a' * 125), close(1000))                                  || [['text', 'a' * 125], ['close', 1000]]
    '126 bytes'                        | join(text('a' * 126), close(1000))                                  || [['text', 'a' * 126], ['close', 1000]]
    'letters beyond ASCII'             | join(text('扣子 🙂'), close(1000))                                  || [['text', '扣子 🙂'], ['close', 1000]]
    'several texts'                    | join(text('a'), text('b'), text('c'), close(1000))                  || [['text', 'a'], ['text', 'b'], ['text', 'c'], ['close', 1000]]
    'pieces'                           | join(frame(1, 'ab'.bytes), frame(0, 'cd'.bytes), frame(0x80, 'e'.bytes), close(1000)) || [['text', 'abcde'], ['close', 1000]]
    'empty pieces'                     | join(frame(1, NONE), frame(0, NONE), frame(0x80, NONE), close(1000)) || [['text', ''], ['close', 1000]]
    'a letter across pieces'           | join(frame(1, bytes(0xe6, 0x89)), frame(0x80, bytes(0xa3)), close(1000)) || [['text', '扣'], ['close', 1000]]
    'a ping'                           | join(frame(0x89, 'p'.bytes), close(1000))                           || [['pong', 'p'], ['close', 1000]]
    'an empty ping'                    | join(frame(0x89, NONE), close(1000))                                || [['pong', ''], ['close', 1000]]
    'a ping of 125 bytes'              | join(frame(0x89, ('p' * 125).bytes), close(1000))                   || [['pong', 'p' * 125], ['close', 1000]]
    'a ping of 126 bytes'              | join(frame(0x89, ('p' * 126).bytes), close(1000))                   || [['close', 1002]]
    'a ping between pieces'            | join(frame(1, 'a'.bytes), frame(0x89, 'p'.bytes), frame(0x80, 'b'.bytes), close(1000)) || [['pong', 'p'], ['text', 'ab'], ['close', 1000]]
    'a ping in pieces'                 | join(frame(9, 'p'.bytes), close(1000))                              || [['close', 1002]]
    'a pong nobody asked for'          | join(frame(0x8a, 'p'.bytes), text('a'), close(1000))                || [['text', 'a'], ['close', 1000]]
    'a text after the close'           | join(close(1000), text('a'))                                        || [['close', 1000]]
    'a piece of nothing'               | join(frame(0x80, 'a'.bytes), close(1000))                           || [['close', 1002]]
    'a last piece of nothing'          | join(frame(0, 'a'.bytes), close(1000))                              || [['close', 1002]]
    'a text within a text'             | join(frame(1, 'a'.bytes), text('b'), close(1000))                   || [['close', 1002]]
    'a piece too many'                 | join(frame(1, 'a'.bytes), frame(0x80, 'b'.bytes), frame(0x80, 'c'.bytes)) || [['text', 'ab'], ['close', 1002]]
    'bytes'                            | join(frame(0x82, 'a'.bytes), close(1000))                           || [['close', 1003]]
    'reserved bit 1'                   | join(frame(0xc1, 'a'.bytes), close(1000))                           || [['close', 1002]]
    'reserved bit 2'                   | join(frame(0xa1, 'a'.bytes), close(1000))                           || [['close', 1002]]
    'reserved bit 3 of a ping'         | join(frame(0x99, NONE), close(1000))                                || [['close', 1002]]
    'an unknown kind'                  | join(frame(0x83, 'a'.bytes), close(1000))                           || [['close', 1002]]
    'an unknown control frame'         | join(frame(0x8b, NONE), close(1000))                                || [['close', 1002]]
    'no mask'                          | join(bytes(0x81, 1, 0x61), close(1000))                             || [['close', 1002]]
    'no UTF-8'                         | join(frame(0x81, bytes(0xff)), close(1000))                         || [['close', 1007]]
    'a lone surrogate'                 | join(frame(0x81, bytes(0xed, 0xa0, 0x80)), close(1000))             || [['close', 1007]]
    'half a letter'                    | join(frame(0x81, bytes(0xe6, 0x89)), close(1000))                   || [['close', 1007]]
    'no UTF-8 over pieces'             | join(frame(1, 'a'.bytes), frame(0x80, bytes(0xc0, 0xaf)), close(1000)) || [['close', 1007]]
    'a length in too many bytes'       | join(bytes(0x81, 0x80 | 126, 0, 1), Frames.MASK, bytes(0))          || [['close', 1002]]
    'a length in far too many bytes'   | join(bytes(0x81, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 1), Frames.MASK, bytes(0)) || [['close', 1002]]
    'a length beyond measure'          | bytes(0x81, 0x80 | 127, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff) || [['close', 1002]]
    'a length over the limit'          | bytes(0x81, 0x80 | 127, 0, 0, 0, 1, 0, 0, 0, 0)                     || [['close', 1009]]
    'a close without a code'           | frame(0x88, NONE)                                                   || [['close', '']]
    'a close with half a code'         | frame(0x88, bytes(3))                                               || [['close', 1002]]
    'a close with a reason'            | close(1001, 'bye')                                                  || [['close', 1001]]
    'a close with the longest reason'  | close(1000, 'b' * 123)                                              || [['close', 1000]]
    'a close that is too long'         | close(1000, 'b' * 124)                                              || [['close', 1002]]
    'a reason that is no UTF-8'        | frame(0x88, bytes(3, 0xe8, 0xff))                                   || [['close', 1007]]
    'code 0'                           | close(0)                                                            || [['close', 1002]]
    'code 999'                         | close(999)                                                          || [['close', 1002]]
    'code 1004'                        | close(1004)                                                         || [['close', 1002]]
    'code 1005'                        | close(1005)                                                         || [['close', 1002]]
    'code 1006'                        | close(1006)                                                         || [['close', 1002]]
    'code 1012'                        | close(1012)                                                         || [['close', 1012]]
    'code 1015'                        | close(1015)                                                         || [['close', 1002]]
    'code 2999'                        | close(2999)                                                         || [['close', 1002]]
    'code 3000'                        | close(3000)                                                         || [['close', 3000]]
    'code 4999'                        | close(4999)                                                         || [['close', 4999]]
    'code 5000'                        | close(5000)                                                         || [['close', 1002]]
  }

  @Unroll("#bytes bytes in #pieces pieces")
  def "long messages come and go whole, and too long ones end it"() {
    given:
    echo()
    def socket = open()
    int part = bytes.intdiv(pieces)

    when:
    (1..pieces).each { n ->
      int first = (n == 1 ? 1 : 0) | (n == pieces ? 0x80 : 0)
      socket.outputStream.write(frame(first, ('a' * part).bytes))
    }

    then:
    Frames.read(socket.inputStream) == (taken ? ['text', 'a' * bytes] : ['close', 1009])

    where:
    bytes  | pieces || taken
    65_535 | 1      || true
    65_536 | 1      || true
    70_000 | 1      || true
    70_000 | 1_000  || true
    70_001 | 1      || false
    70_010 | 10     || false
  }

  @Unroll("#what")
  def "the handler learns how the client ended it"() {
    given:
    echo()
    def socket = open()

    when:
    socket.outputStream.write(frames)

    then:
    code.get(10, TimeUnit.SECONDS) == seen

    where:
    what                    | frames               || seen
    'a code'                | close(4001, 'so')    || 4001
    'none'                  | frame(0x88, NONE)    || 1005
    'against the rules'     | frame(0xc1, NONE)    || 0
  }

  def "a client that vanishes is an error for the handler, not an end"() {
    given:
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [:], MOST).get()
      try {
        socket.receive()
        code.complete(socket.closeCode())
      } catch (IOException e) {
        code.completeExceptionally(e)
        throw e
      }
    }

    when:
    def client = open()
    write(client, '\u0081\u0085ab')
    client.close()
    code.handle { seen, e -> e }.get(10, TimeUnit.SECONDS).with { throw it }

    then:
    thrown(EOFException)
  }

  @Unroll("a client that #what")
  def "the server's close waits for the client's, but not for ever"() {
    given:
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [:], MOST).get()
      socket.close(4000, 'enough')
      socket.close(4001, 'twice')
      assert !socket.open
    }
    def client = open()

    expect:
    Frames.read(client.inputStream) == ['close', 4000]

    when:
    client.outputStream.write(answer)

    then:
    Frames.read(client.inputStream) == null

    where:
    what                 | answer
    'agrees'             | close(4000)
    'talks on'           | join(text('a'), frame(0x89, NONE), close(4000))
    'says nothing'       | NONE
    'breaks the rules'   | bytes(0xff, 0xff)
  }

  def "input is noticed without being taken, a ping too"() {
    given:
    def seen = new CompletableFuture<List>()
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [:], MOST).get()
      boolean early = socket.hasInput(Duration.ofMillis(20)) || socket.hasInput(Duration.ZERO)
      socket.send('ready')
      socket.awaitInput()
      boolean late = socket.hasInput(Duration.ZERO) && socket.hasInput(Duration.ofSeconds(9))
      def ping = socket.receive()
      seen.complete([early, late, ping, socket.receive().get()])
      socket.close(1000, '')
    }
    def client = open()

    when:
    Frames.read(client.inputStream)
    client.outputStream.write(frame(0x89, 'p'.bytes))
    def pong = Frames.read(client.inputStream)
    client.outputStream.write(text('a'))

    then:
    pong == ['pong', 'p']
    seen.get(10, TimeUnit.SECONDS) == [false, true, Optional.empty(), 'a']
  }

  private static List answersOf(Socket socket) {
    List answers = []
    try {
      for (List next = Frames.read(socket.inputStream); next != null; next = Frames.read(socket.inputStream)) {
        answers << next
      }
    } catch (SocketException reset) {
      // What came behind the end was not read by anyone.
    }
    answers
  }
}
