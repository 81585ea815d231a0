package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A login in a browser on this machine: shows where the user agrees, and waits until the browser
 * comes back with the code. By secret or, for an app without one, by PKCE. Thread-safe.
 *
 * @see <a href="https://docs.coze.cn/developer_guides/oauth_pkce">Coze: OAuth by PKCE</a>
 */
public final class BrowserLogin {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private final OAuthClient client;
  private final OAuthApp app;
  private final SecureRandom random;

  /**
   * A login for an app.
   *
   * @param client Coze's token service
   * @param app the OAuth app
   * @param random where random bits come from
   */
  public BrowserLogin(OAuthClient client, OAuthApp app, SecureRandom random) {
    this.client = requireNonNull(client, "client");
    this.app = requireNonNull(app, "app");
    this.random = requireNonNull(random, "random");
  }

  /**
   * {@return the token, when the user has agreed; waits 10 minutes}
   *
   * @param redirect where the browser comes back; its address is named on the app's page
   * @param workspaceId the team workspace to agree for; the user's own rights when empty
   * @param show is given the page to be opened, before the wait begins
   * @throws CozeCredentialException when the user refused, or took too long
   */
  public Token await(LoopbackRedirect redirect, Optional<String> workspaceId, Consumer<URI> show) {
    String state = JwtApp.id(random);
    Consent consent = Consent.web(app.clientId(), redirect.uri(), state);
    Pkce proof = Pkce.random(random);
    boolean isOpen = app.clientSecret().isEmpty();
    Consent asked = isOpen ? consent.with(proof) : consent;
    show.accept(
        workspaceId
            .map(workspace -> client.authorizeUrl(workspace, asked))
            .orElseGet(() -> client.authorizeUrl(asked)));
    String code = redirect.code(state, LIMIT);
    return isOpen
        ? client.exchange(app, code, redirect.uri(), proof)
        : client.exchange(app, code, redirect.uri());
  }
}
