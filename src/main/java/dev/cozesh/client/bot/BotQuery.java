package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Which configuration of a bot to read.
 *
 * @param isPublished false for the draft; Coze reads what is published unless told
 * @param connectorId the channel; read by the open-source server only
 */
public record BotQuery(
    String botId,
    @JsonProperty("is_published") Optional<Boolean> isPublished,
    Optional<String> connectorId) {
  public BotQuery {
    requireNonNull(botId, "botId");
    requireNonNull(isPublished, "isPublished");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * What is published.
   *
   * @param botId the bot
   * @return the request
   */
  public static BotQuery of(String botId) {
    return new BotQuery(botId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code is_published}.
   *
   * @param value false for the draft; Coze reads what is published unless told
   * @return a copy
   */
  public BotQuery withIsPublished(boolean value) {
    return new BotQuery(botId, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel; read by the open-source server only
   * @return a copy
   */
  public BotQuery withConnectorId(String value) {
    return new BotQuery(botId, isPublished, Optional.of(value));
  }
}
