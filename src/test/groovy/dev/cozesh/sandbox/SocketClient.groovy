package dev.cozesh.sandbox

import com.fasterxml.jackson.databind.JsonNode
import dev.cozesh.json.Json
import dev.cozesh.sandbox.wire.Frames

/** What a program sees that speaks WebSocket with nothing but bytes. */
class SocketClient implements Closeable {
  final Socket socket
  final String answer

  SocketClient(URI base, String path, Map<String, String> headers = [:]) {
    socket = new Socket(base.host, base.port)
    socket.soTimeout = 10_000
    Map<String, String> all = [Host: base.authority, Authorization: 'Bearer ' + Sandbox.TOKEN] + headers
    socket.outputStream.write(Frames.handshake(path, all).getBytes('US-ASCII'))
    def head = new StringBuilder()
    while (!head.toString().endsWith('\r\n\r\n')) {
      head.append((char) socket.inputStream.read())
    }
    def length = head =~ /(?i)content-length: (\d+)/
    answer = head + (length ? new String(socket.inputStream.readNBytes(length[0][1] as int), 'UTF-8') : '')
  }

  int status() {
    (answer =~ /^HTTP\/1\.1 (\d+)/)[0][1] as int
  }

  void say(String type, Object data = null) {
    raw(Json.line([id: 'c1', event_type: type] + (data == null ? [:] : [data: data])))
  }

  void raw(String text) {
    socket.outputStream.write(Frames.text(text))
  }

  JsonNode next() {
    List frame = Frames.read(socket.inputStream)
    assert frame && frame[0] == 'text'
    Json.parse(frame[1] as String, 'event')
  }

  /** Events up to the one of that type, included. */
  List<JsonNode> upTo(String type) {
    List<JsonNode> events = [next()]
    while (events.last().path('event_type').asText() != type) {
      events << next()
    }
    events
  }

  static List<String> types(List<JsonNode> events) {
    events*.path('event_type')*.asText()
  }

  @Override
  void close() {
    socket.close()
  }
}
