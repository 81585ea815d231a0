package dev.cozesh.sandbox

import dev.cozesh.json.Json

/** A chunked answer as a socket saw it: its text, and how it ended. */
class RawAnswer {
  /** The body without the chunks' frames. */
  String text
  /** How many chunks it had. */
  int chunks
  /** Whether the last chunk came. */
  boolean ended
  /** Whether the connection was reset. */
  boolean reset

  static RawAnswer of(URI base, String path, Object body) {
    new Socket(base.host, base.port).withCloseable { socket ->
      socket.soTimeout = 20_000
      def content = Json.line(body).getBytes('UTF-8')
      def head = "POST $path HTTP/1.1\r\nHost: $base.host:$base.port\r\nConnection: close\r\n" +
          "Authorization: Bearer $Sandbox.TOKEN\r\nContent-Length: $content.length\r\n\r\n"
      socket.outputStream.write(head.getBytes('US-ASCII'))
      socket.outputStream.write(content)
      socket.outputStream.flush()
      read(socket.inputStream)
    }
  }

  List<String> names() {
    StreamEvent.all(text)*.name
  }

  /** What stands behind the last whole event. */
  String getRest() {
    text.substring(text.lastIndexOf('\n\n') < 0 ? 0 : text.lastIndexOf('\n\n') + 2)
  }

  private static RawAnswer read(InputStream in) {
    def answer = new RawAnswer()
    def bytes = new ByteArrayOutputStream()
    try {
      // The head ends with an empty line, and is of no interest here.
      while (line(in) != '') {
      }
      for (def size = line(in); size != null; size = line(in)) {
        def length = Integer.parseInt(size, 16)
        if (length == 0) {
          answer.ended = true
          break
        }
        answer.chunks++
        bytes.write(in.readNBytes(length))
        line(in)
      }
    } catch (SocketException ignored) {
      answer.reset = true
    }
    answer.text = bytes.toString('UTF-8')
    answer
  }

  private static String line(InputStream in) {
    def text = new StringBuilder()
    for (int one = in.read(); one >= 0; one = in.read()) {
      if (one == ('\n' as char)) {
        return text.toString().trim()
      }
      text.append((char) one)
    }
    null
  }
}
