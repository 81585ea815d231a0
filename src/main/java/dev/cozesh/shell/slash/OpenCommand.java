package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Console;

/** {@code /open}: runs a script in this session. */
public final class OpenCommand implements SlashCommand {
  private final Inputs inputs;
  private final Environment environment;

  /**
   * @param environment relative to whose directory files lie
   */
  public OpenCommand(Inputs inputs, Environment environment) {
    this.inputs = requireNonNull(inputs, "inputs");
    this.environment = requireNonNull(environment, "environment");
  }

  @Override
  public String name() {
    return "open";
  }

  @Override
  public String synopsis() {
    return "/open FILE";
  }

  @Override
  public String summary() {
    return "run a script here";
  }

  @Override
  public String help() {
    return """
        Variables and methods of the script stay. What it declares is planned, and applied when you
        say so. Its own files are looked up beside it, as in `cozesh FILE`.""";
  }

  @Override
  public String example() {
    return "/open deploy.groovy";
  }

  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      throw new CozeUsageException("/open does not say what", "", "write `" + example() + "`");
    }
    inputs.run(ScriptSource.file(environment.resolve(rest)).named(rest));
  }
}
