package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.desired.Kind;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.Replay;
import dev.cozesh.deploy.state.Rescue;
import dev.cozesh.deploy.state.ResourceState;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Brings a state back to what is so: a file that cannot be read is replaced by its newest whole
 * copy, results that only journals know are recorded, objects that are gone are forgotten, a lock
 * that nobody holds is taken away. The server is only read.
 */
public final class StateRepair {
  private static final String SCRIPT = ".groovy";

  private final CozeClient client;
  private final DeployContext context;
  private final Function<String, Optional<String>> scripts;

  /**
   * @param client stays open; whoever made it closes it
   * @param scripts where a script lies now, as a path below the project; empty when that is not
   *     certain
   */
  public StateRepair(
      CozeClient client, DeployContext context, Function<String, Optional<String>> scripts) {
    this.client = requireNonNull(client, "client");
    this.context = requireNonNull(context, "context");
    this.scripts = requireNonNull(scripts, "scripts");
  }

  /**
   * One thing that is not as it should be.
   *
   * @param what it, in words
   * @param remedy what mending does about it, or what a person can do
   * @param isMended whether mending does something about it
   */
  public record Finding(String what, String remedy, boolean isMended) {
    public Finding {
      requireNonNull(what, "what");
      requireNonNull(remedy, "remedy");
    }
  }

  /**
   * Looks, and changes nothing.
   *
   * @throws CozeStateException when a newer program wrote the state, or a journal is damaged
   */
  public List<Finding> look() {
    Target target = target();
    List<Finding> findings = new ArrayList<>(deadLock(target));
    findings.addAll(diagnose(target).findings());
    return List.copyOf(findings);
  }

  /**
   * Mends what can be mended.
   *
   * @return what was found, now that it is mended
   * @throws dev.cozesh.error.CozeLockedException when another run holds the target
   */
  public List<Finding> mend() {
    Target target = target();
    StateBackend backend = context.backend();
    List<Finding> findings = new ArrayList<>(deadLock(target));
    backend.breakDeadLock(target);
    try (TargetLock lock = backend.lock(target)) {
      Diagnosis found = diagnose(target);
      findings.addAll(found.findings());
      lock.requireHeld();
      if (found.findings().stream().anyMatch(Finding::isMended)) {
        if (found.rescue().isPresent()) {
          backend.rescued(found.state());
        } else {
          backend.save(found.state());
        }
        OpenJournals.end(context.backend(), target, context.clock());
      }
    }
    return List.copyOf(findings);
  }

  private record Diagnosis(List<Finding> findings, Optional<Rescue> rescue, TargetState state) {}

  private List<Finding> deadLock(Target target) {
    return context
        .backend()
        .deadLock(target)
        .map(what -> List.of(new Finding(what, "it is taken away", true)))
        .orElse(List.of());
  }

  private Diagnosis diagnose(Target target) {
    StateBackend backend = context.backend();
    List<Finding> findings = new ArrayList<>();
    Optional<Rescue> rescue = backend.rescue(target);
    rescue.ifPresent(one -> findings.add(new Finding(one.what(), one.remedy(), true)));
    TargetState kept = rescue.map(Rescue::state).orElseGet(() -> backend.load(target));
    TargetState state = withOpenJournals(kept, target, findings);
    Inventory inventory = new Inventory(Drivers.of(client, target, context), context.clock());
    if (rescue.isPresent() || kept.serial() == 0) {
      state = withEndedJournals(state, target, inventory, findings);
    }
    state = withoutGone(state, Drivers.of(client, target, context), inventory, findings);
    state = withOwners(state, findings);
    return new Diagnosis(findings, rescue, state);
  }

  private TargetState withOpenJournals(TargetState state, Target target, List<Finding> findings) {
    TargetState known = context.backend().replay(target).onto(state);
    known
        .resources()
        .forEach(
            (address, resource) -> {
              if (state.find(address).isEmpty()) {
                findings.add(
                    new Finding(
                        named(address, resource)
                            + " is known only to the journal of a run that ended early",
                        "it is recorded",
                        true));
              }
            });
    return known;
  }

  /** What runs that ended had made: worth a look only where the state has been lost. */
  private TargetState withEndedJournals(
      TargetState state, Target target, Inventory inventory, List<Finding> findings) {
    Replay all = context.backend().history(target);
    TargetState empty =
        new TargetState(state.lineage(), state.serial(), state.target(), new TreeMap<>());
    TargetState known = state;
    for (Map.Entry<Address, ResourceState> made : all.onto(empty).resources().entrySet()) {
      Address address = made.getKey();
      boolean taken =
          known.resources().values().stream()
              .anyMatch(one -> one.id().equals(made.getValue().id()));
      if (known.find(address).isEmpty()
          && !taken
          && inventory.byId(address.kind(), made.getValue().id()).isPresent()) {
        findings.add(
            new Finding(
                named(address, made.getValue()) + " was made by an earlier run and is not in it",
                "it is recorded",
                true));
        known = known.with(address, made.getValue());
      }
    }
    return known;
  }

  /** Gone is what neither a whole list shows nor its own page. */
  private static TargetState withoutGone(
      TargetState state, Map<Kind, Driver> drivers, Inventory inventory, List<Finding> findings) {
    TargetState known = state;
    for (Map.Entry<Address, ResourceState> entry : state.resources().entrySet()) {
      Driver driver = drivers.get(entry.getKey().kind());
      String id = entry.getValue().id();
      boolean gone =
          driver != null
              && inventory.byId(entry.getKey().kind(), id).isEmpty()
              && driver.read(id, inventory).isEmpty();
      if (gone) {
        findings.add(
            new Finding(
                named(entry.getKey(), entry.getValue()) + " is not on the server any more",
                "it is forgotten",
                true));
        known = known.without(entry.getKey());
      }
    }
    return known;
  }

  private TargetState withOwners(TargetState state, List<Finding> findings) {
    TargetState known = state;
    for (Map.Entry<Address, ResourceState> entry : state.resources().entrySet()) {
      String owner = entry.getValue().owner();
      Optional<String> now = owner.endsWith(SCRIPT) ? scripts.apply(owner) : Optional.of(owner);
      if (now.filter(owner::equals).isPresent()) {
        continue;
      }
      String what = entry.getKey() + " belongs to " + owner + ", which is not there";
      if (now.isPresent()) {
        findings.add(new Finding(what, "it belongs to " + now.get() + " from now on", true));
        known = known.with(entry.getKey(), entry.getValue().withOwner(now.get()));
      } else {
        findings.add(
            new Finding(
                what,
                "`cozesh state mv \"" + entry.getKey() + "\" --owner FILE.groovy` hands it over",
                false));
      }
    }
    return known;
  }

  private static String named(Address address, ResourceState resource) {
    return address + " " + resource.id();
  }

  /** Also where a state that cannot be read stands in the way of knowing all targets. */
  private Target target() {
    try {
      return new Places(client, context).find(context.workspace());
    } catch (CozeStateException e) {
      return new WorkspaceFinder(client, context.host(), context.edition())
          .find(context.workspace());
    }
  }
}
