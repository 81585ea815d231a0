package dev.cozesh.http.socket

import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.security.MessageDigest
import java.time.Duration
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.TrustManagerFactory
import dev.cozesh.error.CozeTransportException
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout

/** The path that every socket to Coze takes: TLS, with a certificate for the host's name. */
@Timeout(60)
class SecureSocketSpec extends Specification {
  static final SECRET = 'changeit'.toCharArray()

  @TempDir
  Path directory

  @AutoCleanup
  SocketConnector connector = new SocketConnector(SocketLimits.DEFAULT, 'cozesh/test', System::nanoTime)

  @AutoCleanup
  ServerSocket server

  SSLContext usual = SSLContext.default

  def cleanup() {
    SSLContext.default = usual
  }

  def "texts come and go over TLS, large ones too, and a close is heard"() {
    given:
    serve(certified('ip:127.0.0.1'))
    def socket = connect()

    when:
    socket.send('a' * 300_000)
    def answer = socket.receive(Duration.ofSeconds(20)).get()
    socket.close()

    then:
    answer == '300008 bytes'
    socket.isClosedHere()
  }

  def "a certificate for another name is not accepted"() {
    given:
    serve(certified('dns:other.example'))

    when:
    connect()

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('no TLS connection with 127.0.0.1')
  }

  def "a certificate that nobody vouches for is not accepted"() {
    given:
    serve(certified('ip:127.0.0.1'))
    SSLContext.default = usual

    when:
    connect()

    then:
    def e = thrown(CozeTransportException)
    e.what().contains('no TLS connection with 127.0.0.1')
  }

  private TextSocket connect() {
    connector.connect(new SocketRequest('GET /v1/chat', URI.create("wss://127.0.0.1:$server.localPort/v1/chat"),
        [:], Duration.ofSeconds(20)))
  }

  /** A context that shows a new certificate for that name, and trusts it alone. */
  private SSLContext certified(String name) {
    Path file = directory.resolve('keys.p12')
    def tool = Path.of(System.getProperty('java.home'), 'bin', 'keytool')
    def made = new ProcessBuilder(tool.toString(), '-genkeypair', '-keyalg', 'EC', '-dname', 'CN=test', '-ext',
        "san=$name", '-storepass', 'changeit', '-keystore', file.toString(), '-alias', 'a')
        .redirectErrorStream(true).start()
    assert made.inputStream.text != null && made.waitFor() == 0
    KeyStore keys = KeyStore.getInstance('PKCS12')
    Files.newInputStream(file).withCloseable { keys.load(it, SECRET) }
    def own = KeyManagerFactory.getInstance('PKIX').tap { init(keys, SECRET) }
    def trust = TrustManagerFactory.getInstance('PKIX').tap { init(keys) }
    SSLContext.getInstance('TLS').tap { init(own.keyManagers, trust.trustManagers, null) }
  }

  /** Shakes hands, then answers a frame by its size. */
  private void serve(SSLContext context) {
    SSLContext.default = context
    server = context.serverSocketFactory.createServerSocket(0, 5, InetAddress.loopbackAddress)
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
          int size = 8 + lines.readLong()
          lines.readNBytes(size - 4)
          byte[] text = "$size bytes".bytes
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
