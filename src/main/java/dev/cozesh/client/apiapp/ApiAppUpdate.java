package dev.cozesh.client.apiapp;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Changes to a callback app; what is absent stays.
 *
 * @param name for people
 * @param callbackUrl the new address; Coze asks it for a proof before it answers
 */
public record ApiAppUpdate(Optional<String> name, Optional<String> callbackUrl) {
  public ApiAppUpdate {
    requireNonNull(name, "name");
    requireNonNull(callbackUrl, "callbackUrl");
  }

  /**
   * The same with {@code name}.
   *
   * @param value for people
   * @return a copy
   */
  public ApiAppUpdate withName(String value) {
    return new ApiAppUpdate(Optional.of(value), callbackUrl);
  }

  /**
   * The same with {@code callback_url}.
   *
   * @param value the new address; Coze asks it for a proof before it answers
   * @return a copy
   */
  public ApiAppUpdate withCallbackUrl(String value) {
    return new ApiAppUpdate(name, Optional.of(value));
  }

  /**
   * Changes the address.
   *
   * @param url where Coze shall send events
   * @return the request
   */
  public static ApiAppUpdate callback(String url) {
    return new ApiAppUpdate(Optional.empty(), Optional.of(url));
  }

  /**
   * Changes the name.
   *
   * @param name for people
   * @return the request
   */
  public static ApiAppUpdate named(String name) {
    return new ApiAppUpdate(Optional.of(name), Optional.empty());
  }
}
