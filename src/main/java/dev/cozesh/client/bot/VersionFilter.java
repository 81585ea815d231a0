package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which versions of a bot to list.
 *
 * @param publishStatus Coze's word for a state
 */
public record VersionFilter(
    String botId, Optional<String> publishStatus, Optional<String> connectorId) {
  public VersionFilter {
    requireNonNull(botId, "botId");
    requireNonNull(publishStatus, "publishStatus");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * All of them.
   *
   * @param botId the bot
   * @return the request
   */
  public static VersionFilter of(String botId) {
    return new VersionFilter(botId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code publish_status}.
   *
   * @param value Coze's word for a state
   * @return a copy
   */
  public VersionFilter withPublishStatus(String value) {
    return new VersionFilter(botId, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel
   * @return a copy
   */
  public VersionFilter withConnectorId(String value) {
    return new VersionFilter(botId, publishStatus, Optional.of(value));
  }
}
