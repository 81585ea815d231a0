package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** {@code state VERB}: what is managed on the target; the server is left alone. */
final class StateCommand implements Command {
  private final Workbench bench;

  StateCommand(Workbench bench) {
    this.bench = requireNonNull(bench, "bench");
  }

  /** Made when asked for: every start makes this command, and few use it. */
  private List<StateVerb> verbs() {
    return List.of(
        new StateLs(),
        new StateShow(),
        new StateMv(),
        new StateRm(),
        new StateProtection(true),
        new StateProtection(false),
        new StateRepairVerb(),
        new StateMigrate(bench));
  }

  @Override
  public String name() {
    return "state";
  }

  @Override
  public String synopsis() {
    return "state VERB [ADDRESS…]";
  }

  @Override
  public String summary() {
    return "look at what is managed, and mend it: " + names();
  }

  @Override
  public Set<Option> options() {
    Set<Option> all = EnumSet.of(Option.LOCK_TIMEOUT);
    verbs().forEach(verb -> all.addAll(verb.options()));
    return all;
  }

  @Override
  public ExitCode run(Call call, Console console) {
    StateVerb verb = verb(call.arg(0, "what to do: " + names()));
    requireItsOptions(verb, call);
    call.atMost(verb.operands().isEmpty() ? 1 : 1 + verb.operands().split(" ").length);
    try (Connection connection = bench.connector().open(call, console)) {
      verb.run(
          new StateVerb.Scene(connection, () -> bench.engines().state(connection), call, console));
    }
    return ExitCode.OK;
  }

  private StateVerb verb(String name) {
    return verbs().stream()
        .filter(verb -> verb.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "`state " + name + "` is nothing", "there are " + names(), ""));
  }

  private static void requireItsOptions(StateVerb verb, Call call) {
    for (Option option : call.options().given()) {
      boolean taken =
          Option.GLOBAL.contains(option)
              || option == Option.LOCK_TIMEOUT
              || verb.options().contains(option);
      if (!taken) {
        throw new CozeUsageException(
            "`state " + verb.name() + "` does not take " + option.spelling(),
            "",
            "`cozesh --help` shows the commands");
      }
    }
  }

  private String names() {
    List<String> names = verbs().stream().map(StateVerb::name).toList();
    return String.join(", ", names.subList(0, names.size() - 1))
        + " and "
        + names.get(names.size() - 1);
  }
}
