package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which published configuration the old endpoint shall read.
 *
 * @param connectorId the channel; read by the open-source server only
 * @param version an older one; read by the open-source server only
 */
public record OnlineBotQuery(String botId, Optional<String> connectorId, Optional<String> version) {
  public OnlineBotQuery {
    requireNonNull(botId, "botId");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(version, "version");
  }

  /**
   * The newest.
   *
   * @param botId the bot
   * @return the request
   */
  public static OnlineBotQuery of(String botId) {
    return new OnlineBotQuery(botId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel; read by the open-source server only
   * @return a copy
   */
  public OnlineBotQuery withConnectorId(String value) {
    return new OnlineBotQuery(botId, Optional.of(value), version);
  }

  /**
   * The same with {@code version}.
   *
   * @param value an older one; read by the open-source server only
   * @return a copy
   */
  public OnlineBotQuery withVersion(String value) {
    return new OnlineBotQuery(botId, connectorId, Optional.of(value));
  }
}
