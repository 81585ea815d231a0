package dev.cozesh.sandbox

import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpRequest.BodyPublisher
import java.net.http.HttpRequest.BodyPublishers
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration
import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json

/** What a program sees that speaks to a sandbox with nothing but the JDK. */
class SandboxClient {
  final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()
  final URI base
  Map<String, String> headers = [Authorization: 'Bearer ' + Sandbox.TOKEN]

  SandboxClient(URI base) {
    this.base = base
  }

  HttpResponse<String> send(
      String method, String path, Object body = null, Map<String, String> extra = [:]) {
    String text = body instanceof CharSequence ? body.toString() : Json.line(body)
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(text)
    sendRaw(method, path, sent, extra)
  }

  HttpResponse<String> sendRaw(
      String method, String path, BodyPublisher body, Map<String, String> extra = [:]) {
    def request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20))
    (headers + extra).each { name, value -> request.header(name, value) }
    http.send(request.method(method, body).build(), BodyHandlers.ofString())
  }

  JsonNode json(String method, String path, Object body = null, Map<String, String> extra = [:]) {
    Json.parse(send(method, path, body, extra).body(), path)
  }

  /** Sends a form with one file and some values. */
  HttpResponse<String> form(
      String method, String path, byte[] file, Map<String, Object> values = [:], String name = 'a.wav') {
    def body = new ByteArrayOutputStream()
    values.each { key, value ->
      body << "--x\r\nContent-Disposition: form-data; name=\"$key\"\r\n\r\n$value\r\n".getBytes('UTF-8')
    }
    if (file != null) {
      body << "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"$name\"\r\n\r\n".bytes
      body << file
      body << '\r\n'.bytes
    }
    body << '--x--\r\n'.bytes
    sendRaw(method, path, BodyPublishers.ofByteArray(body.toByteArray()),
        ['Content-Type': 'multipart/form-data; boundary=x'])
  }

  JsonNode postForm(String path, byte[] file, Map<String, Object> values = [:], String name = 'a.wav') {
    Json.parse(form('POST', path, file, values, name).body(), path)
  }

  /** The answer's bytes, as for a sound. */
  HttpResponse<byte[]> bytes(String method, String path, Object body = null) {
    def request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20))
    headers.each { name, value -> request.header(name, value) }
    BodyPublisher sent = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Json.line(body))
    http.send(request.method(method, sent).build(), BodyHandlers.ofByteArray())
  }

  JsonNode get(String path) {
    json('GET', path)
  }

  JsonNode post(String path, Object body) {
    json('POST', path, body)
  }

  /** Ids are asked for as text, as every SDK does. */
  JsonNode documents(String verb, Object body) {
    json('POST', "/open_api/knowledge/document/$verb", body, ['Agw-Js-Conv': 'str'])
  }

  String workspace() {
    get('/v1/workspaces').at('/data/workspaces/0/id').asText()
  }

  String bot(String name, Map more = [:]) {
    post('/v1/bot/create', [space_id: workspace(), name: name] + more).at('/data/bot_id').asText()
  }

  String dataset(String name) {
    Object body = [space_id: workspace(), name: name, format_type: 0]
    post('/v1/datasets', body).at('/data/dataset_id').asText()
  }

  /** A published bot. */
  String published(String name, Map more = [:]) {
    def id = bot(name, more)
    post('/v1/bot/publish', [bot_id: id, connector_ids: ['1024']])
    id
  }

  static Map question(String text) {
    [role: 'user', content: text, content_type: 'text'] as Map
  }

  /** The body of a chat with one question. */
  static Map asking(String bot, String text, Map more = [:]) {
    ([bot_id: bot, user_id: 'u', additional_messages: [question(text)]] as Map) + more
  }

  /** Sends a request whose answer is a stream, and reads that to its end. */
  List<StreamEvent> stream(String path, Object body) {
    def answer = send('POST', path, body)
    assert answer.headers().firstValue('Content-Type').get() == 'text/event-stream'
    StreamEvent.all(answer.body())
  }

  /** Sends a request whose answer is a stream, and reads that event by event. */
  OpenStream open(String path, Object body) {
    def request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20))
    headers.each { name, value -> request.header(name, value) }
    def sent = request.POST(BodyPublishers.ofString(Json.line(body))).build()
    new OpenStream(http.send(sent, BodyHandlers.ofInputStream()).body())
  }

  static Map textDocument(String name, String text) {
    [name       : name,
     source_info: [document_source: 0,
                   file_type      : 'txt',
                   file_base64    : text.getBytes('UTF-8').encodeBase64().toString()]] as Map
  }

  JsonNode upload(String dataset, List<Map> bases) {
    documents('create', [dataset_id    : dataset, format_type: 0, document_bases: bases,
                         chunk_strategy: [chunk_type: 0]])
  }
}
