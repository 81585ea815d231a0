package dev.cozesh.deploy;

import static java.util.Objects.requireNonNull;

import dev.cozesh.deploy.desired.Address;
import dev.cozesh.deploy.guard.Caution;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How a plan is made.
 *
 * @param owner the script, as a path below the project: what other scripts declared is left alone
 * @param adopt whether an object of exactly a declared name may be taken over
 * @param prune whether what the script no longer declares may be deleted
 * @param destroy whether everything this script made is to go, whatever it declares
 * @param adoptedToo whether objects that were taken over may be deleted like those made from here
 * @param exclusive whether the plan will be applied: the target is locked until {@link
 *     Deployment#close}
 * @param selection which objects the plan is about
 * @param resolve what is done with fields that were changed on Coze since the last apply
 * @param maxRequests how many requests plan and apply may take together; more is refused before the
 *     first write
 * @param allowedDeletes how many objects may be deleted without the count having been confirmed
 * @param assumed ids of objects that the plan takes for imported already
 * @param caution what the plan is held against, and how much of it is shown
 * @param optIns what is done only when asked for
 */
public record PlanOptions(
    String owner,
    boolean adopt,
    boolean prune,
    boolean destroy,
    boolean adoptedToo,
    boolean exclusive,
    Selection selection,
    Resolve resolve,
    OptionalInt maxRequests,
    OptionalInt allowedDeletes,
    Map<Address, String> assumed,
    Caution caution,
    Set<OptIn> optIns) {
  public PlanOptions {
    requireNonNull(owner, "owner");
    requireNonNull(selection, "selection");
    requireNonNull(resolve, "resolve");
    requireNonNull(maxRequests, "maxRequests");
    requireNonNull(allowedDeletes, "allowedDeletes");
    assumed = Map.copyOf(assumed);
    requireNonNull(caution, "caution");
    optIns = Set.copyOf(optIns);
  }

  /** A plan to be looked at: nothing is taken over, nothing deleted. */
  public static PlanOptions of(String owner) {
    return new PlanOptions(
        owner,
        false,
        false,
        false,
        false,
        false,
        Selection.ALL,
        Resolve.REFUSE,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Map.of(),
        Caution.USUAL,
        Set.of());
  }

  /** The same, for a plan that will be applied. */
  public PlanOptions exclusively() {
    return copy(it -> it.exclusive = true);
  }

  /** The same, taking over what has exactly a declared name. */
  public PlanOptions adopting(boolean may) {
    return copy(it -> it.adopt = may);
  }

  /** The same, deleting what is no longer declared. */
  public PlanOptions pruning(boolean may) {
    return copy(it -> it.prune = may);
  }

  /** The same, for taking everything down. */
  public PlanOptions destroying() {
    return copy(it -> it.destroy = true);
  }

  /** The same, deleting also what was taken over. */
  public PlanOptions deletingAdopted(boolean may) {
    return copy(it -> it.adoptedToo = may);
  }

  /** The same, about some objects only. */
  public PlanOptions about(Selection some) {
    return copy(it -> it.selection = some);
  }

  /** The same, with an answer to fields that were changed on Coze. */
  public PlanOptions resolving(Resolve answer) {
    return copy(it -> it.resolve = answer);
  }

  /** The same, with a budget of requests. */
  public PlanOptions within(OptionalInt requests) {
    return copy(it -> it.maxRequests = requests);
  }

  /** The same, with a number of deletions that is agreed to. */
  public PlanOptions deleting(OptionalInt objects) {
    return copy(it -> it.allowedDeletes = objects);
  }

  /** The same, as if an object had been imported: what would a plan do then? */
  public PlanOptions assuming(Address address, String id) {
    return copy(it -> it.assumed = Map.of(address, id));
  }

  /** The same, with other care. */
  public PlanOptions with(Caution care) {
    return copy(it -> it.caution = care);
  }

  /** The same, doing that too, or not doing it. */
  public PlanOptions opting(OptIn some, boolean may) {
    Set<OptIn> more = new TreeSet<>(optIns);
    if (may) {
      more.add(some);
    } else {
      more.remove(some);
    }
    return copy(it -> it.optIns = more);
  }

  /** Whether that was asked for. */
  public boolean opts(OptIn some) {
    return optIns.contains(some);
  }

  private PlanOptions copy(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.freeze();
  }

  /** The members while a copy is made. */
  private static final class Draft {
    private final String owner;
    private boolean adopt;
    private boolean prune;
    private boolean destroy;
    private boolean adoptedToo;
    private boolean exclusive;
    private Selection selection;
    private Resolve resolve;
    private OptionalInt maxRequests;
    private OptionalInt allowedDeletes;
    private Map<Address, String> assumed;
    private Caution caution;
    private Set<OptIn> optIns;

    Draft(PlanOptions from) {
      owner = from.owner;
      adopt = from.adopt;
      prune = from.prune;
      destroy = from.destroy;
      adoptedToo = from.adoptedToo;
      exclusive = from.exclusive;
      selection = from.selection;
      resolve = from.resolve;
      maxRequests = from.maxRequests;
      allowedDeletes = from.allowedDeletes;
      assumed = from.assumed;
      caution = from.caution;
      optIns = from.optIns;
    }

    PlanOptions freeze() {
      return new PlanOptions(
          owner,
          adopt,
          prune,
          destroy,
          adoptedToo,
          exclusive,
          selection,
          resolve,
          maxRequests,
          allowedDeletes,
          assumed,
          caution,
          optIns);
    }
  }

  /** What is done with a field that was changed on Coze since the last apply. */
  public enum Resolve {
    /** Nothing is overwritten; the plan cannot be applied. */
    REFUSE,
    /** The script wins. */
    OURS,
    /** Coze wins: the field is left and remembered; the script has to be changed. */
    THEIRS
  }
}
