package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.shell.command.RunRecord;
import java.util.ArrayList;
import java.util.List;

/** The requests that a script sends by itself and that change something: no plan shows them. */
final class OwnCalls {
  private final RunRecord record;
  private final List<String> sent = new ArrayList<>();
  private int looked;

  OwnCalls(RunRecord record) {
    this.record = requireNonNull(record, "record");
    this.looked = record.changesSent().size(); // a session has sent its own before
  }

  /** Verb and path of each so far; what was sent since the last look was the script's own. */
  List<String> soFar() {
    List<String> all = record.changesSent();
    sent.addAll(all.subList(looked, all.size()));
    looked = all.size();
    return List.copyOf(sent);
  }

  /** What was sent since the last look was a plan being applied. */
  void wereOfPlan() {
    looked = record.changesSent().size();
  }
}
