package dev.cozesh.client

import dev.cozesh.auth.TokenAuthorizer
import dev.cozesh.http.FakeTime
import dev.cozesh.http.RetryBudget
import dev.cozesh.http.WireServer
import dev.cozesh.json.Json

/** A client and the server it talks to; nobody waits. */
class Wired implements AutoCloseable {
  final WireServer server
  final FakeTime time = new FakeTime()
  final CozeClient client

  Wired(WireServer.Reaction... script) {
    server = new WireServer(script)
    client = CozeClient.builder()
        .baseUrl(server.uri())
        .authorizer(new TokenAuthorizer('pat_test_secret'))
        .time(time)
        .retryBudget(new RetryBudget())
        .random({ 0d })
        .build()
  }

  static WireServer.Reaction ok(Map members) {
    answer(200, [code: 0, msg: ''] + members)
  }

  static WireServer.Reaction answer(int status, Map body) {
    WireServer.answer(status, ['Content-Type': 'application/json', 'X-Tt-Logid': 'log-1'], Json.line(body))
  }

  static WireServer.Reaction refusal(int status, Object code, String words = 'no') {
    answer(status, [code: code, msg: words])
  }

  /** First lines of all requests. */
  List<String> lines() {
    server.requests().collect { it.readLines()[0] - ' HTTP/1.1' }
  }

  /** Body of a request as UTF-8. */
  String body(int number = 0) {
    new String(server.requests()[number].split('\r\n\r\n', 2)[1].getBytes('ISO-8859-1'), 'UTF-8')
  }

  @Override
  void close() {
    client.close()
    server.close()
  }
}
