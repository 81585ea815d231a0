package dev.cozesh.probe

import com.sun.net.httpserver.HttpServer
import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.client.CozeClient
import dev.cozesh.http.FakeTime
import dev.cozesh.probe.report.Curl
import dev.cozesh.probe.verdict.Sent
import java.time.Duration
import spock.lang.AutoCleanup
import spock.lang.Specification
import spock.lang.Unroll

/** What leaves over the connections of a client. */
class ClientWireSpec extends Specification {
  def addresses = Collections.synchronizedList([])

  def server = HttpServer.create(new InetSocketAddress('127.0.0.1', 0), 0).tap {
    createContext('/') { exchange ->
      addresses << exchange.requestURI.toString()
      exchange.sendResponseHeaders(404, -1)
      exchange.close()
    }
    start()
  }

  def base = URI.create("http://127.0.0.1:$server.address.port")

  @AutoCleanup
  def client = CozeClient.builder().baseUrl(base).authorizer(new TokenAuthorizer('pat_test_wire')).maxRetries(0).build()

  void cleanup() {
    server.stop(0)
  }

  @Unroll("#path")
  def "a path leaves as its line of curl has it, and no character of it becomes a query or an escape"() {
    given:
    def wire = new ClientWire(client.raw(), base, Duration.ofSeconds(20), new FakeTime())
    def sent = new Sent(base, 'GET', path, [:], [:], Optional.empty(), Sent.Credential.TOKEN)

    when:
    def seen = wire.send(sent)

    then:
    seen.status() == 404
    addresses == [address]
    Curl.of(sent).contains(base.toString() + address + "'")

    where:
    path         || address
    '/v1/bots'   || '/v1/bots'
    '/v1/a%41 b' || '/v1/a%2541%20b'
    '/v1/x?y#z'  || '/v1/x%3Fy%23z'
    '/v1/模型'     || '/v1/%E6%A8%A1%E5%9E%8B'
  }
}
