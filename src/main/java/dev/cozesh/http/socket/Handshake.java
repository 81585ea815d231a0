package dev.cozesh.http.socket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for a WebSocket over a connection.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-4.1">RFC 6455, 4.1</a>
 */
final class Handshake {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final SocketRequest request;
  private final String userAgent;
  private final String key;

  /**
   * @param nonce 16 bytes by chance
   */
  Handshake(SocketRequest request, String userAgent, byte[] nonce) {
    this.request = request;
    this.userAgent = userAgent;
    this.key = Base64.getEncoder().encodeToString(nonce);
  }

  /**
   * Shakes hands.
   *
   * @throws HandshakeRefused when the server answers otherwise
   * @throws IOException when it breaks off, or agrees to something that was not asked
   */
  HandshakeAnswer over(Pipe pipe) throws IOException, HandshakeRefused {
    pipe.write(ByteBuffer.wrap(head().getBytes(StandardCharsets.ISO_8859_1)));
    HandshakeAnswer answer = HandshakeAnswer.read(pipe.in());
    if (!answer.isSwitched()) {
      throw new HandshakeRefused(answer);
    }
    boolean agreed =
        is(answer.header("upgrade"), "websocket")
            && answer.header("connection").orElse("").toLowerCase(Locale.ROOT).contains("upgrade")
            && answer.header("sec-websocket-accept").equals(Optional.of(proof()))
            && answer.header("sec-websocket-extensions").isEmpty()
            && answer.header("sec-websocket-protocol").isEmpty();
    if (!agreed) {
      throw new IOException("the server agreed to something else than a WebSocket");
    }
    return answer;
  }

  private String head() {
    StringBuilder head = new StringBuilder("GET ").append(request.uri().getRawPath());
    if (request.uri().getRawQuery() != null) {
      head.append('?').append(request.uri().getRawQuery());
    }
    head.append(" HTTP/1.1\r\nHost: ").append(request.host()).append("\r\n");
    head.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
    head.append("Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ").append(key).append("\r\n");
    head.append("User-Agent: ").append(userAgent).append("\r\n");
    for (Map.Entry<String, String> header : request.headers().entrySet()) {
      head.append(header.getKey()).append(": ").append(header.getValue()).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  private String proof() {
    try {
      byte[] text = (key + GUID).getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  private static boolean is(Optional<String> value, String expected) {
    return value.filter(expected::equalsIgnoreCase).isPresent();
  }
}
