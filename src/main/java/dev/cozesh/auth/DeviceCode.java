package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a login on a machine without a browser begins with: the user opens the address elsewhere and
 * types the user code. Its text form shows no device code.
 *
 * @param deviceCode what the token is asked for with; secret
 * @param userCode what the user types
 * @param verificationUri where the user types it
 * @param life how long both codes are good for
 * @param interval the least time between two questions for the token
 */
public record DeviceCode(
    String deviceCode, String userCode, String verificationUri, Duration life, Duration interval) {
  public DeviceCode {
    requireNonNull(deviceCode, "deviceCode");
    requireNonNull(userCode, "userCode");
    requireNonNull(verificationUri, "verificationUri");
    requireNonNull(life, "life");
    requireNonNull(interval, "interval");
  }

  /** What the user needs. */
  @Override
  public String toString() {
    return "DeviceCode[" + userCode + " at " + verificationUri + "]";
  }
}
