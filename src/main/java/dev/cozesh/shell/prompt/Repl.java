package dev.cozesh.shell.prompt;

import static java.util.Objects.requireNonNull;

import dev.cozesh.dsl.Dialogue;
import dev.cozesh.dsl.ScriptSource;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeInterruptedException;
import dev.cozesh.shell.builtin.CrashFile;
import dev.cozesh.shell.builtin.NotAppliedException;
import dev.cozesh.shell.builtin.PromptWords;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ErrorText;
import dev.cozesh.shell.render.Ink;
import dev.cozesh.shell.slash.Transcript;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The loop: reads an input, runs it, tells how it ended, reads the next. */
final class Repl {
  private static final String HINT = "Ctrl-D or /exit leaves";
  private static final String LATER = "not applied; `/apply` does it later, `/reset` forgets it";
  private static final String BELOW = " ".repeat("  next: ".length());
  private static final String LAST_FAILURE = "_e";

  private final LineSource source;
  private final Console console;
  private final Session session;

  /**
   * What the loop works with.
   *
   * @param meant what to say below a failure that a slip of the hand may have caused
   */
  record Session(
      Dialogue dialogue,
      Dispatcher dispatcher,
      Breaking breaking,
      Watch watch,
      Transcript transcript,
      CrashFile crashes,
      Function<CozeException, Optional<String>> meant) {}

  private Optional<Throwable> failure = Optional.empty();
  private volatile boolean leaving;

  Repl(LineSource source, Console console, Session session) {
    this.source = requireNonNull(source, "source");
    this.console = requireNonNull(console, "console");
    this.session = requireNonNull(session, "session");
  }

  /** The last failure; empty while nothing failed. */
  Optional<Throwable> failure() {
    return failure;
  }

  /** Ends the loop behind the line that runs. */
  void leave() {
    leaving = true;
  }

  /** Reads and runs until the user leaves. */
  void run(Supplier<String> prompt) {
    source.onInterrupt(session.breaking()::signal);
    while (!leaving) {
      console.freshLine();
      LineSource.Input input = source.read(prompt.get());
      if (input instanceof LineSource.Input.Text text) {
        line(text.text());
      } else if (input instanceof LineSource.Input.Dropped dropped) {
        if (dropped.text().isBlank()) {
          console.remark(HINT);
        }
      } else if (leaving || mayLeave()) {
        leave();
      }
    }
  }

  /** Who leaves with a plan that waits is asked; a second Ctrl-D is an answer. */
  private boolean mayLeave() {
    if (session.dialogue().pending().isEmpty()) {
      return true;
    }
    int count = session.dialogue().pending().resources().size();
    String things = count == 1 ? "1 declaration waits" : count + " declarations wait";
    return source
        .ask(things + " to be applied; leave without? [y/N] ")
        .map(answer -> answer.toLowerCase(Locale.ROOT).startsWith("y"))
        .orElse(true);
  }

  /** Runs one input to its end, whatever the end is. */
  void line(String text) {
    if (!text.isBlank()) {
      boolean worked = run(() -> session.dispatcher().run(text));
      session.transcript().add(text, !worked);
    }
  }

  /** Runs a script as an input. */
  void open(ScriptSource script) {
    run(() -> session.dispatcher().run(script));
  }

  /** Whether it ended well. */
  private boolean run(Runnable work) {
    session.watch().begin();
    try {
      session.breaking().run(work);
      return true;
    } catch (NotAppliedException e) {
      console.remark(LATER);
      return true;
    } catch (Breaking.AbandonedException e) {
      console.remark("given up; what it waits for may go on by itself until it ends");
    } catch (CozeException e) {
      remember(e);
      tell(e);
    } catch (
        Throwable bug) { // whatever nobody foresaw becomes one line and a file; the prompt lives
      remember(bug);
      stumble(bug);
    } finally {
      session.dispatcher().cutShort().ifPresent(console::remark);
      session.watch().end().ifPresent(console::remark);
    }
    return false;
  }

  private void remember(Throwable e) {
    failure = Optional.of(e);
    session.dialogue().put(LAST_FAILURE, e);
  }

  private void tell(CozeException e) {
    console.freshLine();
    Ink ink = new Ink(console.colourErr());
    if (session.breaking().getAsBoolean()) {
      String what = session.watch().calledOff().map(call -> "cancelled " + call).orElse("stopped");
      console.remark(ink.bold(Clean.line(what)));
      if (e instanceof CozeInterruptedException && !e.why().isEmpty()) {
        console.remark("  " + Clean.text(e.why()));
      }
      if (!session.dialogue().pending().isEmpty()) {
        console.remark("  `/apply` goes on with what waits");
      }
    } else {
      console.remark(PromptWords.of(ErrorText.of(e, ink, source.columns())));
      session.meant().apply(e).ifPresent(text -> console.remark(BELOW + text));
    }
  }

  private void stumble(Throwable bug) {
    console.freshLine();
    if (session.breaking().getAsBoolean()) {
      console.remark("stopped");
      return;
    }
    String where = session.crashes().write(bug).map(file -> "; details in " + file).orElse("");
    console.remark(
        new Ink(console.colourErr()).red("cozesh stumbled: " + bug.getClass().getSimpleName())
            + where);
  }
}
