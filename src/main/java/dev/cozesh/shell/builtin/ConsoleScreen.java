package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Screen;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.render.Table;
import dev.cozesh.shell.render.Width;
import java.util.List;
import java.util.Optional;

/** The console as a script's screen. */
public final class ConsoleScreen implements Screen {
  private static final int CELL = 80;
  private static final int LABEL = 24;
  private static final int BAR = 24;

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

  /** {@code rows ████░░░░ 12 of 100, 8 s}. */
  private static String line(Progress progress) {
    StringBuilder line = new StringBuilder();
    if (!progress.label().isEmpty()) {
      line.append(Width.cut(Clean.line(progress.label()), LABEL)).append("  ");
    }
    if (progress.total() > 0) {
      int full = (int) Math.min(BAR, BAR * progress.done() / progress.total());
      line.append("█".repeat(full)).append("░".repeat(BAR - full)).append("  ");
      line.append(progress.done()).append(" of ").append(progress.total());
    } else {
      line.append(progress.done());
    }
    return line.append(", ").append(progress.took().toSeconds()).append(" s").toString();
  }
}
