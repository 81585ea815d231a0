package dev.cozesh.sandbox;

import dev.cozesh.sandbox.wire.Exchange;
import dev.cozesh.sandbox.wire.WebSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One exchange on the wire: what was sent, and the ways to answer or not to. */
final class Wire {
  private final Exchange exchange;
  private final String logId;

  Wire(Exchange exchange, String logId) {
    this.exchange = exchange;
    this.logId = logId;
  }

  String method() {
    return exchange.method();
  }

  String path() {
    return exchange.path();
  }

  /** Raw, empty when there is none. */
  String queryText() {
    return exchange.query();
  }

  Map<String, String> query() {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : queryText().split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return values;
  }

  String header(String name) {
    return exchange.headers().first(name).orElse("");
  }

  /** The token, empty when none was sent. A WebSocket of a browser has it in the query. */
  String token() {
    String header = header("Authorization");
    boolean inQuery = header.isEmpty() && asksForSocket();
    String sent = inQuery ? query().getOrDefault("authorization", "") : header;
    return sent.regionMatches(true, 0, "Bearer ", 0, 7) ? sent.substring(7).trim() : "";
  }

  String logId() {
    return logId;
  }

  /** Whether the request was meant for this server, and not led here by a foreign name. */
  boolean isAddressedToLoopback() {
    int port = exchange.port();
    return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)
        .contains(header("Host"));
  }

  /** A page of another site must not reach a server on this machine through its visitor. */
  void requireNoForeignPage() {
    if (!header("Origin").matches("|https?://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?")) {
      throw new Refused(403, 4101, "This sandbox answers no page of another site.");
    }
  }

  InputStream body() {
    return exchange.body();
  }

  void send(Answer answer) throws IOException {
    exchange.answer(
        answer.status(), headers(answer.contentType(), answer.headers()), answer.body());
  }

  /**
   * Begins an answer of unknown length. A flush sends what was written; only a close ends the
   * answer, any other way out is {@link #hangUp} or {@link #reset}.
   */
  OutputStream stream(int status, String contentType, Map<String, String> headers)
      throws IOException {
    return exchange.begin(status, headers(contentType, headers));
  }

  /** Whether the client asks for a WebSocket. */
  boolean asksForSocket() {
    return WebSocket.isAskedFor(exchange.headers());
  }

  /** How {@link #socket} will be answered: 101, or 400 and 426 for a bad handshake. */
  int socketStatus() {
    return WebSocket.status(exchange);
  }

  /**
   * Shakes hands; empty when the request is no proper one.
   *
   * @param mostBytes of one message
   */
  Optional<WebSocket> socket(int mostBytes) throws IOException {
    return WebSocket.accept(exchange, Map.of("X-Tt-Logid", logId), mostBytes);
  }

  /** Ends the connection without an answer, or in the midst of one, but in order. */
  void hangUp() throws IOException {
    exchange.hangUp();
  }

  /** Resets the connection; the client may lose what it has not yet read. */
  void reset() throws IOException {
    exchange.reset();
  }

  private Map<String, String> headers(String contentType, Map<String, String> others) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (!others.containsKey("X-Log-ID")) {
      headers.put("X-Tt-Logid", logId);
    }
    headers.put("Content-Type", contentType);
    headers.putAll(others);
    return headers;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
