package dev.cozesh.deploy.desired;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Everything a script declares.
 *
 * @param workspace name or id as the script says it; absent when the script names none
 * @param resources in the order of declaration, addresses unique
 * @param outputs in the order of declaration, names unique
 */
public record DesiredState(
    Optional<String> workspace, List<DesiredResource> resources, List<Output> outputs) {
  public DesiredState {
    requireNonNull(workspace, "workspace");
    resources = List.copyOf(resources);
    outputs = List.copyOf(outputs);
  }

  /** The same, in that workspace. */
  public DesiredState in(String nameOrId) {
    return new DesiredState(Optional.of(nameOrId), resources, outputs);
  }

  /** The same outputs, other objects. */
  public DesiredState of(List<DesiredResource> others) {
    return new DesiredState(workspace, others, outputs);
  }

  /** Whether nothing was declared. */
  public boolean isEmpty() {
    return resources.isEmpty() && outputs.isEmpty();
  }
}
