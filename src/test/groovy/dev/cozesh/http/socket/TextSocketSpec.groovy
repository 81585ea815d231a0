package dev.cozesh.http.socket

import static dev.cozesh.sandbox.wire.Frames.bytes

import java.nio.ByteBuffer
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CountDownLatch
import java.util.concurrent.LinkedBlockingQueue
import java.util.concurrent.TimeUnit
import java.util.concurrent.atomic.AtomicInteger
import dev.cozesh.error.CozeDataException
import dev.cozesh.error.CozeException
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeTransportException.Delivery
import dev.cozesh.sandbox.wire.Duplex
import dev.cozesh.sandbox.wire.ListenerSpecification
import dev.cozesh.sandbox.wire.WebSocket
import spock.lang.AutoCleanup
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(60)
class TextSocketSpec extends ListenerSpecification {
  static final Duration SOON = Duration.ofSeconds(10)
  static final byte[] NONE = new byte[0]
  static final Way DIRECT = new DirectWay()

  @AutoCleanup
  SocketConnector connector = new SocketConnector(SocketLimits.DEFAULT, 'cozesh/test', DIRECT, System::nanoTime)
  LinkedBlockingQueue<List> seen = new LinkedBlockingQueue<>()

  /** Shakes hands, then does what it is told with the bare connection. */
  void peer(Closure<?> work) {
    listen { exchange ->
      work.call(new Wires(WebSocket.accept(exchange, [:], 1_000).get()))
    }
  }

  /** Without a proxy; that there is TLS is specified elsewhere. */
  static class DirectWay implements Way {
    @Override
    Optional<Way.Proxy> proxy(String host, int port, boolean secure) {
      Optional.empty()
    }

    @Override
    Socket secured(Socket plain, String host, int port) {
      throw new UnsupportedOperationException()
    }

    @Override
    Unreachable refused(Way.Proxy proxy, int status) {
      throw new UnsupportedOperationException()
    }
  }

  /** The connection below a WebSocket, for frames by hand. */
  static class Wires {
    final Duplex duplex

    Wires(WebSocket socket) {
      duplex = socket.duplex
    }

