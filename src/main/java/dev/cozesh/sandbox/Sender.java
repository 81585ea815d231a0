package dev.cozesh.sandbox;

/**
 * What a request tells about who sent it; for the routes that judge it themselves.
 *
 * @param host the name and port that the sandbox was called by
 * @param bearer what stood behind {@code Bearer}, empty when nothing did
 * @param cookie the header, empty when there was none
 */
record Sender(String host, String bearer, String cookie) {
  static Sender of(Wire wire) {
    return new Sender(wire.header("Host"), wire.token(), wire.header("Cookie"));
  }
}
