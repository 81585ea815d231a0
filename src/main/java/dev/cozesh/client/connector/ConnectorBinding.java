package dev.cozesh.client.connector;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Settings of devices, for a user of a channel.
 *
 * @param configs what can be set
 */
public record ConnectorBinding(List<Config> configs, Optional<String> userId) {
  public ConnectorBinding {
    configs = List.copyOf(configs);
    requireNonNull(userId, "userId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param configs what can be set
   * @return the request
   */
  public static ConnectorBinding of(List<Config> configs) {
    return new ConnectorBinding(configs, Optional.empty());
  }

  /**
   * The same with {@code user_id}.
   *
   * @param value the user
   * @return a copy
   */
  public ConnectorBinding withUserId(String value) {
    return new ConnectorBinding(configs, Optional.of(value));
  }

  /**
   * One setting.
   *
   * @param enums what can be chosen
   */
  public record Config(String key, List<Choice> enums) {
    public Config {
      requireNonNull(key, "key");
      enums = List.copyOf(enums);
    }
  }

  /**
   * One choice.
   *
   * @param label for people
   */
  public record Choice(String label, String value) {
    public Choice {
      requireNonNull(label, "label");
      requireNonNull(value, "value");
    }
  }
}
