package dev.cozesh.http.socket

import java.nio.file.Path
import java.security.MessageDigest
import java.time.Duration
import javax.net.ssl.SSLServerSocketFactory
import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeTransportException.Delivery
import dev.cozesh.http.Deadline
import dev.cozesh.http.Dispatch
import dev.cozesh.http.Network
import dev.cozesh.http.OpenSocket
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.ProxyServer
import dev.cozesh.http.Request
import dev.cozesh.http.SystemTime
import dev.cozesh.http.TestAuthority
import dev.cozesh.http.Timeouts
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

/** The way that every socket to Coze takes: TLS, perhaps through a proxy, as for requests. */
@Timeout(60)
class SecureSocketSpec extends Specification {
  @Shared
  @TempDir
  Path directory

  @Shared
  TestAuthority authority

  @Shared
  SSLServerSocketFactory coze

  @AutoCleanup
  ServerSocket server

  List<AutoCloseable> open = []

  def setupSpec() {
    authority = new TestAuthority(directory)
    coze = authority.signed('coze', 'DNS:coze.test,IP:127.0.0.1')
  }

  def cleanup() {
    open*.close()
  }

  def "texts come and go over TLS, large ones too, and a close is heard"() {
    given:
    serve(coze)

    when:
    def socket = connect('127.0.0.1', Network.DIRECT.trusting(authority.pem())).socket().get()
    socket.send('a' * 300_000)
    def answer = socket.receive(Duration.ofSeconds(20)).get()
    socket.close()

    then:
    answer == '300000 letters'
    socket.isClosedHere()
  }

  @Unroll("#what")
  def "a server that this machine has no reason to trust gets no token"() {
    given:
    serve(certificate.call(authority))

    when:
    connect('127.0.0.1', trusting ? Network.DIRECT.trusting(authority.pem()) : Network.DIRECT)

    then:
    def e = thrown(CozeTransportException)
    e.what() == "GET /v1/chat: no TLS connection with 127.0.0.1:$server.localPort"
    e.why().contains(why)
    e.delivery() == Delivery.NOT_SENT

    where:
    what                   | certificate                                     | trusting || why
    'an unknown authority' | { coze }                                        | false    || 'Test Authority'
    'another name'         | { it.signed('other', 'DNS:other.example') }     | true     || 'Certificate for <127.0.0.1>'
  }

  def "a server without TLS is told from one that is not trusted"() {
    given:
    server = new ServerSocket(0, 5, InetAddress.loopbackAddress)
    Thread.startDaemon {
      server.accept().withCloseable { it.outputStream.write('HTTP/1.1 400 Bad Request\r\n\r\n'.bytes) }
    }

    when:
    connect('127.0.0.1', Network.DIRECT)

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('no TLS connection')
    e.why().contains('the certificate or the protocol was not accepted')
  }

  @Unroll("#what")
  def "a proxy passes a socket on, and learns host and port and never a token"() {
    given:
    serve(coze)
    def proxy = new ProxyServer(200, server.localPort)
    open << proxy

    when:
    def socket = connect('coze.test', through(proxy, user)).socket().get()
    socket.send('a' * 70_000)

    then:
    socket.receive(Duration.ofSeconds(20)).get() == '70000 letters'
    proxy.asked().size() == 1
    proxy.asked()[0].startsWith("CONNECT coze.test:$server.localPort HTTP/1.1\r\n")
    proxy.asked()[0].contains('Proxy-Authorization') == (told != null)
    told == null || proxy.asked()[0].contains("Proxy-Authorization: Basic ${told.bytes.encodeBase64()}\r\n")
    !proxy.asked()[0].contains('pat_test')

    where:
    what              | user          || told
    'nobody is asked' | ''            || null
    'who asks'        | 'me:secret@'  || 'me:secret'
  }

  def "a proxy that lets nothing through is told with its status, and nothing was sent"() {
    given:
    serve(coze)
    def proxy = new ProxyServer(407, server.localPort)
    open << proxy

    when:
    connect('coze.test', through(proxy, ''))

    then:
    def e = thrown(CozeTransportException)
    e.what().contains("the proxy 127.0.0.1:${proxy.port()} let no connection through: HTTP 407")
    e.next().contains('USER:PASSWORD')
    e.delivery() == Delivery.NOT_SENT
  }

  def "a proxy that is not there is named"() {
    given:
    serve(coze)
    // Bound, so that nobody else gets the port, but not listening.
    def nobody = new Socket()
    nobody.bind(new InetSocketAddress('127.0.0.1', 0))
    def proxy = new Network.Proxy(URI.create("http://127.0.0.1:${nobody.localPort}"), [])

    when:
    connect('coze.test', Network.DIRECT.trusting(authority.pem()).through(proxy))

    then:
    def e = thrown(CozeTransportException)
    e.what() == "GET /v1/chat: connection refused by the proxy 127.0.0.1:${nobody.localPort}"
    e.next().contains('HTTPS_PROXY')

    cleanup:
    nobody.close()
  }

  private Network through(ProxyServer proxy, String user) {
    def address = URI.create("http://${user}127.0.0.1:${proxy.port()}")
    Network.DIRECT.trusting(authority.pem()).through(new Network.Proxy(address, []))
  }

  private OpenSocket connect(String host, Network network) {
    def time = new SystemTime()
    def transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', time, network)
    open << transport
    def request = Request.get(URI.create("wss://$host:$server.localPort/v1/chat"))
        .with('Authorization', 'Bearer pat_test_secret')
    transport.connect(request, new Dispatch(Deadline.after(Duration.ofSeconds(20), time), { }))
  }

  /** Shakes hands, then answers a frame by its size. */
  private void serve(SSLServerSocketFactory sockets) {
    server = sockets.createServerSocket(0, 5, InetAddress.loopbackAddress)
    Thread.startDaemon {
      try {
        server.accept().withCloseable { socket ->
          def lines = new DataInputStream(socket.inputStream)
          String key = ''
          for (String line = lines.readLine(); line; line = lines.readLine()) {
            key = line.startsWith('Sec-WebSocket-Key: ') ? line.substring(19) : key
          }
          byte[] digest = MessageDigest.getInstance('SHA-1')
              .digest((key + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11').bytes)
          socket.outputStream.write(('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n' +
              "Connection: Upgrade\r\nSec-WebSocket-Accept: ${digest.encodeBase64()}\r\n\r\n").bytes)
          lines.readNBytes(2)
          long size = lines.readLong()
          lines.readNBytes(4 + (int) size)
          byte[] text = "$size letters".bytes
          socket.outputStream.write([0x81, text.length] as byte[])
          socket.outputStream.write(text)
          lines.readNBytes(8)
        }
      } catch (IOException refused) {
        // The client did not like the certificate.
      }
    }
  }
}
