package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * On whose behalf a service app calls. All three are chosen by the app.
 *
 * @param name keeps end users apart: without it all of them see one another's conversations
 * @param deviceId counts against the quota of a device
 * @param customConsumer counts against the quota of a consumer
 * @see <a href="https://docs.coze.cn/developer_guides/session_isolation">Coze: session
 *     isolation</a>
 */
public record JwtSession(
    Optional<String> name, Optional<String> deviceId, Optional<String> customConsumer) {
  /** On behalf of the app itself. */
  public static final JwtSession NONE =
      new JwtSession(Optional.empty(), Optional.empty(), Optional.empty());

  public JwtSession {
    requireNonNull(name, "name");
    requireNonNull(deviceId, "deviceId");
    requireNonNull(customConsumer, "customConsumer");
  }

  /**
   * For one end user.
   *
   * @param name tells end users apart
   * @return the session
   */
  public static JwtSession named(String name) {
    return new JwtSession(Optional.of(name), Optional.empty(), Optional.empty());
  }
}
