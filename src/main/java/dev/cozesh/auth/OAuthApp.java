package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * An OAuth app, as its page in Coze's console shows it. Its text form shows no secret.
 *
 * @param clientId the app's id
 * @param clientSecret what a web app proves itself with; apps on people's own machines (PKCE,
 *     devices) have none
 */
public record OAuthApp(String clientId, Optional<String> clientSecret) {
  public OAuthApp {
    requireNonNull(clientId, "clientId");
    requireNonNull(clientSecret, "clientSecret");
  }

  /**
   * {@return an app without a secret}
   *
   * @param clientId the OAuth app
   */
  public static OAuthApp open(String clientId) {
    return new OAuthApp(clientId, Optional.empty());
  }

  /**
   * {@return a web app}
   *
   * @param clientId the OAuth app
   * @param clientSecret the app's secret
   */
  public static OAuthApp web(String clientId, String clientSecret) {
    return new OAuthApp(clientId, Optional.of(clientSecret));
  }

  /** The id alone. */
  @Override
  public String toString() {
    return "OAuthApp[" + clientId + "]";
  }
}
