package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeCredentialException;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeServiceException;
import dev.cozesh.error.CozeTransportException;
import dev.cozesh.http.Authorizer;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An authorizer whose credential ends and is renewed: 60 s before its end, or when it was refused.
 * However many threads need it, one renews. Thread-safe; its text form shows no secret.
 */
public abstract class RenewedAuthorizer implements Authorizer {
  private final SharedToken shared;

  RenewedAuthorizer(SharedToken shared) {
    this.shared = requireNonNull(shared, "shared");
  }

  /**
   * {@inheritDoc}
   *
   * @throws CozeCredentialException also when the server that gives credentials refused or did not
   *     answer, which is its cause then
   */
  @Override
  public final String authorization() {
    try {
      return carried(shared.current());
    } catch (CozeServiceException | CozeTransportException | CozeDataException e) {
      throw none(e);
    }
  }

  @Override
  public final boolean renew(String refusedAuthorization) {
    try {
      shared.replace(token -> carried(token).equals(refusedAuthorization));
      return true;
    } catch (CozeServiceException | CozeTransportException | CozeDataException e) {
      return false; // the refusal that led here says more
    }
  }

  /** {@return when the credential at hand ends; empty when there is none} Asks no server. */
  public final Optional<Instant> expiresAt() {
    return shared.known().map(Token::expiresAt);
  }

  /** Forgets the credential, in memory and where it is kept. */
  public final void forget() {
    shared.forget();
  }

  @Override
  public final Set<String> secrets() {
    Set<String> secrets = new HashSet<>(shared.secrets());
    secrets.addAll(ownSecrets());
    return secrets;
  }

  /** The token as a header carries it. */
  abstract String carried(Token token);

  /** What buys tokens. */
  abstract Set<String> ownSecrets();

  private static CozeCredentialException none(CozeException cause) {
    return new CozeCredentialException(
        "no credential to be had: " + cause.what(), cause.why(), cause.next(), cause);
  }
}
