package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.dsl.SourceText;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import dev.cozesh.shell.builtin.NewScript;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ShellWord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /adopt bot NAME}: the script that declares what lives on the server. */
public final class AdoptCommand implements SlashCommand {
  private static final String SUFFIX = ".groovy";
  private static final List<Kind> KINDS =
      List.of(Kind.BOT, Kind.KNOWLEDGE, Kind.DATABASE, Kind.WORKFLOW);

  private final Supplier<LiveReader> live;
  private final Path directory;

  /**
   * @param live makes a reader of the workspace, a fresh one for each call
   * @param directory what names of files are relative to
   */
  public AdoptCommand(Supplier<LiveReader> live, Path directory) {
    this.live = requireNonNull(live, "live");
    this.directory = requireNonNull(directory, "directory");
  }

  @Override
  public String name() {
    return "adopt";
  }

  @Override
  public String synopsis() {
    return "/adopt bot|knowledge|database|workflow NAME|ID [FILE.groovy]";
  }

  @Override
  public String summary() {
    return "print objects as a script";
  }

  @Override
  public String help() {
    return """
        Prints the declaration of a bot, a knowledge base or a workflow as it is on the server; with
        a FILE it is written there instead. Planned with --adopt, it changes nothing. What Coze does
        not show, and what no word declares, stands in it as a comment.

          NAME   the whole name; quote it when it ends in .groovy
          ID     where two have one name
          FILE   relative to the current directory; one that is there is replaced only if you say so\
        """;
  }

  @Override
  public String example() {
    return "/adopt workflow 面试模拟";
  }

  @Override
  public List<String> proposals(String typed) {
    return KINDS.stream().map(Kind::word).filter(word -> word.startsWith(typed)).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws CozeUsageException when there is no such object, or the file cannot be written
   * @throws dev.cozesh.error.CozeConflictException when two objects have that name
   */
  @Override
  public void run(String rest, Console console) {
    Wanted wanted = Wanted.of(rest, synopsis());
    Optional<NewScript> file = wanted.file().map(name -> new NewScript("/adopt", name, directory));
    LiveReader reader = live.get();
    LiveReader.Row row = reader.find(wanted.kind(), wanted.nameOrId());
    LiveObject object = reader.read(row);
    String text = new SourceText(List.of(object)).source().text();
    if (file.isEmpty()) {
      console.print(Clean.text(text.stripTrailing()));
    } else if (!file.get().write(text, wanted.kind().title() + " " + row.id(), console)) {
      return;
    }
    if (object.declared().isPresent() && wanted.kind() != Kind.WORKFLOW) {
      console.remark(howToTakeOver(object, wanted.file(), reader.isUnique(row)));
    }
  }

  private static String howToTakeOver(LiveObject object, Optional<String> file, boolean unique) {
    String script = file.orElse("FILE" + SUFFIX);
    String byId =
        "`cozesh import " + ShellWord.of(object.address().toString()) + " " + object.id() + "`";
    return unique
        ? "to manage it from a script: `cozesh apply "
            + ShellWord.of(script)
            + " --adopt`, or "
            + byId
        : "another " + object.kind().title() + " has this name; to manage this one: " + byId;
  }

  private record Wanted(Kind kind, String nameOrId, Optional<String> file) {
    static Wanted of(String rest, String synopsis) {
      String[] parts = rest.split("\\s+", 2);
      Kind kind =
          KINDS.stream()
              .filter(each -> each.word().equals(parts[0]))
              .findFirst()
              .orElseThrow(() -> unknownKind(parts[0], synopsis));
      String object = parts.length < 2 ? "" : parts[1].strip();
      Optional<String> file = Optional.empty();
      int blank = object.lastIndexOf(' ');
      if (blank > 0 && object.endsWith(SUFFIX) && !object.startsWith("\"", blank + 1)) {
        file = Optional.of(object.substring(blank + 1));
        object = object.substring(0, blank).strip();
      }
      if (isQuoted(object, '"') || isQuoted(object, '\'')) {
        object = object.substring(1, object.length() - 1);
      }
      if (object.isEmpty()) {
        throw new CozeUsageException(
            "/adopt " + kind.word() + " does not say which " + kind.title(),
            "",
            "write `" + synopsis + "`");
      }
      return new Wanted(kind, object, file);
    }

    private static boolean isQuoted(String text, char quote) {
      return text.length() > 1
          && text.charAt(0) == quote
          && text.charAt(text.length() - 1) == quote;
    }

    private static CozeUsageException unknownKind(String typed, String synopsis) {
      List<String> words = KINDS.stream().map(Kind::word).toList();
      return new CozeUsageException(
          typed.isEmpty() ? "/adopt does not say what" : "/adopt knows no " + typed,
          "it takes " + String.join(", ", words),
          Nearest.to(typed, words)
              .map(near -> "did you mean `/adopt " + near + " …`?")
              .orElse("write `" + synopsis + "`"));
    }
  }
}
