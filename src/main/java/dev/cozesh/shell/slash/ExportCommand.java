package dev.cozesh.shell.slash;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.LiveObject;
import dev.cozesh.deploy.LiveReader;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.shell.builtin.NewScript;
import dev.cozesh.shell.builtin.StateBook;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.SessionLog;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ShellWord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code /export deploy.groovy}: what the session has changed, as declarations. */
public final class ExportCommand implements SlashCommand {
  private final SessionLog log;
  private final Supplier<LiveReader> live;
  private final Supplier<StateBook> state;
  private final Path directory;

  /**
   * @param log hears every call of the session
   * @param live makes a reader of the workspace, a fresh one for each call
   * @param state what is managed in that workspace
   * @param directory what names of files are relative to
   */
  public ExportCommand(
      SessionLog log, Supplier<LiveReader> live, Supplier<StateBook> state, Path directory) {
    this.log = requireNonNull(log, "log");
    this.live = requireNonNull(live, "live");
    this.state = requireNonNull(state, "state");
    this.directory = requireNonNull(directory, "directory");
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String synopsis() {
    return "/export FILE.groovy";
  }

  @Override
  public String summary() {
    return "write changes as a script";
  }

  @Override
  public String help() {
    return """
        Writes each bot and each knowledge base, and on a self-hosted Coze each workflow, that this
        session made or changed as a declaration of how it is now: failed tries are left out,
        several changes of one object are one block, what was made and deleted again is not there.
        What has no declaration, a chat or a run, stands in it as a comment. The objects are
        recorded in the state, as `cozesh import` does, so that planning it says "no changes".

          FILE   relative to the current directory; one that is there is replaced only if you say so\
        """;
  }

  @Override
  public String example() {
    return "/export deploy.groovy";
  }

  /**
   * {@inheritDoc}
   *
   * @throws CozeUsageException when no file is named, or it cannot be written
   */
  @Override
  public void run(String rest, Console console) {
    if (rest.isEmpty()) {
      throw new CozeUsageException(
          "/export does not say where to", "", "write `" + example() + "`");
    }
    NewScript file = new NewScript("/export", rest, directory);
    if (log.steps().isEmpty()) {
      console.remark("nothing to export: no call of this session has changed anything");
      return;
    }
    LiveReader reader = live.get();
    StateBook book = state.get();
    Map<Address, String> managed =
        book.entries().stream()
            .collect(Collectors.toMap(StateBook.Entry::address, StateBook.Entry::id));
    SessionScript script = new SessionScript(log.steps(), reader, managed);
    List<LiveObject> declared = script.declared();
    if (declared.isEmpty()) {
      console.remark("nothing to export: nothing that this session changed can be declared");
      script.comments().forEach(comment -> console.remark("  " + Clean.line(comment)));
      return;
    }
    String text = script.text(reader.target().workspaceName());
    if (file.write(text, counted(declared), console)) {
      long recorded =
          declared.stream().filter(object -> isRecorded(object, managed, book, console)).count();
      if (recorded == declared.size()) {
        String shown = Clean.line(rest);
        console.remark(
            "planned, it says \"no changes\" now: `/open "
                + shown
                + "` here, `cozesh plan "
                + ShellWord.of(rest)
                + "` where a profile leads to this server");
      }
    }
  }

  private static boolean isRecorded(
      LiveObject object, Map<Address, String> managed, StateBook book, Console console) {
    Address address = object.address();
    if (object.id().equals(managed.get(address))) {
      return true;
    }
    try {
      book.adopt(address, object.id());
      console.remark(
          "recorded in the state: " + Clean.line(address.toString()) + " " + object.id());
      return true;
    } catch (CozeUsageException e) {
      console.remark("not recorded in the state: " + Clean.line(e.what()));
      e.next().lines().forEach(line -> console.remark("  next: " + Clean.line(line)));
      return false;
    }
  }

  private static String counted(List<LiveObject> declared) {
    return Arrays.stream(Kind.values())
        .map(kind -> counted(kind, declared.stream().filter(one -> one.kind() == kind).count()))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String counted(Kind kind, long number) {
    return number == 0 ? "" : number + " " + kind.title() + (number == 1 ? "" : "s");
  }
}
