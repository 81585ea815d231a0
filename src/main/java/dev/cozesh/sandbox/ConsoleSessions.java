package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Logins to the console. Any e-mail address is a user; a password begins with {@code test}, so that
 * no real one is of use here. A user has one session: the next login ends it. Of sessions only
 * digests are kept.
 */
final class ConsoleSessions {
  static final String LOGIN = "/api/passport/web/email/login/";

  /** What begins like this needs no login. */
  private static final String TEST = "test";

  private static final long WRONG_PASSWORD = 700_000_003;
  private static final Duration LIFE = Duration.ofDays(30);
  private static final Pattern COOKIE = Pattern.compile("(?:^|;\\s*)session_key=([^;\\s]+)");

  private final SecureRandom random = new SecureRandom();

  List<Route> routes() {
    return List.of(
        Route.replying("POST", LOGIN, this::login).open(),
        new Route("POST", "/api/passport/account/info/v2/", ConsoleSessions::account).ofConsole());
  }

  /** Whose session a cookie is of; empty when it is none, or over. */
  static Optional<String> user(Transaction tx, String cookies, Instant now) {
    Matcher cookie = COOKIE.matcher(cookies);
    if (!cookie.find()) {
      return Optional.empty();
    }
    String key = cookie.group(1);
    if (key.startsWith(TEST)) {
      return Optional.of(key);
    }
    String digest = Digest.of(key);
    return tx.entries(Kind.SESSION).stream()
        .filter(entry -> entry.getValue().path("digest").asText().equals(digest))
        .filter(entry -> now.getEpochSecond() < entry.getValue().path("expires").asLong())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Reply login(Transaction tx, Call call) {
    String email = call.fields().text("email", 1, 200);
    String password = call.fields().text("password", 1, 200);
    if (!password.startsWith(TEST)) {
      throw new Refused(200, WRONG_PASSWORD, "the email or password is incorrect");
    }
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String key = HexFormat.of().formatHex(bytes);
    Instant end = call.now().plus(LIFE);
    tx.put(
        Kind.SESSION,
        email,
        Json.object().put("digest", Digest.of(key)).put("expires", end.getEpochSecond()));
    String cookie = "session_key=" + key + "; Path=/; HttpOnly; Max-Age=" + LIFE.toSeconds();
    return Reply.of(who(email), Map.of("Set-Cookie", cookie));
  }

  private static ObjectNode account(Transaction tx, Call call) {
    return who(user(tx, call.sender().cookie(), call.now()).orElseThrow());
  }

  private static ObjectNode who(String email) {
    ObjectNode answer = Json.object();
    ObjectNode data = answer.putObject("data");
    data.put("user_id_str", Workspaces.USER_ID).put("name", email).put("email", email);
    return answer;
  }
}
