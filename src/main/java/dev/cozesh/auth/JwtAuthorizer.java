package dev.cozesh.auth;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Calls as a service app: signs a JWT, gets a token for it, and another one before that ends. The
 * token is kept in memory only. Where Coze refuses a JWT and this machine's clock turns out to be
 * wrong, its times are put right by the server's {@code Date}, and it is tried once more.
 */
public final class JwtAuthorizer extends RenewedAuthorizer {
  private final Exchange exchange;

  /**
   * For the app's own account, everything it may do, 15 minutes a token.
   *
   * @param client of the server whose app it is
   * @param app the OAuth app
   */
  public JwtAuthorizer(OAuthClient client, JwtApp app) {
    this(
        new Exchange(
            client,
            requireNonNull(app, "app"),
            OAuthClient.defaultPath(),
            TokenTerms.DEFAULT,
            remark -> {}));
  }

  private JwtAuthorizer(Exchange exchange) {
    this(exchange, new ServerClock(exchange.client().time()));
  }

  private JwtAuthorizer(Exchange exchange, ServerClock clock) {
    super(
        new SharedToken(
            TokenStore.inMemory(), last -> exchange.token(clock), clock, exchange.remarks()));
    this.exchange = exchange;
  }

  /**
   * Another authorizer for tokens of other terms; it shares no token with this one.
   *
   * @param terms how long a token lives and what it may do
   * @return the other one
   */
  public JwtAuthorizer with(TokenTerms terms) {
    return new JwtAuthorizer(exchange.with(terms));
  }

  /**
   * Another authorizer for another account of the organization.
   *
   * @param accountId the account
   * @return the other one
   */
  public JwtAuthorizer forAccount(String accountId) {
    return new JwtAuthorizer(exchange.at(OAuthClient.accountPath(accountId)));
  }

  /**
   * Another authorizer for an enterprise, whose endpoints take no other token.
   *
   * @param enterpriseId the enterprise
   * @return the other one
   */
  public JwtAuthorizer forEnterprise(String enterpriseId) {
    return new JwtAuthorizer(exchange.at(OAuthClient.enterprisePath(enterpriseId)));
  }

  /**
   * Another authorizer that tells when this machine's clock is more than 4 minutes wrong.
   *
   * @param remarks called by the thread whose request waits
   * @return the other one
   */
  public JwtAuthorizer telling(Consumer<String> remarks) {
    return new JwtAuthorizer(exchange.telling(remarks));
  }

  @Override
  String carried(Token token) {
    return "Bearer " + token.accessToken();
  }

  @Override
  Set<String> ownSecrets() {
    return Set.of();
  }

  @Override
  public String toString() {
    return "JwtAuthorizer[" + exchange.app().appId() + "]";
  }

  private record Exchange(
      OAuthClient client, JwtApp app, String path, TokenTerms terms, Consumer<String> remarks) {
    private static final Duration WORTH_TELLING = Duration.ofMinutes(4);
    private static final SecureRandom RANDOM = new SecureRandom();

    Exchange with(TokenTerms other) {
      return new Exchange(client, app, path, other, remarks);
    }

    Exchange at(String other) {
      return new Exchange(client, app, other, terms, remarks);
    }

    Exchange telling(Consumer<String> other) {
      return new Exchange(client, app, path, terms, requireNonNull(other, "remarks"));
    }

    Token token(ServerClock clock) {
      OAuthAnswer answer = once(clock);
      if (answer.isRefused() && answer.date().map(clock::learn).orElse(false)) {
        tell(clock.skew());
        answer = once(clock);
      }
      return answer.token(clock.instant());
    }

    private OAuthAnswer once(ServerClock clock) {
      // Coze wants to be named by its host, without a port.
      String jwt = app.sign(client.base().getHost(), clock.instant(), RANDOM);
      return client.jwtAnswer(path, jwt, terms);
    }

    private void tell(Duration skew) {
      if (skew.abs().compareTo(WORTH_TELLING) > 0) {
        remarks.accept(
            "this machine's clock is "
                + skew.abs().toSeconds()
                + (skew.isNegative() ? " s ahead of " : " s behind ")
                + client.base().getHost()
                + "'s: set it; until then what is signed takes the server's time");
      }
    }
  }
}
