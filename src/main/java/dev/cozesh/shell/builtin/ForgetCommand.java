package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code forget ADDRESS}: {@code state rm}, said aloud. */
final class ForgetCommand implements Command {
  private final StateCommand state;

  ForgetCommand(Workbench bench) {
    this.state = new StateCommand(requireNonNull(bench, "bench"));
  }

  @Override
  public String name() {
    return "forget";
  }

  @Override
  public String synopsis() {
    return "forget ADDRESS";
  }

  @Override
  public String summary() {
    return "manage an object no longer, and leave it on Coze";
  }

  @Override
  public Set<Option> options() {
    return Set.of(Option.LOCK_TIMEOUT);
  }

  @Override
  public ExitCode run(Call call, Console console) {
    call.atMost(1);
    List<String> words = new ArrayList<>(List.of(new StateRm().name()));
    words.addAll(call.args());
    return state.run(new Call(words, call.options()), console);
  }
}
