package dev.cozesh.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeDataException;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One {@code config.json}: profiles by name. A top-level {@code COZE_API} block is the profile
 * {@code default}.
 *
 * @param defaultProfile the profile to use when none is named
 * @param state where what was applied is kept, as it is written there
 * @param releases how many releases of a target are kept; 0: none is made
 * @param environments places to deploy to; only a project's file has a say on them
 * @param remarks what its owner should know
 */
record ConfigFile(
    Path path,
    Map<String, Profile> profiles,
    Optional<String> defaultProfile,
    Optional<String> state,
    Optional<Integer> releases,
    List<DeployEnvironment> environments,
    List<String> remarks) {

  /** The profile used when nothing names another. */
  static final String DEFAULT = "default";

  private static final List<String> KEYS =
      List.of("profiles", "default_profile", "state", "releases", "environments", "COZE_API");
  private static final List<String> BLOCK_KEYS =
      List.of("api_token", "base_url", "timeout", "max_retries");

  /**
   * Reads the file; empty when there is none.
   *
   * @throws CozeUsageException when it is broken (file, line, column) or holds an unknown key
   */
  static Optional<ConfigFile> read(Path path) {
    String text;
    try {
      text = Files.readString(path);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new CozeUsageException(
          path + " cannot be read", e.getClass().getSimpleName(), "make it readable, in UTF-8", e);
    }
    return Optional.of(of(path, parse(path, text)));
  }

  private static ConfigFile of(Path path, JsonNode json) {
    Profile.Keys.require(json, KEYS, path.toString());
    Map<String, Profile> profiles = new LinkedHashMap<>();
    JsonNode block = json.get("COZE_API");
    if (block != null) {
      Profile.Keys.require(block, BLOCK_KEYS, path + ", COZE_API");
      profiles.put(DEFAULT, Profile.of(block, path + ", COZE_API"));
    }
    JsonNode named = json.path("profiles");
    if (!named.isObject() && !named.isMissingNode()) {
      throw new CozeUsageException(
          path + ": `profiles` is not an object", "", "write it as {\"name\": { … }}");
    }
    named
        .properties()
        .forEach(
            entry -> {
              String where = path + ", profile " + entry.getKey();
              if (profiles.put(entry.getKey(), Profile.of(entry.getValue(), where)) != null) {
                throw new CozeUsageException(
                    path + " says twice what the profile default is",
                    "a COZE_API block is read as the profile default",
                    "take one of them out");
              }
            });
    Optional<String> chosen =
        Optional.ofNullable(json.get("default_profile")).map(JsonNode::asText);
    Optional<String> state = Profile.text(json, "state", path.toString());
    List<DeployEnvironment> environments = environments(path, json.path("environments"));
    Optional<Integer> releases =
        Optional.ofNullable(json.get("releases"))
            .map(node -> Numbers.releases(node.asText(), path + ", releases"));
    return new ConfigFile(
        path, profiles, chosen, state, releases, environments, remarksOn(path, profiles));
  }

  private static List<DeployEnvironment> environments(Path path, JsonNode json) {
    if (!json.isObject() && !json.isMissingNode()) {
      throw new CozeUsageException(
          path + ": `environments` is not an object", "", "write it as {\"prod\": { … }}");
    }
    return json.properties().stream()
        .map(entry -> DeployEnvironment.of(entry.getKey(), entry.getValue(), path.toString()))
        .toList();
  }

  private static JsonNode parse(Path path, String text) {
    try {
      return Json.parse(text, path.toString());
    } catch (CozeDataException e) {
      // The parser's own words can repeat a token that lacks its quotes, so they are left out.
      throw new CozeUsageException(e.what(), "", "mend the file there");
    }
  }

  private static List<String> remarksOn(Path path, Map<String, Profile> profiles) {
    boolean literal =
        profiles.values().stream()
            .flatMap(profile -> profile.token().stream())
            .anyMatch(token -> token.kind() == TokenSource.Kind.LITERAL);
    return literal && isReadByOthers(path)
        ? List.of(
            path + " holds a token and others can read it: chmod 600 it, or use env:, file:, cmd:")
        : List.of();
  }

  private static boolean isReadByOthers(Path path) {
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          || permissions.contains(PosixFilePermission.GROUP_READ);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // a file system without such permissions has nothing to remark
    }
  }
}
