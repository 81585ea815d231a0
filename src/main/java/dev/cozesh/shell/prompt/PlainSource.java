package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.script.Completeness;
import dev.cozesh.shell.command.Console;
import java.util.Optional;
import org.jline.utils.Signals;

/**
 * Inputs from a terminal that only goes forward, or whose user has it read aloud: the system edits
 * the line, nothing is drawn over.
 */
final class PlainSource implements LineSource {
  private final Console console;
  private final PromptHistory history;
  private volatile boolean reading;
  private volatile Runnable stop = () -> {};
  private String prompt = "";

  /**
   * @param console a terminal
   * @param history takes in what is entered
   */
  PlainSource(Console console, PromptHistory history) {
    this.history = requireNonNull(history, "history");
    this.console = requireNonNull(console, "console");
    Signals.register("INT", this::interrupted);
  }

  /** The system has dropped the line that was being typed. */
  private void interrupted() {
    if (reading) {
      console.remark("\nCtrl-D or /exit leaves");
      console.err().print(prompt);
      console.err().flush();
    } else {
      stop.run();
    }
  }

  @Override
  public Input read(String first) {
    StringBuilder text = new StringBuilder();
    prompt = first;
    reading = true;
    try {
      while (true) {
        Optional<String> line = console.ask(prompt);
        if (line.isEmpty()) {
          return text.isEmpty() ? new Input.End() : entered(text.toString());
        }
        text.append(text.isEmpty() ? "" : "\n").append(line.get());
        Completeness state = Completeness.of(text.toString());
        if (state.complete() || line.get().isBlank()) {
          return entered(text.toString());
        }
        prompt = "... " + ContinuationPrompt.missing(state) + "> ";
      }
    } finally {
      reading = false;
    }
  }

  private Input entered(String text) {
    history.add(text);
    return new Input.Text(text);
  }

  @Override
  public Optional<String> ask(String question) {
    return console.ask(question);
  }

  @Override
  public Optional<String> askHidden(String question) {
    return console.askHidden(question);
  }

  @Override
  public void onInterrupt(Runnable whatStops) {
    stop = whatStops;
  }

  @Override
  public int columns() {
    return 0;
  }

  @Override
  public int rows() {
    return 0;
  }

  @Override
  public void close() {
    Signals.registerDefault("INT");
  }
}
