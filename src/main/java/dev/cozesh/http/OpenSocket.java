package dev.cozesh.http;

import static java.util.Objects.requireNonNull;

import dev.cozesh.http.socket.MessageSocket;
import java.util.Optional;

/**
 * What came of asking for a WebSocket.
 *
 * @param answer what the server answered: status 101 with the socket, any other without
 * @param socket the socket; whoever asked must close it
 */
public record OpenSocket(Answer answer, Optional<MessageSocket> socket) {
  public OpenSocket {
    requireNonNull(answer, "answer");
    requireNonNull(socket, "socket");
  }

  /**
   * The server agreed.
   *
   * @param answer what the server answered
   * @param socket the open socket
   * @return what came of it
   */
  public static OpenSocket of(Answer answer, MessageSocket socket) {
    return new OpenSocket(answer, Optional.of(socket));
  }

  /**
   * The server answered otherwise.
   *
   * @param answer what the server answered
   * @return what came of it
   */
  public static OpenSocket refused(Answer answer) {
    return new OpenSocket(answer, Optional.empty());
  }
}
