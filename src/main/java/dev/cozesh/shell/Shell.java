package dev.cozesh.shell;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.config.AtomicFile;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeFailuresException;
import dev.cozesh.error.CozePartialException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.CozeWaitingException;
import dev.cozesh.shell.builtin.CrashFile;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Command;
import dev.cozesh.shell.command.CommandTable;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.ExitCode;
import dev.cozesh.shell.command.Option;
import dev.cozesh.shell.command.Options;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.command.Version;
import dev.cozesh.shell.render.Annotation;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ErrorJson;
import dev.cozesh.shell.render.ErrorText;
import dev.cozesh.shell.render.Ink;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one command line. The only place that prints a failure and picks its exit code. */
public final class Shell {
  private static final int NAMED = 10;

  private final CommandTable table;
  private final Command prompt;
  private final Console console;
  private final RunRecord record;
  private final Interruption interruption;
  private final CrashFile crashes;

  /**
   * @param prompt what a terminal gets that names no command
   * @param record filled by the commands, written to the result file here
   */
  public Shell(
      CommandTable table,
      Command prompt,
      Console console,
      RunRecord record,
      Interruption interruption,
      CrashFile crashes) {
    this.table = requireNonNull(table, "table");
    this.prompt = requireNonNull(prompt, "prompt");
    this.console = requireNonNull(console, "console");
    this.record = requireNonNull(record, "record");
    this.interruption = requireNonNull(interruption, "interruption");
    this.crashes = requireNonNull(crashes, "crashes");
  }

  /** Runs the line and returns the number the process is to end with. */
  public int run(List<String> line) {
    Invocation asked = CommandLine.read(line, table);
    Options options = asked.call().options();
    Console loud = options.has(Option.ANNOTATIONS) ? console.annotating() : console;
    Console screen = options.has(Option.NO_COLOR) ? loud.plain() : loud;
    Optional<Path> file = options.get(Option.RESULT_FILE).map(Path::of);
    ResultFile result = new ResultFile(file.filter(Shell::isAllowed), record, screen);
    record.runs(asked.title(table.script()));
    interruption.arm(new Farewell(result, screen));
    int exit = runGuarded(asked, options, screen).number();
    boolean written = result.write(exit);
    return exit == 0 && !written ? ExitCode.FAILED.number() : exit;
  }

  private static boolean isAllowed(Path resultFile) {
    try {
      AtomicFile.requireDirectory(resultFile, Option.RESULT_FILE.spelling());
      return true;
    } catch (CozeUsageException e) {
      return false; // told by the run itself, which then does nothing else
    }
  }

  private ExitCode runGuarded(Invocation asked, Options options, Console screen) {
    try {
      return run(asked, options, screen);
    } catch (CozeException failure) {
      ExitCode code = ExitCode.of(failure);
      if (options.has(Option.JSON)) {
        screen.print(told(failure, code).toPrettyString());
      }
      screen.remark(ErrorText.of(failure, new Ink(screen.colourErr())));
      if (screen.annotates()) {
        screen.remark(Annotation.of(failure, code.number()).line());
      }
      if (options.has(Option.VERBOSE)) {
        screen.remark(CrashFile.trace(failure));
      }
      boolean saysSoItself =
          failure instanceof CozePartialException
              || failure instanceof CozeFailuresException
              || failure instanceof CozeWaitingException;
      if (!saysSoItself) {
        tellDone(screen);
      }
      return code;
    } catch (Throwable bug) { // whatever nobody foresaw becomes one line and a file
      return stumble(bug, options, screen);
    }
  }

  private ObjectNode told(CozeException failure, ExitCode code) {
    ObjectNode json = ErrorJson.of(failure, code.number());
    Unfinished unfinished = new Unfinished(record);
    return unfinished.isEmpty() ? json : unfinished.into(json);
  }

  private ExitCode run(Invocation asked, Options options, Console screen) {
    options
        .get(Option.RESULT_FILE)
        .ifPresent(
            file -> AtomicFile.requireDirectory(Path.of(file), Option.RESULT_FILE.spelling()));
    if (options.has(Option.VERSION)) {
      boolean json = options.has(Option.JSON);
      screen.print(json ? document("version", Version.TEXT) : "cozesh " + Version.TEXT);
      return ExitCode.OK;
    }
    if (options.has(Option.HELP)) {
      help(asked.command(), options, screen);
      return ExitCode.OK;
    }
    if (asked.wrong().isPresent()) {
      CozeUsageException wrong = asked.wrong().get();
      throw wrong;
    }
    return run(asked.command(), asked.call(), screen);
  }

  private ExitCode run(Optional<Command> command, Call call, Console screen) {
    Command fallback = screen.tty().in() && screen.tty().out() ? prompt : table.script();
    return command.orElse(fallback).run(call, screen);
  }

  private void help(Optional<Command> command, Options options, Console screen) {
    String text = command.filter(table.named()::contains).map(Help::of).orElse(Help.of(table));
    screen.print(options.has(Option.JSON) ? document("help", text) : text);
  }

  private static String document(String name, String text) {
    return JsonNodeFactory.instance.objectNode().put(name, text).toPrettyString();
  }

  private ExitCode stumble(Throwable bug, Options options, Console screen) {
    if (options.has(Option.JSON)) {
      screen.print(ErrorJson.of(bug, ExitCode.FAILED.number()).toPrettyString());
    }
    String where = crashes.write(bug).map(file -> "; details in " + file).orElse("");
    screen.remark("cozesh stumbled: " + bug.getClass().getSimpleName() + where);
    if (options.has(Option.VERBOSE)) {
      screen.remark(CrashFile.trace(bug));
    }
    tellDone(screen);
    return ExitCode.FAILED;
  }

  /** What stands although the run failed. */
  private void tellDone(Console screen) {
    List<RunRecord.Entry> done =
        Stream.concat(record.created().stream(), record.updated().stream()).toList();
    if (done.isEmpty()) {
      return;
    }
    String named =
        done.stream()
            .limit(NAMED)
            .map(entry -> entry.address() + " " + entry.id())
            .collect(Collectors.joining(", "));
    String more = done.size() > NAMED ? " and " + (done.size() - NAMED) + " more" : "";
    screen.remark(
        Clean.line(
            "done and recorded: " + named + more + "; run the same command again: it goes on"));
  }
}
