package dev.cozesh.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * One named set of settings as a file holds it.
 *
 * @param token from {@code api_token}
 * @param login from {@code auth}; never beside a token
 * @param baseUrl from {@code base_url}, else from {@code region}
 * @param timeout longest wait for one request
 * @param dialect {@code coze}, {@code studio}, {@code reference} or {@code tasks}
 */
record Profile(
    Optional<TokenSource> token,
    Optional<Login> login,
    Optional<URI> baseUrl,
    Optional<String> workspace,
    Optional<Duration> timeout,
    Optional<Integer> maxRetries,
    Optional<String> dialect,
    Ways ways) {

  private static final List<String> KEYS =
      List.of(
          "api_token",
          "auth",
          "base_url",
          "region",
          "workspace",
          "timeout",
          "max_retries",
          "dialect",
          "proxy",
          "no_proxy",
          "ca_file");
  private static final List<String> DIALECTS = List.of("coze", "studio", "reference", "tasks");

  /** Knows nothing. */
  static final Profile EMPTY =
      new Profile(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Ways.NONE);

  /**
   * Reads one profile.
   *
   * @param where file and profile, for errors
   * @throws CozeUsageException on an unknown key or an impossible value
   */
  static Profile of(JsonNode json, String where) {
    Keys.require(json, KEYS, where);
    Optional<URI> address = text(json, "base_url", where).map(url -> BaseUrl.parse(url, where));
    Optional<URI> region = text(json, "region", where).map(name -> BaseUrl.ofRegion(name, where));
    return new Profile(
        text(json, "api_token", where).map(TokenSource::parse),
        login(json, where),
        address.or(() -> region),
        text(json, "workspace", where),
        text(json, "timeout", where).map(value -> Numbers.timeout(value, where + ", timeout")),
        text(json, "max_retries", where)
            .map(value -> Numbers.retries(value, where + ", max_retries")),
        text(json, "dialect", where).map(name -> dialect(name, where)),
        new Ways(
            text(json, "proxy", where),
            text(json, "no_proxy", where),
            text(json, "ca_file", where)));
  }

  private static Optional<Login> login(JsonNode json, String where) {
    JsonNode auth = json.path("auth");
    if (auth.isMissingNode() || auth.isNull()) {
      return Optional.empty();
    }
    if (text(json, "api_token", where).isPresent()) {
      throw new CozeUsageException(
          where + " has both an api_token and an auth block",
          "a profile calls as one",
          "take one of them out, or make two profiles");
    }
    if (!auth.isObject()) {
      throw new CozeUsageException(
          where + ", auth is not an object", "", "write it as { \"kind\": …, … }");
    }
    return Optional.of(LoginReader.of(auth, where + ", auth"));
  }

  static Optional<String> text(JsonNode json, String key, String where) {
    JsonNode value = json.get(key);
    if (value == null || value.isNull() || value.asText().isEmpty() && value.isTextual()) {
      return Optional.empty();
    }
    if (!value.isTextual() && !value.isNumber()) {
      throw new CozeUsageException(
          where + ": `" + key + "` is not a text or a number", "", "write it in quotes");
    }
    return Optional.of(value.asText());
  }

  private static String dialect(String name, String where) {
    if (!DIALECTS.contains(name)) {
      throw new CozeUsageException(
          where + ": there is no dialect `" + name + "`",
          "the dialects are " + String.join(", ", DIALECTS),
          Nearest.hint(name, DIALECTS));
    }
    return name;
  }

  /** How the server is reached, as it was written. */
  record Ways(Optional<String> proxy, Optional<String> noProxy, Optional<String> caFile) {
    private static final Ways NONE = new Ways(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Refuses what nobody reads. */
  static final class Keys {
    private Keys() {}

    static void require(JsonNode json, List<String> known, String where) {
      if (!json.isObject()) {
        throw new CozeUsageException(where + " is not an object", "", "write it as { … }");
      }
      for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!known.contains(name)) {
          throw new CozeUsageException(
              where + " has the unknown key `" + name + "`",
              "known are " + String.join(", ", known),
              Nearest.hint(name, known));
        }
      }
    }
  }
}
