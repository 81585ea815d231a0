package dev.cozesh.shell.prompt;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.config.Settings;
import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.http.Authorizer;
import dev.cozesh.http.Redactor;
import dev.cozesh.http.SystemTime;
import dev.cozesh.shell.builtin.Connection;
import dev.cozesh.shell.builtin.Connector;
import dev.cozesh.shell.builtin.CrashFile;
import dev.cozesh.shell.builtin.DeployEngines;
import dev.cozesh.shell.builtin.Workbench;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.exchange.Exchanges;
import dev.cozesh.shell.exchange.Tape;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Screen;
import dev.cozesh.shell.render.Shape;
import dev.cozesh.shell.render.ValueView;
import dev.cozesh.shell.slash.SlashTable;
import dev.cozesh.shell.slash.Transcript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** One session at the prompt: makes its parts, hands them to each other, lets go of them. */
final class PromptSession implements AutoCloseable {
  private static final String REST = "it";
  private static final String LAST = "last";

  private final Environment environment;
  private final Clock clock;
  private final LiveSecrets secrets = new LiveSecrets();
  private final Seat seat;
  private final Console console;
  private final Tape tape;
  private final Exchanges exchanges;
  private final UnderWay underWay = new UnderWay();
  private final Link link;
  private final PromptHost host;
  private final Dialogue dialogue;
  private final Breaking breaking;
  private final Repl repl;
  private final SlashTable commands;
  private boolean dry;

  PromptSession(Connector connector, Catalog catalog, Clock clock, Call call, Console screen) {
    this.clock = clock;
    environment = connector.environment();
    seat = Seat.take(environment, screen, secrets);
    console = screen.asking(seat.source());
    Redactor redactor = new Redactor(secrets);
    tape = new Tape(redactor, clock, console::remark);
    exchanges = new Exchanges(redactor, clock);
    link =
        new Link(
            call,
            options -> {
              Connection opened = connector.openForPrompt(options, console, this::ears);
              opened.through(tape);
              return opened;
            });
    breaking = new Breaking(this::sayStopping);
    Workbench bench =
        new Workbench(connector, new DeployEngines(catalog, breaking, clock), breaking);
    FanOut fanOut = new FanOut(() -> dry ? 0 : 20, this::isAllowed);
    host = new PromptHost(bench, link, console, fanOut, () -> dry);
    dialogue = new Dialogue(host, environment.directory());
    begin();
    Transcript transcript = new Transcript();
    Evaluation evaluation =
        new Evaluation(
            dialogue,
            host,
            console,
            new ValuePrinter(console, this::view, more -> dialogue.put(REST, more))
                .andThen(new RefusedAnswer(exchanges, catalog, console)),
            transcript);
    repl =
        new Repl(
            seat.source(),
            console,
            new Repl.Session(
                dialogue,
                new Dispatcher(this::commands, evaluation, console),
                breaking,
                new Watch(underWay, fanOut, new SystemTime(), () -> false),
                transcript,
                new CrashFile(FilePlaces.of(environment).crashes(), clock)));
    commands = new SlashCommands(this, evaluation, transcript, catalog).table();
  }

  private CallListener ears(Authorizer asker) {
    secrets.add(asker);
    return exchanges.and(underWay);
  }

  /** What a fresh session holds. */
  private void begin() {
    dialogue.put(LAST, exchanges);
  }

  private ValueView view() {
    Screen paper =
        new Screen(
            seat.source().columns(),
            new Ink(console.colourOut()),
            seat.accessible(),
            clock,
            clock.getZone());
    return new ValueView(paper, Shape.TABLE, value -> value);
  }

  private void sayStopping() {
    console.freshLine();
    console.remark("stopping behind the call in flight; Ctrl-C once more gives it up");
  }

  private boolean isAllowed(String question) {
    return console
        .ask(question)
        .filter(answer -> answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes"))
        .isPresent();
  }

  /**
   * Ends the session from outside: what runs is stopped as Ctrl-C stops it, and no line is read any
   * more. Called by any thread.
   *
   * @return true, since it ends by itself
   */
  boolean end() {
    repl.leave();
    if (!breaking.stopped()) {
      seat.source().close();
    }
    return true;
  }

  /** Reads and runs until the user leaves. */
  void run() {
    Banner banner = new Banner(link.connection().settings(), link.connection().isDemonstration());
    banner.lines(new Ink(console.colourErr())).forEach(console::remark);
    new WarmUp(clock).start();
    runStartFile();
    repl.run(
        () -> {
          tape.lineBegins();
          return prompt();
        });
  }

  private void runStartFile() {
    Path file = FilePlaces.of(environment).startFile();
    if (Files.isRegularFile(file)) {
      repl.open(ScriptSource.file(file));
    }
  }

  private String prompt() {
    Settings settings = link.connection().settings();
    String where = settings.profile().map(Found::value).orElseGet(link.connection()::host);
    return PromptText.of(where, workspace(), dry);
  }

  private Optional<String> workspace() {
    return dialogue.pending().workspace().or(host::workspace);
  }

  @Override
  public void close() {
    seat.history().save();
    tape.stop();
    link.close();
    seat.source().close();
  }

  SlashTable commands() {
    return commands;
  }

  Environment environment() {
    return environment;
  }

  Dialogue dialogue() {
    return dialogue;
  }

  PromptHost host() {
    return host;
  }

  Exchanges exchanges() {
    return exchanges;
  }

  Tape tape() {
    return tape;
  }

  Seat seat() {
    return seat;
  }

  Repl repl() {
    return repl;
  }

  boolean isDry() {
    return dry;
  }

  /** Forgets what was typed and what it made. */
  void reset() {
    dialogue.reset();
    begin();
  }
}
