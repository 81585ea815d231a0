package dev.cozesh.shell.prompt;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.client.CozeClient;
import dev.cozesh.client.core.CallListener;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.config.Found;
import dev.cozesh.config.Settings;
import dev.cozesh.deploy.Edition;
import dev.cozesh.deploy.WorkspaceFinder;
import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.dsl.complete.Completion;
import dev.cozesh.dsl.complete.FileNames;
import dev.cozesh.error.CozeException;
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
import dev.cozesh.shell.exchange.MadeCall;
import dev.cozesh.shell.exchange.SessionLog;
import dev.cozesh.shell.exchange.Tape;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.slash.Preference;
import dev.cozesh.shell.slash.Preferences;
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
  private final Catalog catalog;
  private final Clock clock;
  private final WarmUp warmUp;
  private final LiveSecrets secrets = new LiveSecrets();
  private final Preferences preferences;
  private final NameCache names;
  private final Seat seat;
  private final Console console;
  private final Tape tape;
  private final Exchanges exchanges;
  private final SessionLog changes;
  private final UnderWay underWay = new UnderWay();
  private final Link link;
  private final Paper paper;
  private final DeployEngines engines;
  private final PromptHost host;
  private final Dialogue dialogue;
  private final Breaking breaking;
  private final Repl repl;
  private final SlashTable commands;
  private String mode = "";

  PromptSession(Connector connector, Catalog catalog, Clock clock, Call call, Console screen) {
    this(connector, catalog, clock, call, screen, Seat::take);
  }

  /**
   * @param taking gives the seat of this session's user
   */
  PromptSession(
      Connector connector,
      Catalog catalog,
      Clock clock,
      Call call,
      Console screen,
      Seat.Taking taking) {
    this.catalog = catalog;
    this.clock = clock;
    warmUp = new WarmUp(clock);
    warmUp.begin();
    environment = connector.environment();
    preferences = new Preferences(FilePlaces.of(environment).preferences());
    Console fitting = preferences.isOn(Preference.COLOUR) ? screen : screen.plain();
    names =
        new NameCache(
            new ClientNames(this::place, this::bareClient, this::edition, this::workspaceId),
            clock);
    seat =
        taking.take(
            environment,
            fitting,
            secrets,
            new Seat.Typing(preferences.isOn(Preference.HIGHLIGHT), completion()));
    console = fitting.asking(seat.source());
    Redactor redactor = new Redactor(secrets);
    tape = new Tape(redactor, clock, console::remark);
    exchanges = new Exchanges(redactor, clock);
    changes = new SessionLog(Catalog::bundled);
    link = new Link(call, options -> opened(connector, options));
    paper = new Paper(seat, clock, preferences);
    breaking = new Breaking(this::sayStopping, this::sayStrayed);
    engines = new DeployEngines(Catalog.bundled(), breaking, clock);
    FanOut fanOut = new FanOut(() -> isDry() ? 0 : preferences.confirm(), this::isAllowed);
    host =
        new PromptHost(
            new Workbench(connector, engines, breaking),
            link,
            console,
            fanOut,
            this::isDry,
            paper::screen);
    dialogue = new Dialogue(host, environment.directory());
    offerLast();
    Transcript transcript = new Transcript();
    ValuePrinter values = new ValuePrinter(console, paper::view, more -> dialogue.put(REST, more));
    host.showing(values);
    Evaluation evaluation =
        new Evaluation(
            dialogue,
            host,
            console,
            values.andThen(new RefusedAnswer(exchanges, catalog, console)),
            transcript);
    repl =
        new Repl(
            seat.source(),
            console,
            new Repl.Session(
                dialogue,
                new Dispatcher(this::commands, evaluation, console),
                breaking,
                new Watch(
                    underWay, fanOut, new SystemTime(), () -> preferences.isOn(Preference.TIMING)),
                transcript,
                new CrashFile(FilePlaces.of(environment).crashes(), clock),
                new MeantId(exchanges)));
    commands = new SlashCommands(this, evaluation, transcript).table();
  }

  private Connection opened(Connector connector, Call options) {
    Connection opened = connector.openForPrompt(options, console, this::ears);
    opened.through(tape);
    return opened;
  }

  private LineCompletion completion() {
    Path directory = environment.directory();
    return new LineCompletion(
        new Completion(names, directory, catalog),
        () -> dialogue().scope(),
        () -> commands().all(),
        new FileNames(directory));
  }

  /** What tells the names of one place from those of another. */
  private String place() {
    return link().connection().host() + " " + workspace().orElse("");
  }

  private CozeClient bareClient() {
    return link().connection().bareClient();
  }

  private Edition edition() {
    return link().connection().edition();
  }

  private String workspaceId() {
    return new WorkspaceFinder(bareClient(), "", edition()).find(workspace()).workspaceId();
  }

  private CallListener ears(Authorizer asker) {
    secrets.add(asker);
    return exchanges.and(underWay).and(changes).and(new NamesChanged(names));
  }

  private void sayStopping() {
    console.freshLine();
    console.remark("stopping behind the call in flight; Ctrl-C once more gives it up");
  }

  /** A thread that a line has started ended badly, whatever is going on meanwhile. */
  private void sayStrayed(Throwable failure) {
    CozeException told = dialogue.told(failure);
    Ink ink = new Ink(console.colourErr());
    console.freshLine();
    console.remark(ink.red("a thread of an earlier line failed: ") + Clean.line(told.what()));
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
    preferences.remarks().forEach(console::remark);
    warmUp.end(seat.warming());
    runStartFile();
    repl.run(this::prompt);
  }

  private void runStartFile() {
    Path file = FilePlaces.of(environment).startFile();
    if (Files.isRegularFile(file)) {
      repl.open(ScriptSource.file(file));
    }
  }

  /** The text in front of the next line, which is told what has changed since the last. */
  private String prompt() {
    tape.lineBegins();
    // A recording holds what a later session asks first, so that it can be replayed in one.
    String now = isDry() + " " + tape.replaying() + tape.recording();
    if (!now.equals(mode)) {
      mode = now;
      host.reconnect();
      dialogue.reconnect();
    }
    Settings settings = link.connection().settings();
    Optional<String> profile =
        settings.profile().map(Found::value).filter(any -> settings.sandbox().isEmpty());
    String where = profile.orElseGet(link.connection()::host);
    return PromptText.of(where, workspace(), isDry());
  }

  /** The workspace that lines work in, by name or id; empty while it is the only one. */
  Optional<String> workspace() {
    return dialogue.workspace().or(host::workspace);
  }

  private void offerLast() {
    dialogue.offer(LAST, MadeCall.class, exchanges::getLast);
  }

  /** Forgets what was typed and what it made. */
  void reset() {
    Optional<String> workspace = dialogue.workspace();
    dialogue.reset();
    changes.clear();
    workspace.ifPresent(dialogue::workIn);
    offerLast();
  }

  boolean isDry() {
    return preferences.isOn(Preference.DRY);
  }

  @Override
  public void close() {
    names.close();
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

  Catalog catalog() {
    return catalog;
  }

  Clock clock() {
    return clock;
  }

  Preferences preferences() {
    return preferences;
  }

  Link link() {
    return link;
  }

  DeployEngines engines() {
    return engines;
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

  SessionLog changes() {
    return changes;
  }

  Tape tape() {
    return tape;
  }

  Paper paper() {
    return paper;
  }

  NameCache names() {
    return names;
  }

  Seat seat() {
    return seat;
  }

  Repl repl() {
    return repl;
  }
}
