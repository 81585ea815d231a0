package dev.cozesh.deploy.plan;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Desired state minus actual state.
 *
 * @param changes one per declared object, also the unchanged ones, in the order of work
 * @param outputs the outputs; their values are absent while an id is unknown
 * @param requestsSent how many requests making this plan took
 * @param requestsToApply how many more applying it takes at most
 * @param permissions the permissions a token needs for it, as Coze names them, sorted
 * @param remarks what concerns the whole plan
 * @param precautions what to weigh before it is applied
 */
public record Plan(
    Target target,
    List<Change> changes,
    List<OutputValue> outputs,
    int requestsSent,
    int requestsToApply,
    List<String> permissions,
    List<String> remarks,
    Precautions precautions) {
  public Plan {
    requireNonNull(target, "target");
    changes = List.copyOf(changes);
    outputs = List.copyOf(outputs);
    permissions = List.copyOf(permissions);
    remarks = List.copyOf(remarks);
    requireNonNull(precautions, "precautions");
  }

  /** A plan that nobody weighed. */
  public Plan(
      Target target,
      List<Change> changes,
      List<OutputValue> outputs,
      int requestsSent,
      int requestsToApply,
      List<String> permissions,
      List<String> remarks) {
    this(
        target,
        changes,
        outputs,
        requestsSent,
        requestsToApply,
        permissions,
        remarks,
        Precautions.NONE);
  }

  /** How many objects the plan writes to; one that is taken over as it is, is not written to. */
  public int writes() {
    return (int) changes.stream().filter(Plan::isWritten).count();
  }

  /** The same, weighed. */
  public Plan with(Precautions weighed) {
    return new Plan(
        target, changes, outputs, requestsSent, requestsToApply, permissions, remarks, weighed);
  }

  /** How many requests plan and apply take together, at most. */
  public int requests() {
    return requestsSent + (isEmpty() ? 0 : requestsToApply);
  }

  /** Whether there is nothing to send. */
  public boolean isEmpty() {
    return writes() == 0;
  }

  /** Whether a person has to act before the plan is whole. */
  public boolean waits() {
    return changes.stream().anyMatch(change -> change.action() == Action.WAIT);
  }

  /** Whether something is taken over, which the state has to learn even if nothing is sent. */
  public boolean adopts() {
    return changes.stream()
        .anyMatch(
            one ->
                one.action() == Action.ADOPT
                    || one.action() == Action.ACCEPT
                    || one.action() == Action.FORGET);
  }

  /** How many managed fields there are of each level; a level without any is not in it. */
  public Map<Level, Integer> levels() {
    Map<Level, Integer> counted = new EnumMap<>(Level.class);
    changes.stream()
        .flatMap(change -> change.watched().stream())
        .forEach(watched -> counted.merge(watched.level(), 1, Integer::sum));
    return counted;
  }

  /** The changes that would undo what somebody else did on Coze. */
  public List<Change> contested() {
    return changes.stream().filter(change -> !change.contested().isEmpty()).toList();
  }

  private static boolean isWritten(Change change) {
    boolean asItIs = change.action() == Action.ADOPT && change.fields().isEmpty();
    return change.action().writes() && !asItIs;
  }
}
