package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.CommandTable;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.Options;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one command line. Options stand before or after the operands; behind a script what is no
 * option of ours belongs to the script, and behind {@code --} everything does. The whole line is
 * read even when it is wrong, so that {@code --json} and {@code --result-file} are heeded.
 */
public final class CommandLine {
  private final CommandTable table;
  private final Map<Option, String> options = new EnumMap<>(Option.class);
  private final List<String> operands = new ArrayList<>();

  /** Shorter ones are near to too much that scripts may want. */
  private static final int LONG = 7;

  private Command command;
  private CozeUsageException wrong;
  private boolean optionsEnded;

  private CommandLine(CommandTable table) {
    this.table = requireNonNull(table, "table");
  }

  /** Reads the line; never fails, the result says what is wrong. */
  public static Invocation read(List<String> line, CommandTable table) {
    CommandLine reader = new CommandLine(table);
    Deque<String> rest = new ArrayDeque<>(line);
    while (!rest.isEmpty()) {
      reader.word(rest.pop(), rest);
    }
    return reader.invocation();
  }

  private void word(String word, Deque<String> rest) {
    if (optionsEnded || !word.startsWith("-") || word.equals("-")) {
      operand(word);
    } else if (word.equals("--")) {
      optionsEnded = true;
    } else {
      option(word, rest);
    }
  }

  private void operand(String word) {
    if (command != null || options.containsKey(Option.EVAL)) {
      operands.add(word);
      return;
    }
    Optional<Command> named = optionsEnded ? Optional.empty() : table.find(word);
    command = named.orElse(table.script());
    if (named.isEmpty()) {
      operands.add(word);
      if (!looksLikeScript(word)) {
        unknownCommand(word);
      }
    }
  }

  private boolean looksLikeScript(String word) {
    return optionsEnded || word.equals("-") || word.contains(".") || word.contains("/");
  }

  private void unknownCommand(String word) {
    fail(
        "there is no command `" + word + "`",
        "a script is a file whose name ends in .groovy",
        orHelp(Nearest.hint(word, table.names())));
  }

  private void option(String word, Deque<String> rest) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    String spelling = equals < 0 ? word : word.substring(0, equals);
    Optional<Option> known = Option.of(spelling);
    if (behindScript() && known.filter(this::isForScripts).isEmpty()) {
      requireNoSlip(spelling);
      operands.add(word);
    } else if (known.isEmpty()) {
      fail(
          "there is no option `" + spelling + "`",
          "",
          orHelp(Nearest.hint(spelling, Option.spellings())));
    } else {
      value(known.get(), equals < 0 ? null : word.substring(equals + 1), rest);
    }
  }

  /** Whether the script is named already, so that unknown options are its own. */
  private boolean behindScript() {
    return options.containsKey(Option.EVAL)
        || command != null && command.takesScript() && !operands.isEmpty();
  }

  /** An option of ours with a letter wrong must not become an argument that nobody reads. */
  private void requireNoSlip(String spelling) {
    Set<Option> taken = EnumSet.copyOf(Option.GLOBAL);
    taken.addAll((command == null ? table.script() : command).options());
    taken.stream()
        .map(Option::spelling)
        .filter(own -> own.length() >= LONG && Nearest.isWithin(spelling, own, 1))
        .findFirst()
        .ifPresent(
            own ->
                fail(
                    "there is no option `" + spelling + "`",
                    "",
                    "did you mean `" + own + "`? An argument of the script stands behind `--`"));
  }

  private boolean isForScripts(Option option) {
    Command script = command == null ? table.script() : command;
    return Option.GLOBAL.contains(option) || script.options().contains(option);
  }

  private void value(Option option, String attached, Deque<String> rest) {
    if (attached != null) {
      if (option.needsValue() || option.hasOptionalValue()) {
        put(option, attached);
      } else {
        fail(option.spelling() + " takes no value", "", "leave out `=" + attached + "`");
      }
    } else if (!option.needsValue()) {
      options.put(option, "");
    } else if (rest.isEmpty()) {
      fail(option.spelling() + " lacks its value", "", "write `" + option.synopsis() + "`");
    } else if (isOption(rest.peek())) {
      swallowing(option, rest.peek()); // which is read as the option that it is
    } else {
      put(option, rest.pop());
    }
  }

  private static boolean isOption(String word) {
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    return word.equals("--")
        || Option.of(equals < 0 ? word : word.substring(0, equals)).isPresent();
  }

  private void swallowing(Option option, String next) {
    String meant =
        option.spelling().startsWith("--")
            ? option.spelling() + "=" + next
            : option.spelling() + " ' " + next + "'";
    fail(
        option.spelling() + " lacks its value",
        next + " behind it is an option itself",
        "write `" + option.synopsis() + "`, or `" + meant + "` if that is really meant");
  }

  private void put(Option option, String value) {
    boolean further = option.isRepeatable() && options.containsKey(option);
    options.put(option, further ? Options.joined(options.get(option), value) : value);
  }

  private Invocation invocation() {
    if (command == null && options.containsKey(Option.EVAL)) {
      command = table.script();
    }
    if (!options.containsKey(Option.HELP) && !options.containsKey(Option.VERSION)) {
      checkOptions();
    }
    return new Invocation(
        Optional.ofNullable(command),
        new Call(operands, new Options(options)),
        Optional.ofNullable(wrong));
  }

  private void checkOptions() {
    Set<Option> allowed = EnumSet.copyOf(Option.GLOBAL);
    Command taker = command == null ? table.script() : command;
    allowed.addAll(taker.options());
    options.keySet().stream()
        .filter(option -> !allowed.contains(option))
        .findFirst()
        .ifPresent(
            option ->
                fail(
                    "`" + taker.name() + "` does not take " + option.spelling(),
                    "",
                    "`cozesh " + taker.name() + " --help` shows what it takes"));
  }

  private void fail(String what, String why, String next) {
    if (wrong == null) {
      wrong = new CozeUsageException(what, why, next);
    }
  }

  private static String orHelp(String hint) {
    return hint.isEmpty() ? "`cozesh --help` shows what there is" : hint;
  }
}
