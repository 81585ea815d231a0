package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Vocabulary;
import dev.cozesh.dsl.Word;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** {@code /help}: the commands, and what each of them, each word and each module is for. */
public final class HelpCommand implements SlashCommand {
  private final Supplier<SlashTable> table;
  private final Supplier<List<String>> modules;
  private final Function<String, Optional<String>> ofModule;

  /**
   * @param table all commands, this one among them
   * @param modules the names of the standard library
   * @param ofModule the help of one of them
   */
  public HelpCommand(
      Supplier<SlashTable> table,
      Supplier<List<String>> modules,
      Function<String, Optional<String>> ofModule) {
    this.table = requireNonNull(table, "table");
    this.modules = requireNonNull(modules, "modules");
    this.ofModule = requireNonNull(ofModule, "ofModule");
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
    return "list the commands, or explain a command, a word or a module";
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
                    Vocabulary.SCRIPT.words().stream().map(Word::name), modules.get().stream())))
        .distinct()
        .toList();
  }

  private String overview(Ink ink) {
    List<List<String>> rows = new ArrayList<>();
    for (SlashCommand command : table.get().all()) {
      rows.add(List.of(command.synopsis(), command.summary()));
    }
    return new Table(List.of(), rows).text(ink)
        + "\n\nanything else is Groovy with the words of cozesh: `bots`, `bot(\"WeHan\").info()`,"
        + "\n`chat \"WeHan\", \"你好\"`, `GET \"/v1/bots\"`. Tab completes, and explains when pressed twice."
        + "\n/help NAME explains a command, a word or a module: "
        + String.join(", ", modules.get())
        + ".";
  }

  private String about(String name) {
    return switch (name) {
      case "words" -> words();
      case "keys" -> KEYS;
      default ->
          ofCommand(name)
              .or(() -> ofWords(name))
              .or(() -> ofModule.apply(name))
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

  private static String words() {
    List<List<String>> rows = new ArrayList<>();
    for (Vocabulary block : Vocabulary.all()) {
      if (block != Vocabulary.SCRIPT) {
        rows.add(List.of("in " + block.block() + " { … }", ""));
      }
      block.words().forEach(word -> rows.add(List.of(word.usage(), word.summary())));
    }
    return new Table(List.of(), rows).text(Ink.NONE);
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
