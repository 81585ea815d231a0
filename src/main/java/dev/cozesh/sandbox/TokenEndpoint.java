package dev.cozesh.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cozesh.json.Json;
import java.time.Duration;
import java.util.List;

/** Gives tokens for what {@code grant_type} names. */
final class TokenEndpoint {
  private static final String GRANTS = "urn:ietf:params:oauth:grant-type:";
  private static final String JWT = GRANTS + "jwt-bearer";
  private static final int MOST_SECONDS = 86_399;

  private final Tokens tokens;
  private final AuthorizePage page;
  private final Devices devices;
  private final Assertions assertions;

  TokenEndpoint(Tokens tokens, AuthorizePage page, Devices devices) {
    this.tokens = tokens;
    this.page = page;
    this.devices = devices;
    this.assertions = new Assertions(tokens);
  }

  List<Route> routes() {
    String base = "/api/permission/oauth2";
    String console = "/api/permission_api/coze_web_app/impersonate_coze_user";
    return List.of(
        Route.replying("POST", base + "/token", OAuthFailure.answered(this::token)).open(),
        ofOneKind(base + "/account/{account_id}/token"),
        ofOneKind(base + "/enterprise_id/{enterprise_id}/token"),
        new Route("POST", console, this::impersonate).open());
  }

  private Route ofOneKind(String path) {
    return Route.replying("POST", path, OAuthFailure.answered(this::jwtOnly)).open();
  }

  private Reply token(Transaction tx, Call call) {
    String grant = call.fields().text("grant_type", 1, 100);
    return switch (grant) {
      case "authorization_code" -> page.exchanged(tx, call);
      case "refresh_token" -> tokens.renewed(tx, call);
      case GRANTS + "device_code" -> devices.polled(tx, call);
      case JWT -> assertions.exchanged(tx, call);
      default -> throw unsupported(grant);
    };
  }

  private Reply jwtOnly(Transaction tx, Call call) {
    String grant = call.fields().text("grant_type", 1, 100);
    if (!grant.equals(JWT)) {
      throw unsupported(grant);
    }
    return assertions.exchanged(tx, call);
  }

  private static OAuthFailure unsupported(String grant) {
    return new OAuthFailure(400, "unsupported_grant_type", "grant_type " + grant + " is unknown");
  }

  /** The console's own call: a browser session stands for the user. */
  private ObjectNode impersonate(Transaction tx, Call call) {
    if (!call.sender().cookie().matches("(.*; *)?session_key=test.*")) {
      throw new Refused(401, 700012006, "missing session_key in cookie");
    }
    int life = call.fields().number("duration_seconds", 900, 1, MOST_SECONDS);
    ObjectNode answer = Json.object();
    answer.set("data", tokens.access(tx, Tokens.USER, call.now(), Duration.ofSeconds(life)));
    return answer;
  }
}