    void send(int first, byte[] payload) {
      def bytes = new ByteArrayOutputStream()
      bytes.write(first)
      if (payload.length < 126) {
        bytes.write(payload.length)
      } else if (payload.length < 65_536) {
        bytes.write(126)
        bytes.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array())
      } else {
        bytes.write(127)
        bytes.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array())
      }
      bytes.writeBytes(payload)
      duplex.out().write(bytes.toByteArray())
    }

    void text(String text) {
      send(0x81, text.getBytes('UTF-8'))
    }

    void close(int code, String reason = '') {
      byte[] text = reason.getBytes('UTF-8')
      send(0x88, ByteBuffer.allocate(2 + text.length).putShort((short) code).put(text).array())
    }

    /** A client's frame as kind and payload; null at the end. */
    List next() {
      def stream = new DataInputStream(duplex.in())
      int first = stream.read()
      if (first < 0) {
        return null
      }
      int size = stream.readUnsignedByte()
      assert size >= 128: 'a client masks'
      size -= 128
      long length = size == 126 ? stream.readUnsignedShort() : size == 127 ? stream.readLong() : size
      byte[] mask = stream.readNBytes(4)
      byte[] payload = stream.readNBytes((int) length)
      if (length < 100_000) { // of larger ones only the size is looked at
        payload.length.times { payload[it] = (byte) (payload[it] ^ mask[it % 4]) }
      }
      int opcode = first & 0x0f
      opcode == 8 && length >= 2
          ? ['close', ByteBuffer.wrap(payload).short as int]
          : [[0: 'piece', 1: 'text', 8: 'close', 9: 'ping', 10: 'pong'][opcode], new String(payload, length < 100_000 ? 'UTF-8' : 'ISO-8859-1')]
    }
  }

  SocketRequest request(Duration limit = SOON) {
    new SocketRequest('GET /v1/chat', URI.create("ws://127.0.0.1:$port/v1/chat?a=b"),
        [Authorization: 'Bearer pat_test_secret'], limit)
  }

  TextSocket open(SocketLimits limits = null) {
    if (limits != null) {
      connector.close()
      connector = new SocketConnector(limits, 'cozesh/test', DIRECT, System::nanoTime)
    }
    connector.connect(request(), { })
  }

  static SocketLimits limits(Map<String, Object> other) {
    new SocketLimits(
        Duration.ofMillis((other.ping ?: 30_000) as long),
        Duration.ofMillis((other.stall ?: 30_000) as long),
        (other.mostBytes ?: 1 << 20) as int,
        (other.aheadBytes ?: 1 << 16) as int)
  }

  def "the handshake carries the credential in its header, and the program's name"() {
    given:
    def heads = new CompletableFuture<List>()
    listen { exchange ->
      heads.complete([exchange.path(), exchange.query(), exchange.headers().first('Authorization').get(),
                      exchange.headers().first('User-Agent').get(), exchange.headers().all('Host')])
      WebSocket.accept(exchange, [:], 1_000)
    }

    when:
    open()

    then:
    heads.get() == ['/v1/chat', 'a=b', 'Bearer pat_test_secret', 'cozesh/test', ["127.0.0.1:$port"]]
  }

  @Unroll("#name")
  def "texts go and come whole"() {
    given:
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [:], 8 << 20).get()
      while (socket.open) {
        socket.receive().ifPresent { socket.send(it) }
      }
    }
    def socket = open()

    when:
    socket.send(text)

    then:
    socket.receive(SOON).get() == text

    where:
    name             | text
    'empty'          | ''
    'letters'        | 'hello'
    'beyond ASCII'   | '扣子 🙂 \u0000'
    '125 bytes'      | 'a' * 125
    '64 KiB'         | 'b' * 65_536
    '1 Mi letters'   | '字' * (1 << 20)
  }

  def "a message may come in pieces, with a ping between them"() {
    given:
    peer { Wires peer ->
      peer.send(1, '扣'.getBytes('UTF-8')[0..1] as byte[])
      peer.send(0x89, 'p'.bytes)
      peer.send(0, '扣'.getBytes('UTF-8')[2..2] as byte[])
      peer.send(0x80, '子'.getBytes('UTF-8'))
      peer.send(0x82, 'bytes'.bytes)
      peer.text('next')
      seen << peer.next()
    }
    def socket = open()

    expect:
    socket.receive(SOON).get() == '扣子'
    socket.receive(SOON).get() == 'next'
    seen.poll(10, TimeUnit.SECONDS) == ['pong', 'p']
  }

  @Unroll("#status")
  def "a refused handshake gives status, headers and body, and no redirect is followed"() {
    given:
    def asked = new AtomicInteger()
    listen { exchange ->
      asked.incrementAndGet()
      exchange.answer(status, ['X-Tt-Logid': 'log-1', Location: "http://127.0.0.1:$port/other".toString()], body.bytes)
    }

    when:
    open()

    then:
    def e = thrown(HandshakeRefused)
    e.status() == status
    e.headers()['x-tt-logid'] == ['log-1']
    new String(e.body(), 'UTF-8') == body
    asked.get() == 1

    where:
    status | body
    401    | '{"code":4100,"msg":"authentication is invalid"}'
    403    | '{"code":4101}'
    200    | '<html>'
    302    | ''
    502    | ''
  }

  @Unroll("#what")
  def "a handshake that is none is an error of the transport"() {
    given:
    listen(answer)

    when:
    connector.connect(request(Duration.ofMillis(500)), { })

    then:
    def e = thrown(CozeTransportException)
    e.what().startsWith('GET /v1/chat: ')
    e.what().contains(told)
    !e.message.contains('pat_test_secret')

    where:
    what               | answer                                                            || told
    'a false proof'    | { it.upgrade([Upgrade: 'websocket', 'Sec-WebSocket-Accept': 'x']); it.body().read() } || 'the handshake with 127.0.0.1'
    'another protocol' | { it.upgrade([Upgrade: 'h2c']); it.body().read() }                || 'the handshake with 127.0.0.1'
    'an end'           | { it.hangUp() }                                                   || 'the handshake with 127.0.0.1'
    'a reset'          | { it.reset() }                                                    || 'the handshake with 127.0.0.1'
    'silence'          | { Thread.sleep(5_000) }                                           || 'took longer than 500 ms'
  }

  @Unroll("#what")
  def "where nobody answers, nothing was sent"() {
    given:
    listen(ECHO)
    listeners.last().close()

    when:
    connector.connect(new SocketRequest('GET /v1/chat', URI.create(address.replace('PORT', "$port")), [:], SOON), { })

    then:
    def e = thrown(CozeTransportException)
    e.what().contains(told)
    e.delivery() == Delivery.NOT_SENT

    where:
    what              | address                        || told
    'nothing listens' | 'ws://127.0.0.1:PORT/v1/chat'  || 'connection refused by 127.0.0.1:'
    'an unknown name' | 'ws://no-such-host.invalid/'   || 'unknown host no-such-host.invalid'
  }

  @Unroll("#what")
  def "the server's end in order is no error, and what came before it is there"() {
    given:
    peer { Wires peer ->
      peer.text('last')
      peer.send(0x88, payload)
      peer.next()
    }
    def socket = open()

    expect:
    socket.receive(SOON).get() == 'last'
    socket.receive(SOON).isEmpty()
    socket.isOver()
    !socket.isClosedHere()
    socket.receive(SOON).isEmpty()

    where:
    what           | payload
    'code 1000'    | [3, 0xe8] as byte[]
    'a reason too' | [3, 0xe8, 0x62, 0x79, 0x65] as byte[]
    'no code'      | NONE
  }

  @Unroll("#what")
  def "any other end is an error that says why, after all that came before it"() {
    given:
    peer { Wires peer ->
      peer.text('last')
      end.call(peer)
    }
    def socket = open()

    when:
    def last = socket.receive(SOON).get()
    socket.receive(SOON)

    then:
    def e = thrown(CozeTransportException)
    last == 'last'
    e.what().startsWith('GET /v1/chat: ')
    (e.what() + ' ' + e.why()).contains(told)
    e.next().contains('open another')
    e.delivery() == Delivery.MAY_HAVE_ARRIVED
    socket.isOver()

    when:
    socket.send('more')

    then:
    def again = thrown(CozeTransportException)
    again.what() == e.what()

    where:
    what           | end                                                              || told
    '1001'         | { it.close(1001) }                                               || 'code 1001 the server goes away'
    '1008'         | { it.close(1008, 'no right') }                                   || 'code 1008, "no right" what was sent is against'
    '1011'         | { it.close(1011) }                                               || 'the server failed'
    '4001'         | { it.close(4001, 'enough') }                                     || 'code 4001, "enough" a code of this server'
    'an end'       | { it.duplex.close() }                                            || 'code 1006 the connection ended without a close frame'
    'half a frame' | { it.duplex.out().write([0x81, 5, 0x61] as byte[]); it.duplex.close() } || '1006'
    'no UTF-8'     | { it.send(0x81, [0xff] as byte[]) }                              || 'a text that is not UTF-8'
    'a masked one' | { it.duplex.out().write([0x81, 0x80, 0, 0, 0, 0] as byte[]) } || 'a frame with a mask'
  }

  @Unroll("#what")
  def "what is against the rules is answered with the code that says so"() {
    given:
    peer { Wires peer ->
      peer.duplex.out().write(frames)
      seen << peer.next()
    }
    def socket = open(limits(mostBytes: 1_000))

    when:
    def texts = []
    for (def next = socket.receive(SOON); next.present; next = socket.receive(SOON)) {
      texts << next.get()
    }

    then:
    def e = thrown(CozeException)
    e instanceof CozeDataException == (code == 1009)
    texts == before
    seen.poll(10, TimeUnit.SECONDS) == ['close', code]

    where:
    what                         | frames                                                      || before | code
    'a mask'                     | bytes(0x81, 0x81, 0, 0, 0, 0, 0x61)                         || []     | 1002
    'reserved bit 1'             | bytes(0xc1, 0)                                              || []     | 1002
    'reserved bit 3 of a pong'   | bytes(0x9a, 0)                                              || []     | 1002
    'an unknown kind'            | bytes(0x83, 0)                                              || []     | 1002
    'an unknown control frame'   | bytes(0x8b, 0)                                              || []     | 1002
    'a ping in pieces'           | bytes(0x09, 0)                                              || []     | 1002
    'a ping of 126 bytes'        | bytes(0x89, 126, 0, 126)                                    || []     | 1002
    'a piece of nothing'         | bytes(0x80, 1, 0x61)                                        || []     | 1002
    'a text within a text'       | bytes(0x01, 1, 0x61, 0x81, 1, 0x62)                         || []     | 1002
    'a piece too many'           | bytes(0x01, 1, 0x61, 0x80, 1, 0x62, 0x80, 1, 0x63)          || ['ab'] | 1002
    'a length beyond measure'    | bytes(0x81, 127, 0xff, 0, 0, 0, 0, 0, 0, 0)                 || []     | 1009
    'a length over the limit'    | bytes(0x81, 126, 3, 0xe9)                                   || []     | 1009
    'pieces over the limit'      | bytes(0x01, 1, 0x61, 0x80, 126, 3, 0xe8)                    || []     | 1009
    'no UTF-8'                   | bytes(0x81, 1, 0x61, 0x81, 1, 0xff)                         || ['a']  | 1007
    'half a letter'              | bytes(0x81, 2, 0xe6, 0x89)                                  || []     | 1007
  }

  def "pings are answered even while a message cannot leave, the last one once it has"() {
    given:
    def proceed = new CountDownLatch(1)
    peer { Wires peer ->
      proceed.await(10, TimeUnit.SECONDS)
      20.times { peer.send(0x89, "p$it".bytes) }
      peer.text('read')
      long size = 0
      for (List next = peer.next(); next[0] != 'close'; next = peer.next()) {
        if (next[0] == 'text') {
          size += next[1].size()
        } else {
          seen << next
        }
      }
      seen << ['texts', size]
    }
    def socket = open()
    def sender = CompletableFuture.runAsync { 20.times { socket.send('a' * 1_000_000) } }
    awaitNothingLeaves(sender)

    when:
    proceed.countDown()

    then:
    socket.receive(SOON).get() == 'read'

    when:
    sender.get(20, TimeUnit.SECONDS)
    socket.close()
    def all = []
    for (def next = seen.poll(10, TimeUnit.SECONDS); next[0] != 'texts'; next = seen.poll(10, TimeUnit.SECONDS)) {
      all << next
    }

    then:
    all.every { it[0] == 'pong' }
    all.last() == ['pong', 'p19']
  }

  def "many threads may send at a time, and no message tears another"() {
    given:
    listen { exchange ->
      def socket = WebSocket.accept(exchange, [:], 8 << 20).get()
      while (socket.open) {
        socket.receive().ifPresent { socket.send(it) }
      }
    }
    def socket = open()
    def texts = (1..200).collect { n -> "$n:".toString() + "$n," * 300 }

    when:
    def senders = texts.collate(50).collect { part ->
      CompletableFuture.runAsync { part.each { socket.send(it) } }
    }
    def came = texts.collect { socket.receive(SOON).get() }

    then:
    came.toSet() == texts.toSet()
    senders.every { it.get(10, TimeUnit.SECONDS) == null }
  }

  def "a reset is an error, whatever it took along"() {
    given:
    peer { Wires peer ->
      peer.next()
      peer.duplex.reset()
    }
    def socket = open()
    socket.send('now')

    when:
    socket.receive(SOON)

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('lost') || e.what().contains('1006')
  }

  def "a message that is too large breaks the socket before it is whole"() {
    given:
    peer { Wires peer ->
      peer.text('a' * 100)
      peer.send(1, ('b' * 60).bytes)
      peer.send(0, ('b' * 60).bytes)
      seen << peer.next()
    }
    def socket = open(limits(mostBytes: 100))

    when:
    def first = socket.receive(SOON).get()
    socket.receive(SOON)

    then:
    def e = thrown(CozeDataException)
    first == 'a' * 100
    e.what().contains('a message of more than 100 bytes')
    socket.isOver()
  }

  def "nothing comes, nothing is lost"() {
    given:
    def proceed = new CountDownLatch(1)
    peer { Wires peer ->
      proceed.await(10, TimeUnit.SECONDS)
      peer.text('late')
      peer.next()
    }
    def socket = open()

    expect:
    socket.receive(Duration.ofMillis(20)).isEmpty()
    socket.receive(Duration.ZERO).isEmpty()
    !socket.isOver()

    when:
    proceed.countDown()

    then:
    socket.receive(SOON).get() == 'late'
  }

  @Unroll("#what")
  def "closing takes no longer than a moment, and the server is told if it listens"() {
    given:
    peer { Wires peer ->
      for (List next = peer.next(); next != null; next = peer.next()) {
        seen << next
        if (next[0] == 'close' && answers) {
          peer.close(1000)
        }
      }
      seen << ['gone']
    }
    def socket = open()
    def reader = CompletableFuture.supplyAsync { socket.receive(SOON) }

    when:
    long start = System.nanoTime()
    socket.close()
    long millis = (System.nanoTime() - start).intdiv(1_000_000)
    socket.close()

    then:
    millis < 1_000 // 200 on a machine that has nothing else to do
    reader.get(10, TimeUnit.SECONDS).isEmpty()
    seen.poll(10, TimeUnit.SECONDS) == ['close', 1000]
    seen.poll(10, TimeUnit.SECONDS) == ['gone']
    socket.isOver()
    socket.isClosedHere()

    when:
    socket.send('more')

    then:
    thrown(CozeInterruptedException)

    where:
    what                      | answers
    'the server agrees'       | true
    'the server says nothing' | false
  }

  def "closing does not wait for what a server still wants to say"() {
    given:
    peer { Wires peer ->
      try {
        while (true) {
          peer.text('a' * 9_000)
        }
      } catch (IOException e) {
        seen << ['gone']
        throw e
      }
    }
    def socket = open()
    socket.receive(SOON)

    when:
    long start = System.nanoTime()
    socket.close()
    long millis = (System.nanoTime() - start).intdiv(1_000_000)

    then:
    millis < 1_000
    seen.poll(10, TimeUnit.SECONDS) == ['gone']
    socket.receive(SOON).isEmpty()
  }

  def "whoever waits to send is freed by a close"() {
    given:
    def entered = new CountDownLatch(1)
    peer { Wires peer ->
      entered.countDown()
      Thread.sleep(10_000)
    }
    def socket = open()
    def sender = CompletableFuture.supplyAsync {
      try {
        while (true) {
          socket.send('a' * 1_000_000)
        }
      } catch (CozeException e) {
        e
      }
    }
    entered.await(10, TimeUnit.SECONDS)
    awaitNothingLeaves(sender)

    when:
    long start = System.nanoTime()
    socket.close()
    def failure = sender.get(10, TimeUnit.SECONDS)
    long millis = (System.nanoTime() - start).intdiv(1_000_000)

    then:
    failure instanceof CozeInterruptedException
    millis < 1_000
  }

  def "a message that does not leave in time breaks the socket"() {
    given:
    peer { Thread.sleep(10_000) }
    def socket = open(limits(stall: 200))

    when:
    100.times { socket.send('a' * 1_000_000) }

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('did not leave within 200 ms')
    socket.isOver()
  }

  def "an interrupted reader is told so, and may go on"() {
    given:
    peer { Wires peer ->
      peer.next()
      peer.text('answer')
      peer.next()
    }
    def socket = open()

    when:
    Thread.currentThread().interrupt()
    socket.receive(SOON)

    then:
    def e = thrown(CozeInterruptedException)
    e.what().contains('while waiting for a message')
    Thread.interrupted()

    when:
    socket.send('question')

    then:
    socket.receive(SOON).get() == 'answer'
  }

  def "an interrupted thread that waits is freed at once"() {
    given:
    peer { Wires peer -> peer.next() }
    def socket = open()
    def failure = new CompletableFuture<Throwable>()
    def reader = Thread.startDaemon {
      try {
        socket.receive(Duration.ofMinutes(5))
      } catch (CozeInterruptedException e) {
        failure.complete(e)
      }
    }
    awaitWaiting(reader)

    when:
    reader.interrupt()

    then:
    failure.get(1, TimeUnit.SECONDS) instanceof CozeInterruptedException
  }

  def "an interrupted handshake is given up"() {
    given:
    def entered = new CountDownLatch(1)
    listen {
      entered.countDown()
      Thread.sleep(5_000)
    }
    def failure = new CompletableFuture<Throwable>()
    def opener = Thread.startDaemon {
      try {
        connector.connect(request(Duration.ofMinutes(1)), { })
      } catch (CozeInterruptedException e) {
        failure.complete(e)
      }
    }
    entered.await(10, TimeUnit.SECONDS)

    when:
    opener.interrupt()

    then:
    failure.get(1, TimeUnit.SECONDS).what() == 'cancelled GET /v1/chat while opening a WebSocket'
  }

  def "pings go out, and a server that answers them may be silent for ever"() {
    given:
    peer { Wires peer ->
      2.times {
        seen << peer.next()
        peer.send(0x8a, NONE)
      }
      peer.text('still here')
      peer.next()
    }
    def socket = open(limits(ping: 1_000))

    expect:
    socket.receive(SOON).get() == 'still here'
    seen.toSet() == [['ping', '']].toSet()
  }

  def "a server that does not answer a ping is lost"() {
    given:
    peer { Wires peer ->
      while (peer.next() != null) {
        // Takes the pings.
      }
      seen << ['gone']
    }
    def socket = open(limits(ping: 60))

    when:
    socket.receive(SOON)

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('no sign of life for 60 ms')
    seen.poll(10, TimeUnit.SECONDS) == ['gone']
  }

  def "a slow reader is no dead server, and keeps the server waiting instead of the memory full"() {
    given:
    def sent = new AtomicInteger()
    peer { Wires peer ->
      while (true) {
        peer.text(String.format('%06d', sent.get()) + 'a' * 65_000)
        sent.incrementAndGet()
      }
    }
    def socket = open(limits(ping: 500, aheadBytes: 100_000))
    int before = settled(sent)

    when:
    Thread.sleep(1_800) // three pings go unanswered meanwhile
    def numbers = (0..<before + 100).collect { socket.receive(SOON).get().take(6) as int }

    then:
    before < 500 // 32 MB: what the buffers of both ends' systems take
    numbers == (0..<before + 100).toList()
  }

  def "a closed connector ends its sockets and opens no others"() {
    given:
    peer { Wires peer -> peer.next() }
    def sockets = (1..3).collect { open() }
    def reader = CompletableFuture.supplyAsync { sockets[0].receive(SOON) }

    when:
    connector.close()

    then:
    reader.get(2, TimeUnit.SECONDS).isEmpty()
    sockets.every { it.isClosedHere() }

    when:
    open()

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('this client is closed')
  }

  def "a socket has one thread, and all have one more"() {
    given:
    listen { exchange ->
      WebSocket.accept(exchange, [:], 1_000).get().receive()
    }

    when:
    def sockets = (1..100).collect { open() }
    def threads = Thread.allStackTraces.keySet().findAll { it.name.startsWith('cozesh-') }

    then:
    threads.count { it.name == 'cozesh-socket' } == 100
    threads.count { it.name == 'cozesh-ping' } <= 2
    threads.every { it.daemon }

    cleanup:
    sockets*.close()
  }

  def "what is to be done before anything leaves may keep it from leaving"() {
    given:
    def asked = new AtomicInteger()
    listen { exchange ->
      asked.incrementAndGet()
      ECHO.handle(exchange)
    }

    when:
    connector.connect(request(), { throw new IllegalStateException('held') })

    then:
    thrown(IllegalStateException)
    asked.get() == 0
  }

  def "a line break in a header is a mistake, not a second header"() {
    when:
    new SocketRequest('GET /', URI.create('ws://x/'), [Authorization: 'Bearer a\r\nHost: y'], SOON)

    then:
    def e = thrown(IllegalArgumentException)
    !e.message.contains('Bearer')
  }

  @Unroll("#other")
  def "a senseless limit is refused"() {
    when:
    limits(other)

    then:
    thrown(IllegalArgumentException)

    where:
    other << [[ping: -1], [stall: -1], [mostBytes: -1], [aheadBytes: -1]]
  }

  private static int settled(AtomicInteger count) {
    int last = -1
    while (last != count.get() || last == 0) {
      last = count.get()
      Thread.sleep(300)
    }
    last
  }

  private static void awaitWaiting(Thread thread) {
    long start = System.nanoTime()
    while (thread.state != Thread.State.TIMED_WAITING) {
      assert System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10)
      Thread.onSpinWait()
    }
  }

  private static void awaitNothingLeaves(CompletableFuture<?> sender) {
    // Several MB fit into the buffers of both ends' systems before a message has to wait.
    Thread.sleep(500)
    assert !sender.done
  }
}
