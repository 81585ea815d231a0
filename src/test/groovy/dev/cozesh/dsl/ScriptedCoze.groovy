package dev.cozesh.dsl

import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import dev.cozesh.client.CozeClient
import dev.cozesh.http.Authorizer

/**
 * A server on loopback that answers by "METHOD /path" and remembers what it was sent. An answer that
 * does not begin like JSON is sent as an event stream.
 */
class ScriptedCoze implements AutoCloseable {
  final Map<String, String> answers = [:]
  final List<String> requests = [].asSynchronized()
  final List<String> bodies = [].asSynchronized()
  private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
  final CozeClient client

  ScriptedCoze() {
    server.createContext('/') { HttpExchange exchange -> answer(exchange) }
    server.start()
    client = CozeClient.builder()
      .baseUrl(URI.create("http://127.0.0.1:${server.address.port}"))
      .authorizer(new Authorizer() {
        @Override
        String authorization() {
          'Bearer pat_test_dsl'
        }

        @Override
        Set<String> secrets() {
          ['pat_test_dsl']
        }
      })
      .build()
  }

  /** The events of a workflow run, numbered from 0. */
  static String run(List<String> types, List<String> data) {
    [types, data].transpose().withIndex().collect { pair, id -> "id: $id\nevent: ${pair[0]}\ndata: ${pair[1]}\n\n" }.join('')
  }

  private void answer(HttpExchange exchange) {
    requests << "$exchange.requestMethod $exchange.requestURI".toString()
    bodies << exchange.requestBody.getText('UTF-8')
    String text = answers["$exchange.requestMethod $exchange.requestURI.path".toString()]
    byte[] body = (text ?: '{"code":4000,"msg":"no such route"}').getBytes('UTF-8')
    exchange.responseHeaders.add('Content-Type', text && text[0] != '{' ? 'text/event-stream' : 'application/json')
    exchange.responseHeaders.add('X-Tt-Logid', '20261121TEST')
    exchange.sendResponseHeaders(text ? 200 : 404, body.length)
    exchange.responseBody.withCloseable { it.write(body) }
  }

  @Override
  void close() {
    client.close()
    server.stop(0)
  }
}
