package dev.cozesh.http

import static dev.cozesh.error.CozeTransportException.Delivery.NOT_SENT
import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

import dev.cozesh.error.CozeTransportException
import dev.cozesh.error.CozeUsageException
import java.nio.channels.SocketChannel
import java.nio.file.Files
import java.nio.file.Path
import spock.lang.AutoCleanup
import spock.lang.Shared
import spock.lang.Specification
import spock.lang.TempDir
import spock.lang.Timeout
import spock.lang.Unroll

@Timeout(120)
class NetworkSpec extends Specification {
  @Shared
  @TempDir
  Path directory

  @Shared
  TestAuthority authority

  def time = new SystemTime()

  @AutoCleanup
  WireServer server

  @AutoCleanup
  ProxyServer proxy

  @AutoCleanup
  PooledTransport transport

  def setupSpec() {
    authority = new TestAuthority(directory)
  }

  Answer send(URI place, Network network, Timeouts timeouts = Timeouts.DEFAULT) {
    transport?.close()
    transport = new PooledTransport(timeouts, 'cozesh/test', time, network)
    transport.send(
        Request.get(place).with('Authorization', 'Bearer pat_test_secret'),
        new Dispatch(Deadline.after(ofSeconds(30), time), {}))
  }

  static Network.Proxy to(int port, String user = '', List<String> except = []) {
    new Network.Proxy(URI.create("http://$user${user ? '@' : ''}127.0.0.1:$port"), except)
  }

  @Shared
  Map<String, Object> keys = [:]

  def serve(String alias = 'good', Closure made = { authority.signed('good', 'DNS:coze.test,IP:127.0.0.1') }) {
    keys[alias] = keys[alias] ?: made.call()
    server = new WireServer(keys[alias] as javax.net.ssl.SSLServerSocketFactory, WireServer.answer(200, '{"code":0}'))
  }

  def "a file of authorities is trusted besides the usual ones"() {
    given:
    serve()

    expect:
    send(URI.create("https://127.0.0.1:${server.port()}/v1/bots"), Network.DIRECT.trusting(authority.pem())).text() == '{"code":0}'
  }

  @Unroll
  def "a file that names no authority is refused at once: #what"() {
    given:
    def file = directory.resolve(name)
    if (content != null) {
      Files.writeString(file, content)
    }

    when:
    new PooledTransport(Timeouts.DEFAULT, 'x', time, Network.DIRECT.trusting(file))

    then:
    def failure = thrown(CozeUsageException)
    failure.what() == "not usable as a file of authorities: $file"
    failure.why() == why
    failure.next().contains('PEM')

    where:
    what       | name        | content                                                         || why
    'missing'  | 'none.pem'  | null                                                            || 'it cannot be read'
    'empty'    | 'empty.pem' | ''                                                              || 'it holds no certificate'
    'prose'    | 'prose.pem' | 'hello'                                                         || 'what it holds is no certificate'
    'damaged'  | 'half.pem'  | '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'  || 'what it holds is no certificate'
  }

  @Unroll
  def "a certificate that is not accepted is named with its issuer and its fault: #what"() {
    given:
    serve(what, { made.call(authority) })

    when:
    send(URI.create("https://127.0.0.1:${server.port()}/v1/bots"), trusts ? Network.DIRECT.trusting(authority.pem()) : Network.DIRECT)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/bots: no TLS connection with 127.0.0.1:${server.port()}"
    failure.why() =~ why
    failure.next().contains(next)
    failure.delivery() == NOT_SENT
    server.requests() == []

    where:
    what               | trusts | made                                                                                          || why | next
    'unknown issuer'   | false  | { it.signed('unknown', 'IP:127.0.0.1') }                                                      || /issued by CN=Test Authority,O=Loopback, is not trusted by this machine/ | 'ca_file'
    'self-signed'      | false  | { it.selfSigned('own', 'IP:127.0.0.1') }                                                      || /issued by CN=own, vouches for itself/                                   | 'ca_file'
    'self-signed, too' | true   | { it.selfSigned('own2', 'IP:127.0.0.1') }                                                     || /issued by CN=own2, vouches for itself/                                  | 'ca_file'
    'expired'          | true   | { it.signed('old', 'IP:127.0.0.1', '-startdate', '-10d', '-validity', '1') }                  || /issued by CN=Test Authority,O=Loopback, ended on \d{4}-\d\d-\d\d/       | "this machine's date"
    'not yet valid'    | true   | { it.signed('young', 'IP:127.0.0.1', '-startdate', '+10d', '-validity', '90') }               || /issued by CN=Test Authority,O=Loopback, begins on \d{4}-\d\d-\d\d/      | "this machine's date"
    'another name'     | true   | { it.signed('other', 'DNS:other.test') }                                                      || /127\.0\.0\.1.*other\.test|other\.test.*127\.0\.0\.1|doesn't match any/ | 'host of the base URL'
  }

