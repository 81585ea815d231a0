package dev.cozesh.shell;

import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.CommandTable;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The help's two pages: all commands, or one. */
final class Help {
  private Help() {}

  static String of(CommandTable table) {
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("cozesh", "the prompt, on a terminal; /help there lists its commands"));
    commands.add(List.of("cozesh FILE.groovy [ARG…]", table.script().summary()));
    commands.add(List.of("… | cozesh", "run a script from standard input"));
    commands.add(List.of("cozesh -e CODE", Option.EVAL.summary()));
    table.named().forEach(c -> commands.add(List.of("cozesh " + c.synopsis(), c.summary())));
    return "cozesh: explore, deploy and probe Coze\n\n"
        + rows(commands)
        + "\n\nOptions, before or behind the operands:\n"
        + options(
            Stream.concat(Option.GLOBAL.stream(), Stream.of(Option.HELP, Option.VERSION)).toList())
        + "\n\n`cozesh COMMAND --help` shows a command's own options.";
  }

  static String of(Command command) {
    String head = "cozesh " + command.synopsis() + "\n  " + command.summary();
    List<Option> own = Stream.of(Option.values()).filter(command.options()::contains).toList();
    String options = own.isEmpty() ? "" : "\n\nOptions:\n" + options(own);
    return head + options + "\n\n`cozesh --help` shows the options that every command takes.";
  }

  private static String options(Collection<Option> options) {
    return rows(options.stream().map(o -> List.of(o.synopsis(), o.summary())).toList());
  }

  private static String rows(List<List<String>> rows) {
    return new Table(List.of(), rows).text(Ink.NONE).indent(2).stripTrailing();
  }
}
