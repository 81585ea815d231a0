package dev.cozesh.shell.prompt

import java.nio.charset.StandardCharsets
import java.nio.file.Path
import org.jline.reader.LineReader
import org.jline.reader.impl.LineReaderImpl
import org.jline.terminal.Size
import org.jline.terminal.impl.DumbTerminal

/** A line reader put together as the prompt's is, on a terminal whose keys are given beforehand. */
class TypedKeys {
  static final String ENTER = '\r'
  static final String UP = '\u001b[A'
  static final String CTRL_R = '\u0012'

  final ByteArrayOutputStream screen = new ByteArrayOutputStream()
  final PromptHistory history
  final LineReaderImpl reader

  TypedKeys(Path home, String keys) {
    def input = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8))
    def terminal = new DumbTerminal('typed', 'ansi', input, screen, StandardCharsets.UTF_8)
    terminal.size = new Size(120, 40)
    def edited = new EditedText()
    edited.warm()
    history = new PromptHistory(home.resolve('history'), { [] as Set }, { throw new AssertionError(it as Object) })
    reader = new LineReaderImpl(terminal, 'cozesh', null)
    reader.history = history
    reader.parser = new LineParser(edited)
    reader.highlighter = new LineHighlighter(true, ['chat'] as Set, edited)
    reader.setVariable(LineReader.SECONDARY_PROMPT_PATTERN, ContinuationPrompt.pattern(true))
    reader.setVariable(LineReader.BLINK_MATCHING_PAREN, 0)
    reader.setVariable(LineReader.FEATURES_MAX_BUFFER_SIZE, 65_536)
    reader.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION)
    PasteWidget.install(reader)
  }

  String line() {
    reader.readLine('cozesh> ')
  }

  /** What was drawn, escape sequences taken out. */
  String drawn() {
    screen.toString(StandardCharsets.UTF_8).replaceAll('\u001b\\[[0-9;?]*[ -/]*[@-~]', '')
  }

  static String paste(String text) {
    "\u001b[200~$text\u001b[201~"
  }
}