  def "a proxy learns host and port, and never the token"() {
    given:
    serve()
    proxy = new ProxyServer(200, server.port())
    def network = Network.DIRECT.trusting(authority.pem()).through(to(proxy.port()))

    when:
    def answers = (1..3).collect { send(URI.create('https://coze.test/v1/bots'), network) }

    then:
    answers*.status() == [200] * 3
    proxy.asked()[0].startsWith('CONNECT coze.test:443 HTTP/1.1\r\n')
    proxy.asked().every { !it.contains('pat_test') && !it.toLowerCase().contains('authorization') }
    server.requests()[0].contains('Authorization: Bearer pat_test_secret')
  }

  def "a proxy that wants a user is told at once, and the server behind it never"() {
    given:
    serve()
    proxy = new ProxyServer(200, server.port())

    when:
    send(URI.create('https://coze.test/v1/bots'), Network.DIRECT.trusting(authority.pem()).through(to(proxy.port(), 'anna:se%40cret')))

    then:
    proxy.asked()[0].contains("Proxy-Authorization: Basic ${'anna:se@cret'.bytes.encodeBase64()}")
    !server.requests()[0].contains('Proxy-Authorization')
  }

  @Unroll
  def "a proxy that answers #status is told from the server, and the password is not shown"() {
    given:
    proxy = new ProxyServer(status, 1)

    when:
    send(URI.create('https://coze.test/v1/bots'), Network.DIRECT.through(to(proxy.port(), 'anna:secret99')))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/bots: the proxy 127.0.0.1:${proxy.port()} let no connection through: HTTP $status"
    failure.why() == why
    failure.next().contains(next)
    failure.delivery() == NOT_SENT
    !failure.toString().contains('secret99')

    where:
    status || why                                                          | next
    407    || 'it wants a user and a password, or others than it was given' | 'http://USER:PASSWORD@HOST:PORT'
    403    || 'it does not reach the server, or does not allow it'          | 'no_proxy'
    502    || 'it does not reach the server, or does not allow it'          | 'no_proxy'
  }

  def "a proxy that is not there is named"() {
    given:
    proxy = new ProxyServer(200, 1)
    def port = proxy.port()
    proxy.close()

    when:
    send(URI.create('https://coze.test/v1/bots'), Network.DIRECT.through(to(port)))

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/bots: connection refused by the proxy 127.0.0.1:$port"
    failure.next().contains('HTTPS_PROXY')
  }

  def "this machine is reached without the proxy"() {
    given:
    serve()
    proxy = new ProxyServer(200, 1)

    expect:
    send(URI.create("https://127.0.0.1:${server.port()}/"), Network.DIRECT.trusting(authority.pem()).through(to(proxy.port()))).status() == 200
    proxy.asked() == []
  }

  @Unroll
  def "except #entries: #host:#port is reached directly: #direct"() {
    expect:
    to(3128, '', entries).excepts(host, port) == direct

    where:
    entries                     | host             | port || direct
    []                          | 'api.coze.cn'    | 443  || false
    []                          | 'localhost'      | 443  || true
    []                          | '127.0.0.1'      | 443  || true
    []                          | '[::1]'          | 443  || true
    ['coze.cn']                 | 'coze.cn'        | 443  || true
    ['coze.cn']                 | 'api.coze.cn'    | 443  || true
    ['.coze.cn']                | 'API.Coze.CN'    | 443  || true
    [' .coze.cn ']              | 'coze.cn'        | 443  || true
    ['coze.cn']                 | 'evilcoze.cn'    | 443  || false
    ['coze.cn']                 | 'coze.cn.evil'   | 443  || false
    ['coze.cn:8443']            | 'coze.cn'        | 8443 || true
    ['coze.cn:8443']            | 'coze.cn'        | 443  || false
    ['*']                       | 'api.coze.com'   | 443  || true
    ['', ' ', '.']              | 'api.coze.com'   | 443  || false
    ['10.1.2.3', 'x']           | '10.1.2.3'       | 443  || true
  }

  @Unroll
  def "is no proxy: #address"() {
    when:
    new Network.Proxy(URI.create(address), [])

    then:
    def failure = thrown(CozeUsageException)
    !failure.message.contains('secret99')

    where:
    address << ['https://p:1', 'socks5://u:secret99@p:1080', 'p', 'http:///x', 'ftp://p']
  }

  def "a proxy's own text shows no password"() {
    expect:
    to(3128, 'anna:secret99').toString() == 'proxy http://127.0.0.1:3128'
    !Network.DIRECT.through(to(3128, 'anna:secret99')).toString().contains('secret99')
  }

  def "a host that does not react ends by the limit of connecting"() {
    given: 'a listener whose queue is full: the system leaves further connections unanswered'
    def listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())
    def waiting = (1..8).collect {
      SocketChannel.open().tap { channel ->
        channel.configureBlocking(false)
        channel.connect(listener.localSocketAddress)
      }
    }
    Thread.sleep(300)
    def hasty = new Timeouts(ofMillis(600), ofSeconds(9), ofSeconds(9), ofSeconds(9), ofSeconds(9), ofSeconds(20))

    when:
    send(URI.create("http://127.0.0.1:$listener.localPort/v1/bots"), Network.DIRECT, hasty)

    then:
    def failure = thrown(CozeTransportException)
    failure.what() == "GET /v1/bots: connecting to 127.0.0.1:$listener.localPort took longer than 600 ms"
    failure.delivery() == NOT_SENT

    cleanup:
    waiting*.close()
    listener.close()
  }
}
