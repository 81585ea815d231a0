package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.SandboxChoice;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.sandbox.Persona;
import dev.cozesh.sandbox.Sandbox;
import dev.cozesh.sandbox.SandboxOptions;
import dev.cozesh.sandbox.Storage;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.EnumSet;
import java.util.Set;

/** {@code sandbox}: the embedded Coze-compatible server alone, until a signal ends it. */
final class SandboxCommand implements Command {
  private final Environment environment;
  private final Patience patience;

  SandboxCommand(Environment environment, Patience patience) {
    this.environment = requireNonNull(environment, "environment");
    this.patience = requireNonNull(patience, "patience");
  }

  @Override
  public String name() {
    return "sandbox";
  }

  @Override
  public String synopsis() {
    return "sandbox [--port N] [--data DIR|memory] [--persona cloud|studio]";
  }

  @Override
  public String summary() {
    return "run the Coze-compatible server on this machine";
  }

  @Override
  public Set<Option> options() {
    return EnumSet.of(Option.PORT, Option.DATA, Option.PERSONA);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(0);
    String data =
        call.options().get(Option.DATA).or(() -> call.options().get(Option.SANDBOX)).orElse("");
    Storage storage = new Storage(SandboxChoice.parse(data, environment).directory());
    SandboxOptions options =
        SandboxOptions.defaults()
            .withPort(port(call))
            .withStorage(storage)
            .withPersona(persona(call));
    try (Sandbox sandbox = Sandbox.start(options)) {
      console.print("sandbox " + sandbox.baseUri());
      console.remark("token " + Sandbox.TOKEN + "; Ctrl-C ends it");
      patience.untilSignal();
    }
    return ExitCode.OK;
  }

  private static Persona persona(Call call) {
    String text = call.options().get(Option.PERSONA).orElse(Persona.CLOUD.word());
    return Persona.of(text)
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "--persona: `" + text + "` is no persona",
                    "a sandbox answers as Coze's cloud or as the open-source server",
                    "say `--persona cloud` or `--persona studio`"));
  }

  private static int port(Call call) {
    String text = call.options().get(Option.PORT).orElse("0");
    if (!text.matches("\\d{1,5}")) {
      throw new CozeUsageException(
          "--port: `" + text + "` is no port", "ports go from 0 to 65535", "0 takes a free one");
    }
    return Integer.parseInt(text);
  }
}
