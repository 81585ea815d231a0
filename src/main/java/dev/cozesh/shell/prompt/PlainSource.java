package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.script.Completeness;
import dev.cozesh.shell.command.Console;
import java.util.Optional;

/**
 * Inputs from a terminal that only goes forward, or whose user has it read aloud: the system edits
 * the line, nothing is drawn over.
 */
final class PlainSource implements LineSource {
  private static final String HINT = "Ctrl-D or /exit leaves";

  private final Console console;
  private final PromptHistory history;
  private final Interrupts interrupts;
  private final LinesBehind lines;
  private volatile boolean asking;
  private volatile boolean reading;
  private volatile boolean dropped;
  private volatile Runnable stop = () -> {};
  private volatile String first = "";
  private volatile String prompt = "";

  /**
   * @param console a terminal
   * @param history takes in what is entered
   * @param interrupts is told what Ctrl-C means
   */
  PlainSource(Console console, PromptHistory history, Interrupts interrupts) {
    this.history = requireNonNull(history, "history");
    this.console = requireNonNull(console, "console");
    this.interrupts = requireNonNull(interrupts, "interrupts");
    this.lines = new LinesBehind(() -> console.ask(""));
    interrupts.mean(this::interrupted);
  }

  /** The keyboard's interrupt. */
  interface Interrupts {
    /** Does this from now on. */
    void mean(Runnable work);

    /** What the system does with it. */
    void meanNothing();
  }

  /** The system has dropped the line that was being typed. */
  private void interrupted() {
    if (reading) {
      dropped = true;
      console.remark(prompt.equals(first) ? "\n" + HINT : "");
      prompt = first;
      say(first);
    } else if (asking) {
      console.remark("");
      lines.giveUp();
    } else {
      stop.run();
    }
  }

  private void say(String text) {
    console.err().print(text);
    console.err().flush();
  }

  @Override
  public Input read(String firstPrompt) {
    StringBuilder text = new StringBuilder();
    first = firstPrompt;
    prompt = firstPrompt;
    dropped = false;
    reading = true;
    try {
      while (true) {
        say(prompt);
        Optional<String> line = lines.next();
        if (dropped) {
          dropped = false;
          text.setLength(0);
        }
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

  /** Ctrl-C is no answer. */
  @Override
  public Optional<String> ask(String question) {
    asking = true;
    try {
      say(question);
      return lines.next();
    } finally {
      asking = false;
    }
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
    interrupts.meanNothing();
  }
}
