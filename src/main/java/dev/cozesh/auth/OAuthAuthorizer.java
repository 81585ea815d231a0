package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.error.CozeTransportException.Delivery;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Calls as the user who logged in by browser or device. Whoever runs the login saves its token in
 * the store; from then on it is renewed here, and each renewal saved before it is used, since the
 * refresh token before it is dead then.
 */
public final class OAuthAuthorizer extends RenewedAuthorizer {
  private final OAuthApp app;

  /**
   * The authorizer of one login.
   *
   * @param client of the server that the login is for
   * @param app the OAuth app that is logged in to
   * @param store where the login is kept; shared with other processes, if it can be
   * @param remarks told what its user should know; called while a request waits
   */
  public OAuthAuthorizer(
      OAuthClient client, OAuthApp app, TokenStore store, Consumer<String> remarks) {
    super(new SharedToken(store, last -> renewed(client, app, last), client.time(), remarks));
    this.app = requireNonNull(app, "app");
  }

  private static Token renewed(OAuthClient client, OAuthApp app, Optional<Token> last) {
    String host = client.base().getRawAuthority();
    Token token =
        last.orElseThrow(
            () ->
                new CozeCredentialException(
                    "nobody is logged in to " + host, "", "log in: `cozesh login`"));
    String refresh =
        token.refreshToken().orElseThrow(() -> over(host, "it cannot be renewed", null));
    try {
      Token fresh = client.refresh(app, refresh);
      return fresh.refreshToken().isPresent()
          ? fresh
          : new Token(
              fresh.accessToken(), token.refreshToken(), fresh.obtainedAt(), fresh.expiresAt());
    } catch (CozeServiceException e) {
      throw isFinal(e) ? over(host, e.what() + (e.why().isEmpty() ? "" : "; " + e.why()), e) : e;
    } catch (CozeTransportException e) {
      throw e.delivery() == Delivery.NOT_SENT ? e : unanswered(e);
    }
  }

  /** A server in trouble, or one that is asked too much, has not looked at the token. */
  private static boolean isFinal(CozeServiceException refused) {
    int status = refused.refusal().httpStatus();
    return status < 500 && status != 429 && status != 408;
  }

  private static CozeCredentialException over(String host, String why, CozeServiceException cause) {
    return new CozeCredentialException(
        "the login to " + host + " is over",
        why
            + "; a login ends after 30 days without use, and when the answer to a renewal is lost:"
            + " each refresh token is good for one",
        "log in again: `cozesh login`",
        cause);
  }

  private static CozeTransportException unanswered(CozeTransportException cause) {
    return new CozeTransportException(
        "the login could not be renewed: " + cause.what(),
        (cause.why().isEmpty() ? "" : cause.why() + "; ")
            + "if the server did renew it, the new login was lost with the answer",
        "try again; should Coze refuse then, log in again: `cozesh login`",
        cause.delivery(),
        cause);
  }

  @Override
  String carried(Token token) {
    return "Bearer " + token.accessToken();
  }

  @Override
  Set<String> ownSecrets() {
    return app.clientSecret().map(Set::of).orElse(Set.of());
  }

  @Override
  public String toString() {
    return "OAuthAuthorizer[" + app.clientId() + "]";
  }
}
