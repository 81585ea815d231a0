package dev.cozesh.deploy.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The address of the build that a process runs in, as the variables of build servers tell it. */
public final class CiJob {
  // GitLab, Jenkins and others, CircleCI, Buildkite, Travis, Drone, Woodpecker.
  private static final List<String> WHOLE =
      List.of(
          "CI_JOB_URL",
          "BUILD_URL",
          "CIRCLE_BUILD_URL",
          "BUILDKITE_BUILD_URL",
          "TRAVIS_JOB_WEB_URL",
          "DRONE_BUILD_LINK",
          "CI_PIPELINE_URL");

  private CiJob() {}

  /**
   * {@return the address; empty outside a build}
   *
   * @param environment of the process
   */
  public static Optional<String> address(Map<String, String> environment) {
    return WHOLE.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .or(() -> ofGitHub(environment))
        .or(() -> ofAzure(environment));
  }

  private static Optional<String> ofGitHub(Map<String, String> environment) {
    return joined(
        environment,
        "GITHUB_SERVER_URL",
        "/",
        "GITHUB_REPOSITORY",
        "/actions/runs/",
        "GITHUB_RUN_ID");
  }

  private static Optional<String> ofAzure(Map<String, String> environment) {
    return joined(
        environment,
        "SYSTEM_COLLECTIONURI",
        "",
        "SYSTEM_TEAMPROJECT",
        "/_build/results?buildId=",
        "BUILD_BUILDID");
  }

  /** Variables with text between them; empty when one is missing. */
  private static Optional<String> joined(Map<String, String> environment, String... parts) {
    StringBuilder address = new StringBuilder();
    for (int n = 0; n < parts.length; n++) {
      String part = n % 2 == 0 ? environment.getOrDefault(parts[n], "") : parts[n];
      if (n % 2 == 0 && part.isEmpty()) {
        return Optional.empty();
      }
      address.append(part);
    }
    return Optional.of(address.toString());
  }
}
