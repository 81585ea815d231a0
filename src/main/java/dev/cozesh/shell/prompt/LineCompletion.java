package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Scope;
import dev.cozesh.dsl.complete.Completion;
import dev.cozesh.dsl.complete.Explanation;
import dev.cozesh.dsl.complete.FileNames;
import dev.cozesh.dsl.complete.Proposal;
import dev.cozesh.dsl.complete.Proposals;
import dev.cozesh.shell.slash.SlashCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What could stand at a place of a line: of the language, or of a command that begins with a slash.
 */
public final class LineCompletion {
  private static final String COMMANDS = "commands";

  private final Completion language;
  private final Supplier<Scope> scope;
  private final Supplier<List<SlashCommand>> commands;
  private final FileNames files;

  /**
   * Completion of lines.
   *
   * @param language what completes scripts
   * @param scope what the session's names stand for now
   * @param commands every command of the prompt
   * @param files the files that commands name
   */
  public LineCompletion(
      Completion language,
      Supplier<Scope> scope,
      Supplier<List<SlashCommand>> commands,
      FileNames files) {
    this.language = requireNonNull(language, "language");
    this.scope = requireNonNull(scope, "scope");
    this.commands = requireNonNull(commands, "commands");
    this.files = requireNonNull(files, "files");
  }

  /**
   * Tells when names that were on their way are there.
   *
   * @param told called by any thread
   */
  public void onLoaded(Runnable told) {
    language.onLoaded(told);
  }

  /**
   * What could stand at the cursor.
   *
   * @param text of the whole line
   * @param cursor from 0 to the text's length
   * @return the proposals
   */
  public Proposals at(String text, int cursor) {
    return isCommand(text)
        ? command(text.substring(0, cursor))
        : language.at(text, cursor, scope.get());
  }

  /**
   * What stands at the cursor.
   *
   * @param text of the whole line
   * @param cursor from 0 to the text's length
   * @return empty when nothing is known of it
   */
  public Optional<Explanation> explain(String text, int cursor) {
    if (!isCommand(text)) {
      return language.explain(text, cursor, scope.get());
    }
    String name = text.split("\\s", 2)[0].substring(1);
    return named(name).map(LineCompletion::explained);
  }

  private static Explanation explained(SlashCommand command) {
    List<Explanation.Parameter> rows = new ArrayList<>();
    // Its lines are broken for a page; here they are broken for the screen.
    String paragraphs = command.help().replaceAll("(?<=\\S)\n(?=\\S)", " ");
    paragraphs.lines().forEach(line -> rows.add(new Explanation.Parameter(line, "")));
    rows.add(new Explanation.Parameter("example: " + command.example(), ""));
    return new Explanation(List.of(command.synopsis()), command.summary(), rows, "");
  }

  /** A slash begins a command when a letter or nothing follows. */
  private static boolean isCommand(String text) {
    return text.matches("(?s)/(?:[a-zA-Z].*)?") && text.indexOf('\n') < 0;
  }

  private Optional<SlashCommand> named(String name) {
    return commands.get().stream().filter(command -> command.name().equals(name)).findFirst();
  }

  private Proposals command(String before) {
    int blank = before.indexOf(' ');
    if (blank < 0) {
      String typed = before.isEmpty() ? "" : before.substring(1);
      List<Proposal> rows =
          commands.get().stream()
              .filter(command -> command.name().startsWith(typed))
              .map(
                  command -> {
                    boolean takes = command.synopsis().indexOf(' ') > 0;
                    String value = "/" + command.name();
                    return new Proposal(
                        value, value, command.summary(), COMMANDS, takes ? " " : "");
                  })
              .toList();
      return new Proposals(0, rows, false, List.of());
    }
    String typed = before.substring(blank + 1).stripLeading();
    int last = before.lastIndexOf(' ') + 1;
    String word = before.substring(last);
    List<Proposal> rows =
        named(before.substring(1, blank))
            .map(command -> operands(command, typed, word))
            .orElse(List.of());
    return new Proposals(last, rows, false, List.of());
  }

  private List<Proposal> operands(SlashCommand command, String typed, String word) {
    Set<String> values = new LinkedHashSet<>();
    command.proposals(typed).stream().filter(each -> each.startsWith(word)).forEach(values::add);
    if (command.synopsis().contains("FILE")) {
      values.addAll(files.matching(word, ""));
    }
    return values.stream().map(each -> new Proposal(each, each, "", command.name(), "")).toList();
  }
}
