package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Screen;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.ProgressBar;
import dev.cozesh.shell.render.Table;
import dev.cozesh.shell.render.Width;
import java.util.List;
import java.util.Optional;

/** The console as a script's screen. */
public final class ConsoleScreen implements Screen {
  private static final int CELL = 80;
  private static final int LINE = 78;

  private final Console console;

  public ConsoleScreen(Console console) {
    this.console = requireNonNull(console, "console");
  }

  @Override
  public String table(List<String> header, List<List<String>> rows) {
    List<List<String>> cut =
        rows.stream().map(row -> row.stream().map(ConsoleScreen::cell).toList()).toList();
    return new Table(header.stream().map(Clean::line).toList(), cut)
        .text(new Ink(console.colourOut()));
  }

  private static String cell(String text) {
    return Width.cut(Clean.line(text), CELL);
  }

  @Override
  public synchronized Optional<String> ask(String question) {
    return console.ask(Clean.text(question));
  }

  @Override
  public synchronized Optional<String> askHidden(String question) {
    return console.askHidden(Clean.text(question));
  }

  @Override
  public synchronized void remark(String text) {
    console.remark(Clean.text(text));
  }

  @Override
  public boolean canRewrite() {
    return console.canRewrite();
  }

  @Override
  public synchronized void pass(Progress progress) {
    console.pass(line(progress));
  }

  @Override
  public synchronized void wipe() {
    console.wipe();
  }

  private static String line(Progress progress) {
    ProgressBar bar =
        progress.bytes()
            ? ProgressBar.sent(progress.label(), progress.done(), progress.total(), progress.took())
            : ProgressBar.counted(
                progress.label(), progress.done(), progress.total(), progress.took());
    return bar.text(LINE);
  }
}
