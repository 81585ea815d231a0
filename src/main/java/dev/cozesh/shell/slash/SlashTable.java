package dev.cozesh.shell.slash;

import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.command.Console;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All commands of the prompt.
 *
 * @param groups what belongs together, by title, in the order of the help
 */
public record SlashTable(Map<String, List<SlashCommand>> groups) {
  private static final Pattern LINE =
      Pattern.compile("/([A-Za-z]+|\\?)(?:\\s+(.*))?", Pattern.DOTALL);

  public SlashTable {
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
  }

  /** Commands that are one group. */
  public SlashTable(List<SlashCommand> all) {
    this(Map.of("commands", all));
  }

  /**
   * A command with its operands.
   *
   * @param rest what stands behind its name, stripped
   */
  public record Typed(SlashCommand command, String rest) {
    /**
     * Runs it.
     *
     * @throws CozeUsageException when it takes no operand and one was typed
     */
    public void run(Console console) {
      String alone = "/" + command.name();
      if (!rest.isEmpty() && command.synopsis().equals(alone)) {
        throw new CozeUsageException(alone + " takes no operand", "", "`" + alone + "`");
      }
      command.run(rest, console);
    }
  }

  /** All commands, in the order of the help. */
  public List<SlashCommand> all() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /** All names. */
  public List<String> names() {
    return all().stream().map(SlashCommand::name).toList();
  }

  /** The command of that name. */
  public Optional<SlashCommand> find(String name) {
    return all().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * Reads an input; empty when it is none of ours but code.
   *
   * @throws CozeUsageException when it names a command that is not there, or more than one
   */
  public Optional<Typed> read(String input) {
    Matcher line = LINE.matcher(input.strip());
    if (!line.matches()) {
      return Optional.empty();
    }
    String name = line.group(1).equals("?") ? "help" : line.group(1);
    String rest = line.group(2) == null ? "" : line.group(2).strip();
    return Optional.of(new Typed(named(name), rest));
  }

  /** As in jshell the beginning of a name will do while only one command has it. */
  private SlashCommand named(String name) {
    Optional<SlashCommand> exact = find(name);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<SlashCommand> begun =
        all().stream().filter(each -> each.name().startsWith(name.toLowerCase())).toList();
    if (begun.size() == 1) {
      return begun.get(0);
    }
    if (begun.size() > 1) {
      throw new CozeUsageException(
          "/" + name + " could be more than one command",
          "there are " + String.join(", ", begun.stream().map(each -> "/" + each.name()).toList()),
          "type one letter more");
    }
    String hint = Nearest.to(name, names()).map(near -> "did you mean `/" + near + "`?").orElse("");
    throw new CozeUsageException(
        "there is no command /" + name, "", hint.isEmpty() ? "/help lists the commands" : hint);
  }
}
