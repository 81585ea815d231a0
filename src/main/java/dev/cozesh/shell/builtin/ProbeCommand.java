package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.EnumSet;
import java.util.Set;

/** {@code probe …}: finds out which requests a server knows, and looks at what was found. */
final class ProbeCommand implements Command {
  private final Workbench bench;

  ProbeCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  @Override
  public String name() {
    return "probe";
  }

  @Override
  public String synopsis() {
    return "probe FILE.groovy|FILE|'PATTERN'… | show [RUN|ID] | replay ID";
  }

  @Override
  public String summary() {
    return "find out which endpoints exist, with proof";
  }

  @Override
  public Set<Option> options() {
    Set<Option> options = EnumSet.copyOf(Option.OF_PROBE);
    options.add(Option.DETAILED_EXITCODE);
    return options;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    return new ProbeJob(bench, call, console)
        .run(); // a class of its own: each start loads this one
  }
}
