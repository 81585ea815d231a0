package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.Environment;
import dev.cozesh.config.FilePlaces;
import dev.cozesh.dsl.Vocabulary;
import dev.cozesh.dsl.Word;
import dev.cozesh.shell.command.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.Signals;

/**
 * Where the user sits: the terminal, with what edits lines on it.
 *
 * @param source gives what is typed
 * @param history what was typed, over all sessions
 * @param accessible whether nothing may be drawn over
 * @param colours whether the terminal shows colours
 * @param warming loads what the first line needs; for another thread
 */
record Seat(
    LineSource source,
    PromptHistory history,
    boolean accessible,
    boolean colours,
    Runnable warming) {
  /**
   * Takes the terminal of the process. One that cannot move its cursor or does not know its size,
   * and one that is read aloud, gets plain lines.
   *
   * @param console the process's own
   * @param secrets of the session, which no history may hold
   * @param typing what helps while a line is typed
   */
  static Seat take(Environment environment, Console console, LiveSecrets secrets, Typing typing) {
    requireNonNull(environment, "environment");
    PromptHistory history =
        new PromptHistory(FilePlaces.of(environment).history(), secrets, console::remark);
    boolean accessible = environment.get("ACCESSIBLE").filter(set -> !set.equals("0")).isPresent();
    if (accessible || console.tty().dumb()) {
      return plain(console, history);
    }
    TerminalLibrary.provide(FilePlaces.of(environment).cache());
    Terminal terminal = terminal();
    if (terminal.getWidth() <= 0 || terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
      return plain(console, history);
    }
    EditedText edited = new EditedText();
    JLineEditor.Look look =
        new JLineEditor.Look(
            console.colourOut() && typing.highlights(),
            true,
            Vocabulary.SCRIPT.words().stream().map(Word::name).collect(Collectors.toSet()),
            edited);
    JLineEditor editor = new JLineEditor(terminal, history, look, typing.completion());
    return new Seat(
        new TerminalSource(terminal, editor), history, false, console.colourOut(), edited::warm);
  }

  /** How the seat is taken: {@link Seat#take} in a process of its own. */
  interface Taking {
    Seat take(Environment environment, Console console, LiveSecrets secrets, Typing typing);
  }

  /**
   * What helps while a line is typed.
   *
   * @param highlights whether it is coloured
   * @param completion what Tab proposes
   */
  record Typing(boolean highlights, LineCompletion completion) {}

  private static Seat plain(Console console, PromptHistory history) {
    return new Seat(
        new PlainSource(console, history, new CtrlC()),
        history,
        true,
        console.colourOut(),
        () -> {});
  }

  private static final class CtrlC implements PlainSource.Interrupts {
    @Override
    public void mean(Runnable work) {
      Signals.register("INT", work);
    }

    @Override
    public void meanNothing() {
      Signals.registerDefault("INT");
    }
  }

  private static Terminal terminal() {
    try {
      return TerminalBuilder.builder()
          .name("cozesh")
          .system(true)
          .encoding(StandardCharsets.UTF_8)
          .dumb(true)
          .build();
    } catch (IOException e) {
      throw new IllegalStateException("a terminal that falls back to a dumb one cannot fail", e);
    }
  }
}
