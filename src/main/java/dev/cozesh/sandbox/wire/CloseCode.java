package dev.cozesh.sandbox.wire;

/**
 * Why a WebSocket ends.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455#section-7.4">RFC 6455, 7.4</a>
 */
public final class CloseCode {
  /** The work is done. */
  public static final int NORMAL = 1000;

  /** The other side does not keep to the protocol. */
  public static final int PROTOCOL = 1002;

  /** A kind of message that is not taken. */
  public static final int UNSUPPORTED = 1003;

  /** A text that is not UTF-8. */
  public static final int NOT_UTF_8 = 1007;

  /** A message that is too large. */
  public static final int TOO_LARGE = 1009;

  /** The server failed. */
  public static final int SERVER_ERROR = 1011;

  private CloseCode() {}

  /** Whether a close frame may hold it. */
  static boolean isSendable(int code) {
    return code >= 1000 && code <= 1003
        || code >= 1007 && code <= 1014
        || code >= 3000 && code <= 4999;
  }
}
