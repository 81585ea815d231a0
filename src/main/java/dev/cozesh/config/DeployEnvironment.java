package dev.cozesh.config;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place that a project deploys to, by the name that its file gives it. It holds no address and no
 * credential: those are the profile's, so that a project's file, which may have come with a
 * download, cannot draw a credential elsewhere.
 *
 * @param name letters, digits, {@code -} and {@code _}
 * @param profile the profile that names server and credential; absent for a sandbox
 * @param workspace name or id; absent when the profile names it
 * @param sandbox the sandbox in a server's place, as {@code --sandbox} takes it; {@code true} is
 *     the usual directory
 * @param outputs the file that outputs are written to when none is named
 * @param isProtected whether its name has to be typed before anything is applied to it
 */
public record DeployEnvironment(
    String name,
    Optional<String> profile,
    Optional<String> workspace,
    Optional<String> sandbox,
    Optional<String> outputs,
    boolean isProtected) {
  private static final List<String> KEYS =
      List.of("profile", "workspace", "sandbox", "outputs", "protected");
  // It stands in the marks of a block of an .env file, and in file names.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");

  public DeployEnvironment {
    requireNonNull(name, "name");
    requireNonNull(profile, "profile");
    requireNonNull(workspace, "workspace");
    requireNonNull(sandbox, "sandbox");
    requireNonNull(outputs, "outputs");
  }

  /**
   * Reads one environment.
   *
   * @param file where it stands, for errors
   * @throws CozeUsageException on a name or a key that cannot be, or when it names no server
   */
  static DeployEnvironment of(String name, JsonNode json, String file) {
    String where = file + ", environment " + name;
    if (!NAME.matcher(name).matches()) {
      throw new CozeUsageException(
          where + ": that is no name for an environment",
          "it is written into files and marks",
          "use up to 40 letters, digits, - and _, such as `prod`");
    }
    Profile.Keys.require(json, KEYS, where);
    DeployEnvironment read =
        new DeployEnvironment(
            name,
            Profile.text(json, "profile", where),
            Profile.text(json, "workspace", where),
            sandbox(json.path("sandbox"), where),
            Profile.text(json, "outputs", where),
            flag(json.path("protected"), where, "protected"));
    if (read.profile.isPresent() == read.sandbox.isPresent()) {
      throw new CozeUsageException(
          where + (read.profile.isPresent() ? " has a profile and a sandbox" : " names no server"),
          "an environment is one place",
          "write `\"profile\": \"NAME\"`, or `\"sandbox\": true` for the embedded server");
    }
    return read;
  }

  private static Optional<String> sandbox(JsonNode value, String where) {
    if (value.isTextual()) {
      return Optional.of(value.asText());
    }
    return flag(value, where, "sandbox") ? Optional.of("") : Optional.empty();
  }

  private static boolean flag(JsonNode value, String where, String key) {
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      throw new CozeUsageException(where + ": `" + key + "` is not true or false", "", "");
    }
    return value.asBoolean();
  }
}
