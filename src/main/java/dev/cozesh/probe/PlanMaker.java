package dev.cozesh.probe;

import dev.cozesh.probe.Agenda.Item;
import dev.cozesh.probe.Agenda.Stage;
import dev.cozesh.probe.safety.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts an agenda before anything is sent. */
final class PlanMaker {
  private PlanMaker() {}

  static ProbePlan plan(Agenda agenda, ProbeOptions options) {
    List<ProbePlan.Stage> stages = new ArrayList<>();
    int units = Agenda.units(agenda.items()).size();
    if (units > 0) {
      stages.add(
          new ProbePlan.Stage(
              "calibration",
              units * Agenda.CALIBRATION,
              "known-bad requests, for " + units + " of prefix and method"));
    }
    for (Stage stage : Stage.values()) {
      int sent = sent(agenda, stage).size();
      if (sent > 0) {
        stages.add(new ProbePlan.Stage(stage.title, sent, stage.what));
      }
    }
    int contrast = agenda.items().stream().mapToInt(Item::contrast).sum();
    if (contrast > 0) {
      stages.add(
          new ProbePlan.Stage(
              "contrast", contrast, "once more, and a random sibling, for what is documented"));
    }
    parameters(agenda, options).ifPresent(stages::add);
    return new ProbePlan(
        stages,
        agenda.attempts().size(),
        agenda.items().size() + agenda.left().size(),
        (int) agenda.items().stream().filter(item -> item.sent().isPresent()).count(),
        notes(agenda, options));
  }

  private static List<Item> sent(Agenda agenda, Stage stage) {
    return agenda.items().stream()
        .filter(item -> item.stage() == stage && item.sent().isPresent())
        .toList();
  }

  private static java.util.Optional<ProbePlan.Stage> parameters(
      Agenda agenda, ProbeOptions options) {
    int sets = agenda.items().stream().mapToInt(Item::sets).sum();
    int searched = options.parameters() ? agenda.items().stream().mapToInt(Item::search).sum() : 0;
    int requests = sets + searched;
    return requests == 0
        ? Optional.empty()
        : Optional.of(
            new ProbePlan.Stage(
                "parameters",
                requests,
                "what documented reads need; of others only if they exist"));
  }

  private static List<String> notes(Agenda agenda, ProbeOptions options) {
    List<String> notes = new ArrayList<>();
    if (!agenda.spared().isEmpty()) {
      notes.add(
          agenda.spared().size()
              + " routes are left to pairs: each two alternatives of different places are tried"
              + " together once; what stands beside a route that exists is tried as well, while"
              + " the budget lasts; a higher --budget tries every combination");
    }
    if (!agenda.cut().isEmpty()) {
      notes.add(
          agenda.cut().size()
              + " routes that would complete the pairs do not fit into the budget, since each new"
              + " prefix and method costs "
              + Agenda.CALIBRATION
              + " requests for calibration");
    }
    long never = agenda.items().stream().filter(item -> item.sent().isEmpty()).count();
    if (never > 0) {
      notes.add(
          never
              + (never == 1 ? " route is" : " routes are")
              + " never sent: "
              + agenda.items().stream()
                  .map(Item::decision)
                  .filter(Decision.Never.class::isInstance)
                  .map(decision -> ((Decision.Never) decision).reason())
                  .distinct()
                  .reduce((a, b) -> a + "; " + b)
                  .orElse(""));
    }
    if (options.quota().isPresent()) {
      notes.add("the account has " + options.quota().getAsInt() + " requests left, as you said");
    }
    return notes;
  }
}
