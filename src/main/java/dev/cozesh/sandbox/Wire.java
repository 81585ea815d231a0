package dev.cozesh.sandbox;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One exchange on the wire: what was sent, and the three ways to end it. */
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

  InputStream body() {
    return exchange.getRequestBody();
  }

  void send(Answer answer) throws IOException {
    exchange.getResponseHeaders().set("X-Tt-Logid", logId);
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    // What a refused upload still sends has to be taken, or the client never reads the answer.
    body().transferTo(OutputStream.nullOutputStream());
    boolean bodiless = method().equals("HEAD") || answer.body().length == 0;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
    if (!bodiless) {
      exchange.getResponseBody().write(answer.body());
    }
    exchange.close();
  }

  /** Ends the connection without an answer. */
  void hangUp() {
    exchange.close();
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
