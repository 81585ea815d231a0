package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Inputs from a terminal that can move its cursor: edited, coloured, completed. */
final class TerminalSource implements LineSource {
  private final Terminal terminal;
  private final Editor editor;
  private final Suspension suspension;
  private volatile LineReader reading; // null while nothing is typed

  /**
   * @param editor makes what edits lines on the terminal
   */
  TerminalSource(Terminal terminal, Editor editor) {
    this.terminal = requireNonNull(terminal, "terminal");
    this.editor = requireNonNull(editor, "editor");
    this.suspension = new Suspension(terminal, terminal.getAttributes());
    suspension.arm();
    // What is typed ahead is shown by the line editor, in its place; nor does ^C stand before what
    // is said of it.
    terminal.echo(false);
  }

  /** What edits lines: one reader for inputs, another for answers, which are never remembered. */
  interface Editor {
    LineReader inputs();

    LineReader answers();
  }

  @Override
  public Input read(String prompt) {
    suspension.editing(true);
    try {
      return new Input.Text(readLine(editor.inputs(), prompt, null));
    } catch (UserInterruptException e) {
      return new Input.Dropped(e.getPartialLine() == null ? "" : e.getPartialLine());
    } catch (EndOfFileException e) {
      return new Input.End();
    } finally {
      suspension.editing(false);
      Thread.interrupted(); // a Ctrl-C that came while the line was drawn is not meant for what
      // follows
    }
  }

  @Override
  public Optional<String> ask(String question) {
    return answer(question, null);
  }

  @Override
  public Optional<String> askHidden(String question) {
    return answer(question, '\0').filter(text -> !text.isEmpty());
  }

  private Optional<String> answer(String question, Character mask) {
    try {
      return Optional.of(readLine(editor.answers(), question, mask).strip());
    } catch (UserInterruptException | EndOfFileException e) {
      return Optional.empty();
    }
  }

  private String readLine(LineReader reader, String prompt, Character mask) {
    reading = reader;
    try {
      return reader.readLine(literal(prompt), mask);
    } finally {
      reading = null;
    }
  }

  @Override
  public OutputStream beside(OutputStream stream) {
    return new AboveLine(stream, () -> reading != null, this::above);
  }

  private void above(String lines) {
    LineReader reader = reading;
    if (reader == null) {
      terminal.writer().print(lines);
      terminal.writer().flush();
    } else {
      reader.printAbove(lines);
    }
  }

  /** JLine reads % as the beginning of a pattern. */
  private static String literal(String prompt) {
    return prompt.replace("%", "%%");
  }

  @Override
  public void onInterrupt(Runnable stop) {
    terminal.handle(Signal.INT, signal -> stop.run());
  }

  @Override
  public <T> T lend(Supplier<T> work) {
    return suspension.lend(work);
  }

  @Override
  public int columns() {
    return terminal.getWidth();
  }

  @Override
  public int rows() {
    return terminal.getHeight();
  }

  @Override
  public void close() {
    try {
      terminal.writer().flush();
      terminal.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be let go", e);
    }
  }
}
