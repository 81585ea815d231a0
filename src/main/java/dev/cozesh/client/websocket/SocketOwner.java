package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whose voice or vocabulary is used; Coze's documentation does not know it, its JavaScript SDK
 * sends it.
 *
 * @param entityType {@code bot} or {@code workflow}
 * @param entityId its id
 */
public record SocketOwner(Optional<String> entityType, Optional<String> entityId) {
  /** Nobody's. */
  public static final SocketOwner NONE = new SocketOwner(Optional.empty(), Optional.empty());

  public SocketOwner {
    requireNonNull(entityType, "entityType");
    requireNonNull(entityId, "entityId");
  }

  /**
   * That bot's.
   *
   * @param id its id
   * @return the owner
   */
  public static SocketOwner bot(String id) {
    return new SocketOwner(Optional.of("bot"), Optional.of(id));
  }

  /**
   * That workflow's.
   *
   * @param id its id
   * @return the owner
   */
  public static SocketOwner workflow(String id) {
    return new SocketOwner(Optional.of("workflow"), Optional.of(id));
  }
}
