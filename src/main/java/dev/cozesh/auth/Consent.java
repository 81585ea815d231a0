package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Optional;

/**
 * What a user is asked to agree to, in a browser.
 *
 * @param clientId the app's id
 * @param redirectUri where the browser goes with the code; one of those named on the app's page
 * @param state comes back unchanged; hard to guess, so that nobody can slip in another one's code
 * @param pkce for apps without a secret
 */
public record Consent(String clientId, URI redirectUri, String state, Optional<Pkce> pkce) {
  public Consent {
    requireNonNull(clientId, "clientId");
    requireNonNull(redirectUri, "redirectUri");
    requireNonNull(state, "state");
    requireNonNull(pkce, "pkce");
  }

  /**
   * For a web app, which has a secret.
   *
   * @param clientId the OAuth app
   * @param redirectUri where the browser is sent with the code
   * @param state a value that nobody can guess and that comes back with the code
   * @return the consent to be asked for
   */
  public static Consent web(String clientId, URI redirectUri, String state) {
    return new Consent(clientId, redirectUri, state, Optional.empty());
  }

  /**
   * The same with a proof.
   *
   * @param proof the proof
   * @return a copy
   */
  public Consent with(Pkce proof) {
    return new Consent(clientId, redirectUri, state, Optional.of(proof));
  }
}
