package dev.cozesh.deploy;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.DesiredBot;
import dev.cozesh.deploy.desired.DesiredState;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.desired.Lifecycle;
import dev.cozesh.deploy.guard.Gates;
import dev.cozesh.deploy.guard.PlanFacts;
import dev.cozesh.deploy.guard.Veil;
import dev.cozesh.deploy.plan.Action;
import dev.cozesh.deploy.plan.Change;
import dev.cozesh.deploy.plan.FieldChange;
import dev.cozesh.deploy.plan.Need;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.deploy.plan.Precautions;
import dev.cozesh.deploy.plan.Reach;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.TargetState;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a plan means: how far it reaches, and which gates it stands before. */
final class Weighing {
  private static final String DOCUMENTS = "documents/";

  private final DesiredState desired;
  private final TargetState state;
  private final PlanOptions options;
  private final Map<Address, Lifecycle> lifecycles = new HashMap<>();

  Weighing(DesiredState desired, TargetState state, PlanOptions options) {
    this.desired = desired;
    this.state = state;
    this.options = options;
    desired.resources().forEach(one -> lifecycles.put(one.address(), one.lifecycle()));
  }

  /** The changes as they may be seen. */
  List<Change> shown(List<Change> changes) {
    Veil veil = new Veil(options.caution());
    return changes.stream()
        .map(
            change -> veil.over(change, lifecycles.getOrDefault(change.address(), Lifecycle.USUAL)))
        .toList();
  }

  /**
   * What to weigh before the plan is applied.
   *
   * @param plan its changes as they may be seen
   */
  Precautions precautions(Plan plan, List<Need> needs) {
    Reach reach = reach(plan.changes());
    PlanFacts facts =
        new PlanFacts(
            plan.target(),
            plan.target().environment().orElse(""),
            plan.changes(),
            plan.requests(),
            reach);
    return new Precautions(needs, reach, Gates.of(facts, bounds(), options.caution()));
  }

  private Gates.Bounds bounds() {
    Map<Kind, Integer> managed = new EnumMap<>(Kind.class);
    state.resources().keySet().forEach(address -> managed.merge(address.kind(), 1, Integer::sum));
    return new Gates.Bounds(
        options.maxRequests(), options.allowedDeletes(), managed, options.destroy());
  }

  private Reach reach(List<Change> changes) {
    Set<Address> bots = new LinkedHashSet<>();
    Set<String> touched = new LinkedHashSet<>();
    Set<Address> publishing = new LinkedHashSet<>();
    int indexed = 0;
    int dropped = 0;
    for (Change change : changes) {
      if (change.address().kind() == Kind.BOT && isThere(change) && writes(change)) {
        bots.add(change.address());
      }
      if (change.fields().stream().anyMatch(field -> field.field().equals("publish"))) {
        publishing.add(change.address());
      }
      int sent = (int) change.fields().stream().filter(Weighing::isSent).count();
      int gone = dropped(change);
      if (sent + gone > 0) {
        touched.add(change.address().name());
      }
      indexed += sent;
      dropped += gone;
    }
    bots.addAll(knowing(touched));
    int published =
        (int)
            bots.stream()
                .filter(
                    bot ->
                        publishing.contains(bot)
                            || state.find(bot).flatMap(ResourceState::published).isPresent())
                .count();
    return new Reach(bots.size(), published, indexed, dropped);
  }

  private List<Address> knowing(Set<String> knowledge) {
    List<Address> bots = new ArrayList<>();
    for (var resource : desired.resources()) {
      if (resource instanceof DesiredBot bot
          && state.find(bot.address()).isPresent()
          && bot.knowledge().stream()
              .flatMap(List::stream)
              .anyMatch(reference -> knowledge.contains(reference.nameOrId()))) {
        bots.add(bot.address());
      }
    }
    return bots;
  }

  /** Of what is only made nobody notices anything. */
  private static boolean isThere(Change change) {
    return change.action() != Action.CREATE && change.action() != Action.SETTLE;
  }

  private static boolean writes(Change change) {
    boolean asItIs = change.action() == Action.ADOPT && change.fields().isEmpty();
    return change.action().writes() && !asItIs;
  }

  private static boolean isSent(FieldChange field) {
    return field.field().startsWith(DOCUMENTS) && field.after().isPresent();
  }

  private int dropped(Change change) {
    if (change.action() == Action.DELETE) {
      return state.find(change.address()).map(known -> known.documents().size()).orElse(0);
    }
    return (int)
        change.fields().stream()
            .filter(field -> field.field().startsWith(DOCUMENTS) && field.after().isEmpty())
            .count();
  }
}
