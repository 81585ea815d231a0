package dev.cozesh.config;

import dev.cozesh.error.CozeGuardException;
import dev.cozesh.error.CozeUsageException;
import java.net.URI;

/**
 * Refuses what names another place than the environment does. An option that wins in silence over
 * an environment, or loses against it, deploys to the wrong place.
 */
final class EnvironmentGuard {
  private final DeployEnvironment environment;
  private final Environment process;
  private final Given given;

  EnvironmentGuard(DeployEnvironment environment, Environment process, Given given) {
    this.environment = environment;
    this.process = process;
    this.given = given;
  }

  /**
   * Compares with everything that the command line and the variables say.
   *
   * @param profile the environment's profile; knows nothing for a sandbox
   * @throws CozeGuardException when something names another place, with both
   */
  void requireNothingElse(Profile profile) {
    if (environment.sandbox().isPresent()) {
      requireSandbox(environment.sandbox().get());
    } else {
      requireServer(profile);
    }
    given.workspace().ifPresent(name -> requireWorkspace(name, profile));
  }

  /**
   * The environment's workspace.
   *
   * @throws CozeUsageException when neither it nor its profile names one
   */
  Found<String> workspace(Profile profile) {
    return environment
        .workspace()
        .map(name -> new Found<>(name, "environment " + environment.name()))
        .or(
            () ->
                profile
                    .workspace()
                    .map(name -> new Found<>(name, "profile " + environment.profile().get())))
        .orElseThrow(
            () ->
                new CozeUsageException(
                    "environment " + environment.name() + " names no workspace",
                    "it is one place: a server and a workspace",
                    "write `\"workspace\": \"NAME\"` into it"));
  }

  private void requireSandbox(String bound) {
    given.profile().ifPresent(name -> refuse("profile " + name, "--profile", "the sandbox"));
    given.baseUrl().ifPresent(url -> refuse(url, "--base-url", "the sandbox"));
    given
        .sandbox()
        .filter(text -> !sandbox(text).equals(sandbox(bound)))
        .ifPresent(
            text ->
                refuse(
                    "another sandbox",
                    "--sandbox",
                    bound.isEmpty() ? "the usual sandbox" : "sandbox " + bound));
  }

  private void requireServer(Profile profile) {
    String bound = "profile " + environment.profile().get();
    given
        .profile()
        .filter(name -> !name.equals(environment.profile().get()))
        .ifPresent(name -> refuse("profile " + name, "--profile", bound));
    given.sandbox().ifPresent(text -> refuse("the sandbox", "--sandbox", bound));
    given.baseUrl().ifPresent(url -> requireServer(url, "--base-url", profile));
    process.get("COZE_API_BASE").ifPresent(url -> requireServer(url, "COZE_API_BASE", profile));
    boolean ownCredential = profile.token().isPresent() || profile.login().isPresent();
    if (ownCredential && process.get("COZE_API_TOKEN").isPresent()) {
      refuse("another credential", "COZE_API_TOKEN", "the one of " + bound);
    }
  }

  private void requireServer(String url, String origin, Profile profile) {
    URI named = BaseUrl.parse(url, origin);
    profile
        .baseUrl()
        .filter(own -> !own.equals(named))
        .ifPresent(own -> refuse(named.toString(), origin, own.toString()));
  }

  private void requireWorkspace(String name, Profile profile) {
    String bound = workspace(profile).value();
    if (!name.equals(bound)) {
      refuse("workspace " + name, "--workspace", "workspace " + bound);
    }
  }

  private SandboxChoice sandbox(String text) {
    return SandboxChoice.parse(text, process);
  }

  private void refuse(String value, String origin, String bound) {
    throw differs(new Found<>(value, origin), environment, bound);
  }

  /**
   * The refusal.
   *
   * @param named what is named and what names it
   * @param bound what the environment names
   */
  static CozeGuardException differs(
      Found<String> named, DeployEnvironment environment, String bound) {
    return new CozeGuardException(
        "environment " + environment.name() + " is " + bound + ", not " + named.value(),
        named.origin() + " names " + named.value() + "; nothing was sent",
        "leave that out, or work without the environment; where an environment leads is said in"
            + " .cozesh/config.json");
  }
}
