package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.function.Supplier;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;

/**
 * Ctrl-Z: whoever started this shell gets the terminal as it was, and this one takes it up again as
 * it left it. The line editor draws its line anew by itself.
 */
final class Suspension {
  private static final String PASTES_UNMARKED = "\u001b[?2004l";
  private static final String PASTES_MARKED = "\u001b[?2004h";

  private final Terminal terminal;
  private final Attributes found;
  private volatile boolean editing;

  /**
   * @param found the terminal as this shell was given it
   */
  Suspension(Terminal terminal, Attributes found) {
    this.terminal = requireNonNull(terminal, "terminal");
    this.found = new Attributes(requireNonNull(found, "found"));
  }

  /** Watches for the key from now on. */
  void arm() {
    terminal.handle(Signal.TSTP, signal -> suspend());
  }

  /** Whether a line is being edited, and pastes are marked. */
  void editing(boolean now) {
    editing = now;
  }

  /** Gives the terminal away, as it was found, while this runs. */
  <T> T lend(Supplier<T> work) {
    Attributes own = terminal.getAttributes();
    terminal.setAttributes(found);
    try {
      return work.get();
    } finally {
      terminal.setAttributes(own);
    }
  }

  private void suspend() {
    Attributes own = terminal.getAttributes();
    tell(PASTES_UNMARKED);
    terminal.setAttributes(found);
    // The system's own handling knows when nobody is there who could wake us.
    terminal.handle(Signal.TSTP, SignalHandler.SIG_DFL);
    stop();
    arm();
    terminal.setAttributes(own);
    tell(PASTES_MARKED);
  }

  private void tell(String escape) {
    if (editing) {
      terminal.writer().write(escape);
      terminal.writer().flush();
    }
  }

  private static void stop() {
    String self = String.valueOf(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("sh", "-c", "kill -TSTP \"$0\"", self).start().waitFor();
    } catch (IOException e) {
      return; // where there is no sh, nobody expects to suspend
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
