package dev.cozesh.dsl;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a module of the standard library says about itself: the comment it begins with, and those of
 * its words. Nothing of it is compiled or run.
 */
public final class ModuleHelp {
  private static final Pattern WORD =
      Pattern.compile(
          "/\\*\\*(?<comment>(?:(?!\\*/).)*)\\*/\\n"
              + "(?!private|protected|class|@)[\\w.<>\\[\\], ?]+ (?<name>\\w+)\\((?<given>[^\\n]*)\\) \\{",
          Pattern.DOTALL);

  private static final Pattern COMMENT_MARGIN = Pattern.compile("(?m)^\\s*\\* ?");
  private static final Pattern LINE_MARGIN = Pattern.compile("^// ?");
  private static final Pattern PARAMETER = Pattern.compile("(?<type>.+) (?<name>\\w+)(?: = .*)?");

  private final String name;
  private final List<String> head;
  private final List<Word> words;

  /**
   * A method that scripts can call.
   *
   * @param usage as it is called: {@code batch(target, rows, …)}
   * @param text what its comment says
   */
  public record Word(String name, String usage, String text) {
    public Word {
      requireNonNull(name, "name");
      requireNonNull(usage, "usage");
      requireNonNull(text, "text");
    }
  }

  private ModuleHelp(String name, List<String> head, List<Word> words) {
    this.name = name;
    this.head = head;
    this.words = words;
  }

  /**
   * Every module, by name.
   *
   * @param directory the one whose {@code stdlib} holds modules of one's own
   */
  public static List<ModuleHelp> all(Path directory) {
    return new Library(directory)
        .names().stream().map(name -> of(name, directory)).flatMap(Optional::stream).toList();
  }

  /** One module; empty when there is none of that name. */
  public static Optional<ModuleHelp> of(String name, Path directory) {
    return new Library(directory).text(name).map(text -> read(name, text));
  }

  static ModuleHelp read(String name, String text) {
    List<String> head =
        text.lines()
            .takeWhile(line -> line.startsWith("//"))
            .map(line -> LINE_MARGIN.matcher(line).replaceFirst("").stripTrailing())
            .toList();
    List<Word> words = new ArrayList<>();
    for (Matcher word = WORD.matcher(text.replace("\r\n", "\n")); word.find(); ) {
      String comment = COMMENT_MARGIN.matcher(word.group("comment")).replaceAll("").strip();
      words.add(new Word(word.group("name"), usage(word), comment));
    }
    return new ModuleHelp(name, head, List.copyOf(words));
  }

  private static String usage(Matcher word) {
    List<String> given = new ArrayList<>();
    boolean options = false;
    boolean block = false;
    for (String each : word.group("given").split(",(?![^<]*>) *")) {
      Matcher parameter = PARAMETER.matcher(each.strip());
      if (parameter.matches()) {
        options |=
            parameter.group("type").equals("Map") && parameter.group("name").equals("options");
        block |= parameter.group("type").startsWith("Closure");
        given.add(parameter.group("name"));
      }
    }
    given.removeIf(each -> each.equals("options"));
    if (block) {
      given.remove(given.size() - 1);
    }
    if (options) {
      given.add("…");
    }
    String call = word.group("name") + "(" + String.join(", ", given) + ")";
    return block ? call + " { … }" : call;
  }

  /** What {@code use} calls it. */
  public String name() {
    return name;
  }

  /** The first sentence of its comment. */
  public String summary() {
    String paragraph =
        head.stream().takeWhile(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    return paragraph.replaceFirst("(?<=[.!?。]) .*", "");
  }

  /** The scripts in its comment, each of which runs by itself. */
  public List<String> examples() {
    String code =
        head.stream()
            .map(line -> line.startsWith("    ") ? line.substring(4) : line.isEmpty() ? "" : "\0")
            .collect(Collectors.joining("\n"));
    return Arrays.stream(code.split("\0"))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .map(each -> each + "\n")
        .toList();
  }

  /** What scripts can call once they use it. */
  public List<Word> words() {
    return words;
  }

  /**
   * All of it, for a terminal: lines of at most some hundred columns, none of them empty at last.
   */
  public String text() {
    StringBuilder text = new StringBuilder("use \"" + name + "\"\n\n");
    head.forEach(line -> text.append(line).append('\n'));
    for (Word word : words) {
      text.append('\n').append(word.usage()).append('\n');
      word.text()
          .lines()
          .map(line -> line.isEmpty() ? "" : "  " + line)
          .forEach(line -> text.append(line).append('\n'));
    }
    return text.toString().stripTrailing();
  }
}
