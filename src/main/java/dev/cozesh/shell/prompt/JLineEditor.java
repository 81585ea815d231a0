package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;

/** Edits lines as people know it from other shells. */
final class JLineEditor implements TerminalSource.Editor {
  private static final int WHOLE = 1_000_000;

  private final Terminal terminal;
  private final LineReader inputs;
  private LineReader answers;

  /**
   * @param history takes in what is entered
   * @param look how the text is coloured
   * @param completion what Tab proposes
   */
  JLineEditor(Terminal terminal, PromptHistory history, Look look, LineCompletion completion) {
    this.terminal = requireNonNull(terminal, "terminal");
    EditedText edited = look.edited();
    CompletingReader reader = reader(terminal, completion, look.colours());
    reader.setParser(new LineParser(edited));
    reader.setHighlighter(new LineHighlighter(look.colours(), look.words(), edited));
    reader.setHistory(history);
    reader.setVariable(
        LineReader.SECONDARY_PROMPT_PATTERN, ContinuationPrompt.pattern(look.unicode()));
    // Half a second of a cursor elsewhere swallows keys; the highlighter shows the pair.
    reader.setVariable(LineReader.BLINK_MATCHING_PAREN, 0);
    // Above it colours, undo and the continuation prompt would switch themselves off.
    reader.setVariable(LineReader.FEATURES_MAX_BUFFER_SIZE, WHOLE);
    // Else a ! is expanded, and every backslash is taken out of what was typed.
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    reader.unsetOpt(LineReader.Option.INSERT_TAB);
    PasteWidget.install(reader);
    inputs = reader;
  }

  private static CompletingReader reader(
      Terminal terminal, LineCompletion completion, boolean styled) {
    try {
      return new CompletingReader(terminal, completion, CompletingReader.Lists.BELOW, styled);
    } catch (IOException e) {
      throw new UncheckedIOException("the terminal cannot be read", e);
    }
  }

  /**
   * How the text that is edited looks.
   *
   * @param colours whether to colour at all
   * @param unicode whether the terminal can show more than ASCII
   * @param words the words of the language
   * @param edited what was seen of the text
   */
  record Look(boolean colours, boolean unicode, Set<String> words, EditedText edited) {}

  @Override
  public LineReader inputs() {
    return inputs;
  }

  @Override
  public LineReader answers() {
    if (answers == null) {
      answers =
          LineReaderBuilder.builder()
              .terminal(terminal)
              .variable(LineReader.DISABLE_HISTORY, true)
              .variable(LineReader.BLINK_MATCHING_PAREN, 0)
              .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
              .option(LineReader.Option.DISABLE_HIGHLIGHTER, true)
              .build();
    }
    return answers;
  }
}
