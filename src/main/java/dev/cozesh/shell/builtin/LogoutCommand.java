package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Settings;
import dev.cozesh.json.Json;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;

/** {@code logout}: forgets the login of the profile. Coze has no call that ends a token earlier. */
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
    Settings settings = connector.settings(call);
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

  private static Object forget(SignIn signIn) {
    signIn.store().remove();
    return "";
  }
}
