package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The environments of the project, and the one that this run is for.
 *
 * @param all in the order of the file
 * @param chosen the one in use and what names it: {@code --environment} or {@code
 *     COZESH_ENVIRONMENT}
 * @param isPlaceNamed whether an option names profile, workspace or server by itself, or the user
 *     sees where he is and is asked
 * @param moves whether the environment may lead elsewhere than it did before
 */
public record DeployEnvironments(
    List<DeployEnvironment> all,
    Optional<Found<DeployEnvironment>> chosen,
    boolean isPlaceNamed,
    boolean moves) {
  /** The option that names one. */
  static final String OPTION = "--environment";

  /** The variable that does when the option is not given. */
  static final String VARIABLE = "COZESH_ENVIRONMENT";

  /** A project that has none. */
  public static final DeployEnvironments NONE =
      new DeployEnvironments(List.of(), Optional.empty(), false, false);

  public DeployEnvironments {
    all = List.copyOf(all);
    requireNonNull(chosen, "chosen");
  }

  /**
   * Finds the one that is meant.
   *
   * @throws CozeUsageException when one is named that is not there
   */
  static DeployEnvironments of(List<DeployEnvironment> all, Environment environment, Given given) {
    boolean placed =
        given.profile().isPresent()
            || given.workspace().isPresent()
            || given.baseUrl().isPresent()
            || given.sandbox().isPresent();
    Optional<Found<DeployEnvironment>> chosen =
        given
            .environment()
            .map(name -> new Found<>(name, OPTION))
            .or(() -> environment.get(VARIABLE).map(name -> new Found<>(name, VARIABLE)))
            .map(name -> named(name, all, environment));
    return new DeployEnvironments(all, chosen, placed, given.rebind());
  }

  private static Found<DeployEnvironment> named(
      Found<String> name, List<DeployEnvironment> all, Environment environment) {
    List<String> names = all.stream().map(DeployEnvironment::name).toList();
    return all.stream()
        .filter(one -> one.name().equals(name.value()))
        .findFirst()
        .map(one -> name.map(same -> one))
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "there is no environment `"
                        + name.value()
                        + "` (named by "
                        + name.origin()
                        + ")",
                    names.isEmpty()
                        ? FilePlaces.of(environment).projectConfig() + " has none"
                        : "known are " + String.join(", ", names),
                    names.isEmpty()
                        ? "write it there, below `environments`"
                        : Nearest.hint(name.value(), names)));
  }

  /** {@return the one this run is for} */
  public Optional<DeployEnvironment> current() {
    return chosen.map(Found::value);
  }

  /** {@return the same for a user who sees where he is and is asked before anything is changed} */
  DeployEnvironments seen() {
    return new DeployEnvironments(all, chosen, true, moves);
  }

  /**
   * {@return the environment of that name}
   *
   * @param name exact
   */
  public Optional<DeployEnvironment> named(String name) {
    return all.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** What a user may have left out, to go in front of other advice; empty where nothing was. */
  String advice() {
    return all.isEmpty() || chosen.isPresent()
        ? ""
        : "this project has environments, `" + OPTION + " " + all.get(0).name() + "` takes one; ";
  }

  /**
   * Refuses to write where nobody has said that it is meant: in a project that has environments,
   * the usual profile is none of them for sure.
   *
   * @throws CozeUsageException unless an environment is chosen, the place is named by options, or
   *     the project has no environments
   */
  public void requirePlace() {
    if (all.isEmpty() || chosen.isPresent() || isPlaceNamed) {
      return;
    }
    String names = all.stream().map(DeployEnvironment::name).collect(Collectors.joining(", "));
    throw new CozeUsageException(
        "nothing was changed: which environment is this for?",
        "this project has " + names,
        "run again with `"
            + OPTION
            + " "
            + all.get(0).name()
            + "`, or name another place by --profile and --workspace");
  }

  /**
   * Refuses a workspace that is not the one of the environment.
   *
   * @param name name or id, as a script or a user says it
   * @param bound the one of the environment
   * @param speaker what says it: {@code deploy.groovy:3}
   * @throws CozeGuardException when they differ
   */
  public void requireWorkspace(String name, String bound, String speaker) {
    current()
        .filter(one -> !name.equals(bound))
        .ifPresent(
            one -> {
              throw EnvironmentGuard.differs(
                  new Found<>("workspace " + name, speaker), one, "workspace " + bound);
            });
  }
}
