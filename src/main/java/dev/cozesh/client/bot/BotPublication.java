package dev.cozesh.client.bot;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a draft is published to.
 *
 * @param connectorIds channels, {@code 1024} for the API
 * @param connectors settings of channels, by their ids
 */
public record BotPublication(
    String botId,
    List<String> connectorIds,
    Optional<Map<String, Map<String, String>>> connectors) {
  public BotPublication {
    requireNonNull(botId, "botId");
    connectorIds = List.copyOf(connectorIds);
    requireNonNull(connectors, "connectors");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param botId the bot
   * @param connectorIds channels, {@code 1024} for the API
   * @return the request
   */
  public static BotPublication of(String botId, List<String> connectorIds) {
    return new BotPublication(botId, connectorIds, Optional.empty());
  }

  /**
   * The same with {@code connectors}.
   *
   * @param value settings of channels, by their ids
   * @return a copy
   */
  public BotPublication withConnectors(Map<String, Map<String, String>> value) {
    return new BotPublication(botId, connectorIds, Optional.of(value));
  }
}
