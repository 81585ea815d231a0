package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.probe.ProbeWatch;
import dev.cozesh.probe.evidence.Entry;
import dev.cozesh.probe.verdict.Features;
import dev.cozesh.probe.verdict.Question;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.Width;
import java.time.Duration;

/** Shows how far a probe is, and counts its requests. Thread-safe. */
final class ProbeProgress implements ProbeWatch {
  private static final int LINE = 78;

  private final Console console;
  private final RunRecord record;
  private final int planned;
  private final boolean everything;
  private int sent;

  /**
   * @param planned how many requests are foreseen
   * @param everything whether each request is told on a line that stays
   */
  ProbeProgress(Console console, RunRecord record, int planned, boolean everything) {
    this.console = requireNonNull(console, "console");
    this.record = requireNonNull(record, "record");
    this.planned = planned;
    this.everything = everything;
  }

  @Override
  public synchronized void asked(Entry entry) {
    sent++;
    record.requestSent();
    if (entry.question() == Question.MUTATION || entry.question() == Question.CLEANUP) {
      record.changeSent(entry.sent().operation());
    }
    if (everything) {
      console.remark(line(entry));
    } else {
      pass(entry.sent().operation());
    }
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

  private static String line(Entry entry) {
    Features features = entry.features();
    String answer =
        features.status() > 0
            ? String.valueOf(features.status())
            : features.how().name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    String logId = features.logId().isEmpty() ? "" : ", log id " + features.logId();
    return Clean.line(
        "#"
            + entry.id()
            + " "
            + entry.sent().operation()
            + " "
            + answer
            + " in "
            + features.took().toMillis()
            + " ms, "
            + entry.question().word()
            + logId);
  }
}
