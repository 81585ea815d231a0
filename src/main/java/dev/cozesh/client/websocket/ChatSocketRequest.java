package dev.cozesh.client.websocket;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Whom to chat with over a socket.
 *
 * @param botId a bot that is published to the API
 * @param workflowId a chatflow, to chat with that
 * @param deviceId the device, a number as text
 */
public record ChatSocketRequest(
    String botId, Optional<String> workflowId, Optional<String> deviceId) {
  public ChatSocketRequest {
    requireNonNull(botId, "botId");
    requireNonNull(workflowId, "workflowId");
    requireNonNull(deviceId, "deviceId");
  }

  /**
   * That bot.
   *
   * @param botId a bot that is published to the API
   * @return the request
   */
  public static ChatSocketRequest of(String botId) {
    return new ChatSocketRequest(botId, Optional.empty(), Optional.empty());
  }

  /**
   * The same, with that chatflow.
   *
   * @param id its id
   * @return the request
   */
  public ChatSocketRequest withWorkflow(String id) {
    return new ChatSocketRequest(botId, Optional.of(id), deviceId);
  }
}
