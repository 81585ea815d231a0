package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.ProbeWatch;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Width;
import java.time.Duration;

/** Shows how far a probe is; its requests are counted where all are. Thread-safe. */
final class ProbeProgress implements ProbeWatch {
  private static final int LINE = 78;

  private final Console console;
  private final int planned;
  private int sent;

  /**
   * @param planned how many requests are foreseen
   */
  ProbeProgress(Console console, int planned) {
    this.console = requireNonNull(console, "console");
    this.planned = planned;
  }

  @Override
  public synchronized void asked(Entry entry) {
    sent++;
    pass(entry.sent().operation());
  }

  @Override
  public synchronized void paused(Duration duration, String reason) {
    String text = "waiting " + seconds(duration) + " s: " + Clean.line(reason);
    if (console.canRewrite()) {
      pass(text);
    } else {
      console.remark(text);
    }
  }

  private static long seconds(Duration duration) {
    return (duration.toMillis() + 999) / 1000;
  }

  private void pass(String what) {
    if (console.canRewrite()) {
      String count = sent + " of " + Math.max(sent, planned) + "  ";
      console.pass(Width.cut("probe " + count + Clean.line(what), LINE));
    }
  }
}
