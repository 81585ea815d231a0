package dev.cozesh.client.apiapp;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A callback app to be made.
 *
 * @param appType what it is for
 * @param name for people
 * @param connectorId the channel, with {@link ApiAppType#CONNECTOR}
 */
public record ApiAppCreate(
    ApiAppType appType, Optional<String> name, Optional<String> connectorId) {
  public ApiAppCreate {
    requireNonNull(appType, "appType");
    requireNonNull(name, "name");
    requireNonNull(connectorId, "connectorId");
  }

  /**
   * Sends nothing but what is needed.
   *
   * @param appType what it is for
   * @return the request
   */
  public static ApiAppCreate of(ApiAppType appType) {
    return new ApiAppCreate(appType, Optional.empty(), Optional.empty());
  }

  /**
   * The same with {@code name}.
   *
   * @param value for people
   * @return a copy
   */
  public ApiAppCreate withName(String value) {
    return new ApiAppCreate(appType, Optional.of(value), connectorId);
  }

  /**
   * The same with {@code connector_id}.
   *
   * @param value the channel, with {@link ApiAppType#CONNECTOR}
   * @return a copy
   */
  public ApiAppCreate withConnectorId(String value) {
    return new ApiAppCreate(appType, name, Optional.of(value));
  }
}
