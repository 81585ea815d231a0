package dev.cozesh.sandbox.wire

import java.time.Clock
import java.time.Duration
import java.time.Instant
import java.time.ZoneOffset
import java.util.concurrent.CopyOnWriteArrayList
import spock.lang.Specification

/** A listener that answers what a specification says, and a client that works on bytes. */
abstract class ListenerSpecification extends Specification {
  static final Clock CLOCK = Clock.fixed(Instant.parse('2026-11-21T08:00:00Z'), ZoneOffset.UTC)

  List<HttpListener> listeners = new CopyOnWriteArrayList<>()
  List<Socket> sockets = new CopyOnWriteArrayList<>()
  int port

  def cleanup() {
    sockets*.close()
    listeners*.close()
  }

  HttpListener listen(Limits limits = Limits.DEFAULT, Handler handler) {
    def listener = HttpListener.open(0, limits, CLOCK)
    listener.start(handler)
    listeners << listener
    port = listener.port()
    listener
  }

  static Limits limits(Map<String, Integer> other) {
    new Limits(
        other.headBytes ?: 1_000,
        other.headers ?: 10,
        other.connections ?: 10,
        Duration.ofMillis(other.idle ?: 10_000),
        Duration.ofMillis(other.stall ?: 10_000))
  }

  /** Answers with method, target and body. */
  static final Handler ECHO = { Exchange exchange ->
    String query = exchange.query() ? '?' + exchange.query() : ''
    String body = new String(exchange.body().readAllBytes(), 'ISO-8859-1')
    exchange.answer(200, [:], "${exchange.method()} ${exchange.path()}$query $body".bytes)
  }

  Socket connect() {
    def socket = new Socket('127.0.0.1', port)
    socket.soTimeout = 10_000
    sockets << socket
    socket
  }

  static void write(Socket socket, String text) {
    socket.outputStream.write(text.getBytes('ISO-8859-1'))
    socket.outputStream.flush()
  }

  /** Sends, shuts down its side and reads to the end. */
  String talk(String text) {
    def socket = connect()
    write(socket, text)
    socket.shutdownOutput()
    new String(socket.inputStream.readAllBytes(), 'ISO-8859-1')
  }

  /** Reads until the text ends as told. */
  static String readUntil(Socket socket, String end) {
    def text = new StringBuilder()
    while (!text.toString().endsWith(end)) {
      int next = socket.inputStream.read()
      if (next < 0) {
        throw new EOFException("the connection ended after: $text")
      }
      text.append((char) next)
    }
    text.toString()
  }

  static List<String> bodies(String answers) {
    answers.split('HTTP/1\\.1 ').drop(1).collect { it.split('\r\n\r\n', 2)[1] }
  }

  static List<Integer> statuses(String answers) {
    (answers =~ /HTTP\/1\.1 (\d{3})/).collect { it[1] as int }
  }
}
