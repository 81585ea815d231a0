package dev.cozesh.client.audio;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A room to be opened for a bot.
 *
 * @param conversationId goes on with it
 * @param uid the user
 * @param workflowId a chatflow that answers
 * @param config how it behaves
 */
public record RoomCreate(
    String botId,
    Optional<String> conversationId,
    Optional<String> voiceId,
    Optional<String> uid,
    Optional<String> workflowId,
    Optional<String> connectorId,
    Optional<RoomConfig> config) {
  public RoomCreate {
    requireNonNull(botId, "botId");
    requireNonNull(conversationId, "conversationId");
    requireNonNull(voiceId, "voiceId");
    requireNonNull(uid, "uid");
    requireNonNull(workflowId, "workflowId");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(config, "config");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param botId the bot
   * @return the request
   */
  public static RoomCreate of(String botId) {
    return new RoomCreate(
        botId,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with {@code conversation_id}.
   *
   * @param value goes on with it
   * @return a copy
   */
  public RoomCreate withConversationId(String value) {
    return new RoomCreate(botId, Optional.of(value), voiceId, uid, workflowId, connectorId, config);
  }

  /**
   * The same with {@code voice_id}.
   *
   * @param value the voice
   * @return a copy
   */
  public RoomCreate withVoiceId(String value) {
    return new RoomCreate(
        botId, conversationId, Optional.of(value), uid, workflowId, connectorId, config);
  }

  /**
   * The same with {@code uid}.
   *
   * @param value the user
   * @return a copy
   */
  public RoomCreate withUid(String value) {
    return new RoomCreate(
        botId, conversationId, voiceId, Optional.of(value), workflowId, connectorId, config);
  }

  /**
   * The same with {@code workflow_id}.
   *
   * @param value a chatflow that answers
   * @return a copy
   */
  public RoomCreate withWorkflowId(String value) {
    return new RoomCreate(
        botId, conversationId, voiceId, uid, Optional.of(value), connectorId, config);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel
   * @return a copy
   */
  public RoomCreate withConnectorId(String value) {
    return new RoomCreate(
        botId, conversationId, voiceId, uid, workflowId, Optional.of(value), config);
  }

  /**
   * The same with {@code config}.
   *
   * @param value how it behaves
   * @return a copy
   */
  public RoomCreate withConfig(RoomConfig value) {
    return new RoomCreate(
        botId, conversationId, voiceId, uid, workflowId, connectorId, Optional.of(value));
  }
}
