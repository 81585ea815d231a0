package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.auth.BrowserLogin;
import dev.cozesh.auth.DeviceCode;
import dev.cozesh.auth.DeviceLogin;
import dev.cozesh.auth.LoopbackRedirect;
import dev.cozesh.auth.RenewedAuthorizer;
import dev.cozesh.auth.Token;
import dev.cozesh.config.Environment;
import dev.cozesh.config.Found;
import dev.cozesh.config.Login;
import dev.cozesh.config.Profiles;
import dev.cozesh.config.Settings;
import dev.cozesh.config.TokenSource;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.http.SystemTime;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Clean;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code login}: signs in as the profile's {@code auth} block says, else with a token that is
 * pasted, and keeps the login.
 */
final class LoginCommand implements Command {
  private final Connector connector;

  LoginCommand(Connector connector) {
    this.connector = requireNonNull(connector, "connector");
  }

  @Override
  public String name() {
    return "login";
  }

  @Override
  public String synopsis() {
    return "login";
  }

  @Override
  public String summary() {
    return "sign in with a token, or as the profile's auth block says";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(0);
    requireServer(call);
    Environment environment = connector.environment();
    Profiles profiles = Profiles.read(environment);
    if (!signsIn(profiles, call)) {
      return new TokenLogin(environment, profiles, call, console).run();
    }
    Settings settings = connector.settings(call);
    Login login = loginOf(settings);
    try (SignIn signIn = new SignIn(settings, console::remark)) {
      Instant end =
          login.needsPerson()
              ? byPerson(login, signIn, console).expiresAt()
              : byItself(signIn.authorizer());
      tell(settings, end, call, console);
    }
    return ExitCode.OK;
  }

  /** Whether a profile says how to sign in; one that is named and not there does not. */
  private static boolean signsIn(Profiles profiles, Call call) {
    Optional<String> option = call.options().get(Option.PROFILE);
    Optional<String> named = profiles.named(option).map(Found::value);
    if (named.filter(name -> !profiles.names().contains(name)).isPresent()) {
      return false;
    }
    return profiles
        .chosen(option)
        .filter(
            found ->
                profiles.of(found.value()).stream().anyMatch(entry -> entry.login().isPresent()))
        .isPresent();
  }

  static void requireServer(Call call) {
    if (call.has(Option.SANDBOX)) {
      throw new CozeUsageException("the sandbox needs no login", "", "leave out --sandbox");
    }
  }

  /**
   * How the profile in use signs in.
   *
   * @throws CozeUsageException when it does not, with what takes its place
   */
  static Login loginOf(Settings settings) {
    return settings
        .login()
        .map(Found::value)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    settings
                        .token()
                        .map(token -> "there is nothing to log in to: " + used(token))
                        .orElse("there is nothing to log in to: no profile says how"),
                    "a login is described by the `auth` block of a profile",
                    "unset COZE_API_TOKEN, or give the profile an `auth` block"));
  }

  private static String used(Found<TokenSource> token) {
    return "the token in use is had from " + token.value() + ", from " + token.origin();
  }

  private static Token byPerson(Login login, SignIn signIn, Console console) {
    Token token =
        login instanceof Login.OAuth browser
            ? inBrowser(browser, signIn, console)
            : onDevice((Login.Device) login, signIn, console);
    signIn
        .store()
        .alone(
            () -> {
              signIn.store().save(token);
              return token;
            });
    return token;
  }

  private static Token inBrowser(Login.OAuth login, SignIn signIn, Console console) {
    try (LoopbackRedirect redirect =
        LoopbackRedirect.listen(login.redirectUri(), new SystemTime())) {
      return new BrowserLogin(signIn.client(), signIn.app(), new SecureRandom())
          .await(
              redirect,
              login.workspaceId(),
              page -> console.remark("open this page in a browser here, and agree:\n  " + page));
    }
  }

  private static Token onDevice(Login.Device login, SignIn signIn, Console console) {
    DeviceCode code =
        login
            .workspaceId()
            .map(workspace -> signIn.client().deviceCode(login.clientId(), workspace))
            .orElseGet(() -> signIn.client().deviceCode(login.clientId()));
    console.remark(
        "open this page in any browser within "
            + code.life().toMinutes()
            + " min:\n  "
            + Clean.line(code.verificationUri())
            + "\nand type the code "
            + Clean.line(code.userCode()));
    return new DeviceLogin(signIn.client(), login.clientId()).await(code);
  }

  /** Nobody is asked: whether a token can be had is all there is to find out. */
  private static Instant byItself(RenewedAuthorizer authorizer) {
    authorizer.authorization();
    return authorizer.expiresAt().orElseThrow();
  }

  private static void tell(Settings settings, Instant end, Call call, Console console) {
    String host = settings.address().getRawAuthority();
    String until = end.truncatedTo(ChronoUnit.SECONDS).toString();
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("host", host).put("token_expires_at", until).toPrettyString()
            : "logged in to "
                + host
                + "; the token is good until "
                + until
                + " and renewed by itself");
  }
}
