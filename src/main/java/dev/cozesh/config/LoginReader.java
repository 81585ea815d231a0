package dev.cozesh.config;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cozesh.error.CozeUsageException;
import dev.cozesh.error.Nearest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code auth} block of a profile. */
final class LoginReader {
  private static final Duration USUAL_LIFE = Duration.ofSeconds(900);
  private static final String USUAL_REDIRECT = "http://127.0.0.1:8765/callback";

  private static final Map<String, List<String>> KEYS =
      Map.of(
          "jwt",
          List.of(
              "app_id",
              "key_id",
              "private_key",
              "duration_seconds",
              "session_name",
              "account_id",
              "enterprise_id"),
          "oauth",
          List.of("client_id", "client_secret", "redirect_uri", "workspace_id"),
          "device",
          List.of("client_id", "workspace_id"),
          "session",
          List.of("email", "password"));
  private static final List<String> KINDS = List.of("jwt", "oauth", "device", "session");

  private final JsonNode json;
  private final String where;

  private LoginReader(JsonNode json, String where) {
    this.json = json;
    this.where = where;
  }

  /**
   * Reads one block.
   *
   * @param where file, profile and {@code auth}, for errors
   * @throws CozeUsageException on an unknown kind or key, a missing value, or a secret written out
   */
  static Login of(JsonNode json, String where) {
    String kind = Profile.text(json, "kind", where).orElse("");
    if (!KINDS.contains(kind)) {
      throw new CozeUsageException(
          where + (kind.isEmpty() ? ": `kind` is missing" : ": there is no kind `" + kind + "`"),
          "the kinds are " + String.join(", ", KINDS),
          Nearest.hint(kind, KINDS));
    }
    List<String> known = new ArrayList<>(List.of("kind"));
    known.addAll(KEYS.get(kind));
    Profile.Keys.require(json, known, where);
    return new LoginReader(json, where).read(kind);
  }

  private Login read(String kind) {
    return switch (kind) {
      case "jwt" -> jwt();
      case "oauth" ->
          new Login.OAuth(
              needed("client_id"), secret("client_secret"), redirect(), text("workspace_id"));
      case "device" -> new Login.Device(needed("client_id"), text("workspace_id"));
      default -> new Login.Session(needed("email"), neededSecret("password"));
    };
  }

  private Login jwt() {
    if (text("account_id").isPresent() && text("enterprise_id").isPresent()) {
      throw new CozeUsageException(
          where + " has both account_id and enterprise_id",
          "a token is for one of them",
          "take one of them out");
    }
    return new Login.Jwt(
        needed("app_id"),
        needed("key_id"),
        neededSecret("private_key"),
        text("duration_seconds")
            .map(text -> Numbers.tokenLife(text, where + ", duration_seconds"))
            .orElse(USUAL_LIFE),
        text("session_name"),
        text("account_id"),
        text("enterprise_id"));
  }

  private URI redirect() {
    String text = text("redirect_uri").orElse(USUAL_REDIRECT);
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new CozeUsageException(
          where + ": `redirect_uri` is no address", "", "write it like " + USUAL_REDIRECT);
    }
  }

  private Optional<String> text(String key) {
    return Profile.text(json, key, where);
  }

  private String needed(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  private TokenSource neededSecret(String key) {
    return secret(key).orElseThrow(() -> missing(key));
  }

  private Optional<TokenSource> secret(String key) {
    Optional<TokenSource> source = text(key).map(TokenSource::parse);
    if (source.map(TokenSource::kind).equals(Optional.of(TokenSource.Kind.LITERAL))) {
      throw new CozeUsageException(
          where + ": `" + key + "` is written out",
          "a settings file is copied, shared and committed; a key or a password lives longer",
          "write where it lies: env:NAME, file:PATH or cmd:COMMAND");
    }
    return source;
  }

  private CozeUsageException missing(String key) {
    return new CozeUsageException(
        where + ": `" + key + "` is missing", "nobody can log in without it", "add it");
  }
}
