package dev.cozesh.client.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which published configuration to read.
 *
 * @param version an older one; read by the open-source server only
 */
public record AppQuery(String appId, Optional<String> connectorId, Optional<String> version) {
  public AppQuery {
    requireNonNull(appId, "appId");
    requireNonNull(connectorId, "connectorId");
    requireNonNull(version, "version");
  }

  /**
   * The newest.
   *
   * @param appId the app
   * @return the request
   */
  public static AppQuery of(String appId) {
    return new AppQuery(appId, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel
   * @return a copy
   */
  public AppQuery withConnectorId(String value) {
    return new AppQuery(appId, Optional.of(value), version);
  }

  /**
   * The same with {@code version}.
   *
   * @param value an older one; read by the open-source server only
   * @return a copy
   */
  public AppQuery withVersion(String value) {
    return new AppQuery(appId, connectorId, Optional.of(value));
  }
}
