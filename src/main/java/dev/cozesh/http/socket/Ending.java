package dev.cozesh.http.socket;

import dev.cozesh.error.CozeException;

/** How a WebSocket ended. */
sealed interface Ending {
  /** This side closed it. */
  record Here() implements Ending {}

  /** The server did. */
  record There(int code, String reason) implements Ending {}

  /** It broke. */
  record Broken(CozeException failure) implements Ending {}
}
