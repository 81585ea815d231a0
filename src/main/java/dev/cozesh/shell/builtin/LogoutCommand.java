package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Found;
import dev.cozesh.config.ProfileEntry;
import dev.cozesh.config.ProfileStore;
import dev.cozesh.config.Profiles;
import dev.cozesh.config.Settings;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * {@code logout}: forgets the login of the profile, or the token that a login stored in the user's
 * file. Coze has no call that ends a token earlier.
 */
final class LogoutCommand implements Command {
  private final Connector connector;

  LogoutCommand(Connector connector) {
    this.connector = requireNonNull(connector, "connector");
  }

  @Override
  public String name() {
    return "logout";
  }

  @Override
  public String synopsis() {
    return "logout";
  }

  @Override
  public String summary() {
    return "forget the profile's login";
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(0);
    LoginCommand.requireServer(call);
    Settings settings = connector.settings(call);
    Optional<ProfileEntry> stored = stored(settings);
    if (stored.isPresent()) {
      return forgetToken(stored.get(), call, console);
    }
    LoginCommand.loginOf(settings);
    try (SignIn signIn = new SignIn(settings, console::remark)) {
      signIn.store().alone(() -> forget(signIn));
    }
    String host = settings.address().getRawAuthority();
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("logged_out_of", host).toPrettyString()
            : "logged out of " + host);
    return ExitCode.OK;
  }

  /** The profile in use, when its token stands in the user's file. */
  private static Optional<ProfileEntry> stored(Settings settings) {
    String name = settings.profile().map(Found::value).orElse("");
    Path file = settings.places().userConfig();
    return Profiles.read(settings.environment()).of(name).stream()
        .filter(entry -> entry.file().equals(file) && entry.holdsToken())
        .findFirst();
  }

  private static ExitCode forgetToken(ProfileEntry entry, Call call, Console console) {
    String host = entry.baseUrl().map(URI::getRawAuthority).orElse("no server");
    String what = "the token of profile " + entry.name() + " (" + host + ")";
    if (!call.has(Option.YES) && !new Questions(console).agreed("forget " + what + "?")) {
      throw new CozeUsageException(
          what + " stays: not confirmed",
          console.canAsk() ? "" : "there is no terminal to ask on",
          "run again, or with --yes");
    }
    new ProfileStore(entry.file()).logOut(entry.name());
    console.print(
        call.has(Option.JSON)
            ? Json.object().put("logged_out_of", host).toPrettyString()
            : "logged out of " + host);
    String page =
        entry
            .baseUrl()
            .map(url -> LoginServer.at(url).tokenPage())
            .orElse("the page where it was made");
    console.remark("Coze takes the token until it is deleted at " + page);
    return ExitCode.OK;
  }

  private static Object forget(SignIn signIn) {
    signIn.store().remove();
    return "";
  }
}
