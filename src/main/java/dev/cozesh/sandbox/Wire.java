package dev.cozesh.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One exchange on the wire: what was sent, and the ways to answer or not to. */
final class Wire {
  private final HttpExchange exchange;
  private final String logId;

  Wire(HttpExchange exchange, String logId) {
    this.exchange = exchange;
    this.logId = logId;
  }

  String method() {
    return exchange.getRequestMethod();
  }

  String path() {
    return exchange.getRequestURI().getRawPath();
  }

  /** Raw, empty when there is none. */
  String queryText() {
    return Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
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
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }

  /** The token, empty when none was sent. */
  String token() {
    String sent = header("Authorization");
    return sent.regionMatches(true, 0, "Bearer ", 0, 7) ? sent.substring(7).trim() : "";
  }

  String logId() {
    return logId;
  }

  /** Whether the request was meant for this server, and not led here by a foreign name. */
  boolean isAddressedToLoopback() {
    int port = exchange.getLocalAddress().getPort();
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
    return exchange.getRequestBody();
  }

  void send(Answer answer) throws IOException {
    begin(answer.contentType(), answer.headers());
    boolean bodiless = method().equals("HEAD") || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  /**
   * Begins an answer of unknown length. A flush sends what was written; only a close ends the
   * answer, any other way out is {@link #hangUp}.
   */
  OutputStream stream(int status, String contentType, Map<String, String> headers)
      throws IOException {
    begin(contentType, headers);
    exchange.sendResponseHeaders(status, 0);
    return new FilterOutputStream(exchange.getResponseBody()) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() throws IOException {
        super.close();
        exchange.close();
      }
    };
  }

  /** Ends the connection without an answer, or in the midst of one. */
  void hangUp() {
    // The server ends a begun answer properly unless its stream cannot be closed.
    exchange.setStreams(null, new Unclosable());
    exchange.close();
  }

  private void begin(String contentType, Map<String, String> headers) throws IOException {
    exchange.getResponseHeaders().set("X-Tt-Logid", logId);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    headers.forEach(exchange.getResponseHeaders()::set);
    // What a refused upload still sends has to be taken, or the client never reads the answer.
    body().transferTo(OutputStream.nullOutputStream());
  }

  private static final class Unclosable extends OutputStream {
    @Override
    public void write(int one) {}

    @Override
    public void close() throws IOException {
      throw new IOException("cut");
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
