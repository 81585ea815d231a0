package dev.cozesh.http.socket;

/**
 * What a close code says.
 *
 * @see <a href="https://www.iana.org/assignments/websocket/websocket.xhtml">IANA: close codes</a>
 */
final class CloseWords {
  /** The work is done. */
  static final int NORMAL = 1000;

  /** A close frame without a code. */
  static final int NO_CODE = 1005;

  /** No close frame came. */
  static final int LOST = 1006;

  /** The other side does not keep to the protocol. */
  static final int PROTOCOL = 1002;

  /** A text that is not UTF-8. */
  static final int NOT_UTF_8 = 1007;

  /** A message is too large. */
  static final int TOO_LARGE = 1009;

  private CloseWords() {}

  /** Whether the server ended it as one whose work is done. */
  static boolean isInOrder(int code) {
    return code == NORMAL || code == NO_CODE;
  }

  static String of(int code) {
    return switch (code) {
      case NORMAL -> "the work is done";
      case 1001 -> "the server goes away, for example to be restarted";
      case PROTOCOL -> "the server takes what was sent for no WebSocket protocol";
      case 1003 -> "the server does not take this kind of message";
      case NO_CODE -> "no code was given";
      case LOST -> "the connection ended without a close frame";
      case NOT_UTF_8 -> "the server takes what was sent for no UTF-8";
      case 1008 -> "what was sent is against the server's policy";
      case TOO_LARGE -> "a message was too large for the server";
      case 1010 -> "an extension was missing";
      case 1011 -> "the server failed";
      case 1012 -> "the server is restarted";
      case 1013 -> "the server is busy";
      case 1014 -> "a gateway got no good answer";
      default -> code >= 3000 ? "a code of this server's own" : "an unknown code";
    };
  }
}
