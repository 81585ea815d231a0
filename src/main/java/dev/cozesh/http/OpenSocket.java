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
   * {@return the server agreed}
   *
   * @param answer what it waits for
   * @param socket to be closed
   */
  public static OpenSocket of(Answer answer, MessageSocket socket) {
    return new OpenSocket(answer, Optional.of(socket));
  }

  /**
   * {@return the server answered otherwise}
   *
   * @param answer what it waits for
   */
  public static OpenSocket refused(Answer answer) {
    return new OpenSocket(answer, Optional.empty());
  }
}
