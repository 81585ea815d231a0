package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.auth.ConsoleUser;
import dev.cozesh.auth.FileTokenStore;
import dev.cozesh.auth.JwtApp;
import dev.cozesh.auth.JwtAuthorizer;
import dev.cozesh.auth.JwtSession;
import dev.cozesh.auth.OAuthApp;
import dev.cozesh.auth.OAuthAuthorizer;
import dev.cozesh.auth.OAuthClient;
import dev.cozesh.auth.RenewedAuthorizer;
import dev.cozesh.auth.RsaKey;
import dev.cozesh.auth.SessionAuthorizer;
import dev.cozesh.auth.TokenTerms;
import dev.cozesh.config.Found;
import dev.cozesh.config.Login;
import dev.cozesh.config.Settings;
import dev.cozesh.http.SystemTime;
import java.util.Optional;
import java.util.function.Consumer;

/** Signs in as the {@code auth} block of the profile in use says. Sends nothing by itself. */
final class SignIn implements AutoCloseable {
  private final Settings settings;
  private final Login login;
  private final OAuthClient client;
  private final FileTokenStore store;
  private final Consumer<String> remarks;

  /**
   * @param settings of a profile with such a block
   * @param remarks told what the user should know, once each
   */
  SignIn(Settings settings, Consumer<String> remarks) {
    this.settings = requireNonNull(settings, "settings");
    this.remarks = requireNonNull(remarks, "remarks");
    this.login = settings.login().map(Found::value).orElseThrow();
    this.client = OAuthClient.at(settings.address(), NetworkOf.settings(settings));
    String profile = settings.profile().map(Found::value).orElse("");
    this.store =
        new FileTokenStore(
            settings.places().login(profile, login.owner()),
            settings.address(),
            login.owner(),
            new SystemTime());
  }

  OAuthClient client() {
    return client;
  }

  /** Where the login is kept; a service app keeps none. */
  FileTokenStore store() {
    return store;
  }

  /** Who asks; fetches key, secret or password, no token yet. */
  RenewedAuthorizer authorizer() {
    store.warning().ifPresent(remarks);
    if (login instanceof Login.Jwt jwt) {
      return serviceApp(jwt);
    }
    if (login instanceof Login.Session session) {
      String password = session.password().readText(settings.environment());
      return new SessionAuthorizer(
          client, new ConsoleUser(session.email(), password), store, remarks);
    }
    return new OAuthAuthorizer(client, app(), store, remarks);
  }

  /** The app that a person logs in by. */
  OAuthApp app() {
    Optional<String> secret =
        login instanceof Login.OAuth browser
            ? browser.clientSecret().map(source -> source.read(settings.environment()))
            : Optional.empty();
    return new OAuthApp(login.owner(), secret);
  }

  private RenewedAuthorizer serviceApp(Login.Jwt jwt) {
    RsaKey key = RsaKey.parse(jwt.privateKey().readText(settings.environment()));
    JwtSession session = jwt.sessionName().map(JwtSession::named).orElse(JwtSession.NONE);
    JwtAuthorizer own =
        new JwtAuthorizer(client, JwtApp.of(jwt.appId(), jwt.keyId(), key).with(session))
            .with(new TokenTerms(jwt.life(), Optional.empty()))
            .telling(remarks);
    return jwt.accountId()
        .map(own::forAccount)
        .or(() -> jwt.enterpriseId().map(own::forEnterprise))
        .orElse(own);
  }

  @Override
  public void close() {
    client.close();
  }
}
