package dev.cozesh.client.core

import static java.util.concurrent.TimeUnit.SECONDS

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.error.CozeInterruptedException
import dev.cozesh.error.CozeTransportException
import dev.cozesh.http.PooledTransport
import dev.cozesh.http.SystemTime
import dev.cozesh.http.Timeouts
import java.nio.file.Files
import java.nio.file.Path
import java.security.KeyStore
import java.util.concurrent.CompletableFuture
import javax.net.ssl.KeyManagerFactory
import javax.net.ssl.SSLContext
import javax.net.ssl.SSLSocket
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.util.environment.RestoreSystemProperties

/** What only an encrypted line can do wrong. */
@Timeout(60)
@RestoreSystemProperties
class TlsStreamSpec extends Specification {
  static final String HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n'

  @Shared
  @TempDir
  Path directory

  @Shared
  SSLContext context

  @AutoCleanup
  ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())

  @AutoCleanup
  PooledTransport transport

  def setupSpec() {
    def store = directory.resolve('loopback.p12')
    def keytool = Path.of(System.getProperty('java.home'), 'bin', 'keytool').toString()
    def made = [keytool, '-genkeypair', '-alias', 'test', '-keyalg', 'EC', '-storetype', 'PKCS12', '-storepass', 'loopback',
                '-keystore', store.toString(), '-dname', 'CN=127.0.0.1', '-ext', 'SAN=IP:127.0.0.1'].execute()
    assert made.waitFor() == 0
    def keys = KeyStore.getInstance(store.toFile(), 'loopback'.toCharArray())
    def managers = KeyManagerFactory.getInstance(KeyManagerFactory.defaultAlgorithm)
    managers.init(keys, 'loopback'.toCharArray())
    context = SSLContext.getInstance('TLS')
    context.init(managers.keyManagers, null, null)
    assert Files.size(store) > 0
  }

  def setup() {
    System.setProperty('javax.net.ssl.trustStore', directory.resolve('loopback.p12').toString())
    System.setProperty('javax.net.ssl.trustStorePassword', 'loopback')
    transport = new PooledTransport(Timeouts.DEFAULT, 'cozesh/test', new SystemTime())
  }

  /** Accepts one connection, reads the head of a request and lets the script write. */
  EventStream<String> open(Closure<?> script) {
    Thread.startDaemon {
      def raw = listener.accept()
      def secure = context.socketFactory.createSocket(raw, null, raw.port, false) as SSLSocket
      secure.useClientMode = false
      def head = new StringBuilder()
      while (!head.toString().endsWith('\r\n\r\n')) {
        head.append(secure.inputStream.read() as char)
      }
      secure.outputStream.write((HEAD + 'id: 0\nevent: Message\ndata: a\n\n').bytes)
      secure.outputStream.flush()
      script(raw)
    }
    def time = new SystemTime()
    def place = URI.create("https://127.0.0.1:$listener.localPort")
    def line = new Line(place, new TokenAuthorizer('pat_test_secret'), transport, Timeouts.DEFAULT.total(), time)
    new ApiCaller(line, CallListener.NONE, CallGate.OPEN).stream(ApiRequest.get('/v1/x').read(), new PlainShape(true))
  }

  def "a line that is cut without the goodbye of TLS broke off, although no length was promised"() {
    given:
    def walk = open { raw -> raw.close() }.iterator()

    when:
    def first = walk.next()
    walk.hasNext()

    then:
    def failure = thrown(CozeTransportException)
    first == 'Message:a'
    failure.what() == 'GET /v1/x broke off after 1 event, last id 0 (no log id)'
  }

  def "closing ends a read that waits, and the server sees it at once"() {
    given:
    def hungUp = new CompletableFuture<Long>()
    def stream = open { raw ->
      try {
        raw.inputStream.read()
      } catch (IOException reset) {
        // Seen either way.
      }
      hungUp.complete(System.nanoTime())
    }
    long closedAt = 0
    Thread.startDaemon {
      while (stream.received() == 0) {
        Thread.sleep(5)
      }
      Thread.sleep(200)
      closedAt = System.nanoTime()
      stream.close()
    }

    when:
    stream.toList()

    then: 'within 200 ms; a busy machine is granted a second'
    thrown(CozeInterruptedException)
    hungUp.get(5, SECONDS) - closedAt < 1_000_000_000L
  }
}
