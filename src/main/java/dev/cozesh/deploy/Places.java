package dev.cozesh.deploy;

import dev.cozesh.client.CozeClient;
import dev.cozesh.deploy.DeployContext.Binding;
import dev.cozesh.deploy.plan.Target;
import dev.cozesh.deploy.state.StateBackend;
import dev.cozesh.deploy.state.TargetLock;
import dev.cozesh.deploy.state.TargetState;
import dev.cozesh.error.CozeGuardException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the target of a run, and holds environments to their targets: each leads where it led when
 * it was applied first, and no two lead to one.
 */
final class Places {
  private final CozeClient client;
  private final DeployContext context;

  Places(CozeClient client, DeployContext context) {
    this.client = client;
    this.context = context;
  }

  /**
   * The target, with the environment that it is known as.
   *
   * @param nameOrId the workspace; absent for the token's only one
   * @throws CozeGuardException when the environment has led elsewhere so far, or another one leads
   *     there
   */
  Target find(Optional<String> nameOrId) {
    Target found = new WorkspaceFinder(client, context.host(), context.edition()).find(nameOrId);
    List<Target> known = context.backend().targets();
    Optional<String> here =
        known.stream().filter(found::isPlaceOf).findFirst().flatMap(Target::environment);
    if (context.binding().isEmpty()) {
      return found.in(here);
    }
    Binding binding = context.binding().get();
    if (!binding.moves()) {
      here.filter(name -> !name.equals(binding.environment()))
          .ifPresent(other -> refuseShared(found, other, binding));
      known.stream()
          .filter(one -> isOf(one, binding) && !one.isPlaceOf(found))
          .findFirst()
          .ifPresent(before -> refuseMove(before, found, binding));
    }
    return found.in(Optional.of(binding.environment()));
  }

  /** An environment that has moved is forgotten where it was. */
  void forgetBefore(Target target) {
    context.backend().targets().stream()
        .filter(one -> one.environment().isPresent())
        .filter(one -> one.environment().equals(target.environment()) && !one.isPlaceOf(target))
        .forEach(this::free);
  }

  private void free(Target before) {
    StateBackend backend = context.backend();
    try (TargetLock lock = backend.lock(before)) {
      lock.requireHeld();
      TargetState known = backend.replay(before).onto(backend.load(before));
      backend.save(known.at(before.in(Optional.empty())));
    }
  }

  private static boolean isOf(Target target, Binding binding) {
    return target.environment().equals(Optional.of(binding.environment()));
  }

  private static void refuseMove(Target before, Target now, Binding binding) {
    throw new CozeGuardException(
        "environment "
            + binding.environment()
            + " was "
            + place(before)
            + " so far, and is "
            + place(now)
            + " now",
        "what was applied to the first would be made anew in the second; nothing was sent",
        "correct profile or workspace in .cozesh/config.json; if it has moved, run once with"
            + " --rebind");
  }

  private static void refuseShared(Target target, String other, Binding binding) {
    throw new CozeGuardException(
        place(target) + " is environment " + other + ", not " + binding.environment(),
        "two environments in one workspace would change each other's objects; nothing was sent",
        "give "
            + binding.environment()
            + " a workspace of its own in .cozesh/config.json, or run with `--environment "
            + other
            + "`; if it is the same under a new name, run once with --rebind");
  }

  private static String place(Target target) {
    return "workspace "
        + target.workspaceName()
        + " ("
        + target.workspaceId()
        + ") on "
        + target.host();
  }
}
