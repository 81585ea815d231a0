package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.ApplyListener;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.plan.Gate;
import dev.cozesh.error.CozeException;
import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.SecretShapes;
import dev.cozesh.shell.command.Console;
import dev.cozesh.shell.command.RunRecord;
import dev.cozesh.shell.render.Clean;
import dev.cozesh.shell.render.ProgressBar;
import dev.cozesh.shell.render.Width;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells what an apply does while it does it, and keeps it for the result file. */
final class ApplyNews implements ApplyListener {
  private static final Map<String, String> DONE =
      Map.of(
          "create", "created",
          "settle", "settled",
          "copy", "copied",
          "adopt", "adopted",
          "update", "updated",
          "delete", "deleted",
          "retire", "retired",
          "publish", "published");

  // Percent or time between two lines where lines stay, and columns of a line that does not.
  private static final int STEP = 10;
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int LINE = 78;

  private final Console console;
  private final ApplyListener notes;
  private final InstantSource clock;
  private final Map<Address, Map<String, Integer>> percents = new HashMap<>();
  private Instant lastLine = Instant.MIN;

  ApplyNews(Console console, RunRecord record, InstantSource clock) {
    this.clock = requireNonNull(clock, "clock");
    this.console = requireNonNull(console, "console");
    this.notes = new ApplyNotes(record);
  }

  @Override
  public void started(Address address, String step) {
    notes.started(address, step);
    String news = line(step + " " + title(address) + " …");
    if (console.canRewrite()) {
      console.pass(Width.cut(news, LINE));
    } else if (console.tty().err()) {
      console.remark(news);
    }
  }

  @Override
  public void finished(Address address, String step, String id) {
    notes.finished(address, step, id);
    String done = DONE.get(step);
    if (done == null) {
      console.remark(line("done: " + step + " of " + title(address)));
    } else {
      console.print(line(done + " " + title(address) + " " + id));
    }
  }

  @Override
  public void progress(Address address, String document, int percent) {
    Map<String, Integer> told = percents.computeIfAbsent(address, key -> new LinkedHashMap<>());
    if (console.canRewrite()) {
      told.put(document, percent);
      int all = told.values().stream().mapToInt(Integer::intValue).sum();
      String label = title(address) + ": " + listed(told);
      console.pass(new ProgressBar(label, all, 100L * told.size(), "").text(LINE));
    } else if (isNews(told.get(document), percent)) {
      told.put(document, percent);
      lastLine = clock.instant();
      console.remark(line(title(address) + ": " + document + " " + percent + " %"));
    }
  }

  private static String listed(Map<String, Integer> told) {
    return told.size() == 1
        ? told.keySet().iterator().next()
        : told.entrySet().stream()
            .map(one -> one.getKey() + " " + one.getValue() + " %")
            .collect(Collectors.joining(", "));
  }

  private boolean isNews(Integer before, int percent) {
    if (before == null || before == percent) {
      return before == null;
    }
    return percent == 100
        || Math.abs(percent - before) >= STEP
        || !clock.instant().isBefore(lastLine.plus(PAUSE));
  }

  @Override
  public void remark(String text) {
    console.remark("note: " + line(text));
  }

  @Override
  public boolean confirms(Gate gate) {
    String wanted = String.valueOf(gate.confirmedBy().orElse(-1));
    if (!console.canAsk()) {
      return false;
    }
    String name = line(gate.name());
    if (console.ask(name + ": type their number to go on: ").filter(wanted::equals).isPresent()) {
      return true;
    }
    throw new CozeGuardException(
        "not applied: the number of " + name + " was not typed",
        "",
        gate.objection().map(Gate.Objection::next).orElse("")); // the plan has told the rest
  }

  /** Told when the run ends, or by a remark when it goes on. */
  @Override
  public void failed(Address address, CozeException failure) {
    notes.failed(address, failure);
  }

  @Override
  public void blocked(Address address, Address cause) {
    notes.blocked(address, cause);
  }

  @Override
  public void saved(long serial) {
    notes.saved(serial);
  }

  private static String title(Address address) {
    return address.kind().word() + " " + address.name();
  }

  private static String line(String text) {
    return Clean.line(SecretShapes.mask(text));
  }
}
