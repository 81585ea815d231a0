package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tokens that the sandbox gave out. Only their digests are kept, so that no file holds one. All of
 * them say that they are for tests.
 */
final class Tokens {
  /** What tokens of users and of service apps begin with. */
  static final String USER = "czu_test_";

  static final String SERVICE = "czs_test_";

  private static final String REFRESH = "czr_test_";
  private static final Duration LIFE = Duration.ofMinutes(15);
  private static final Duration REFRESH_LIFE = Duration.ofDays(30);

  private final SecureRandom random = new SecureRandom();

  /** 32 digits that nobody guesses. */
  String secret() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Whether the gateway takes it: given out here, and not over. */
  static boolean isValid(Transaction tx, String token, Instant now) {
    return tx.find(Kind.OAUTH_TOKEN, Digest.of(token))
        .filter(kept -> !kept.path("refresh").asBoolean())
        .filter(kept -> now.getEpochSecond() < kept.path("expires").asLong())
        .isPresent();
  }

  /**
   * A user's token with the one that renews it.
   *
   * @param withSecret whether the app has to show its secret to renew it
   */
  Reply forUser(Transaction tx, String client, boolean withSecret, Instant now) {
    String refresh = REFRESH + secret();
    ObjectNode kept = Json.object().put("client_id", client).put("refresh", true);
    keep(tx, refresh, kept.put("with_secret", withSecret), now.plus(REFRESH_LIFE));
    ObjectNode answer = access(tx, USER, now, LIFE);
    return reply(answer.put("refresh_token", refresh));
  }

  /** A token without one that renews it. */
  Reply forService(Transaction tx, Instant now, Duration life) {
    return reply(access(tx, SERVICE, now, life));
  }

  /** The members of an answer with a new token. */
  ObjectNode access(Transaction tx, String prefix, Instant now, Duration life) {
    forgetExpired(tx, now);
    String token = prefix + secret();
    Instant end = now.plus(life);
    keep(tx, token, Json.object(), end);
    // Despite its name it is the time at which the token ends.
    return Json.object()
        .put("access_token", token)
        .put("expires_in", end.getEpochSecond())
        .put("token_type", "Bearer");
  }

  /** A new pair for a refresh token, which is used up with it. */
  Reply renewed(Transaction tx, Call call) {
    OAuthClients clients = new OAuthClients(tx);
    String client = clients.requireKnown(call.fields());
    String key = Digest.of(call.fields().text("refresh_token", 1, 500));
    ObjectNode kept =
        tx.find(Kind.OAUTH_TOKEN, key)
            .filter(token -> token.path("refresh").asBoolean())
            .filter(token -> token.path("client_id").asText().equals(client))
            .filter(token -> call.seconds() < token.path("expires").asLong())
            .orElseThrow(
                () -> OAuthFailure.grant("the refresh token is used, over, or another app's"));
    boolean withSecret = kept.path("with_secret").asBoolean();
    if (withSecret) {
      clients.requireSecret(client, call.sender().bearer());
    }
    tx.remove(Kind.OAUTH_TOKEN, key);
    return forUser(tx, client, withSecret, call.now());
  }

  private static void keep(Transaction tx, String token, ObjectNode kept, Instant end) {
    tx.put(Kind.OAUTH_TOKEN, Digest.of(token), kept.put("expires", end.getEpochSecond()));
  }

  private static void forgetExpired(Transaction tx, Instant now) {
    for (Kind kind : new Kind[] {Kind.OAUTH_TOKEN, Kind.OAUTH_GRANT}) {
      tx.entries(kind).stream()
          .filter(entry -> entry.getValue().path("expires").asLong() <= now.getEpochSecond())
          .forEach(entry -> tx.remove(kind, entry.getKey()));
    }
  }

  private static Reply reply(ObjectNode answer) {
    return new Reply.Raw(200, answer, Map.of("Cache-Control", "no-store"));
  }
}
