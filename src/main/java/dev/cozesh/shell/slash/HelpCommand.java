package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Vocabulary;
import dev.cozesh.dsl.Word;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Fitted;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Width;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /help}: the commands, and what each of them, each word and each module is for. */
public final class HelpCommand implements SlashCommand {
  private static final int LONGEST_NAME = 9;
  private static final int USAGE_COLUMNS = 38;
  private static final String OTHERWISE =
      """
      Anything else is Groovy with the words of cozesh: `bots`, `GET "/v1/bots"`.
      /help NAME explains a command, a word or a module; /help words, /help keys
      modules for `use`:""";

  private final Supplier<SlashTable> table;
  private final Modules modules;
  private final IntSupplier columns;

  /**
   * The standard library.
   *
   * @param names its modules, looked up at each use
   * @param help what one of them says of itself; empty for a name that is none of them
   */
  public record Modules(Supplier<List<String>> names, Function<String, Optional<String>> help) {
    public Modules {
      requireNonNull(names, "names");
      requireNonNull(help, "help");
    }
  }

  /**
   * @param table all commands, this one among them
   * @param columns of the screen, asked at each use; 0 when it does not tell
   */
  public HelpCommand(Supplier<SlashTable> table, Modules modules, IntSupplier columns) {
    this.table = requireNonNull(table, "table");
    this.modules = requireNonNull(modules, "modules");
    this.columns = requireNonNull(columns, "columns");
  }

  @Override
  public String name() {
    return "help";
  }

  @Override
  public String synopsis() {
    return "/help [NAME]";
  }

  @Override
  public String summary() {
    return "explain commands and words";
  }

  @Override
  public String help() {
    return """
        NAME is a command (/help last), a word of the language (/help bot), or a module of the
        standard library (/help batch). /help words lists all words, /help keys the keys.""";
  }

  @Override
  public String example() {
    return "/help last";
  }

  @Override
  public void run(String rest, Console console) {
    String name = rest.startsWith("/") ? rest.substring(1) : rest;
    if (name.isEmpty()) {
      console.print(overview(new Ink(console.colourOut())));
    } else {
      console.print(Clean.text(about(name)));
    }
  }

  @Override
  public List<String> proposals(String typed) {
    return Stream.concat(
            Stream.of("words", "keys"),
            Stream.concat(
                table.get().names().stream(),
                Stream.concat(
                    Vocabulary.SCRIPT.words().stream().map(Word::name),
                    modules.names().get().stream())))
        .distinct()
        .toList();
  }

  private String overview(Ink ink) {
    StringJoiner text = new StringJoiner("\n");
    List<String> all = table.get().all().stream().map(HelpCommand::cell).toList();
    int widest = all.stream().mapToInt(Width::of).max().orElse(0);
    int across = columns.getAsInt() < 2 * widest ? 1 : 2;
    table
        .get()
        .groups()
        .forEach(
            (title, commands) -> {
              text.add(ink.bold(title));
              List<String> cells = commands.stream().map(HelpCommand::cell).toList();
              for (int at = 0; at < cells.size(); at += across) {
                text.add(row(cells.subList(at, Math.min(at + across, cells.size())), widest));
              }
            });
    text.add(
        Fitted.to(columns.getAsInt(), OTHERWISE + " " + String.join(", ", modules.names().get())));
    return text.toString();
  }

  private static String cell(SlashCommand command) {
    return "  /" + Width.pad(command.name(), LONGEST_NAME) + "  " + command.summary();
  }

  private static String row(List<String> cells, int width) {
    return cells.stream()
        .map(cell -> Width.pad(cell, width))
        .collect(Collectors.joining())
        .stripTrailing();
  }

  private String about(String name) {
    return switch (name) {
      case "words" -> words();
      case "keys" -> KEYS;
      default ->
          ofCommand(name)
              .or(() -> ofWords(name))
              .or(() -> modules.help().apply(name))
              .map(text -> Fitted.reflowed(columns.getAsInt(), text))
              .orElseThrow(() -> unknown(name));
    };
  }

  private static final String KEYS =
      """
      Tab            completes; pressed twice it explains what is being typed
      Alt-d, F1      explains the parameters of what is being typed
      Up, Down       earlier inputs, one with several lines as one
      Ctrl-R         searches in earlier inputs
      Ctrl-C         drops the line, or stops what runs
      Ctrl-D         leaves, on an empty line
      Alt-Enter      a further line, whether the input is complete or not
      Ctrl-A Ctrl-E  beginning and end of the line; Alt-B, Alt-F a word back and forth
      Ctrl-W Ctrl-U  deletes the word, the line; Ctrl-Y brings it back; Ctrl-_ undoes""";

  private Optional<String> ofCommand(String name) {
    return table
        .get()
        .find(name)
        .map(
            command ->
                command.synopsis()
                    + "\n  "
                    + command.summary()
                    + "\n\n"
                    + command.help()
                    + "\n\nexample: "
                    + command.example());
  }

  /** A word may mean something in several blocks. */
  private static Optional<String> ofWords(String name) {
    List<String> found = new ArrayList<>();
    for (Vocabulary block : Vocabulary.all()) {
      block.words().stream()
          .filter(word -> word.name().equals(name))
          .forEach(word -> found.add(of(word, block)));
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", found));
  }

  private static String of(Word word, Vocabulary block) {
    String where = block == Vocabulary.SCRIPT ? "" : " (in the block of " + block.block() + ")";
    return word.usage() + where + "\n  " + word.summary();
  }

  private String words() {
    StringJoiner text = new StringJoiner("\n");
    for (Vocabulary block : Vocabulary.all()) {
      if (block != Vocabulary.SCRIPT) {
        text.add("in " + block.block() + " { … }");
      }
      block.words().forEach(word -> text.add(row(word)));
    }
    return text.toString();
  }

  /** A word that is long is told in two lines, so that the others are not. */
  private String row(Word word) {
    String usage = Width.pad(word.usage(), USAGE_COLUMNS) + "  ";
    String line = usage + word.summary();
    boolean fits = columns.getAsInt() == 0 || Width.of(line) <= columns.getAsInt();
    return fits ? line : word.usage() + "\n" + " ".repeat(USAGE_COLUMNS + 2) + word.summary();
  }

  private CozeUsageException unknown(String name) {
    List<String> known = proposals("");
    return new CozeUsageException(
        "there is no help for " + name,
        "it is no command, no word and no module",
        Nearest.to(name, known)
            .map(near -> "did you mean `/help " + near + "`?")
            .orElse("/help lists the commands, /help words the words"));
  }
}
