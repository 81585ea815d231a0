package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import dev.cozesh.sandbox.Change.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Devices that ask for a token. They are let in by {@code /_device}, or by themselves once they
 * have polled twice; whoever polls too often is slowed down.
 */
final class Devices {
  /** The page that a user is sent to. */
  static final String PAGE = "/_device";

  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int INTERVAL = 5;
  private static final int POLLS = 2;

  private final Tokens tokens;

  Devices(Tokens tokens) {
    this.tokens = tokens;
  }

  List<Route> routes() {
    String code = "/api/permission/oauth2/device/code";
    String ofWorkspace = "/api/permission/oauth2/workspace_id/{workspace_id}/device/code";
    return List.of(
        Route.replying("POST", code, OAuthFailure.answered(this::ask)).open(),
        Route.replying("POST", ofWorkspace, OAuthFailure.answered(this::ask)).open());
  }

  private Reply ask(Transaction tx, Call call) {
    String client = new OAuthClients(tx).requireKnown(call.fields());
    String deviceCode = "device_" + tokens.secret();
    String digits = tokens.secret().toUpperCase(Locale.ROOT);
    String userCode = digits.substring(0, 4) + "-" + digits.substring(4, 8);
    ObjectNode device = Json.object().put("client_id", client).put("user_code", userCode);
    device.put("interval", INTERVAL).put("polls_left", POLLS);
    device.put("expires", call.now().plus(LIFE).getEpochSecond());
    tx.put(Kind.OAUTH_GRANT, Digest.of(deviceCode), device);
    ObjectNode answer = Json.object().put("device_code", deviceCode).put("user_code", userCode);
    answer.put("verification_uri", call.link(PAGE)).put("expires_in", LIFE.toSeconds());
    return new Reply.Raw(200, answer.put("interval", INTERVAL), Map.of());
  }

  /** Answers a poll. */
  Reply polled(Transaction tx, Call call) {
    String client = new OAuthClients(tx).requireKnown(call.fields());
    String key = Digest.of(call.fields().text("device_code", 1, 500));
    ObjectNode device =
        tx.find(Kind.OAUTH_GRANT, key)
            .filter(kept -> kept.has("user_code") && kept.path("client_id").asText().equals(client))
            .orElseThrow(() -> OAuthFailure.grant("the device code is used, or another app's"));
    if (call.seconds() >= device.path("expires").asLong()) {
      throw new OAuthFailure(400, "expired_token", "the device code is over");
    }
    if (device.path("denied").asBoolean()) {
      throw new OAuthFailure(400, "access_denied", "the user refused");
    }
    long early = device.path("next_poll").asLong() - call.seconds();
    int left = device.path("polls_left").asInt();
    if (early <= 0 && left == 0) {
      tx.remove(Kind.OAUTH_GRANT, key);
      return tokens.forUser(tx, client, false, call.now());
    }
    int interval = device.path("interval").asInt() + (early > 0 ? INTERVAL : 0);
    ObjectNode later = device.deepCopy().put("interval", interval);
    later.put("next_poll", call.seconds() + interval);
    tx.put(Kind.OAUTH_GRANT, key, early > 0 ? later : later.put("polls_left", left - 1));
    // Not thrown, or the count of polls would be lost with the transaction.
    return early > 0
        ? new OAuthFailure(400, "slow_down", "polls are too frequent").reply()
        : new OAuthFailure(400, "authorization_pending", "the user has not decided").reply();
  }

  /**
   * Lets a device in, or turns it away.
   *
   * @param sent user_code; allow, true unless it is sent; polls, how often it is told to wait first
   */
  void decide(Transaction tx, Fields sent) {
    String code = sent.text("user_code", 1, 20);
    boolean denied = sent.has("allow") && !sent.flag("allow");
    String key =
        tx.entries(Kind.OAUTH_GRANT).stream()
            .filter(entry -> entry.getValue().path("user_code").asText().equals(code))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("device with user code " + code))
            .getKey();
    ObjectNode device = tx.existing(Kind.OAUTH_GRANT, key).deepCopy();
    device.put("denied", denied).put("polls_left", sent.number("polls", 0, 0, 1_000));
    tx.put(Kind.OAUTH_GRANT, key, device);
  }
}
