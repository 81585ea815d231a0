package dev.cozesh.shell.builtin;

import static java.util.Objects.requireNonNull;

import dev.cozesh.config.DeployEnvironment;
import dev.cozesh.config.DeployEnvironments;
import dev.cozesh.deploy.plan.Plan;
import dev.cozesh.error.CozeGuardException;
import java.util.Optional;

/** Which environment a run is for, and what has to be said before something is changed there. */
final class Whereabouts {
  private final DeployEnvironments environments;

  Whereabouts(DeployEnvironments environments) {
    this.environments = requireNonNull(environments, "environments");
  }

  /** The name of the environment; an empty text for none. */
  String name() {
    return environment().orElse("");
  }

  /** The same, absent for none. */
  Optional<String> environment() {
    return environments.current().map(DeployEnvironment::name);
  }

  /**
   * Refuses a workspace that is not the environment's.
   *
   * @param bound the one of the settings
   * @param speaker what names it
   * @throws CozeGuardException when there is an environment, and it has another
   */
  void requireWorkspace(String name, Optional<String> bound, String speaker) {
    bound.ifPresent(own -> environments.requireWorkspace(name, own, speaker));
  }

  /** What outputs are written to when no option says so. */
  Optional<String> outputs() {
    return environments.current().flatMap(DeployEnvironment::outputs);
  }

  /**
   * Asks what has to be asked.
   *
   * @param isAgreed whether every question is answered with yes; not that for a name which was not
   *     given
   * @throws NotAppliedException unless it is confirmed
   * @throws CozeGuardException when the plan is for a protected environment that nobody has named
   */
  void confirm(Plan plan, boolean isAgreed, Confirmation question) {
    Optional<String> name = plan.target().environment().filter(this::isProtected);
    if (isAgreed) {
      name.filter(one -> !one.equals(name())).ifPresent(Whereabouts::refuse);
    } else if (name.isPresent()) {
      question.requireName(plan, name.get());
    } else {
      question.require(plan);
    }
  }

  private boolean isProtected(String name) {
    return environments.named(name).map(DeployEnvironment::isProtected).orElse(false);
  }

  private static void refuse(String name) {
    throw new CozeGuardException(
        "nothing was applied: this is environment " + name + ", which is protected",
        "--yes agrees to what was named, and nobody has named it",
        "run with `--environment " + name + "`");
  }
}
