package dev.cozesh.shell.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/** Edits lines as people know it from other shells. */
final class JLineEditor implements TerminalSource.Editor {
  private static final int WHOLE = 1_000_000;

  private final Terminal terminal;
  private final LineReader inputs;
  private LineReader answers;

  JLineEditor(Terminal terminal) {
    this.terminal = terminal;
    inputs = reader(terminal);
    // Else a ! is expanded, and every backslash is taken out of what was typed.
    inputs.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    inputs.option(LineReader.Option.INSERT_TAB, false);
    // Half a second of a cursor elsewhere swallows keys; the highlighter shows the pair instead.
    inputs.setVariable(LineReader.BLINK_MATCHING_PAREN, 0);
    inputs.setVariable(LineReader.FEATURES_MAX_BUFFER_SIZE, WHOLE);
  }

  private static LineReader reader(Terminal terminal) {
    try {
      return new WideReader(terminal, "cozesh");
    } catch (IOException e) {
      throw new UncheckedIOException("lines cannot be edited", e);
    }
  }

  @Override
  public LineReader inputs() {
    return inputs;
  }

  @Override
  public LineReader answers() {
    if (answers == null) {
      answers = LineReaderBuilder.builder().terminal(terminal).build();
      answers.setVariable(LineReader.DISABLE_HISTORY, true);
      answers.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
      answers.option(LineReader.Option.DISABLE_HIGHLIGHTER, true);
    }
    return answers;
  }
}
