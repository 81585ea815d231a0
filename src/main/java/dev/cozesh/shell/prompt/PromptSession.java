package dev.cozesh.shell.prompt;

import dev.cozesh.catalog.Catalog;
import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.dsl.Dialogue;
import dev.cozesh.http.SystemTime;
import dev.cozesh.shell.builtin.Connector;
import dev.cozesh.shell.builtin.CrashFile;
import dev.cozesh.shell.builtin.DeployEngines;
import dev.cozesh.shell.builtin.Workbench;
import dev.cozesh.shell.command.Call;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.ValueText;
import dev.cozesh.shell.slash.ApplyCommand;
import dev.cozesh.shell.slash.EditCommand;
import dev.cozesh.shell.slash.ExitCommand;
import dev.cozesh.shell.slash.HelpCommand;
import dev.cozesh.shell.slash.ListCommand;
import dev.cozesh.shell.slash.OpenCommand;
import dev.cozesh.shell.slash.PlanCommand;
import dev.cozesh.shell.slash.ResetCommand;
import dev.cozesh.shell.slash.SaveCommand;
import dev.cozesh.shell.slash.SlashTable;
import dev.cozesh.shell.slash.Transcript;
import dev.cozesh.shell.slash.VarsCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** One session at the prompt: makes its parts, hands them to each other, lets go of them. */
final class PromptSession implements AutoCloseable {
  private final LineSource source;
  private final Console console;
  private final Link link;
  private final PromptHost host;
  private final Dialogue dialogue;
  private final Transcript transcript = new Transcript();
  private final UnderWay underWay = new UnderWay();
  private final Clock clock;
  private final Breaking breaking;
  private final Repl repl;
  private final SlashTable commands;
  private boolean dry;

  PromptSession(Connector connector, Catalog catalog, Clock clock, Call call, Console screen) {
    this.clock = clock;
    source = source();
    console = screen.asking(source);
    breaking = new Breaking(this::sayStopping);
    Workbench bench =
        new Workbench(connector, new DeployEngines(catalog, breaking, clock), breaking);
    link =
        new Link(call, options -> connector.openForPrompt(options, console, redactor -> underWay));
    FanOut fanOut = new FanOut(() -> dry ? 0 : 20, this::isAllowed);
    host = new PromptHost(bench, link, console, fanOut, () -> dry);
    Environment environment = connector.environment();
    dialogue = new Dialogue(host, environment.directory());
    Evaluation evaluation = new Evaluation(dialogue, host, console, this::show);
    repl =
        new Repl(
            source,
            console,
            new Repl.Session(
                dialogue,
                new Dispatcher(this::commands, evaluation, console),
                breaking,
                new Watch(underWay, fanOut, new SystemTime(), () -> false),
                transcript,
                new CrashFile(FilePlaces.of(environment).crashes(), clock)));
    commands = commands(environment, evaluation);
  }

  private static LineSource source() {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .name("cozesh")
              .system(true)
              .encoding(TerminalSource.charset())
              .dumb(true)
              .build();
      return new TerminalSource(terminal, new JLineEditor(terminal));
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be used", e);
    }
  }

  private SlashTable commands(Environment environment, Evaluation evaluation) {
    return new SlashTable(
        List.of(
            new HelpCommand(this::commands, List::of, name -> Optional.empty()),
            new ListCommand(transcript),
            new VarsCommand(dialogue),
            new SaveCommand(transcript, environment),
            new OpenCommand(evaluation, environment),
            new EditCommand(transcript, new ExternalEditor(environment), evaluation),
            new PlanCommand(dialogue, host),
            new ApplyCommand(dialogue, () -> dry),
            new ResetCommand(dialogue::reset),
            new ExitCommand(repl::leave)));
  }

  private SlashTable commands() {
    return commands;
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

  private void show(Object value) {
    console.print(ValueText.of(value));
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
      source.close();
    }
    return true;
  }

  /** Reads and runs until the user leaves. */
  void run() {
    new WarmUp(clock).start();
    repl.run(this::prompt);
  }

  private String prompt() {
    return PromptText.of(link.connection().host(), Optional.empty(), dry);
  }

  @Override
  public void close() {
    link.close();
    source.close();
  }
}
