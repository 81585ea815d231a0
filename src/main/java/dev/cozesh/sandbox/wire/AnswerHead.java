package dev.cozesh.sandbox.wire;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The bytes of an answer's line and headers. What frames an answer is decided here alone. */
final class AnswerHead {
  private static final Set<String> FRAMING =
      Set.of("content-length", "transfer-encoding", "connection", "date");

  private final StringBuilder text = new StringBuilder(256);

  AnswerHead(int status, String date) {
    text.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
    text.append("Date: ").append(date).append("\r\n");
  }

  AnswerHead with(String name, String value) {
    if (hasControl(name) || hasControl(value)) {
      throw new IllegalArgumentException("a control character in header " + name.strip());
    }
    text.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  AnswerHead with(Map<String, String> headers) {
    headers.forEach(
        (name, value) -> {
          if (!FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
            with(name, value);
          }
        });
    return this;
  }

  /** The head with room for that many bytes behind it. */
  byte[] bytes(int room) {
    text.append("\r\n");
    byte[] bytes = new byte[text.length() + room];
    byte[] head = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(head, 0, bytes, 0, head.length);
    return bytes;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f);
  }

  private static String reason(int status) {
    return switch (status) {
      case 101 -> "Switching Protocols";
      case 200 -> "OK";
      case 201 -> "Created";
      case 204 -> "No Content";
      case 301 -> "Moved Permanently";
      case 302 -> "Found";
      case 307 -> "Temporary Redirect";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 402 -> "Payment Required";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 426 -> "Upgrade Required";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      case 504 -> "Gateway Timeout";
      case 505 -> "HTTP Version Not Supported";
      default -> "Status";
    };
  }
}
