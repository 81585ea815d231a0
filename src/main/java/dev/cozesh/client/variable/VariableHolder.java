package dev.cozesh.client.variable;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import java.util.Optional;

/**
 * Whose variables: those of a bot or an app, for one of its users.
 *
 * @param connectorUid the user, as the caller named it in its chats
 * @param botId not together with appId
 * @param connectorId the channel, {@code 1024} unless set
 */
public record VariableHolder(
    String connectorUid,
    Optional<String> botId,
    Optional<String> appId,
    Optional<String> connectorId) {
  public VariableHolder {
    requireNonNull(connectorUid, "connectorUid");
    requireNonNull(connectorId, "connectorId");
    if (botId.isPresent() && appId.isPresent()) {
      throw new CozeUsageException(
          "variables belong to a bot or to an app, not to both",
          "Coze takes one of the two ids",
          "leave out one of them");
    }
  }

  /**
   * {@return those of a bot}
   *
   * @param botId the bot
   * @param connectorUid the user, as the caller named it
   */
  public static VariableHolder ofBot(String botId, String connectorUid) {
    return new VariableHolder(connectorUid, Optional.of(botId), Optional.empty(), Optional.empty());
  }

  /**
   * {@return those of an app}
   *
   * @param appId the app
   * @param connectorUid the user, as the caller named it
   */
  public static VariableHolder ofApp(String appId, String connectorUid) {
    return new VariableHolder(connectorUid, Optional.empty(), Optional.of(appId), Optional.empty());
  }

  /**
   * The same in another channel.
   *
   * @param id the channel
   * @return a copy
   */
  public VariableHolder inConnector(String id) {
    return new VariableHolder(connectorUid, botId, appId, Optional.of(id));
  }
}
